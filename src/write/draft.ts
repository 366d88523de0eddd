import { cutFrontMatter } from '../notes/course/cut-front-matter.ts';
import type { Seconds } from '../notes/entries/time.ts';

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

/** What a draft is called: its name, else the first words below its front matter; empty for an empty one. */
export function titleOf({ name, text }: Draft): string {
  const words = cutFrontMatter(text).body.replace(/^(?:\s|[-*+#>]+\s)+/, '');
  return name.trim() || (words.split('\n')[0] ?? '').slice(0, 40).trim();
}

/** The name of a copy. @example copyName('Lesson 7 (2)') // => 'Lesson 7 (3)' */
export function copyName(name: string): string {
  const [, stem = name, number = '1'] = /^(.*?)(?: \((\d+)\))?$/s.exec(name) ?? [];
  return `${stem} (${Number(number) + 1})`.trim();
}

/** Reads a stored value; one that is no draft of ours is shown as the text it is: somebody wrote it. */
export function readDraft(id: string, value: string | null): KeptDraft | undefined {
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
