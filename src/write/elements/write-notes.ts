import type { Finding } from '../../notes/check/diagnostics.ts';
import { watchUrl } from '../../notes/entries/video.ts';
import { type KeptDraft, titleOf } from '../draft.ts';
import { openDrafts } from '../drafts.ts';
import { mendLine } from '../operations.ts';
import type { Reading } from '../rows.ts';
import { hasTitle } from '../titled.ts';
import { keepDesk } from './desk.ts';
import { openDraftList } from './draft-list.ts';
import { openEditor } from './editor.ts';
import { openEntries } from './entries.ts';
import { openExport } from './export.ts';
import { openFindings } from './findings.ts';
import { openKeys } from './keys.ts';
import { lessonOf } from './lesson.ts';
import { openMessages } from './messages.ts';
import { openParser } from './parser.ts';
import { openPreview } from './preview.ts';
import { openTabs } from './tabs.ts';
import { openWatch } from './watch.ts';
import { part } from './words.ts';

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
  const area = part<HTMLTextAreaElement>(root, '[name="text"]');
  let reading: Reading | undefined;
  let deleted: KeptDraft | undefined;

  const editor = openEditor(area, () => {
    desk.change({ text: editor.text, seconds: watch.seconds() });
    read(false);
  });
  const watch = openWatch(part(root, '.write-watch'), (video) => desk.change({ video }), say);
  const out = openExport(
    part(root, '.write-export'),
    () => desk.latest(),
    say,
    () => {
      area.focus();
      area.select();
    },
  );
  const parser = openParser(heard, (reason) => {
    if (reason) notice('parse-failed', { reason });
    else notice('parser-missing');
  });
  const tabs = openTabs(part(root, '[role="tablist"]'), showPage);
  const entries = openEntries(part(root, '.write-rows'), {
    editor,
    watch,
    say,
    edit,
    isShown: () => tabs.open === 'rows',
    reveal: () => tabs.select('rows'),
  });
  const preview = openPreview(part(root, '.write-page'), {
    play(seconds) {
      if (watch.video) watch.play(seconds);
      return watch.video !== undefined;
    },
    write(id, half) {
      const line = reading?.lesson.entries.find((entry) => entry.id === id)?.line;
      if (line !== undefined) entries.write(line, half);
    },
  });
  const showFindings = openFindings(part(root, '.write-findings'), {
    goTo: editor.goTo,
    mend,
    settle: ({ line }, as) => entries.settle(line, as),
    mendAll: () => void mendAll(),
  });
  const showDrafts = openDraftList(part(root, '.write-drafts'), {
    open: (id) => desk.open(id),
    create: () => desk.create(),
    remove: removeDraft,
    restore: restoreDraft,
    clear() {
      drafts.deleted.clear();
      showKept();
    },
    read: (file) => void readFile(file),
  });
  const desk = keepDesk(drafts, base, newId, {
    opened: showDraft,
    kept: showKept,
    tellAll: () => editor.sync(),
    alsoOpen: (also) => notice(also ? 'also-open' : undefined, {}, 'also-open'),
    news(news) {
      if (news.kind === 'forked') notice('forked', { name: desk.draft.name });
      if (news.kind === 'newer') notice('newer');
      if (news.kind === 'deleted') notice('deleted-elsewhere');
    },
  });
  const closeKeys = openKeys(root, part<HTMLInputElement>(root, '[name="keys"]'), {
    stamp: entries.stamp,
    toggle: () => watch.toggle(),
    skip: (by) => watch.skip(by),
    undo: () => goBack(editor.undo(), 'undone'),
    redo: () => goBack(editor.redo(), 'redone'),
    move: entries.move,
  });

  function read(atOnce: boolean): void {
    parser.read(editor.text, desk.draft.name.trim() || out.fileName(desk.draft), atOnce);
  }

  function heard(next: Reading): void {
    // What the writer did meanwhile is on its way to be read.
    if (next.text !== editor.text) return;
    reading = next;
    for (const ended of ['parse-failed', 'parser-missing']) notice(undefined, {}, ended);
    entries.show(next.rows);
    part(root, '.no-rows').hidden = next.rows.length > 0;
    tabs.count('rows', next.rows.filter(({ kind }) => kind !== 'section').length);
    tabs.count('findings', showFindings(next));
    showPage(tabs.open);
    out.show(desk.draft);
    const { video } = next.lesson;
    if (video && !desk.draft.video?.trim()) {
      desk.change({ video: watchUrl(video) });
      watch.open(watchUrl(video), watch.seconds());
    }
  }

  function showPage(view: string): void {
    if (view !== 'page' || !reading) return;
    const { text, name, lesson } = desk.draft;
    const isTitled = lesson !== undefined || hasTitle(text);
    preview(reading, isTitled ? undefined : name.trim() ? 'named' : 'unnamed');
  }

  function showDraft(): void {
    const { draft } = desk;
    name.value = draft.name;
    editor.open(draft.id, draft.text);
    watch.open(draft.video ?? '', draft.seconds ?? 0);
    notice();
    out.show(draft);
    showKept();
    read(true);
  }

  function showKept(): void {
    state(desk);
    showDrafts({ drafts: desk.list(), deleted: drafts.deleted.list(), open: desk.draft.id });
  }

  /** A change that is no typing: read at once. */
  function edit(text: string): void {
    editor.apply(text);
    read(true);
  }

  function goBack(done: boolean, message: string): void {
    say(done ? message : 'nothing-there');
    if (done) read(true);
  }

  function mend({ line, fix = '' }: Finding): void {
    const before = reading?.text.split('\n')[line - 1] ?? '';
    const edited = mendLine(editor.text, line, before, fix);
    if (edited) edit(edited.text);
    say(edited ? 'mended' : 'gone', { count: 1 });
  }

  async function mendAll(): Promise<void> {
    const before = editor.text;
    try {
      const { text, count } = await parser.mend(before);
      const isStill = before === editor.text;
      if (isStill) edit(text);
      say(isStill ? 'mended' : 'gone', { count });
    } catch (error) {
      notice('parse-failed', { reason: String(error) });
    }
  }

  function removeDraft(id: string): void {
    deleted = desk.remove(id);
    if (deleted) say('draft-deleted', { name: titleOf(deleted) });
  }

  function restoreDraft(draft: KeptDraft | undefined): void {
    if (!draft) return;
    if (draft === deleted) deleted = undefined;
    desk.restore(draft);
    say('restored');
  }

  async function readFile(file: File): Promise<void> {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      desk.create({ name: file.name.replace(/\.(?:md|markdown|txt)$/i, '') });
      edit(text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      say('not-text', { name: file.name });
    }
  }

  async function begin(): Promise<void> {
    const wanted = new URLSearchParams(location.search).get('lesson');
    const all = drafts.list();
    const known = all.find(({ id, lesson }) => (wanted ? lesson === wanted : id === drafts.last()));
    desk.open((known ?? (wanted ? undefined : all[0]))?.id);
    if (!wanted || known) return;
    const lesson = await lessonOf(base, wanted);
    if (lesson) desk.create(lesson);
    else say('no-lesson', { name: wanted });
  }

  const clicks: Readonly<Record<string, () => void>> = {
    stamp: entries.stamp,
    undo: () => goBack(editor.undo(), 'undone'),
    redo: () => goBack(editor.redo(), 'redone'),
    'download-now': out.download,
    restore: () => restoreDraft(deleted),
    'show-newer': () => desk.open(desk.draft.id),
    'keep-mine': desk.fork,
  };
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button');
    if (button) clicks[button.name]?.();
  });
  name.addEventListener('input', () => {
    desk.change({ name: name.value });
    out.show(desk.draft);
    read(false);
  });
  void begin();

  return () => {
    desk.close();
    closeKeys();
    parser.close();
    watch.close();
  };
}

/** An id that no other tab makes. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join('');
}
