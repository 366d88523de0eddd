import { LIST_MARKER } from '../../notes/markdown/list-marker.ts';
import { changeBetween, type History, NO_HISTORY, record, redo, type Step, undo } from '../history.ts';

/**
 * How long, in milliseconds, the text area may be behind what is typed elsewhere: to set its whole text anew takes
 * longer than a key press may.
 */
const BEHIND = 400;

const ITEM_MARKER = new RegExp(String.raw`^\s*${LIST_MARKER} `);

/**
 * The text of the notes: a plain `<textarea>` is its one place, and every change of it can be undone. Lives as long as
 * its text area; `changed` is called after every change.
 */
export class Editor {
  readonly #area: HTMLTextAreaElement;
  readonly #changed: () => void;
  /** Each draft has its own history as long as the page is open. */
  readonly #histories = new Map<string, History>();
  #draft = '';
  #text = '';
  #behind: ReturnType<typeof setTimeout> | undefined;

  constructor(area: HTMLTextAreaElement, changed: () => void) {
    this.#area = area;
    this.#changed = changed;
    area.addEventListener('input', (event) => {
      // Letters that are still being composed are no step to go back to.
      if (!(event as InputEvent).isComposing) this.sync();
    });
    area.addEventListener('compositionend', () => this.sync());
    for (const event of ['focus', 'beforeinput']) area.addEventListener(event, () => this.#catchUp());
  }

  get text(): string {
    return this.#text;
  }

  /** Puts another text in its place; `typed` if a letter of a field was typed. */
  apply(given: string, typed = false): void {
    const after = given.replace(/\r\n?/g, '\n');
    if (typed && this.#behind !== undefined) clearTimeout(this.#behind);
    else this.sync();
    this.#keep(after, typed);
    if (typed) this.#behind = setTimeout(() => this.#catchUp(), BEHIND);
    else this.#put(after);
  }

  /** False if there is nothing to undo. */
  undo(): boolean {
    this.sync();
    return this.#go(undo(this.#history, this.#text));
  }

  redo(): boolean {
    this.sync();
    return this.#go(redo(this.#history, this.#text));
  }

  /** Opens the text of another draft. */
  open(draft: string, text: string): void {
    this.#catchUp();
    this.#draft = draft;
    this.#area.value = text;
    // The browser makes one kind of line end of all.
    this.#text = this.#area.value;
  }

  /** Takes up what is in the text area but was not told of: an unfinished composition, words restored by the browser. */
  sync(): void {
    if (!this.#catchUp()) this.#keep(this.#area.value, true);
  }

  /** The line, from 1, that the writer is in; absent while they are elsewhere. */
  caretLine(): number | undefined {
    if (document.activeElement !== this.#area) return undefined;
    return this.#area.value.slice(0, this.#area.selectionStart).split('\n').length;
  }

  /** Puts the caret into a line, from 1: before its time link, or at its end. */
  goTo(line: number): void {
    this.#catchUp();
    const lines = this.#area.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
    const own = lines[line - 1] ?? '';
    const link = own.search(/ \[[\d:]+\]\(/);
    const marker = ITEM_MARKER.exec(own)?.[0].length ?? 0;
    const caret = start + (link < 0 ? own.length : Math.max(link, marker));
    // A text area scrolls to its caret when it gets the focus.
    this.#area.blur();
    this.#area.setSelectionRange(caret, caret);
    this.#area.focus();
  }

  get #history(): History {
    return this.#histories.get(this.#draft) ?? NO_HISTORY;
  }

  #keep(after: string, typed: boolean): void {
    if (after === this.#text) return;
    this.#histories.set(this.#draft, record(this.#history, this.#text, after, typed));
    this.#text = after;
    this.#changed();
  }

  #put(after: string): void {
    const { scrollTop } = this.#area;
    const { at, removed, inserted } = changeBetween(this.#area.value, after);
    this.#area.setRangeText(inserted, at, at + removed.length, 'preserve');
    this.#area.scrollTop = scrollTop;
  }

  #go(step: Step | undefined): boolean {
    if (!step) return false;
    this.#histories.set(this.#draft, step.history);
    this.#text = step.text;
    this.#put(step.text);
    this.#area.setSelectionRange(step.caret, step.caret);
    this.#changed();
    return true;
  }

  #catchUp(): boolean {
    if (this.#behind === undefined) return false;
    clearTimeout(this.#behind);
    this.#behind = undefined;
    this.#put(this.#text);
    return true;
  }
}
