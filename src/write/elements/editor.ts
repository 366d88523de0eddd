import { changeBetween, type History, NO_HISTORY, record, redo, type Step, undo } from '../history.ts';

/** The text of the notes: a plain `<textarea>` is its one place, and every change of it can be undone. */
export interface Editor {
  readonly text: string;
  /** Puts another text in its place; `typed` if a letter of a field was typed. */
  apply(text: string, typed?: boolean): void;
  /** False if there is nothing to undo. */
  undo(): boolean;
  redo(): boolean;
  /** Opens the text of another draft. Each draft has its own history as long as the page is open. */
  open(draft: string, text: string): void;
  /** Takes up what is in the text area but was not told of: an unfinished composition, words restored by the browser. */
  sync(): void;
  /** The line, from 1, that the writer is in; absent while they are elsewhere. */
  caretLine(): number | undefined;
  /** Puts the caret into a line, from 1: before its time link, or at its end. */
  goTo(line: number): void;
}

/**
 * How long, in milliseconds, the text area may be behind what is typed elsewhere: to set its whole text anew takes
 * longer than a key press may.
 */
const BEHIND = 400;

export function openEditor(area: HTMLTextAreaElement, changed: () => void): Editor {
  const histories = new Map<string, History>();
  let draft = '';
  let text = '';
  let behind: ReturnType<typeof setTimeout> | undefined;

  const keep = (after: string, typed: boolean) => {
    if (after === text) return;
    histories.set(draft, record(histories.get(draft) ?? NO_HISTORY, text, after, typed));
    text = after;
    changed();
  };
  const put = (after: string) => {
    const { scrollTop } = area;
    const { at, removed, inserted } = changeBetween(area.value, after);
    area.setRangeText(inserted, at, at + removed.length, 'preserve');
    area.scrollTop = scrollTop;
  };
  const go = (step: Step | undefined) => {
    if (!step) return false;
    histories.set(draft, step.history);
    text = step.text;
    put(text);
    area.setSelectionRange(step.caret, step.caret);
    changed();
    return true;
  };
  const catchUp = () => {
    if (behind === undefined) return false;
    clearTimeout(behind);
    behind = undefined;
    put(text);
    return true;
  };
  const sync = () => {
    if (!catchUp()) keep(area.value, true);
  };

  area.addEventListener('input', (event) => {
    // Letters that are still being composed are no step to go back to.
    if (!(event as InputEvent).isComposing) sync();
  });
  area.addEventListener('compositionend', sync);
  for (const event of ['focus', 'beforeinput']) area.addEventListener(event, catchUp);

  return {
    get text() {
      return text;
    },
    apply(given, typed = false) {
      const after = given.replace(/\r\n?/g, '\n');
      if (typed && behind !== undefined) clearTimeout(behind);
      else sync();
      keep(after, typed);
      if (typed) behind = setTimeout(catchUp, BEHIND);
      else put(after);
    },
    undo() {
      sync();
      return go(undo(histories.get(draft) ?? NO_HISTORY, text));
    },
    redo() {
      sync();
      return go(redo(histories.get(draft) ?? NO_HISTORY, text));
    },
    open(id, opened) {
      catchUp();
      draft = id;
      area.value = opened;
      // The browser makes one kind of line end of all.
      text = area.value;
    },
    sync,
    caretLine() {
      if (document.activeElement !== area) return undefined;
      return area.value.slice(0, area.selectionStart).split('\n').length;
    },
    goTo(line) {
      catchUp();
      const lines = area.value.split('\n');
      const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
      const own = lines[line - 1] ?? '';
      const link = own.search(/ \[[\d:]+\]\(/);
      const caret = start + (link < 0 ? own.length : link);
      // A text area scrolls to its caret when it gets the focus.
      area.blur();
      area.setSelectionRange(caret, caret);
      area.focus();
    },
  };
}
