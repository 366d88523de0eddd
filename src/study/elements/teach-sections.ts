import type { Bilingual } from '../../notes/lesson.ts';
import type { SectionKey } from '../study.ts';
import { HALF, lessonHere, ownOf } from './moment-words.ts';

/** A section of the notes of this page, to be taught. */
export interface TaughtSection {
  readonly key: SectionKey;
  /** Absent above all headings. */
  readonly heading: HTMLElement | undefined;
  /** The headings that it stands below, the outermost first. */
  readonly above: readonly HTMLElement[];
  /** Its moments and points, without those that are headings. */
  readonly entries: readonly HTMLElement[];
}

const HEADING = 'h1, h2, h3, h4, h5, h6';

/**
 * The notes of this page in sections, in their order. Notes without headings are one; a heading that only holds others
 * is none of its own.
 */
export function sectionsHere(): readonly TaughtSection[] {
  const sections: (TaughtSection & { readonly entries: HTMLElement[] })[] = [];
  const begin = (heading: HTMLElement | undefined, above: readonly HTMLElement[]) =>
    sections.push({ key: `${lessonHere()}#${heading?.id ?? ''}`, heading, above, entries: [] });
  begin(undefined, []);
  let above: readonly HTMLElement[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(`.notes :is(${HEADING}, .moment, .point)`)) {
    if (!element.matches(HEADING)) {
      sections.at(-1)?.entries.push(element);
      continue;
    }
    const outer = above.filter((one) => one.localName < element.localName);
    begin(element, outer);
    above = [...outer, element];
  }
  return sections.filter(({ heading, entries }, at) => {
    const isHolder = sections[at + 1]?.above.includes(heading as HTMLElement);
    return entries.length > 0 || (heading !== undefined && !isHolder);
  });
}

/** How deep an entry is nested in others, from 0 on. */
export function depthOf(entry: Element): number {
  let depth = 0;
  for (let at = entry.parentElement; at && !at.matches('.notes'); at = at.parentElement)
    if (at.matches('.moment, .point')) depth++;
  return depth;
}

/** A copy of the own words of an entry or a heading, in all their languages, without what only this page needs. */
export function wordsIn(entry: HTMLElement): readonly HTMLElement[] {
  return partsOf(entry, '.pair, .lone').map((words) => {
    const copy = words.cloneNode(true) as HTMLElement;
    for (const cover of copy.querySelectorAll('.cover')) cover.remove();
    for (const one of [copy, ...copy.querySelectorAll<HTMLElement>('*')]) {
      one.removeAttribute('id');
      delete one.dataset.covered;
    }
    // The reading mode of the page hides a half of what is a pair.
    if (copy.className === 'pair') copy.className = 'halves';
    return copy;
  });
}

/** The words of a heading, by language where they have one. */
export function titleOf(heading: HTMLElement): Bilingual & { readonly text: string } {
  const said = (selector: string) =>
    partsOf(heading, selector)
      .map(({ textContent }) => textContent)
      .join(' ');
  const [en, zh, text] = [said(HALF.en), said(HALF['zh-Hans']), said('.pair, .lone')];
  return { ...(en && { en }), ...(zh && { zh }), text };
}

function partsOf(entry: HTMLElement, selector: string): HTMLElement[] {
  return entry.matches(HEADING) ? [...entry.querySelectorAll<HTMLElement>(selector)] : ownOf(entry, selector);
}
