import type { Phrase } from '../check/diagnostics.ts';
import type { Bilingual } from '../lesson.ts';
import { LIST_MARKER } from './list-marker.ts';
import type { Place, Source } from './source.ts';

/**
 * The most that is read of one file. Of the longest lecture, word by word in both languages, it is a third; what is
 * larger was written by a program, and would need more memory than machines have, or many seconds a paragraph.
 */
export const MOST = { characters: 1_000_000, lines: 100_000, marks: 10_000 } as const;

/** Signs that Markdown tries to find a partner for, which takes a time that grows with the square of their number. */
const MARK = /[[\]*_~]/g;
const BEGINS = new RegExp(String.raw`^[ \t>]*(?:${LIST_MARKER}[ \t]|$)`);

/** Where a text becomes larger than what is read of it, with what it has and may have. */
export interface TooMuch extends Place {
  readonly found: Phrase;
  readonly expected: Phrase;
}

/** What is too much in a text; nothing for all that people write. */
export function tooMuchIn({ text, starts }: Source): TooMuch | undefined {
  if (text.length > MOST.characters)
    return tooMuch(1, MOST.characters, ['characters', '个字符'], {
      en: `The notes have ${counted(text.length)} characters`,
      zh: `笔记有 ${counted(text.length)} 个字符`,
    });
  if (starts.length > MOST.lines)
    return tooMuch(1, MOST.lines, ['lines', '行'], {
      en: `The notes have ${counted(starts.length)} lines`,
      zh: `笔记有 ${counted(starts.length)} 行`,
    });
  const line = crowdedLine(text);
  if (line === undefined) return undefined;
  return tooMuch(line, MOST.marks, ['in one paragraph', '个'], {
    en: 'There are too many signs such as “[” and “*”',
    zh: '同一段里“[”“*”之类的符号太多',
  });
}

/** The first line with which a paragraph has more signs than are read; items of lists are paragraphs of their own. */
function crowdedLine(text: string): number | undefined {
  let marks = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (BEGINS.test(line)) marks = 0;
    marks += line.match(MARK)?.length ?? 0;
    if (marks > MOST.marks) return index + 1;
  }
  return undefined;
}

function tooMuch(
  line: number,
  most: number,
  [en, zh]: readonly [en: string, zh: string],
  found: Required<Bilingual>,
): TooMuch {
  return { line, column: 1, found, expected: { en: `${counted(most)} ${en}`, zh: `${counted(most)} ${zh}` } };
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
