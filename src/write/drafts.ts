import type { Seconds } from '../notes/time.ts';

/** Notes that are being taken. */
export interface Draft {
  readonly id: string;
  readonly name: string;
  /** The notes, as Markdown; nothing else holds them. */
  readonly text: string;
  /** The video's address, as the writer gave it. */
  readonly video?: string;
  /** `<course>/<lesson>`, if they are for a lesson that is there already. */
  readonly lesson?: string;
  /** Where in the video the writer was. */
  readonly seconds?: Seconds;
}

/** A draft as it is kept. */
export interface KeptDraft extends Draft {
  /** Another one after every save. */
  readonly revision: string;
  /** The revision it was made from. */
  readonly parent?: string;
  /** When it was saved, in milliseconds since 1970. */
  readonly saved: number;
}

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
  remove(id: string): void;
  /** The id of the draft that was open last. */
  last(): string | undefined;
  open(id: string): void;
  /** What a change of a stored value, made in another tab, means. */
  heard(key: string | null, value: string | null): Heard | undefined;
}

/** A draft that another tab saved or, without `draft`, deleted. */
export interface Heard {
  readonly id: string;
  readonly draft?: KeptDraft;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The form of what is stored; another one gets another number. */
const VERSION = 1;

/**
 * Drafts in a storage of the browser. `site` keeps apart the sites that share an origin. `shelf` is a function because
 * even asking for the storage can be forbidden.
 */
export function openDrafts(shelf: () => Shelf, site: string, newId: () => string, now: () => number): Drafts {
  const prefix = `write/${VERSION}${site}:`;
  const lastKey = `${prefix}last`;
  const keyOf = (id: string) => `${prefix}draft:${id}`;
  const draftPrefix = keyOf('');

  const read = (id: string) => attempt(() => readDraft(id, shelf().getItem(keyOf(id))));
  return {
    read,
    list() {
      const kept = attempt(() => {
        const all = shelf();
        return Array.from({ length: all.length }, (_, at) => all.key(at) ?? '')
          .filter((key) => key.startsWith(draftPrefix))
          .map((key) => readDraft(key.slice(draftPrefix.length), all.getItem(key)));
      });
      return (kept ?? []).filter((draft) => draft !== undefined).toSorted((a, b) => b.saved - a.saved);
    },
    save(draft, from) {
      try {
        const there = shelf().getItem(keyOf(draft.id));
        if (there !== null && readDraft(draft.id, there)?.revision !== from) return { kind: 'conflict' };
        const revision = newId();
        const kept: KeptDraft = {
          ...draft,
          revision,
          saved: now(),
          ...(from !== undefined && { parent: from }),
        };
        shelf().setItem(keyOf(draft.id), JSON.stringify(kept));
        return { kind: 'saved', revision };
      } catch (cause) {
        return { kind: 'failed', cause };
      }
    },
    remove(id) {
      attempt(() => shelf().removeItem(keyOf(id)));
    },
    last: () => attempt(() => shelf().getItem(lastKey)) ?? undefined,
    open(id) {
      attempt(() => shelf().setItem(lastKey, id));
    },
    heard(key, value) {
      // `null` says that the whole storage was cleared.
      if (key === null || !key.startsWith(draftPrefix)) return undefined;
      const id = key.slice(draftPrefix.length);
      const draft = readDraft(id, value);
      return { id, ...(draft && { draft }) };
    },
  };
}

/** What a draft is called: its name, else its first words; empty for an empty one. */
export function titleOf({ name, text }: Draft): string {
  const [first = ''] = text.replace(/^\s*(?:[-*+#>]+|---)\s*/, '').split('\n');
  return name.trim() || first.slice(0, 40).trim();
}

/** The name of a copy. @example copyName('Lesson 7 (2)') // => 'Lesson 7 (3)' */
export function copyName(name: string): string {
  const [, stem = name, number = '1'] = /^(.*?)(?: \((\d+)\))?$/s.exec(name) ?? [];
  return `${stem} (${Number(number) + 1})`.trim();
}

/** A stored value that is no draft of ours is shown as the text it is: somebody wrote it. */
function readDraft(id: string, value: string | null): KeptDraft | undefined {
  if (value === null) return undefined;
  const lost: KeptDraft = { id, name: '', text: value, revision: value, saved: 0 };
  const kept = parse(value);
  if (typeof kept !== 'object' || kept === null) return lost;
  const { name, text, video, lesson, seconds, revision, parent, saved } = kept as Record<string, unknown>;
  if (typeof text !== 'string' || typeof revision !== 'string') return lost;
  return {
    id,
    text,
    revision,
    name: typeof name === 'string' ? name : '',
    saved: typeof saved === 'number' ? saved : 0,
    ...(typeof video === 'string' && { video }),
    ...(typeof lesson === 'string' && { lesson }),
    ...(typeof seconds === 'number' && { seconds }),
    ...(typeof parent === 'string' && { parent }),
  };
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Reading may be forbidden, and then there is nothing to read; a failed save is told by `save`. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
