import { formatLabel, readLabelTime } from '../notes/time.ts';
import { watchUrl } from '../notes/video.ts';
import { type Draft, type KeptDraft, openDrafts } from '../write/drafts.ts';
import { readLines } from '../write/lines.ts';
import { moveDown, moveUp } from '../write/move.ts';
import {
  mendLine,
  mergeWithNext,
  nudge,
  type Operation,
  remove,
  setHalves,
  setTime,
} from '../write/operations.ts';
import { type Reading, type Row, sourceAt } from '../write/rows.ts';
import { stamp } from '../write/stamp.ts';
import { keepDesk } from './write-desk.ts';
import { openDraftList } from './write-draft-list.ts';
import { openEditor } from './write-editor.ts';
import { openExport } from './write-export.ts';
import { openFindings } from './write-findings.ts';
import { openKeys } from './write-keys.ts';
import { lessonOf } from './write-lesson.ts';
import { openMessages } from './write-messages.ts';
import { openParser } from './write-parser.ts';
import { openPreview } from './write-preview.ts';
import { type Field, openRows, type Tool } from './write-rows.ts';
import { openTabs } from './write-tabs.ts';
import { openWatch } from './write-watch.ts';
import { part } from './write-words.ts';

/** The note taker. Without JavaScript it is not there, and the page says how to write notes by hand. */
class WriteNotes extends HTMLElement {
  private close: (() => void) | undefined;

  connectedCallback(): void {
    this.hidden = false;
    this.close = openNoteTaker(this, this.dataset.base ?? '/');
  }

  disconnectedCallback(): void {
    this.close?.();
  }
}

customElements.define('write-notes', WriteNotes);

/** Puts the parts together: each knows its own piece of the page, and only here they meet. */
function openNoteTaker(root: HTMLElement, base: string): () => void {
  const { say, notice, state } = openMessages(root);
  const drafts = openDrafts(() => localStorage, base, newId, Date.now);
  const name = part<HTMLInputElement>(root, '[name="name"]');
  const views = part(root, '[role="tablist"]');
  let reading: Reading | undefined;
  let rows: readonly Row[] = [];
  let focusNext: { readonly line: number; readonly name: Field | Tool } | undefined;
  let deleted: KeptDraft | undefined;

  const editor = openEditor(part<HTMLTextAreaElement>(root, '[name="text"]'), () => {
    desk.change({ text: editor.text, seconds: watch.seconds() });
    parser.read(editor.text, out.fileName(desk.draft));
  });
  const watch = openWatch(
    part(root, '.write-watch'),
    (address) => desk.change({ video: address }),
    (message) => say(message),
  );
  const out = openExport(
    part(root, '.write-export'),
    () => desk.latest(),
    say,
    () => {
      const area = part<HTMLTextAreaElement>(root, '[name="text"]');
      area.focus();
      area.select();
    },
  );
  const parser = openParser(heard, (reason) => notice('parse-failed', { reason }));
  const tabs = openTabs(views, showView);
  const rowList = openRows(part(root, '.write-rows'), { halves, time, tool });
  const showPage = openPreview(part(root, '.write-page'), {
    play(seconds) {
      const playable = watch.video !== undefined;
      if (playable) watch.play(seconds);
      return playable;
    },
    write(id, half) {
      const line = reading?.lesson.entries.find((entry) => entry.id === id)?.line;
      tabs.select('rows');
      if (line !== undefined) rowList.focus(line, half);
    },
  });
  const showFindings = openFindings(part(root, '.write-findings'), {
    goTo: (line) => editor.goTo(line),
    mend: ({ line, fix }) => {
      const edited = mendLine(editor.text, line, reading?.text.split('\n')[line - 1] ?? '', fix ?? '');
      if (edited) edit(edited.text);
      say(edited ? 'mended' : 'gone', { count: 1 });
    },
    mendAll: () => void mendAll(),
  });
  const showDrafts = openDraftList(part(root, '.write-drafts'), {
    open: (id) => openKept(drafts.read(id)),
    create: () => desk.open(newDraft()),
    remove: removeDraft,
    read: (file) => void readFile(file),
  });
  const desk = keepDesk(drafts, base, newId, {
    opened: showDraft,
    kept: () => showDrafts(drafts.list(), desk.draft.id),
    tellAll: () => editor.sync(),
    alsoOpen: (also) => notice(also ? 'also-open' : undefined, {}, 'also-open'),
    news: (news) => {
      if (news.kind === 'saved' || news.kind === 'failed') state(news);
      else if (news.kind === 'forked') notice('forked', { name: desk.draft.name });
      else notice(news.kind === 'newer' ? 'newer' : 'deleted-elsewhere');
    },
  });
  const closeKeys = openKeys(root, part<HTMLInputElement>(root, '[name="keys"]'), {
    stamp: stampNow,
    toggle: () => watch.toggle(),
    skip: (by) => watch.skip(by),
    undo: () => goBack(editor.undo(), 'undone'),
    redo: () => goBack(editor.redo(), 'redone'),
    move(by) {
      const row = rowList.current();
      const field = (document.activeElement as HTMLElement | null)?.getAttribute('name') as Field | undefined;
      if (row) tool(row, by < 0 ? 'up' : 'down', field ?? 'time');
      return row !== undefined;
    },
  });

  function heard(read: Reading): void {
    // What the writer did meanwhile is on its way to be read.
    if (read.text !== editor.text) return;
    reading = read;
    rows = read.rows;
    notice(undefined, {}, 'parse-failed');
    rowList.show(rows);
    const focus = focusNext;
    focusNext = undefined;
    if (focus && tabs.open === 'rows') rowList.focus(focus.line, focus.name);
    part(root, '.no-rows').hidden = rows.length > 0;
    tabs.count('rows', rows.filter(({ kind }) => kind !== 'section').length);
    tabs.count('findings', showFindings(read));
    showView(tabs.open);
    out.show(desk.draft);
    const { video } = read.lesson;
    if (video && !desk.draft.video?.trim()) {
      desk.change({ video: watchUrl(video) });
      watch.open(watchUrl(video), watch.seconds());
    }
  }

  function showView(view: string): void {
    if (view !== 'page' || !reading) return;
    const title = reading.lesson.title.en ?? reading.lesson.title.zh;
    showPage(reading, title === out.fileName(desk.draft));
  }

  function showDraft(): void {
    const { draft } = desk;
    name.value = draft.name;
    editor.open(draft.id, draft.text);
    watch.open(draft.video ?? '', draft.seconds ?? 0);
    state(draft.text === '' ? undefined : { kind: 'saved' });
    notice();
    out.show(draft);
    showDrafts(drafts.list(), draft.id);
    parser.read(editor.text, out.fileName(draft), true);
  }

  /** A change that is no typing: read at once. */
  function edit(text: string): void {
    editor.apply(text);
    parser.read(editor.text, out.fileName(desk.draft), true);
  }

  function halves(row: Row, typed: NonNullable<Row['halves']>): Row | undefined {
    const others = rows.filter(({ line }) => line !== row.line).map(({ text }) => text);
    const edited = setHalves(typed, others)(editor.text, row);
    if (!edited) {
      say('gone');
      return undefined;
    }
    editor.apply(edited.text, true);
    const source = sourceAt(readLines(edited.text), edited.line);
    return { ...row, line: edited.line, source, halves: typed };
  }

  function time(row: Row, typed: string): boolean {
    const read = readLabelTime(typed.trim());
    if (!read) {
      say('bad-time');
      return false;
    }
    operate(row, setTime(read.seconds, watch.video), 'no-video', undefined);
    return true;
  }

  function tool(row: Row, name: Tool, from: Field | Tool): void {
    const next = rows[rows.findIndex(({ line }) => line === row.line) + 1];
    if (name === 'play') watch.play(row.start ?? 0);
    else if (name === 'text') editor.goTo(row.line);
    else if (name === 'minus' || name === 'plus')
      operate(row, nudge(name === 'plus' ? 1 : -1), 'no-time', from);
    else if (name === 'now') operate(row, setTime(watch.seconds(), watch.video), 'no-video', from);
    else if (name === 'up') operate(row, moveUp, 'no-way', from, 'moved');
    else if (name === 'down') operate(row, moveDown, 'no-way', from, 'moved');
    else if (name === 'merge')
      operate(row, mergeWithNext(next?.bilingual ?? false), 'no-merge', from, 'merged');
    else operate(row, remove, 'gone', 'time', 'entry-deleted');
  }

  function operate(row: Row, operation: Operation, cannot: string, from?: Field | Tool, done?: string): void {
    const edited = operation(editor.text, row);
    if (!edited) {
      say(cannot);
      return;
    }
    if (from) focusNext = { line: edited.line, name: from };
    edit(edited.text);
    if (done) say(done);
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
    const made: Row = {
      kind: 'moment',
      line,
      source,
      text: '',
      depth: 0,
      bilingual: false,
      halves: {},
      start: seconds,
      video,
    };
    const below = rows.findIndex((row) => row.line >= line);
    const at = below < 0 ? rows.length : below;
    rows = [...rows.slice(0, at), made, ...rows.slice(at).map((row) => ({ ...row, line: row.line + grown }))];
    rowList.show(rows);
    tabs.select('rows');
    rowList.focus(line, document.documentElement.dataset.reading === 'zh' ? 'zh' : 'en');
  }

  function goBack(done: boolean, message: string): void {
    say(done ? message : 'nothing-there');
    if (done) parser.read(editor.text, out.fileName(desk.draft), true);
  }

  async function mendAll(): Promise<void> {
    const before = editor.text;
    try {
      const { text, count } = await parser.mend(before);
      if (before !== editor.text) return say('gone');
      edit(text);
      say('mended', { count });
    } catch (error) {
      notice('parse-failed', { reason: String(error) });
    }
  }

  function openKept(draft: KeptDraft | undefined): void {
    if (draft) desk.open(draft, draft.revision);
    else desk.open(newDraft());
  }

  function removeDraft(id: string): void {
    if (id === desk.draft.id) desk.save();
    deleted = drafts.read(id);
    drafts.remove(id);
    if (id === desk.draft.id) openKept(drafts.list()[0]);
    showDrafts(drafts.list(), desk.draft.id);
    say('draft-deleted', { name: deleted?.name ?? '' });
  }

  function restoreDraft(): void {
    if (!deleted) return;
    const saving = drafts.save(deleted, undefined);
    if (saving.kind !== 'saved') {
      say('no-room');
      return;
    }
    openKept(drafts.read(deleted.id));
    deleted = undefined;
    say('restored');
  }

  async function readFile(file: File): Promise<void> {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      desk.open({ ...newDraft(), name: file.name.replace(/\.(?:md|markdown|txt)$/i, '') });
      edit(text);
    } catch {
      say('not-text', { name: file.name });
    }
  }

  async function begin(): Promise<void> {
    const wanted = new URLSearchParams(location.search).get('lesson');
    const last = drafts.last();
    const kept = wanted ? drafts.list().find(({ lesson }) => lesson === wanted) : undefined;
    openKept(wanted ? kept : (last && drafts.read(last)) || drafts.list()[0]);
    if (!wanted || kept) return;
    const lesson = await lessonOf(base, wanted);
    if (!lesson) return say('no-lesson', { name: wanted });
    desk.open({ ...newDraft(), ...lesson });
  }

  const clicks: Readonly<Record<string, () => void>> = {
    stamp: stampNow,
    undo: () => goBack(editor.undo(), 'undone'),
    redo: () => goBack(editor.redo(), 'redone'),
    'download-now': () => out.download(),
    restore: restoreDraft,
    'show-newer': () => openKept(drafts.read(desk.draft.id)),
    'keep-mine': () => desk.fork(),
  };
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button');
    if (button && !button.closest('.write-rows')) clicks[button.name]?.();
  });
  name.addEventListener('input', () => {
    desk.change({ name: name.value });
    out.show(desk.draft);
  });
  void begin();

  return () => {
    desk.close();
    closeKeys();
    parser.close();
    watch.close();
  };
}

function newDraft(): Draft {
  return { id: newId(), name: '', text: '' };
}

/** An id that no other tab makes. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join('');
}
