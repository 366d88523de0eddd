import type { Draft, KeptDraft } from '../draft.ts';
import type { Drafts } from '../drafts.ts';
import { type Desk, forked, hear, type News, type Step, saveDesk, saveWaiting } from '../saving.ts';
import { openOtherTabs } from './other-tabs.ts';

/** The drafts of a page: the open one, saved as it changes, and the others. Nothing that was typed is dropped. */
export interface DeskKeeper {
  readonly draft: Draft;
  /** Whether the open draft is on the device; absent as long as there is nothing to save. */
  readonly standing: 'saved' | 'full' | 'forbidden' | undefined;
  /** All drafts: those for which the device had no room, then the latest saved. */
  list(): readonly ListedDraft[];
  /** How many drafts beside the open one are on this page alone. */
  readonly waiting: number;
  change(part: Partial<Omit<Draft, 'id'>>): void;
  /** Opens a draft of the list, or a new one. What was open is saved first, or kept on this page. */
  open(id: string | undefined): void;
  create(part?: Partial<Omit<Draft, 'id'>>): void;
  /** Deletes a draft; answers it as it can be brought back. */
  remove(id: string): KeptDraft | undefined;
  /** Opens a draft that was deleted. */
  restore(deleted: KeptDraft): void;
  /** The draft with what the page has not told of yet. */
  latest(): Draft;
  /** Goes on with a copy, so that another tab's version stays as it is. */
  fork(): void;
  close(): void;
}

/** A draft of the list; without `saved` it is on this page alone. */
export interface ListedDraft {
  readonly draft: Draft;
  /** When it was saved, in milliseconds since 1970. */
  readonly saved?: number;
}

/** What the keeper tells the page. */
export interface Told {
  /** What another tab did. */
  news(news: News): void;
  /** Another draft is open now. */
  opened(): void;
  /** Another tab has this draft open too, or has no more. */
  alsoOpen(also: boolean): void;
  /** What is kept on the device has changed. */
  kept(): void;
  /** Asks for what was not told of yet. */
  tellAll(): void;
}

/** How long, in milliseconds, a change may wait to be saved. */
const WAIT = 300;

export function keepDesk(drafts: Drafts, site: string, newId: () => string, told: Told): DeskKeeper {
  const fresh = (): Desk => ({ draft: { id: newId(), name: '', text: '' }, dirty: false });
  let desk = fresh();
  let waiting: readonly Desk[] = [];
  let standing: DeskKeeper['standing'];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tabs = openOtherTabs(site, newId(), told.alsoOpen);
  const listeners = new AbortController();
  const { signal } = listeners;

  const show = () => {
    drafts.open(desk.draft.id);
    told.opened();
    tabs.opened(desk.draft.id);
  };
  const take = ({ desk: next, news }: Step) => {
    const moved = next.draft.id !== desk.draft.id;
    desk = next;
    if (!news) return;
    if (news.kind === 'failed') standing = news.full ? 'full' : 'forbidden';
    else if (!desk.dirty) standing = desk.revision === undefined ? undefined : 'saved';
    if (moved) show();
    told.news(news);
    told.kept();
  };
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    take(saveDesk(desk, drafts, newId));
    const { length } = waiting;
    waiting = saveWaiting(waiting, drafts, newId);
    if (waiting.length < length) told.kept();
  };
  const leave = () => {
    told.tellAll();
    save();
  };
  const setAside = () => {
    leave();
    if (desk.dirty) waiting = [desk, ...waiting];
  };
  const begin = (next: Desk) => {
    desk = next;
    standing = next.revision === undefined ? undefined : 'saved';
    show();
    save();
  };
  const stored = (id: string | undefined): Desk | undefined => {
    const draft = id === undefined ? undefined : drafts.read(id);
    return draft && { draft, revision: draft.revision, dirty: false };
  };
  const bring = (id: string | undefined) => {
    const wanted = waiting.find(({ draft }) => draft.id === id);
    waiting = waiting.filter((one) => one !== wanted);
    begin(wanted ?? stored(id) ?? fresh());
  };
  const list = (): readonly ListedDraft[] => {
    const hasFailed = standing === 'full' || standing === 'forbidden';
    const unsaved = hasFailed ? [desk, ...waiting] : waiting;
    const ids = unsaved.map(({ draft }) => draft.id);
    const saved = drafts.list().filter(({ id }) => !ids.includes(id));
    return [
      ...unsaved.map(({ draft }) => ({ draft })),
      ...saved.map((draft) => ({ draft, saved: draft.saved })),
    ];
  };

  addEventListener(
    'pagehide',
    () => {
      leave();
      tabs.left();
    },
    { signal },
  );
  document.addEventListener('visibilitychange', () => document.hidden && leave(), { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      // The page slept; another tab may have written meanwhile.
      const there = drafts.read(desk.draft.id);
      if (desk.revision !== undefined)
        take(hear(desk, { id: desk.draft.id, ...(there && { draft: there }) }, drafts, newId));
      tabs.opened(desk.draft.id);
    },
    { signal },
  );
  addEventListener(
    'beforeunload',
    (event) => {
      leave();
      if (desk.dirty || waiting.length > 0) event.preventDefault();
    },
    { signal },
  );
  addEventListener(
    'storage',
    ({ key, newValue }) => {
      if (!drafts.holds(key)) return;
      const heard = drafts.heard(key, newValue);
      if (heard) take(hear(desk, heard, drafts, newId));
      told.kept();
    },
    { signal },
  );
  return {
    get draft() {
      return desk.draft;
    },
    get standing() {
      return standing;
    },
    get waiting() {
      return waiting.length;
    },
    list,
    change(part) {
      desk = { ...desk, draft: { ...desk.draft, ...part }, dirty: true };
      timer ??= setTimeout(save, WAIT);
    },
    open(id) {
      setAside();
      bring(id);
    },
    create(part) {
      setAside();
      const { draft } = fresh();
      begin({ draft: { ...draft, ...part }, dirty: false });
    },
    remove(id) {
      if (id === desk.draft.id) leave();
      const unsaved = [desk, ...waiting].find((one) => one.dirty && one.draft.id === id);
      waiting = waiting.filter(({ draft }) => draft.id !== id);
      const removed = drafts.remove(id);
      const deleted = unsaved ? drafts.deleted.add(unsaved.draft) : removed;
      if (id === desk.draft.id) {
        desk = fresh();
        standing = undefined;
        bring(list()[0]?.draft.id);
      } else save();
      told.kept();
      return deleted;
    },
    restore(deleted) {
      setAside();
      const { revision: _, ...draft } = deleted;
      begin({ draft, dirty: true });
      if (!desk.dirty) drafts.deleted.forget(deleted.id);
      told.kept();
    },
    latest() {
      told.tellAll();
      return desk.draft;
    },
    fork: () => take(forked(desk, drafts, newId)),
    close() {
      leave();
      listeners.abort();
      tabs.close();
    },
  };
}
