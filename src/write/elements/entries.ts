import { formatLabel, readLabelTime } from '../../notes/entries/time.ts';
import { readLines } from '../../notes/markdown/lines.ts';
import { takeApart } from '../entry-parts.ts';
import type { Halves } from '../halves.ts';
import { moveDown, moveUp } from '../move.ts';
import { type Edited, mergeWithNext, nudge, type Operation, remove, setTime, settle } from '../operations.ts';
import { type Row, sourceAt } from '../rows.ts';
import { stamp } from '../stamp.ts';
import { typeWords } from '../type-words.ts';
import type { Editor } from './editor.ts';
import type { Messages } from './messages.ts';
import { type Field, openRows, type Tool } from './rows.ts';
import type { Watch } from './watch.ts';

/** The entries, in the list and by keys. */
export interface Entries {
  show(rows: readonly Row[]): void;
  /** A new entry at the current second, with the caret where its words go. */
  stamp(): void;
  /** Moves the entry that has the focus; false if none has. */
  move(by: -1 | 1): boolean;
  settle(line: number, as: 'pair' | 'whole'): void;
  /** Goes to a half of the entry at a line. */
  write(line: number, half: 'en' | 'zh'): void;
}

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

export function openEntries(place: HTMLElement, around: Surroundings): Entries {
  const { editor, watch, say, edit } = around;
  const list = openRows(place, { halves, time, tool });
  let focusNext: { readonly line: number; readonly name: Field | Tool } | undefined;

  function operate(
    row: Row,
    operation: Operation,
    cannot: string,
    from?: Field | Tool,
    done?: string,
  ): Edited | undefined {
    const edited = operation(editor.text, row);
    if (!edited) {
      say(cannot);
      return undefined;
    }
    if (from) focusNext = { line: edited.line, name: from };
    edit(edited.text);
    if (done) say(done, { count: 1 });
    return edited;
  }

  /** An operation on the lines of one entry. A second press of a key may come before the text has been read. */
  function rewrite(
    row: Row,
    operation: Operation,
    cannot: string,
    from?: Field | Tool,
    done?: string,
  ): boolean {
    const edited = operate(row, operation, cannot, from, done);
    if (edited) list.update(row, rowNow(row, edited));
    return edited !== undefined;
  }

  function halves(row: Row, typed: Halves): Row | undefined {
    const others = sampleOf(list.rows().filter(({ line }) => line !== row.line));
    const written = typeWords(editor.text, row, typed, others);
    if (written) editor.apply(written.text, true);
    else say('gone');
    return written?.row;
  }

  function time(row: Row, typed: string): boolean {
    const read = readLabelTime(typed.trim());
    if (!read) say('bad-time');
    return read !== undefined && rewrite(row, setTime(read.seconds, watch.video), 'no-video');
  }

  function tool(row: Row, name: Tool, from: Field | Tool): void {
    const rows = list.rows();
    const next = rows[rows.indexOf(row) + 1];
    const tools: Readonly<Record<Tool, () => unknown>> = {
      play: () => watch.play(row.start ?? 0),
      text: () => editor.goTo(row.line),
      minus: () => rewrite(row, nudge(-1), 'no-time', from),
      plus: () => rewrite(row, nudge(1), 'no-time', from),
      now: () => rewrite(row, setTime(watch.seconds(), watch.video), 'no-video', from),
      up: () => operate(row, moveUp, 'no-way', from, 'moved'),
      down: () => operate(row, moveDown, 'no-way', from, 'moved'),
      merge: () => operate(row, mergeWithNext(next?.bilingual ?? false), 'no-merge', from, 'merged'),
      delete: () => operate(row, remove, 'gone', 'time', 'entry-deleted'),
    };
    tools[name]();
  }

  function stampNow(): void {
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
    if (caret !== undefined) {
      editor.goTo(line);
      return;
    }
    // The next key press belongs to the new entry, before its text has been read.
    const source = sourceAt(readLines(text), line);
    const made: Row = { ...NEW_ROW, line, source, start: seconds, video };
    const rows = list.rows();
    const below = rows.findIndex((row) => row.line >= line);
    const at = below < 0 ? rows.length : below;
    const after = rows.slice(at).map((row) => ({ ...row, line: row.line + grown }));
    around.reveal();
    list.show([...rows.slice(0, at), made, ...after]);
    list.focus(line, document.documentElement.dataset.reading === 'zh' ? 'zh' : 'en');
  }

  return {
    show(rows) {
      list.show(rows);
      const focus = focusNext;
      focusNext = undefined;
      if (focus && around.isShown()) list.focus(focus.line, focus.name);
    },
    stamp: stampNow,
    move(by) {
      const row = list.current();
      const name = document.activeElement?.getAttribute('name') as Field | Tool | null | undefined;
      if (row) tool(row, by < 0 ? 'up' : 'down', name ?? 'time');
      return row !== undefined;
    },
    settle(line, as) {
      const row = list.rows().find((one) => one.line === line);
      if (row) rewrite(row, settle(as), 'gone', undefined, 'mended');
    },
    write(line, half) {
      around.reveal();
      list.focus(line, half);
    },
  };
}

/** An entry after its own lines were changed. */
function rowNow(row: Row, { text, line }: Edited): Row {
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
function sampleOf(rows: readonly Row[]): readonly string[] {
  const telling = rows.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const step = Math.ceil(telling.length / SAMPLE);
  return telling.filter((_, at) => at % step === 0).map(({ text }) => text);
}

/** An entry that was just stamped. */
const NEW_ROW = { kind: 'moment', text: '', depth: 0, bilingual: false, halves: {} } as const;
