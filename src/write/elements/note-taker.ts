import { type KeptDraft, titleOf } from '../draft.ts';
import { type Drafts, openDrafts } from '../drafts.ts';
import type { DraftEvent } from '../open-draft.ts';
import { openDraftList } from './draft-list.ts';
import { DraftSession } from './draft-session.ts';
import { lessonOf } from './lesson.ts';
import { type Messages, openMessages } from './messages.ts';
import { OpenNotes } from './open-notes.ts';
import { part } from './words.ts';

/** The note taker: the drafts of this device and the notes of the one that is open. Works until it is closed. */
export class NoteTaker {
  readonly #base: string;
  readonly #messages: Messages;
  readonly #drafts: Drafts;
  readonly #notes: OpenNotes;
  readonly #session: DraftSession;
  readonly #showDrafts: ReturnType<typeof openDraftList>;
  #deleted: KeptDraft | undefined;

  /** `base` is the path of the site. */
  constructor(root: HTMLElement, base: string) {
    this.#base = base;
    this.#messages = openMessages(root);
    this.#drafts = openDrafts(() => localStorage, base, newId, Date.now);
    this.#notes = new OpenNotes(root, this.#messages, () => this.#session);
    this.#showDrafts = this.#openDraftList(part(root, '.write-drafts'));
    this.#session = new DraftSession(this.#drafts, base, newId, {
      opened: () => this.#opened(),
      kept: () => this.#showKept(),
      happened: (event) => this.#happened(event),
      alsoOpen: (also) => this.#messages.notice(also ? 'also-open' : undefined, {}, 'also-open'),
      flush: () => this.#notes.editor.sync(),
    });
    const clicks = this.#clicks();
    root.addEventListener('click', ({ target }) => {
      clicks[(target as Element).closest('button')?.name ?? '']?.();
    });
    void this.#begin();
  }

  close(): void {
    this.#session.close();
    this.#notes.close();
  }

  #openDraftList(list: HTMLElement): ReturnType<typeof openDraftList> {
    return openDraftList(list, {
      open: (id) => this.#session.open(id),
      create: () => this.#session.create(),
      remove: (id) => this.#remove(id),
      restore: (draft) => this.#restore(draft),
      clear: () => {
        this.#drafts.deleted.clear();
        this.#showKept();
      },
      read: (file) => void this.#readFile(file),
    });
  }

  #clicks(): Readonly<Record<string, () => void>> {
    return {
      stamp: () => this.#notes.entries.stamp(),
      undo: () => this.#notes.undo(),
      redo: () => this.#notes.redo(),
      'download-now': () => this.#notes.download(),
      restore: () => this.#restore(this.#deleted),
      'show-newer': () => this.#session.open(this.#session.draft.id),
      'keep-mine': () => this.#session.fork(),
    };
  }

  /** Opens the draft of the lesson that the address names, else the one that was open last. */
  async #begin(): Promise<void> {
    const wanted = new URLSearchParams(location.search).get('lesson');
    const all = this.#drafts.list();
    const known = all.find(({ id, lesson }) => (wanted ? lesson === wanted : id === this.#drafts.last()));
    this.#session.open((known ?? (wanted ? undefined : all[0]))?.id);
    if (!wanted || known) return;
    const lesson = await lessonOf(this.#base, wanted);
    if (lesson) this.#session.create(lesson);
    else this.#messages.say('no-lesson', { name: wanted });
  }

  #opened(): void {
    this.#notes.open(this.#session.draft);
    this.#showKept();
  }

  #showKept(): void {
    this.#messages.state(this.#session);
    const deleted = this.#drafts.deleted.list();
    this.#showDrafts({ drafts: this.#session.list(), deleted, open: this.#session.draft.id });
  }

  #happened({ kind }: DraftEvent): void {
    const { notice } = this.#messages;
    if (kind === 'forked') notice('forked', { name: this.#session.draft.name });
    if (kind === 'newer') notice('newer');
    if (kind === 'deleted') notice('deleted-elsewhere');
  }

  #remove(id: string): void {
    this.#deleted = this.#session.remove(id);
    if (this.#deleted) this.#messages.say('draft-deleted', { name: titleOf(this.#deleted) });
  }

  #restore(draft: KeptDraft | undefined): void {
    if (!draft) return;
    if (draft === this.#deleted) this.#deleted = undefined;
    this.#session.restore(draft);
    this.#messages.say('restored');
  }

  async #readFile(file: File): Promise<void> {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      this.#session.create({ name: file.name.replace(/\.(?:md|markdown|txt)$/i, '') });
      this.#notes.replace(text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.#messages.say('not-text', { name: file.name });
    }
  }
}

/** An id that no other tab makes. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join('');
}
