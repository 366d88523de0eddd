import type { ListItem } from 'mdast';
import { addsFindings, isSamePage } from '../check/fix.ts';
import type { ReadBlock } from '../entries/read-blocks.ts';
import type { TimeLink } from '../entries/read-time-link.ts';
import { rewriteLink, writeTime } from '../entries/write-link.ts';
import { blockIdOf, canonicalWords } from '../entries/write-words.ts';
import type { Languages } from '../languages.ts';
import type { ParsedLesson } from '../lesson.ts';
import type { Block } from '../markdown/blocks.ts';
import { listMarkerOf, withoutListMarker } from '../markdown/list-marker.ts';
import { lineAt, placeAt, type Source } from '../markdown/source.ts';
import { renderNotes } from '../parse.ts';
import { type Notes, readNotes } from '../read-notes.ts';

/** A range of a text and what takes its place. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Edits that are made together or not at all. */
type Group = readonly Edit[];

const INDENT = '    ';
/** Enough for a form that is reached in steps; one is the rule. */
const MOST_PASSES = 4;

/**
 * Writes the entries of a file in their canonical form, `- English 中文 [h:mm:ss](https://youtu.be/ID?t=seconds)`. All
 * other lines stay as they are. An edit that would change the page, its entries or add a finding is left out, as is
 * an entry whose link has an error.
 *
 * @example formatNotes('* 2:17 [Purpose 目标](https://www.youtube.com/watch?v=9spwoDYwW_I&t=2m17s)')
 * // => '- 2:17 Purpose 目标 [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)'
 */
export function formatNotes(text: string, languages?: Languages): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  let current = text.slice(mark.length);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = formatOnce(current, (some) => readNotes(some, undefined, languages));
    if (next === current) break;
    current = next;
  }
  return mark + current;
}

function formatOnce(text: string, read: (text: string) => Notes): string {
  const notes = read(text);
  const groups = [...layoutGroups(notes), ...notes.blocks.flatMap((read) => entryGroups(read, notes))]
    .map((group) => group.filter(({ from, to, text: made }) => text.slice(from, to) !== made))
    .filter((group) => group.length > 0);
  return groups.length === 0
    ? text
    : applied(text, harmless(groups, [], text, { page: renderNotes(notes), read }).flat());
}

/** Of some groups of edits, those that leave the page as it is, in addition to those `accepted` before. */
function harmless(
  groups: readonly Group[],
  accepted: readonly Group[],
  text: string,
  before: { readonly page: ParsedLesson; readonly read: (text: string) => Notes },
): readonly Group[] {
  const all = [...accepted, ...groups];
  const made = renderNotes(before.read(applied(text, all.flat())));
  if (isSamePage(before.page, made) && !addsFindings(before.page, made)) return all;
  if (groups.length < 2) return accepted;
  const half = groups.length >> 1;
  return harmless(groups.slice(half), harmless(groups.slice(0, half), accepted, text, before), text, before);
}

/** Markers and indentation: a list is moved as a whole, because its items hold one another by their columns. */
function layoutGroups({ blocks, source }: Notes): readonly Group[] {
  const items = blocks.filter(
    ({ kind, block, isMarkdown }) =>
      kind && isMarkdown && block.kind === 'item' && standsAlone(block, source),
  );
  const lists = Map.groupBy(items, ({ block }) => block.list);
  return [...lists].map(([list, members]) => {
    const movable = blocks.every(
      ({ block, isMarkdown }) => block.list !== list || (isMarkdown && isBare(block, source)),
    );
    return members.map(({ block }) => {
      const start = offsetOf(block.container, 'start');
      const line = source.starts[placeAt(source, start).line - 1] ?? 0;
      const words = offsetOf((block.phrasing ?? block.container) as Block['container'], 'start');
      const indent = movable ? INDENT.repeat(block.depth) : source.text.slice(line, start);
      return { from: line, to: words, text: `${indent}${marker(source.text.slice(start, words))}` };
    });
  });
}

/** `* ` and `+ ` become `- `; a number and a task's box stay. */
function marker(typed: string): string {
  const sign = listMarkerOf(typed) ?? '-';
  return `${/\d/.test(sign) ? sign : '-'} ${withoutListMarker(typed)}`;
}

/** True if nothing but blanks stands before the item in its line. */
function standsAlone({ container, phrasing }: Block, source: Source): boolean {
  const start = offsetOf(container, 'start');
  const { line, column } = placeAt(source, start);
  return (
    phrasing !== undefined &&
    lineAt(source, line)
      .slice(0, column - 1)
      .trim() === ''
  );
}

/** True for an item that holds its words and further lists, nothing that its indentation would have to follow. */
function isBare(block: Block, source: Source): boolean {
  if (block.kind !== 'item') return false;
  const { children } = block.container as ListItem;
  const isHollow = block.phrasing === undefined && children.length === 0;
  return isHollow || (standsAlone(block, source) && children.slice(1).every(({ type }) => type === 'list'));
}

/** The words and the time of an entry; where they cannot be taken apart, its links alone. */
function entryGroups(read: ReadBlock, notes: Notes): readonly Group[] {
  const { block, links, time, isBroken, isMarkdown } = read;
  const { source } = notes;
  const isEntry = time !== undefined || read.kind === 'point';
  if (!isEntry || isBroken || !isMarkdown || !links.every((link) => rewriteLink(link, source))) return [];
  const range = links.length > 1 ? undefined : wordsRange(read, source);
  const words = range && canonicalWords(read, notes);
  if (!range || words === undefined)
    return links.map((link) => [linkEdit(link, block.kind === 'item' && link === links[0], source)]);
  const parts = [
    words + (time?.mark ?? ''),
    time ? writeTime(time.start.video, time.start.seconds, time.end) : '',
    blockIdOf(read, notes),
  ].filter(Boolean);
  return parts.length > 0 ? [[{ ...range, text: parts.join(' ') }]] : [];
}

function linkEdit(link: TimeLink, isStart: boolean, source: Source): Edit {
  const from = offsetOf(link.node, 'start');
  const text = rewriteLink(link, source) ?? '';
  // Before a link that begins an emphasis stands the sign of the emphasis, not a word.
  const isGlued = isStart && /[^\s[(（【<|*_~=]/.test(source.text[from - 1] ?? ' ');
  return { from, to: offsetOf(link.node, 'end'), text: isGlued ? ` ${text}` : text };
}

/** Where the words of an item or a heading stand, with the blanks after them. */
function wordsRange(
  { block: { kind, phrasing, container }, range }: ReadBlock,
  source: Source,
): { from: number; to: number } | undefined {
  if (!phrasing || (kind !== 'item' && kind !== 'heading')) return undefined;
  const node = phrasing as Block['container'];
  const [from, to] = [offsetOf(node, 'start'), offsetOf(node, 'end')];
  // A task's box is no word, though it stands in the paragraph if a link follows it.
  if (node.type !== 'heading') return { from: range?.[0] ?? from, to: to + blanksAt(source, to) };
  const parts = /^(#{1,6}[ \t]+)[^\r\n]*?([ \t]+#+[ \t]*)?$/.exec(source.text.slice(from, to));
  if (!parts || container !== node) return undefined;
  return { from: from + (parts[1]?.length ?? 0), to: to - (parts[2]?.length ?? 0) };
}

function blanksAt(source: Source, at: number): number {
  return /^[ \t]*(?=[\r\n]|$)/.exec(source.text.slice(at))?.[0].length ?? 0;
}

function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((done, { from, to, text: made }) => done.slice(0, from) + made + done.slice(to), text);
}

function offsetOf(node: { position?: TimeLink['node']['position'] }, end: 'start' | 'end'): number {
  const offset = node.position?.[end].offset;
  if (offset === undefined) throw new Error('A block of notes without a place');
  return offset;
}
