import { tags } from '../../elements/languages.ts';
import { formatClock } from '../../notes/entries/time.ts';
import { excerpt } from '../query/excerpt.ts';
import type { TextRange } from '../query/highlight.ts';
import type { Hit } from '../query/result.ts';

type Highlight = (text: string) => readonly TextRange[];

/** Shows hits below the lesson or page they are of, the best first, each a link, or an option of a listbox. */
export function showHits(
  list: HTMLElement,
  hits: readonly Hit[],
  highlight: Highlight,
  { base, asOptions }: { readonly base: string; readonly asOptions: boolean },
): void {
  const groups = Map.groupBy(hits, (hit) => placeOf(hit)?.id ?? '');
  const root = base.replace(/\/$/, '');
  let count = 0;
  const sections = [...groups.values()].map((group, at) => {
    const section = element('section', 'of');
    const title = element(asOptions ? 'div' : 'h2', 'title');
    title.id = `site:hits-${at}`;
    const place = group[0] && placeOf(group[0]);
    title.append(...halves(place?.en, place?.zh, () => []));
    const course = group[0]?.lesson && group[0].course;
    if (course) title.append(courseName(course));
    section.append(title);
    if (asOptions) {
      section.setAttribute('role', 'group');
      title.setAttribute('role', 'presentation');
    }
    section.setAttribute('aria-labelledby', title.id);
    for (const hit of group)
      section.append(linkTo(hit, `${root}${hit.url}`, `site:hit-${count++}`, highlight, asOptions));
    return section;
  });
  list.replaceChildren(...sections);
}

function courseName({ en, zh }: { en?: string; zh?: string }): HTMLElement {
  const name = element('span', 'in-course');
  name.append(...halves(en, zh, () => []));
  return name;
}

function linkTo(
  hit: Hit,
  address: string,
  id: string,
  highlight: Highlight,
  asOption: boolean,
): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.id = id;
  link.className = `hit ${hit.kind}`;
  if (asOption) {
    link.setAttribute('role', 'option');
    link.tabIndex = -1;
  }
  const words = element('span', 'words');
  words.append(...wordsOf(hit, highlight));
  link.append(timeOf(hit), words);
  return link;
}

/** The time of a moment; of anything else a sign in its place, for the eye only. */
function timeOf({ kind, start }: Hit): HTMLElement {
  const at = element(start === undefined ? 'span' : 'time', 'at');
  if (start === undefined) at.setAttribute('aria-hidden', 'true');
  at.textContent =
    start !== undefined ? formatClock(start) : kind === 'point' ? '•' : kind === 'section' ? '§' : '¶';
  return at;
}

/** The halves, and of what stands below them the part that has what was searched for. */
function wordsOf({ en, zh, text }: Hit, highlight: Highlight): HTMLElement[] {
  const shown = halves(en, zh, highlight);
  const isFound = shown.some((half) => half.querySelector('mark'));
  return text && (shown.length === 0 || !isFound) ? [...shown, marked(text, highlight)] : shown;
}

function halves(en: string | undefined, zh: string | undefined, highlight: Highlight): HTMLElement[] {
  return [...(en ? [marked(en, highlight, tags.en)] : []), ...(zh ? [marked(zh, highlight, tags.zh)] : [])];
}

/** A text, or the part of it around the first range to highlight, with the ranges in `<mark>`; it is only ever text. */
function marked(whole: string, highlight: Highlight, lang?: string): HTMLElement {
  const { text, ranges } = excerpt(whole, highlight(whole));
  const run = element('span', '');
  if (lang) run.lang = lang;
  let done = 0;
  for (const [from, to] of ranges) {
    const mark = element('mark', '');
    mark.textContent = text.slice(from, to);
    run.append(text.slice(done, from), mark);
    done = to;
  }
  run.append(text.slice(done));
  return run;
}

function placeOf({ lesson, page, course }: Hit) {
  return lesson ?? page ?? course;
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
