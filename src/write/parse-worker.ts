// Reading long notes takes longer than a key press may wait; so it is done beside the page.
import { fixNotes } from '../notes/check/fix.ts';
import type { Languages } from '../notes/languages.ts';
import { parseLesson } from '../notes/parse.ts';
import { readRows } from './read-rows.ts';
import type { NotesReading } from './rows.ts';

/** What the page asks: to read some notes, or to make all fixes that change nothing a reader sees. */
export interface Question {
  readonly id: number;
  readonly task: 'read' | 'fix';
  readonly text: string;
  /** Title of the lesson if its text gives none. */
  readonly name: string;
  readonly languages: Languages;
}

export type Answer =
  | { readonly id: number; readonly reading: NotesReading }
  | { readonly id: number; readonly fixed: string; readonly count: number }
  | { readonly id: number; readonly failure: string };

let last: NotesReading | undefined;

addEventListener('message', ({ data }: MessageEvent<Question>) => postMessage(answer(data)));

function answer({ id, task, text, name, languages }: Question): Answer {
  try {
    if (task === 'fix') {
      const { text: fixed, fixes } = fixNotes(text, (some) =>
        parseLesson(some, undefined, undefined, languages),
      );
      return { id, fixed, count: fixes.length };
    }
    last = readRows(text, name, last, languages);
    return { id, reading: last };
  } catch (error) {
    // A fault of ours; the page says so, and the text is not touched.
    return { id, failure: String(error) };
  }
}
