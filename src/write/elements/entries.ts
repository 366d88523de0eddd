import { formatLabel, readLabelTime } from '../../notes/entries/time.ts';
import { readLines } from '../../notes/markdown/lines.ts';
import { takeApart } from '../entry-parts.ts';
import type { Halves } from '../halves.ts';
import { moveDown, moveUp } from '../move.ts';
import { type Edited, mergeWithNext, nudge, type Operation, remove, setTime, settle } from '../operations.ts';
import { type EntryRow, sourceAt } from '../rows.ts';
import { stamp } from '../stamp.ts';
import { typeWords } from '../type-words.ts';
import type { Editor } from './editor.ts';
import type { Messages } from './messages.ts';
import { type Field, RowList, type Tool } from './row-list.ts';
import type { Watch } from './watch.ts';

/** What the entries need of the rest of the note taker. */
export interface Surroundings {
  readonly editor: Editor;
  readonly watch: Watch;
  readonly say: Messages['say'];
  /** Changes the text at once. */
  edit(text: string): void;
  /** True while the list is what is shown. */
  isShown(): boolean;
  /** Shows the list. */
  reveal(): void;
}

/** How many entries tell how all are written; more would be felt at every key press. */
const SAMPLE = 60;

/** The entries, in the list and by keys. Lives as long as its list. */
export class Entries {
  readonly #around: Surroundings;
  readonly #list: RowList;
  #focusNext: { readonly line: number; readonly name: Field | Tool } | undefined;

  constructor(list: HTMLElement, around: Surroundings) {
    this.#around = around;
    this.#list = new RowList(list, {
      halves: (row, typed) => this.#setHalves(row, typed),
      time: (row, typed) => this.#setTime(row, typed),
      tool: (row, name, from) => this.#use(row, name, from),
    });
  }

  show(rows: readonly EntryRow[]): void {
    this.#list.show(rows);
    const focus = this.#focusNext;
    this.#focusNext = undefined;
    if (focus && this.#around.isShown()) this.#list.focus(focus.line, focus.name);
  }

  /** A new entry at the current second, with the caret where its words go. */
  stamp(): void {
    const { editor, watch, say, edit } = this.#around;
    const { video } = watch;
    if (!video) {
      say('no-video');
      watch.ask();
      return;
    }
    const caret = editor.caretLine();
    const seconds = watch.seconds();
    const { text, line } = stamp(editor.text, { video, seconds }, caret);
    const grown = text.split('\n').length - editor.text.split('\n').length;
    edit(text);
    say('stamped', { time: formatLabel(seconds) });
    if (caret !== undefined) editor.goTo(line);
    else
      this.#insert(
        { ...NEW_ROW, line, source: sourceAt(readLines(text), line), start: seconds, video },
        grown,
      );
  }

  /** Moves the entry that has the focus; false if none has. */
  move(by: -1 | 1): boolean {
    const row = this.#list.current();
    const name = document.activeElement?.getAttribute('name') as Field | Tool | null | undefined;
    if (row) this.#use(row, by < 0 ? 'up' : 'down', name ?? 'time');
    return row !== undefined;
  }

  settle(line: number, as: 'pair' | 'whole'): void {
    const row = this.#list.rows().find((one) => one.line === line);
    if (row) this.#rewrite(row, settle(as), 'gone', { done: 'fixed' });
  }

  /** Goes to a half of the entry at a line. */
  write(line: number, half: 'en' | 'zh'): void {
    this.#around.reveal();
    this.#list.focus(line, half);
  }

  /** Shows a new entry before its text has been read: the next key press belongs to it. */
  #insert(made: EntryRow, grown: number): void {
    const rows = this.#list.rows();
    const below = rows.findIndex((row) => row.line >= made.line);
    const at = below < 0 ? rows.length : below;
    const after = rows.slice(at).map((row) => ({ ...row, line: row.line + grown }));
    this.#around.reveal();
    this.#list.show([...rows.slice(0, at), made, ...after]);
    this.#list.focus(made.line, document.documentElement.dataset.reading === 'zh' ? 'zh' : 'en');
  }

  #setHalves(row: EntryRow, typed: Halves): EntryRow | undefined {
    const { editor, say } = this.#around;
    const others = sampleOf(this.#list.rows().filter(({ line }) => line !== row.line));
    const written = typeWords(editor.text, row, typed, others);
    if (written) editor.apply(written.text, true);
    else say('gone');
    return written?.row;
  }

  #setTime(row: EntryRow, typed: string): boolean {
    const read = readLabelTime(typed.trim());
    if (!read) this.#around.say('bad-time');
    return (
      read !== undefined && this.#rewrite(row, setTime(read.seconds, this.#around.watch.video), 'no-video')
    );
  }

  #use(row: EntryRow, name: Tool, from: Field | Tool): void {
    const { watch, editor } = this.#around;
    const rows = this.#list.rows();
    const next = rows[rows.indexOf(row) + 1];
    const tools: Readonly<Record<Tool, () => unknown>> = {
      play: () => watch.play(row.start ?? 0),
      text: () => editor.goTo(row.line),
      minus: () => this.#rewrite(row, nudge(-1), 'no-time', { from }),
      plus: () => this.#rewrite(row, nudge(1), 'no-time', { from }),
      now: () => this.#rewrite(row, setTime(watch.seconds(), watch.video), 'no-video', { from }),
      up: () => this.#operate(row, moveUp, 'no-way', { from, done: 'moved' }),
      down: () => this.#operate(row, moveDown, 'no-way', { from, done: 'moved' }),
      merge: () =>
        this.#operate(row, mergeWithNext(next?.bilingual ?? false), 'no-merge', { from, done: 'merged' }),
      delete: () => this.#operate(row, remove, 'gone', { from: 'time', done: 'entry-deleted' }),
    };
    tools[name]();
  }

  /** An operation on one entry. `cannot` is said if it cannot be done. */
  #operate(
    row: EntryRow,
    operation: Operation,
    cannot: string,
    { from, done }: Aftermath = {},
  ): Edited | undefined {
    const { editor, edit, say } = this.#around;
    const edited = operation(editor.text, row);
    if (!edited) {
      say(cannot);
      return undefined;
    }
    if (from) this.#focusNext = { line: edited.line, name: from };
    edit(edited.text);
    if (done) say(done, { count: 1 });
    return edited;
  }

  /** An operation on the lines of one entry. A second press of a key may come before the text has been read. */
  #rewrite(row: EntryRow, operation: Operation, cannot: string, after?: Aftermath): boolean {
    const edited = this.#operate(row, operation, cannot, after);
    if (edited) this.#list.update(row, rowNow(row, edited));
    return edited !== undefined;
  }
}

/** What follows an operation: where the focus returns to, and what is said. */
interface Aftermath {
  readonly from?: Field | Tool;
  readonly done?: string;
}

/** An entry after its own lines were changed. */
function rowNow(row: EntryRow, { text, line }: Edited): EntryRow {
  const source = sourceAt(readLines(text), line);
  const { halves, time } = takeApart(source, row.bilingual);
  const { edges: _, halves: __, ...rest } = row;
  return {
    ...rest,
    line,
    source,
    ...(row.halves && halves && { halves }),
    ...(time && { start: time.seconds }),
  };
}

/** Words of entries enough to tell how the notes are written; those without Chinese tell nothing. */
function sampleOf(rows: readonly EntryRow[]): readonly string[] {
  const telling = rows.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const step = Math.ceil(telling.length / SAMPLE);
  return telling.filter((_, at) => at % step === 0).map(({ text }) => text);
}

/** An entry that was just stamped. */
const NEW_ROW = { kind: 'moment', text: '', depth: 0, bilingual: false, halves: {} } as const;
