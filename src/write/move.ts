import { blockEnd, type Line, ownEnd, readLines } from '../notes/markdown/lines.ts';
import type { Edited, Operation } from './operations.ts';
import { findRow } from './rows.ts';

/** Moves an item with all that is nested in it above the one before it, or above the heading or text before it. */
export const moveUp: Operation = (text, row) => {
  const lines = readLines(text);
  const at = findRow(lines, row);
  if (at === undefined || lines[at]?.kind !== 'item') return undefined;
  const above = lines.findLastIndex(({ kind }, index) => index < at && kind !== 'blank');
  const start = unitStart(lines, above, at);
  if (start === undefined) return undefined;
  const end = blockEnd(lines, at);
  if (lines[start]?.kind === 'item') return swapped(lines, [start, blockEnd(lines, start), at, end], start);
  const { left, block } = takenOut(lines, at, end);
  const place = left.slice(0, start).findLastIndex(({ kind }) => kind !== 'blank') + 1;
  return placed(left, block, place, isInList(left, place - 1));
};

/** Moves an item with all that is nested in it below the next one, or below the heading or text that follows. */
export const moveDown: Operation = (text, row) => {
  const lines = readLines(text);
  const at = findRow(lines, row);
  const item = lines[at ?? -1];
  if (at === undefined || item?.kind !== 'item') return undefined;
  const end = blockEnd(lines, at);
  const next = lines.findIndex(({ kind }, index) => index >= end && kind !== 'blank');
  const below = lines[next];
  if (!below || isOutOfReach(lines, at, next)) return undefined;
  if (below.kind === 'item')
    return swapped(lines, [at, end, next, blockEnd(lines, next)], at + blockEnd(lines, next) - end);
  const { left, block } = takenOut(lines, at, end);
  const after = left.indexOf(below);
  const past = blockEnd(left, after);
  const first = left.findIndex(({ kind }, index) => index >= past && kind !== 'blank');
  return left[first]?.kind === 'item' ? placed(left, block, first, true) : placed(left, block, past, false);
};

/** Two blocks of items change places; what lies between stays between. */
function swapped(
  lines: readonly Line[],
  [a, aEnd, b, bEnd]: readonly [number, number, number, number],
  at: number,
): Edited {
  const made = [
    ...lines.slice(0, a),
    ...lines.slice(b, bEnd),
    ...lines.slice(aEnd, b),
    ...lines.slice(a, aEnd),
    ...lines.slice(bEnd),
  ];
  return { text: textOf(made), line: at + 1 };
}

/** The lines without a block, and without the blank lines that only it kept apart. */
function takenOut(lines: readonly Line[], at: number, end: number) {
  const block = lines.slice(at, end);
  const left = [...lines.slice(0, at), ...lines.slice(end)];
  const isBlank = (index: number) => left[index] === undefined || left[index].kind === 'blank';
  let from = at;
  while (from > 0 && left[from - 1]?.kind === 'blank' && isBlank(from)) from--;
  left.splice(from, at - from);
  return { left, block };
}

/** Puts a block between lines; in a list it needs no blank lines around it. */
function placed(left: readonly Line[], block: readonly Line[], place: number, inList: boolean): Edited {
  const before = left.slice(0, place);
  const after = left.slice(place);
  const blank: Line = { text: '', kind: 'blank', indent: 0, inner: 0 };
  const needsAbove = !inList && before.length > 0 && before.at(-1)?.kind !== 'blank';
  const needsBelow = after.length > 0 && after[0]?.kind !== 'blank' && after[0]?.kind !== 'item';
  const made = [
    ...before,
    ...(needsAbove ? [blank] : []),
    ...block,
    ...(needsBelow ? [blank] : []),
    ...after,
  ];
  return { text: textOf(made), line: before.length + (needsAbove ? 1 : 0) + 1 };
}

/** Where the thing begins that an item would move above; `undefined` if it is what the item is nested in. */
function unitStart(lines: readonly Line[], above: number, at: number): number | undefined {
  if (above < 0 || lines[above]?.kind === 'front') return undefined;
  for (let index = 0; index <= above; index++) {
    if (lines[index]?.kind !== 'item') continue;
    const end = blockEnd(lines, index);
    if (end > above && end <= at) return index;
    if (end > at) continue;
    index = end - 1;
  }
  if (isNested(lines, at)) return undefined;
  const kind = lines[above]?.kind;
  if (kind === 'heading' || kind === 'rule') return above;
  let start = above;
  while (start > 0 && lines[start - 1]?.kind === kind) start--;
  return start;
}

function isOutOfReach(lines: readonly Line[], at: number, next: number): boolean {
  if (!isNested(lines, at)) return false;
  const outer = lines.findLastIndex(
    (line, index) => index < at && line.kind === 'item' && blockEnd(lines, index) > at,
  );
  return blockEnd(lines, outer) <= next || lines[next]?.kind !== 'item';
}

function isNested(lines: readonly Line[], at: number): boolean {
  return lines.some((line, index) => index < at && line.kind === 'item' && blockEnd(lines, index) > at);
}

function isInList(lines: readonly Line[], at: number): boolean {
  return lines.some(
    (line, index) =>
      line.kind === 'item' && index <= at && Math.max(blockEnd(lines, index), ownEnd(lines, index)) > at,
  );
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}
