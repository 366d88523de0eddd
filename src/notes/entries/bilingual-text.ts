import type { Bilingual } from '../lesson.ts';
import { readPair } from './pairs.ts';

/**
 * Splits a title or a heading given as one string.
 *
 * @example bilingualText('Lesson 7 第七课') // => { en: 'Lesson 7', zh: '第七课' }
 */
export function bilingualText(text: string): Bilingual {
  const reading = readPair(text, [], 'pairs');
  if (reading.kind === 'pair') return { en: text.slice(...reading.en), zh: text.slice(...reading.zh) };
  const whole = text.slice(...reading.range);
  return reading.language === 'zh' ? { zh: whole } : { en: whole };
}
