import { attempt, type BrowserStorage, keysOf } from './browser-storage.ts';
import { type DeletedDrafts, openDeleted } from './deleted-drafts.ts';
import { type Draft, type KeptDraft, readDraft } from './draft.ts';

export type Saving =
  | { readonly kind: 'saved'; readonly revision: string }
  /** Somebody else has saved it since; nothing was written. */
  | { readonly kind: 'conflict' }
  /** The device keeps nothing, or nothing more. */
  | { readonly kind: 'failed'; readonly cause: unknown };

/** The drafts kept on a device. Nothing here throws: a device may forbid to keep anything. */
export interface Drafts {
  /** The latest saved first. */
  list(): readonly KeptDraft[];
  read(id: string): KeptDraft | undefined;
  /** Saves a draft over the revision it was made from; `undefined` for one that is not kept yet. */
  save(draft: Draft, from: string | undefined): Saving;
  /** Deletes a draft; it is kept among the deleted ones until room is needed. */
  remove(id: string): KeptDraft | undefined;
  readonly deleted: DeletedDrafts;
  /** The id of the draft that was open last. */
  last(): string | undefined;
  open(id: string): void;
  /** True if a stored value is of a draft or a deleted one; `null` stands for the whole storage. */
  holds(key: string | null): boolean;
  /** What a change of a stored value, made in another tab, means. */
  changeOf(key: string | null, value: string | null): StoredChange | undefined;
}

/** A draft that another tab saved or, without `draft`, deleted. */
export interface StoredChange {
  readonly id: string;
  readonly draft?: KeptDraft;
}

/** The form of what is stored; another one gets another number. */
const VERSION = 1;

/**
 * Drafts in a storage of the browser. `site` keeps apart the sites that share an origin. `storage` is a function because
 * even asking for the storage can be forbidden.
 */
export function openDrafts(
  storage: () => BrowserStorage,
  site: string,
  newId: () => string,
  now: () => number,
): Drafts {
  const prefix = `write/${VERSION}${site}:`;
  const lastKey = `${prefix}last`;
  const keyOf = (id: string) => `${prefix}draft:${id}`;
  const draftPrefix = keyOf('');
  const deletedPrefix = `${prefix}deleted:`;
  const deleted = openDeleted(storage, deletedPrefix, newId, now);

  const read = (id: string) => attempt(() => readDraft(id, storage().getItem(keyOf(id))));
  return {
    read,
    deleted,
    list() {
      const kept = attempt(() => keysOf(storage(), draftPrefix)) ?? [];
      return kept.flatMap((id) => read(id) ?? []).toSorted((a, b) => b.saved - a.saved);
    },
    save(draft, from) {
      try {
        const there = storage().getItem(keyOf(draft.id));
        if (there !== null && readDraft(draft.id, there)?.revision !== from) return { kind: 'conflict' };
        const revision = newId();
        const kept: KeptDraft = {
          ...draft,
          revision,
          saved: now(),
          ...(from !== undefined && { parent: from }),
        };
        deleted.makingRoom(() => storage().setItem(keyOf(draft.id), JSON.stringify(kept)));
        return { kind: 'saved', revision };
      } catch (cause) {
        return { kind: 'failed', cause };
      }
    },
    remove(id) {
      const draft = read(id);
      attempt(() => storage().removeItem(keyOf(id)));
      return draft && deleted.add(draft);
    },
    last: () => attempt(() => storage().getItem(lastKey)) ?? undefined,
    open(id) {
      attempt(() => storage().setItem(lastKey, id));
    },
    holds: (key) => key === null || [draftPrefix, deletedPrefix].some((one) => key.startsWith(one)),
    changeOf(key, value) {
      // `null` says that the whole storage was cleared.
      if (key === null || !key.startsWith(draftPrefix)) return undefined;
      const id = key.slice(draftPrefix.length);
      const draft = readDraft(id, value);
      return { id, ...(draft && { draft }) };
    },
  };
}
