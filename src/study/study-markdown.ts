import { formatClock } from '../notes/entries/time.ts';
import { watchUrl } from '../notes/entries/video.ts';
import type { Bilingual } from '../notes/lesson.ts';
import type { StudyChapter, StudyRow } from './study-list.ts';

/** What a file of study says around the reader's lines, in the languages of the site. */
export interface MarkdownFrame {
  /** The address of the site, with a slash at its end. */
  readonly site: string;
  /** The day, as `2026-11-28`. */
  readonly day: string;
  readonly title: string;
  /** The title of what belongs to no known lesson. */
  readonly others: string;
}

/**
 * A reader's study as Markdown: by lesson, each line with its marks, its time as a link, both halves, and the reader's
 * own note below it.
 *
 * @example studyMarkdown(chapters, frame)
 * // ## [Lesson 7 · 第 7 课](https://notes.example/c/lesson-7/)
 * //
 * // - ✓ ★ [2:17](https://notes.example/c/lesson-7/#t=137) a CNN from scratch · 从零构建 CNN
 * //
 * //   > why 28 by 28?
 */
export function studyMarkdown(chapters: readonly StudyChapter[], frame: MarkdownFrame): string {
  const { site, day, title, others } = frame;
  const filled = chapters.filter(({ rows }) => rows.length > 0);
  const parts = filled.map(({ lesson, rows }) => {
    const head = lesson ? `[${escaped(halves(lesson.title))}](${site}${lesson.id}/)` : escaped(others);
    return [`## ${head}`, ...rows.map((row) => lineOf(row, site, lesson?.id))].join('\n\n');
  });
  return `${[`# ${escaped(title)}`, `${day} · <${site}study/>`, ...parts].join('\n\n')}\n`;
}

/** The address of a line on its site: of its moment, of its second in the lesson, or of the video alone. */
export function rowUrl({ moment, video, seconds }: StudyRow, site: string, lesson?: string): string {
  if (lesson === undefined) return watchUrl(video, seconds);
  return `${site}${lesson}/#${moment?.id ?? `${video}-t=${seconds}`}`;
}

function lineOf(row: StudyRow, site: string, lesson?: string): string {
  const { moment, done, star, note, seconds } = row;
  const words = moment && (halves({ en: moment.en ?? '', zh: moment.zh ?? '' }) || moment.text);
  const time = `[${formatClock(seconds)}](${rowUrl(row, site, lesson)})`;
  const line = [done && '✓', star && '★', time, words && escaped(words)].filter(Boolean).join(' ');
  const own = note.split(/\r\n?|\n/).map((text) => `  > ${text}`.trimEnd());
  return [`- ${line}`, ...(note ? ['', ...own] : [])].join('\n');
}

function halves({ en, zh }: Bilingual): string {
  return [en, zh].filter(Boolean).join(' · ');
}

/** Words as Markdown that shows them as they are. */
function escaped(words: string): string {
  return words.replace(/[\\`*_[\]<>&#|~$]/g, '\\$&').replace(/\s+/g, ' ');
}
