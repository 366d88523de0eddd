/** One change of a text: at an offset, some characters go and others come. */
export interface Change {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/** What was changed and can be undone, and what was undone and can be done again; the latest last. */
export interface History {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
}

export const NO_HISTORY: History = { done: [], undone: [] };

/** More than anybody undoes. */
const MOST = 1000;

/**
 * The history after a text has become another. With `typed`, a word that is typed or deleted letter by letter is one
 * change.
 */
export function record(history: History, before: string, after: string, typed: boolean): History {
  if (before === after) return history;
  const change = changeBetween(before, after);
  const last = history.done.at(-1);
  const joined = typed && last && history.undone.length === 0 ? joinTyped(last, change) : undefined;
  const done = joined ? [...history.done.slice(0, -1), joined] : [...history.done.slice(-MOST), change];
  return { done, undone: [] };
}

/** The text before the last change, and where it was changed; `undefined` if nothing can be undone. */
export function undo(history: History, text: string): Step | undefined {
  const change = history.done.at(-1);
  if (!change) return undefined;
  const { at, removed, inserted } = change;
  return {
    text: text.slice(0, at) + removed + text.slice(at + inserted.length),
    caret: at + removed.length,
    history: { done: history.done.slice(0, -1), undone: [...history.undone, change] },
  };
}

/** The text after the change that was undone last; `undefined` if there is none. */
export function redo(history: History, text: string): Step | undefined {
  const change = history.undone.at(-1);
  if (!change) return undefined;
  const { at, removed, inserted } = change;
  return {
    text: text.slice(0, at) + inserted + text.slice(at + removed.length),
    caret: at + inserted.length,
    history: { done: [...history.done, change], undone: history.undone.slice(0, -1) },
  };
}

/** A text that was gone back or forth to. */
export interface Step {
  readonly text: string;
  readonly caret: number;
  readonly history: History;
}

/** What makes one text of another, with the least text between an equal beginning and an equal end. */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return {
    at: start,
    removed: before.slice(start, before.length - end),
    inserted: after.slice(start, after.length - end),
  };
}

function joinTyped(last: Change, next: Change): Change | undefined {
  const { removed, inserted } = next;
  if (/\s/.test(removed + inserted) || /\s$/.test(last.inserted)) return undefined;
  if (removed === '' && next.at === last.at + last.inserted.length)
    return { ...last, inserted: last.inserted + inserted };
  if (inserted === '' && last.inserted === '' && next.at + removed.length === last.at)
    return { at: next.at, removed: removed + last.removed, inserted: '' };
  return undefined;
}
