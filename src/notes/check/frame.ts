import { lineAt, type Source } from '../markdown/source.ts';

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const MOST_COLUMNS = 100;
/** How many characters on either side can be shown at most: some take no column. */
const NEAR = 4 * MOST_COLUMNS;

/**
 * The line of a finding with a caret below its column and, where it is known, the line as it should be.
 *
 * @example frame(readSource('- a[0:01](u)'), { line: 1, column: 4 }, '- a [0:01](u)')
 * // => '    1 | - a[0:01](u)\n      |    ^\n      > - a [0:01](u)'
 */
export function frame(
  source: Source,
  at: { readonly line: number; readonly column: number },
  fix?: string,
): string {
  const line = lineAt(source, at.line);
  const number = String(at.line).padStart(5);
  const gutter = ' '.repeat(number.length);
  const [before, after] = around(line, Math.min(at.column - 1, line.length));
  const rows = [`${number} | ${before}${after}`, `${gutter} | ${' '.repeat(columnsOf(before))}^`];
  if (fix !== undefined && fix !== '')
    rows.push(`${gutter} > ${around(fix, firstDifference(line, fix)).join('')}`);
  return rows.join('\n');
}

/** Text without what would move the cursor or change colours in a terminal. */
export function printable(text: string): string {
  return text.replace(/\s/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** A line cut at an offset; of a long line only what is near, which takes as long to find whatever its length. */
function around(line: string, at: number): [before: string, after: string] {
  const before = printable(line.slice(Math.max(0, at - NEAR), at));
  const after = printable(line.slice(at, at + NEAR));
  const isCut = before.length < at || at + after.length < line.length;
  if (!isCut && columnsOf(before) + columnsOf(after) <= MOST_COLUMNS) return [before, after];
  const half = MOST_COLUMNS / 2;
  return [
    columnsOf(before) > half || before.length < at ? `…${lastColumns(before, half)}` : before,
    columnsOf(after) > half || at + after.length < line.length ? `${firstColumns(after, half)}…` : after,
  ];
}

/** How many columns a terminal needs for a text. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

function widthOf(character: string): number {
  return WIDE.test(character) ? 2 : /[\p{M}\p{Cf}]/u.test(character) ? 0 : 1;
}

function firstColumns(text: string, most: number): string {
  let shown = '';
  for (const character of text) {
    if (columnsOf(shown) + widthOf(character) > most) break;
    shown += character;
  }
  return shown;
}

function lastColumns(text: string, most: number): string {
  return [...firstColumns([...text].reverse().join(''), most)].reverse().join('');
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < b.length && a[at] === b[at]) at++;
  return at;
}
