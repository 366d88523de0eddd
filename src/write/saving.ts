import { copyName, type Draft } from './draft.ts';
import type { Drafts, Heard } from './drafts.ts';
import { isFull } from './shelf.ts';

/** The draft that is open, and what the device knows of it. */
export interface Desk {
  readonly draft: Draft;
  /** The revision on the device that this draft was made from; absent if it is not kept yet. */
  readonly revision?: string;
  /** True if the draft holds something that is not on the device. */
  readonly dirty: boolean;
}

/** What has to be told to the writer. */
export type News =
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly full: boolean }
  /** Another tab had saved the draft: ours goes on as a copy. */
  | { readonly kind: 'forked' }
  /** Another tab saved a newer version of what stands here unchanged. */
  | { readonly kind: 'newer' }
  /** Another tab deleted the draft; what stands here stays. */
  | { readonly kind: 'deleted' };

export interface Step {
  readonly desk: Desk;
  readonly news?: News;
}

/** Saves what is not on the device yet; never over what another tab has written. */
export function saveDesk(desk: Desk, drafts: Drafts, newId: () => string): Step {
  if (!desk.dirty) return { desk };
  const saving = drafts.save(desk.draft, desk.revision);
  if (saving.kind === 'saved')
    return { desk: { ...desk, revision: saving.revision, dirty: false }, news: { kind: 'saved' } };
  if (saving.kind === 'failed') return { desk, news: { kind: 'failed', full: isFull(saving.cause) } };
  return forked(desk, drafts, newId);
}

/** Saves what found no room before; answers what still finds none. */
export function saveWaiting(waiting: readonly Desk[], drafts: Drafts, newId: () => string): readonly Desk[] {
  return waiting.map((desk) => saveDesk(desk, drafts, newId).desk).filter(({ dirty }) => dirty);
}

/** What to do when another tab has saved or deleted a draft. Both versions are kept. */
export function hear(desk: Desk, { id, draft }: Heard, drafts: Drafts, newId: () => string): Step {
  if (id !== desk.draft.id) return { desk };
  if (!draft) {
    const { revision: _, ...rest } = desk;
    return { desk: rest, news: { kind: 'deleted' } };
  }
  if (draft.revision === desk.revision) return { desk };
  // Two tabs can write at the same instant: the later has not seen what the earlier wrote.
  const overwrote = desk.revision !== undefined && draft.parent !== desk.revision;
  if (desk.dirty || overwrote) return forked(desk, drafts, newId);
  return { desk, news: { kind: 'newer' } };
}

/** Goes on with a copy of its own. */
export function forked(desk: Desk, drafts: Drafts, newId: () => string): Step {
  const draft = { ...desk.draft, id: newId(), name: copyName(desk.draft.name) };
  const { desk: saved, news } = saveDesk({ draft, dirty: true }, drafts, newId);
  return { desk: saved, news: news?.kind === 'failed' ? news : { kind: 'forked' } };
}
