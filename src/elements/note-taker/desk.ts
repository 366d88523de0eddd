import type { Draft, Drafts } from '../../write/drafts.ts';
import { type Desk, forked, hear, type News, type Step, saveDesk } from '../../write/saving.ts';

/** The open draft, saved as it changes. */
export interface DeskKeeper {
  readonly draft: Draft;
  /** True if something is not on the device. */
  readonly dirty: boolean;
  change(part: Partial<Omit<Draft, 'id'>>): void;
  /** Opens a draft of the device, or a new one. What was open is saved first. */
  open(draft: Draft, revision?: string): void;
  /** The draft with what the page has not told of yet. */
  latest(): Draft;
  /** Saves at once. */
  save(): void;
  /** Goes on with a copy, so that another tab's version stays as it is. */
  fork(): void;
  close(): void;
}

/** What the keeper tells the page. */
export interface Told {
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

/** What tabs say to one another: which draft each has open. */
interface Hello {
  readonly tab: string;
  readonly open?: string;
  readonly answer?: boolean;
}

/** How long, in milliseconds, a change may wait to be saved. */
const WAIT = 300;

export function keepDesk(drafts: Drafts, site: string, newId: () => string, told: Told): DeskKeeper {
  let desk: Desk = { draft: { id: newId(), name: '', text: '' }, dirty: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tab = newId();
  const others = new Set<string>();
  const channel = new BroadcastChannel(`write${site}`);
  const listeners = new AbortController();
  const { signal } = listeners;

  const hello = (answer = false) => {
    channel.postMessage({ tab, open: desk.draft.id, answer } satisfies Hello);
  };
  const take = ({ desk: next, news }: Step) => {
    const moved = next.draft.id !== desk.draft.id;
    desk = next;
    if (moved) {
      drafts.open(desk.draft.id);
      others.clear();
      told.opened();
      told.alsoOpen(false);
      hello();
    }
    if (news) told.news(news);
    if (news) told.kept();
  };
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    take(saveDesk(desk, drafts, newId));
  };
  const leave = () => {
    told.tellAll();
    save();
  };

  addEventListener(
    'pagehide',
    () => {
      leave();
      channel.postMessage({ tab } satisfies Hello);
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
      hello();
    },
    { signal },
  );
  addEventListener(
    'beforeunload',
    (event) => {
      told.tellAll();
      save();
      if (desk.dirty) event.preventDefault();
    },
    { signal },
  );
  addEventListener(
    'storage',
    ({ key, newValue }) => {
      const heard = drafts.heard(key, newValue);
      if (!heard) return;
      take(hear(desk, heard, drafts, newId));
      told.kept();
    },
    { signal },
  );
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<Hello>) => {
      if (data.open === desk.draft.id) {
        others.add(data.tab);
        if (!data.answer) hello(true);
      } else others.delete(data.tab);
      told.alsoOpen(others.size > 0);
    },
    { signal },
  );

  return {
    get draft() {
      return desk.draft;
    },
    get dirty() {
      return desk.dirty;
    },
    change(part) {
      desk = { ...desk, draft: { ...desk.draft, ...part }, dirty: true };
      timer ??= setTimeout(save, WAIT);
    },
    open(draft, revision) {
      leave();
      clearTimeout(timer);
      desk = { draft, dirty: false, ...(revision !== undefined && { revision }) };
      drafts.open(draft.id);
      others.clear();
      told.opened();
      told.alsoOpen(false);
      hello();
    },
    latest() {
      told.tellAll();
      return desk.draft;
    },
    save,
    fork: () => take(forked(desk, drafts, newId)),
    close() {
      leave();
      listeners.abort();
      channel.close();
    },
  };
}
