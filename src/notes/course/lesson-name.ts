import type { Bilingual } from '../lesson.ts';
import { slugOf } from './slug.ts';

/**
 * A file name for a lesson, from the number in its title or after the lessons there are.
 *
 * @example lessonName({ en: 'Lesson 8: Unet' }, ['lesson-1'])  // => 'lesson-8'
 * @example lessonName({ zh: '第 8 课' }, ['lesson-1'])          // => 'lesson-8'
 * @example lessonName({ zh: '第十二课' }, ['lesson-1'])         // => 'lesson-12'
 * @example lessonName({ en: 'Questions' }, ['lesson-7'])       // => 'questions'
 */
export function lessonName({ en, zh }: Bilingual, existing: readonly string[]): string {
  const number = numberIn(en) ?? numberIn(zh);
  if (number !== undefined) return `lesson-${number}`;
  if (en !== undefined) return slugOf(en);
  const numbers = existing.map((name) => Number(/^lesson-(\d+)$/.exec(name)?.[1] ?? 0));
  return `lesson-${Math.max(0, ...numbers) + 1}`;
}

const NUMBERED =
  /^\s*(?:lesson|lecture|第)\s*(?:(\d+)|([一二三四五六七八九]?十?[一二三四五六七八九]?)(?=\s*[课讲节]))/i;

function numberIn(title = ''): number | undefined {
  const [, digits, chinese] = NUMBERED.exec(title) ?? [];
  if (digits !== undefined) return Number(digits);
  if (!chinese) return undefined;
  const [tens = '', ones = ''] = chinese.includes('十') ? chinese.split('十') : ['零', chinese];
  return digit(tens || '一') * 10 + digit(ones);
}

function digit(numeral: string): number {
  return Math.max(0, '零一二三四五六七八九'.indexOf(numeral));
}
