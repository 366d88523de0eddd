import { base } from '../../site/site-base.ts';
import type { Quoted } from '../quotation.ts';
import { type MomentKey, momentKey } from '../study.ts';

/** What finds the halves of a pair: the one in Chinese, and the one in letters, whichever languages they are. */
export const HALF = {
  en: ':is(.pair, .lone) > [lang]:not([lang|="zh"], [lang="ja"])',
  'zh-Hans': ':is(.pair, .lone) > [lang|="zh"]',
} as const;

/** Every moment of the page. */
export function allMoments(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.moment')];
}

/** What the study knows a moment by. */
export function keyOf(moment: HTMLElement): MomentKey {
  return momentKey(moment.dataset.video ?? '', secondOf(moment));
}

/** The second a moment begins at. */
export function secondOf(moment: HTMLElement): number {
  return Number(moment.dataset.start);
}

/** The elements of an entry itself that a selector finds, without those of the entries nested in it. */
export function ownOf(entry: Element, selector: string): HTMLElement[] {
  return [...entry.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => element.closest('.moment, .point') === entry,
  );
}

/** A moment as it is quoted. */
export function quotedFrom(moment: HTMLElement): Quoted {
  const words = (selector: string) => ownOf(moment, selector).map(textOf).join(' ');
  return {
    ...halves(words(HALF.en), words(HALF['zh-Hans'])),
    text: words('.lone'),
    below: ownOf(moment, 'pre, :scope p a').map(asText),
    time: textOf(ownOf(moment, '.time')[0] ?? moment),
    lesson: lessonTitle(),
    url: linkTo(moment),
  };
}

/** The permanent link of a moment, without what only concerns this reader. */
export function linkTo(moment: HTMLElement): string {
  return `${location.origin}${location.pathname}#${moment.id}`;
}

/** `<course>/<lesson>` of this page. */
export function lessonHere(): string {
  return location.pathname.slice(base.length).replace(/\/(?:index\.html)?$/, '');
}

/** The title of this lesson. */
export function lessonTitle(): { en?: string; zh?: string } {
  const half = (selector: string) => {
    const words = document.querySelector(`h1 ${selector}`);
    return words ? textOf(words) : '';
  };
  return halves(half(HALF.en), half(HALF['zh-Hans']));
}

/** Code as it stands, a link as its words and its address. */
function asText(element: HTMLElement): string {
  if (!(element instanceof HTMLAnchorElement)) return (element.textContent ?? '').trimEnd();
  const said = textOf(element);
  return said === element.href ? said : `${said} ${element.href}`;
}

function halves(en: string, zh: string): { en?: string; zh?: string } {
  return { ...(en && { en }), ...(zh && { zh }) };
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
