import { attempt, type BrowserStorage, isFull, keysOf } from './browser-storage.ts';
import { type Draft, type KeptDraft, readDraft } from './draft.ts';

/**
 * Drafts that were deleted, until the writer clears them or room is needed. Each has an id of its own, and `saved` is
 * when it was deleted. Only `makingRoom` throws.
 */
export interface DeletedDrafts {
  /** The latest deleted first. */
  list(): readonly KeptDraft[];
  /** Keeps a draft among them if there is room, and answers it as it can be brought back. */
  add(draft: Draft): KeptDraft;
  forget(id: string): void;
  clear(): void;
  /** Stores something; for want of room the oldest are given up, as few as need be. Throws what the storage throws. */
  makingRoom(store: () => void): void;
}

export function openDeleted(
  storage: () => BrowserStorage,
  prefix: string,
  newId: () => string,
  now: () => number,
): DeletedDrafts {
  const read = (id: string) => attempt(() => readDraft(id, storage().getItem(prefix + id)));
  const list = () => {
    const kept = attempt(() => keysOf(storage(), prefix)) ?? [];
    return kept.flatMap((id) => read(id) ?? []).toSorted((a, b) => b.saved - a.saved);
  };
  const forget = (id: string) => {
    attempt(() => storage().removeItem(prefix + id));
  };
  const makingRoom = (store: () => void) => {
    try {
      store();
    } catch (cause) {
      const oldest = list().at(-1);
      if (!isFull(cause) || !oldest) throw cause;
      forget(oldest.id);
      makingRoom(store);
    }
  };
  return {
    list,
    forget,
    makingRoom,
    add(draft) {
      const deleted = { ...draft, id: newId(), revision: newId(), saved: now() };
      const isEmpty = !(draft.name || draft.text || draft.video);
      if (!isEmpty)
        attempt(() => makingRoom(() => storage().setItem(prefix + deleted.id, JSON.stringify(deleted))));
      return deleted;
    },
    clear() {
      for (const { id } of list()) forget(id);
    },
  };
}
