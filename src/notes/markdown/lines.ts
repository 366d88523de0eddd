import { cutFrontMatter } from '../course/cut-front-matter.ts';
import { BULLET, LIST_MARKER } from './list-marker.ts';

/** What a line is, as far as moving lines about has to know. */
export type LineKind = 'front' | 'code' | 'blank' | 'item' | 'heading' | 'table' | 'quote' | 'rule' | 'text';

/** One line of notes, without its end. */
export interface Line {
  readonly text: string;
  readonly kind: LineKind;
  /** Columns of white space before it; lines of a code block have those of its fence. */
  readonly indent: number;
  /** The column at which its content begins; for an item, what is indented as far is nested in it. */
  readonly inner: number;
}

const ITEM = new RegExp(String.raw`^(\s*)(${LIST_MARKER})(?:(\s+)|$)`);
/** The only markers that may begin a list right below words. */
const INTERRUPTS = new RegExp(`^(?:${BULLET}|1[.)])$`);
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
/** Makes a heading of the words above it. */
const UNDERLINE = /^\s*(?:=+|-+)\s*$/;
const FENCE = new RegExp(String.raw`^(?:\s*${LIST_MARKER}\s+)?\s*(\`{3,}|~{3,})`);

/** What the lines above say about the next one. */
interface Above {
  /** The columns at which the contents of the items begin that are open, the innermost last. */
  readonly inner: readonly number[];
  /** True if the last line is words, which the next can go on with. */
  readonly words: boolean;
  readonly table?: boolean;
  /** True below an item without content, which ends at a blank line. */
  readonly hollow?: boolean;
  readonly fence?: { readonly mark: string; readonly indent: number };
}

/**
 * Reads the lines of a text that has no line ends but `\n`, as the value of a `<textarea>`. Follows
 * https://spec.commonmark.org/0.31.2/ as far as items, code and paragraphs go.
 */
export function readLines(text: string): readonly Line[] {
  const { yaml } = cutFrontMatter(text);
  const front = yaml === undefined ? 0 : yaml.split('\n').length + 1;
  let above: Above = { inner: [], words: false };
  return text.split('\n').map((typed, at): Line => {
    if (at < front) return { text: typed, kind: 'front', indent: 0, inner: 0 };
    const line = readLine(typed, above);
    above = next(above, line);
    return line;
  });
}

/** The lines that go on with what a line begins. */
const GOES_ON: Readonly<Partial<Record<LineKind, readonly LineKind[]>>> = {
  item: ['text'],
  text: ['text'],
  quote: ['quote', 'text'],
  table: ['text'],
};

/** The index after the lines that say an entry themselves: its first line and those that go on with its words. */
export function ownEnd(lines: readonly Line[], at: number): number {
  const line = lines[at];
  const goesOn = GOES_ON[line?.kind ?? 'blank'] ?? [];
  let end = at + 1;
  // Without words there are none to go on with: what is not indented stands outside.
  if (line?.kind === 'item' && !isFilled(line.text) && (lines[end]?.indent ?? 0) < line.inner) return end;
  while (goesOn.includes(lines[end]?.kind ?? 'blank')) end++;
  return end;
}

/** The index after a block: an item with all that is nested in it, a whole table, a whole code block. */
export function blockEnd(lines: readonly Line[], at: number): number {
  const first = lines[at];
  let end = ownEnd(lines, at);
  if (first?.kind === 'table' || first?.kind === 'code') {
    while (lines[end]?.kind === first.kind) end = ownEnd(lines, end);
  }
  if (first?.kind !== 'item') return end;
  for (let index = end; index < lines.length; index++) {
    const line = lines[index];
    if (!line || line.kind === 'blank') continue;
    if (line.kind === 'front' || line.indent < first.inner) break;
    // What goes on with the words of a nested item need not be indented.
    end = ownEnd(lines, index);
    index = end - 1;
  }
  return end;
}

/** White space before a line changed by a number of columns, never by more than there is. */
export function shifted(line: string, columns: number): string {
  if (line.trim() === '' || columns === 0) return line;
  if (columns > 0) return ' '.repeat(columns) + line;
  const space = /^\s*/.exec(line)?.[0] ?? '';
  return ' '.repeat(Math.max(0, columnsOf(space) + columns)) + line.slice(space.length);
}

function readLine(text: string, { inner: open, words, table, fence }: Above): Line {
  const indent = columnsOf(/^\s*/.exec(text)?.[0] ?? '');
  const plain = (kind: LineKind): Line => ({ text, kind, indent, inner: indent });
  if (fence) return { text, kind: 'code', indent: fence.indent, inner: fence.indent };
  if (text.trim() === '') return plain('blank');
  const around = open.findLast((column) => column <= indent) ?? 0;
  if (indent - around > 3) return plain(words ? 'text' : 'code');
  if (words && UNDERLINE.test(text) && around === (open.at(-1) ?? 0)) return plain('heading');
  if (RULE.test(text)) return plain('rule');
  const [, , marker, blanks] = ITEM.exec(text) ?? [];
  // Within a paragraph only the beginning of a list is one, and only with words.
  const interrupts =
    !words || around !== (open.at(-1) ?? 0) || (isFilled(text) && INTERRUPTS.test(marker ?? ''));
  if (marker !== undefined && interrupts) {
    const width = blanks === undefined || columnsOf(blanks) > 4 ? 1 : columnsOf(blanks);
    return { text, kind: 'item', indent, inner: indent + marker.length + width };
  }
  if (/^\s*#{1,6}(?:\s|$)/.test(text)) return plain('heading');
  if (FENCE.test(text)) return plain('code');
  return plain(/^\s*\|/.test(text) && (!words || table) ? 'table' : /^\s*>/.test(text) ? 'quote' : 'text');
}

function next({ inner, words, fence, hollow }: Above, { text, kind, indent, inner: column }: Line): Above {
  if (fence) return closes(text, fence.mark) ? { inner, words: false } : { inner, words, fence };
  if (kind === 'blank') return { inner: hollow ? inner.slice(0, -1) : inner, words: false };
  // A line that goes on with words need not be indented as they are.
  const open = kind === 'text' && words ? inner : inner.filter((one) => one <= indent);
  const mark = FENCE.exec(text)?.[1];
  const all = kind === 'item' ? [...open, column] : open;
  if (mark && (kind === 'item' || kind === 'code'))
    return { inner: all, words: false, fence: { mark, indent: column } };
  const hasWords =
    kind === 'text' || kind === 'table' || kind === 'quote' || (kind === 'item' && isFilled(text));
  return { inner: all, words: hasWords, table: kind === 'table', hollow: kind === 'item' && !hasWords };
}

/** True for an item with words on its line. */
function isFilled(item: string): boolean {
  return /^\S+\s+\S/.test(item.trim());
}

function closes(line: string, mark: string): boolean {
  const typed = line.trim();
  return typed.length >= mark.length && typed === (mark[0] ?? '').repeat(typed.length);
}

function columnsOf(space: string): number {
  let columns = 0;
  for (const blank of space) columns += blank === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}
