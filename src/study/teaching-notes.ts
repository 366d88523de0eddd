import { formatNotes } from '../notes/convert/format.ts';
import { plainMarkdown } from '../notes/convert/import-rows.ts';
import { newLesson } from '../notes/convert/new-notes.ts';
import type { Seconds } from '../notes/entries/time.ts';
import { writeTime } from '../notes/entries/write-link.ts';
import { isPair, type Languages } from '../notes/languages.ts';
import type { Bilingual } from '../notes/lesson.ts';

/** A lesson in somebody's own words. */
export interface TaughtLesson {
  readonly title: Bilingual;
  /** Absent for a lesson whose moments have videos of their own. */
  readonly video?: string;
  readonly sections: readonly {
    /** Absent above all headings. */
    readonly title?: Bilingual & { readonly text: string };
    /** Where its first moment is said. */
    readonly time?: { readonly video: string; readonly start: Seconds };
    /** Plain text; lines that begin with a bullet are items of a list. */
    readonly words: string;
  }[];
}

/**
 * Explanations as a file of notes in the format of content/README.md: a heading for each section with the second it
 * begins at, then its words, a paragraph for each line.
 */
export function teachingNotes({ title, video, sections }: TaughtLesson, languages: Languages): string {
  const first = video ?? sections.find(({ time }) => time)?.time?.video;
  const parts = sections.map((section) => {
    const heading = section.title && `## ${headingOf(section.title, isPair(languages))}`;
    const time = section.time && writeTime(section.time.video, section.time.start);
    return [[heading, heading && time].filter(Boolean).join(' '), ...linesOf(section.words)]
      .filter(Boolean)
      .join('\n\n');
  });
  return formatNotes([newLesson(title, first), ...parts.map((part) => `${part}\n`)].join('\n'), languages);
}

function headingOf({ en, zh, text }: Bilingual & { readonly text: string }, hasPairs: boolean): string {
  // A bar in the words would part the halves elsewhere.
  const plain = (words: string) => plainMarkdown(words.replaceAll('|', '/'));
  if (hasPairs && en && zh) return `${plain(en)} | ${plain(zh)}`;
  return plain(text);
}

function linesOf(words: string): readonly string[] {
  return words.split('\n').map((line) => {
    const [, bullet, rest] = /^\s*([-*•]\s+)?(.*)$/.exec(line) ?? [];
    const written = plainMarkdown(rest ?? '');
    return bullet && written ? `- ${written}` : written;
  });
}
