import { isFull } from './browser-storage.ts';
import { copyName, type Draft } from './draft.ts';
import type { Drafts, StoredChange } from './drafts.ts';

/** A draft on this page, and what the device knows of it. */
export interface OpenDraft {
  readonly draft: Draft;
  /** The revision on the device that this draft was made from; absent if it is not kept yet. */
  readonly revision?: string;
  /** True if the draft holds something that is not on the device. */
  readonly dirty: boolean;
}

/** What the writer has to know. */
export type DraftEvent =
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly full: boolean }
  /** Another tab had saved the draft: ours goes on as a copy. */
  | { readonly kind: 'forked' }
  /** Another tab saved a newer version of what stands here unchanged. */
  | { readonly kind: 'newer' }
  /** Another tab deleted the draft; what stands here stays. */
  | { readonly kind: 'deleted' };

/** An open draft after something happened to it. */
export interface Step {
  readonly open: OpenDraft;
  readonly event?: DraftEvent;
}

/** Saves what is not on the device yet; never over what another tab has written. */
export function saveDraft(open: OpenDraft, drafts: Drafts, newId: () => string): Step {
  if (!open.dirty) return { open };
  const saving = drafts.save(open.draft, open.revision);
  if (saving.kind === 'saved')
    return { open: { ...open, revision: saving.revision, dirty: false }, event: { kind: 'saved' } };
  if (saving.kind === 'failed') return { open, event: { kind: 'failed', full: isFull(saving.cause) } };
  return forkDraft(open, drafts, newId);
}

/** Saves what found no room before; answers what still finds none. */
export function saveUnsaved(
  unsaved: readonly OpenDraft[],
  drafts: Drafts,
  newId: () => string,
): readonly OpenDraft[] {
  return unsaved.map((open) => saveDraft(open, drafts, newId).open).filter(({ dirty }) => dirty);
}

/** What to do when another tab has saved or deleted a draft. Both versions are kept. */
export function followChange(
  open: OpenDraft,
  { id, draft }: StoredChange,
  drafts: Drafts,
  newId: () => string,
): Step {
  if (id !== open.draft.id) return { open };
  if (!draft) {
    const { revision: _, ...rest } = open;
    return { open: rest, event: { kind: 'deleted' } };
  }
  if (draft.revision === open.revision) return { open };
  // Two tabs can write at the same instant: the later has not seen what the earlier wrote. The one whose version was
  // written over goes on with a copy; the other saves once more, and so finds out if it was written over after all.
  const isMineThere = open.revision !== undefined && drafts.read(id)?.revision === open.revision;
  if (isMineThere) return { open: { ...open, dirty: true } };
  const overwrote = open.revision !== undefined && draft.parent !== open.revision;
  if (open.dirty || overwrote) return forkDraft(open, drafts, newId);
  return { open, event: { kind: 'newer' } };
}

/** Goes on with a copy of its own. */
export function forkDraft(open: OpenDraft, drafts: Drafts, newId: () => string): Step {
  const draft = { ...open.draft, id: newId(), name: copyName(open.draft.name) };
  const { open: copy, event } = saveDraft({ draft, dirty: true }, drafts, newId);
  return { open: copy, event: event?.kind === 'failed' ? event : { kind: 'forked' } };
}
