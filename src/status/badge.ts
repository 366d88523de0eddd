import { percent, type Shares } from './translation-status.ts';

const HEIGHT = 20;
const FONT = 11;

/**
 * A badge as SVG: how much of the notes there is in English and in Chinese. It needs no font of its own: the words are
 * as wide as they are said to be.
 *
 * @example badgeSvg({ entries: 4, en: 4, zh: 3, time: 4, stale: 0 }) // => '<svg …>notes 笔记 | EN 100% · 中文 75%</svg>'
 */
export function badgeSvg({ entries, en, zh }: Shares): string {
  const label = 'notes 笔记';
  const said = entries === 0 ? 'none yet 待写' : `EN ${percent(en, entries)} · 中文 ${percent(zh, entries)}`;
  const [left, right] = [widthOf(label) + 12, widthOf(said) + 12];
  const half = (text: string, from: number, width: number) =>
    `<text x="${from + 6}" y="14" textLength="${width - 12}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img">`,
    `<title>${label}: ${said}</title>`,
    `<clipPath id="r"><rect width="${left + right}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><path fill="#4a4742" d="M0 0h${left}v${HEIGHT}H0z"/>`,
    `<path fill="${colourOf(Math.min(en, zh), entries)}" d="M${left} 0h${right}v${HEIGHT}H${left}z"/></g>`,
    `<g fill="#fff" font-family="system-ui,sans-serif" font-size="${FONT}">`,
    half(label, 0, left),
    half(said, left, right),
    '</g></svg>\n',
  ].join('');
}

/** Green when nothing is missing, amber from a half on; white words are readable on each. */
function colourOf(least: number, entries: number): string {
  if (entries === 0) return '#6b6861';
  if (least === entries) return '#2b6a34';
  return least * 2 >= entries ? '#8a5200' : '#a63a12';
}

/** Chinese is as wide as the font is high, Latin about half of it. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? FONT : FONT * 0.58), 0) | 0;
}
