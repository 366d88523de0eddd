// Reading long notes takes longer than a key press may wait; so it is done beside the page.
import { mendNotes } from '../notes/check/fix.ts';
import { readRows } from './read-rows.ts';
import type { Reading } from './rows.ts';

/** What the page asks: to read some notes, or to make all mends that change nothing a reader sees. */
export interface Question {
  readonly id: number;
  readonly task: 'read' | 'mend';
  readonly text: string;
  /** Title of the lesson if its text gives none. */
  readonly name: string;
}

export type Answer =
  | { readonly id: number; readonly reading: Reading }
  | { readonly id: number; readonly mended: string; readonly count: number }
  | { readonly id: number; readonly failure: string };

let last: Reading | undefined;

addEventListener('message', ({ data }: MessageEvent<Question>) => postMessage(answer(data)));

function answer({ id, task, text, name }: Question): Answer {
  try {
    if (task === 'mend') {
      const { text: mended, mends } = mendNotes(text);
      return { id, mended, count: mends.length };
    }
    last = readRows(text, name, last);
    return { id, reading: last };
  } catch (error) {
    // A fault of ours; the page says so, and the text is not touched.
    return { id, failure: String(error) };
  }
}
