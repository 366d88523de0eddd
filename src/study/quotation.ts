import type { Bilingual } from '../notes/lesson.ts';

/** A moment as somebody else reads it. */
export interface Quoted extends Bilingual {
  /** Its words, where they have no language. */
  readonly text?: string;
  /** The code and the links below its words, each as text. */
  readonly below?: readonly string[];
  /** Its time as the page shows it. */
  readonly time: string;
  readonly lesson: Bilingual;
  /** Its permanent link. */
  readonly url: string;
}

/**
 * A moment as plain text to paste: both languages, what stands below them, the time and the lesson, the link, a line
 * each.
 *
 * @example quotation({ en: 'Notebook start', zh: '讲解开始', time: '2:08', lesson: { en: 'Lesson 7', zh: '第 7 课' }, url })
 * // => 'Notebook start\n讲解开始\n2:08 · Lesson 7 · 第 7 课\nhttps://…/#t=128'
 */
export function quotation({ en, zh, text, below = [], time, lesson, url }: Quoted): string {
  const words = [en, zh].filter(Boolean);
  const source = [time, lesson.en, lesson.zh].filter(Boolean).join(' · ');
  return [...(words.length > 0 ? words : [text]), ...below, source, url].filter(Boolean).join('\n');
}
