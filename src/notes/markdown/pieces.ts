import type { List, Nodes, Root, RootContent } from 'mdast';
import { BULLET } from './list-marker.ts';

const PIECE = 32_768;
/** A line at which every open block but HTML and code ends: a heading below a blank line, or the item of a list. */
const BEGINNING = new RegExp(String.raw`(?<=\n[ \t]*\r?\n)#{1,6} (?=\S)|(?<=\n)${BULLET} (?=\S)`, 'g');

/**
 * Reads a long text piece by piece into the tree that reading it at once would make. The time Markdown parsers need
 * grows faster than the text; in pieces it grows as the text does. `read` reads one piece, which has `piece` characters or more.
 */
export function readInPieces(text: string, read: (text: string) => Root, piece = PIECE): Root {
  // Definitions hold for the whole text, so it has to be read as a whole.
  if (text.length < 2 * piece || /\]:/.test(text)) return read(text);
  const whole: Root = { type: 'root', children: [] };
  let from = 0;
  let size = piece;
  let line = 1;
  while (from < text.length) {
    const to = beginningAfter(text, from + size);
    const part = read(text.slice(from, to));
    if (to < text.length && endsOpen(part)) {
      // Growing by doubling keeps the work linear when a long code block is cut again and again.
      size *= 2;
      continue;
    }
    const lines = (part.position?.end.line ?? 1) - 1;
    if (from > 0) move(part, from, line - 1);
    append(whole, part, text);
    [from, line, size] = [to, line + lines, piece];
  }
  return whole;
}

function beginningAfter(text: string, from: number): number {
  BEGINNING.lastIndex = from;
  return BEGINNING.exec(text)?.index ?? text.length;
}

/** True if the last block may go on: code and HTML do not always end where other blocks begin. */
function endsOpen(node: Nodes): boolean {
  if (node.type === 'code' || node.type === 'html') return true;
  const last = 'children' in node ? node.children.at(-1) : undefined;
  return last !== undefined && endsOpen(last);
}

function move(node: Nodes, offset: number, lines: number): void {
  for (const end of node.position ? [node.position.start, node.position.end] : []) {
    end.line += lines;
    if (end.offset !== undefined) end.offset += offset;
  }
  if ('children' in node) for (const child of node.children) move(child, offset, lines);
}

/** Adds the blocks of a piece; a list that goes on becomes one with its beginning. */
function append(whole: Root, part: Root, text: string): void {
  const last = whole.children.at(-1);
  const [first, ...others] = part.children;
  if (isList(last) && isList(first) && markerOf(last, text) === markerOf(first, text)) {
    const gap = (first.position?.start.line ?? 0) - (last.position?.end.line ?? 0);
    last.spread ||= first.spread || gap > 1;
    for (const item of first.children) last.children.push(item);
    if (last.position && first.position) last.position.end = first.position.end;
  } else if (first) whole.children.push(first);
  for (const node of others) whole.children.push(node);
  if (!part.position) return;
  whole.position = { start: whole.position?.start ?? part.position.start, end: part.position.end };
}

function isList(node: RootContent | undefined): node is List {
  return node?.type === 'list' && !node.ordered;
}

/** The sign of a list; another one begins another list. */
function markerOf(list: List, text: string): string | undefined {
  return text[list.position?.start.offset ?? -1];
}
