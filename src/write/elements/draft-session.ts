import type { Draft, KeptDraft } from '../draft.ts';
import type { Drafts } from '../drafts.ts';
import {
  type DraftEvent,
  followChange,
  forkDraft,
  type OpenDraft,
  type Step,
  saveDraft,
  saveUnsaved,
} from '../open-draft.ts';
import { openOtherTabs } from './other-tabs.ts';

/** A draft of the list; without `saved` it is on this page alone. */
export interface ListedDraft {
  readonly draft: Draft;
  /** When it was saved, in milliseconds since 1970. */
  readonly saved?: number;
}

/** The page of a session. */
export interface SessionPage {
  /** Another draft is open now. */
  opened(): void;
  /** What is kept on the device has changed. */
  kept(): void;
  /** Something happened to the open draft. */
  happened(event: DraftEvent): void;
  /** Another tab has this draft open too, or has no more. */
  alsoOpen(also: boolean): void;
  /** Gives the session what was typed and not passed on yet. */
  flush(): void;
}

/** How long, in milliseconds, a change may wait to be saved. */
const WAIT = 300;

/**
 * The drafts of a page: the open one, saved as it changes, and those for which the device had no room. Nothing that was
 * typed is dropped. Begins with an empty draft, listens to the page and its other tabs, and saves until it is closed.
 */
export class DraftSession {
  #open: OpenDraft = { draft: { id: '', name: '', text: '' }, dirty: false };
  #unsaved: readonly OpenDraft[] = [];
  #standing: 'saved' | 'full' | 'forbidden' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #drafts: Drafts;
  readonly #newId: () => string;
  readonly #page: SessionPage;
  readonly #tabs: ReturnType<typeof openOtherTabs>;
  readonly #listeners = new AbortController();

  /** `site` keeps apart the sites that share an origin. */
  constructor(drafts: Drafts, site: string, newId: () => string, page: SessionPage) {
    this.#drafts = drafts;
    this.#newId = newId;
    this.#page = page;
    this.#open = this.#fresh();
    this.#tabs = openOtherTabs(site, newId(), page.alsoOpen);
    this.#listen(this.#listeners);
  }

  get draft(): Draft {
    return this.#open.draft;
  }

  /** Whether the open draft is on the device; absent as long as there is nothing to save. */
  get standing(): 'saved' | 'full' | 'forbidden' | undefined {
    return this.#standing;
  }

  /** How many drafts beside the open one are on this page alone. */
  get unsaved(): number {
    return this.#unsaved.length;
  }

  /** The draft with what the page has not passed on yet. */
  latest(): Draft {
    this.#page.flush();
    return this.draft;
  }

  /** All drafts: those for which the device had no room, then the latest saved. */
  list(): readonly ListedDraft[] {
    const hasFailed = this.#standing === 'full' || this.#standing === 'forbidden';
    const unsaved = hasFailed ? [this.#open, ...this.#unsaved] : this.#unsaved;
    const ids = unsaved.map(({ draft }) => draft.id);
    const saved = this.#drafts.list().filter(({ id }) => !ids.includes(id));
    return [
      ...unsaved.map(({ draft }) => ({ draft })),
      ...saved.map((draft) => ({ draft, saved: draft.saved })),
    ];
  }

  change(part: Partial<Omit<Draft, 'id'>>): void {
    this.#open = { ...this.#open, draft: { ...this.draft, ...part }, dirty: true };
    this.#saveSoon();
  }

  /** Opens a draft of the list, or a new one. What was open is saved first, or kept on this page. */
  open(id: string | undefined): void {
    this.#setAside();
    this.#bring(id);
  }

  create(part?: Partial<Omit<Draft, 'id'>>): void {
    this.#setAside();
    const { draft } = this.#fresh();
    this.#begin({ draft: { ...draft, ...part }, dirty: false });
  }

  /** Deletes a draft; answers it as it can be brought back. */
  remove(id: string): KeptDraft | undefined {
    const isOpen = id === this.draft.id;
    if (isOpen) this.#saveAll();
    const unsaved = [this.#open, ...this.#unsaved].find((one) => one.dirty && one.draft.id === id);
    this.#unsaved = this.#unsaved.filter(({ draft }) => draft.id !== id);
    const removed = this.#drafts.remove(id);
    const deleted = unsaved ? this.#drafts.deleted.add(unsaved.draft) : removed;
    if (isOpen) {
      this.#open = this.#fresh();
      this.#standing = undefined;
      this.#bring(this.list()[0]?.draft.id);
    } else this.#save();
    this.#page.kept();
    return deleted;
  }

  /** Opens a draft that was deleted. */
  restore(deleted: KeptDraft): void {
    this.#setAside();
    const { revision: _, ...draft } = deleted;
    this.#begin({ draft, dirty: true });
    if (!this.#open.dirty) this.#drafts.deleted.forget(deleted.id);
    this.#page.kept();
  }

  /** Goes on with a copy, so that another tab's version stays as it is. */
  fork(): void {
    this.#take(forkDraft(this.#open, this.#drafts, this.#newId));
  }

  close(): void {
    this.#saveAll();
    this.#listeners.abort();
    this.#tabs.close();
  }

  #fresh(): OpenDraft {
    return { draft: { id: this.#newId(), name: '', text: '' }, dirty: false };
  }

  #show(): void {
    this.#drafts.open(this.draft.id);
    this.#page.opened();
    this.#tabs.opened(this.draft.id);
  }

  #take({ open, event }: Step): void {
    const moved = open.draft.id !== this.draft.id;
    this.#open = open;
    if (!event) return;
    if (event.kind === 'failed') this.#standing = event.full ? 'full' : 'forbidden';
    else if (!open.dirty) this.#standing = standingOf(open);
    if (moved) this.#show();
    this.#page.happened(event);
    this.#page.kept();
  }

  #saveSoon(): void {
    this.#timer ??= setTimeout(() => this.#save(), WAIT);
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#take(saveDraft(this.#open, this.#drafts, this.#newId));
    const { length } = this.#unsaved;
    this.#unsaved = saveUnsaved(this.#unsaved, this.#drafts, this.#newId);
    if (this.#unsaved.length < length) this.#page.kept();
  }

  #saveAll(): void {
    this.#page.flush();
    this.#save();
  }

  #setAside(): void {
    this.#saveAll();
    if (this.#open.dirty) this.#unsaved = [this.#open, ...this.#unsaved];
  }

  #begin(next: OpenDraft): void {
    this.#open = next;
    this.#standing = standingOf(next);
    this.#show();
    this.#save();
  }

  #bring(id: string | undefined): void {
    const unsaved = this.#unsaved.find(({ draft }) => draft.id === id);
    this.#unsaved = this.#unsaved.filter((one) => one !== unsaved);
    const kept = id === undefined ? undefined : this.#drafts.read(id);
    this.#begin(unsaved ?? (kept && { draft: kept, revision: kept.revision, dirty: false }) ?? this.#fresh());
  }

  #listen({ signal }: AbortController): void {
    const on = (name: keyof WindowEventMap, act: (event: Event) => void) =>
      addEventListener(name, act, { signal });
    on('pagehide', () => {
      this.#saveAll();
      this.#tabs.left();
    });
    on('pageshow', (event) => (event as PageTransitionEvent).persisted && this.#wake());
    on('beforeunload', (event) => {
      this.#saveAll();
      if (this.#open.dirty || this.unsaved > 0) event.preventDefault();
    });
    on('storage', (event) => this.#hearStorage(event as StorageEvent));
    document.addEventListener('visibilitychange', () => document.hidden && this.#saveAll(), { signal });
  }

  /** The page slept; another tab may have written meanwhile. */
  #wake(): void {
    const { id } = this.draft;
    const draft = this.#drafts.read(id);
    if (this.#open.revision !== undefined)
      this.#take(followChange(this.#open, { id, ...(draft && { draft }) }, this.#drafts, this.#newId));
    this.#tabs.opened(id);
  }

  #hearStorage({ key, newValue }: StorageEvent): void {
    if (!this.#drafts.holds(key)) return;
    const change = this.#drafts.changeOf(key, newValue);
    if (change) this.#take(followChange(this.#open, change, this.#drafts, this.#newId));
    if (this.#open.dirty) this.#saveSoon();
    this.#page.kept();
  }
}

function standingOf({ revision }: OpenDraft): 'saved' | undefined {
  return revision === undefined ? undefined : 'saved';
}
