import type { Bilingual } from '../lesson.ts';
import { blocksOf } from '../markdown/blocks.ts';
import { readMarkdown } from '../markdown/markdown.ts';
import { readSource } from '../markdown/source.ts';
import { timeLinksOf } from './read-time-link.ts';
import { repairLinks } from './repair-links.ts';
import type { Seconds } from './time.ts';
import { takeTime } from './time-links.ts';
import type { VideoId } from './video.ts';
import { readWords } from './words.ts';

/** A moment read from its lines alone, without the rest of its file. */
export interface LinesMoment extends Bilingual {
  readonly video: VideoId;
  readonly start: Seconds;
}

/**
 * Reads the first moment in a few lines that were cut out of a file, as a bilingual file would have it.
 *
 * @example readMomentLines('- CNN scratch 手动构建CNN [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)')
 * // => { video: '9spwoDYwW_I', start: 137, en: 'CNN scratch', zh: '手动构建CNN' }
 */
export function readMomentLines(lines: string): LinesMoment | undefined {
  const source = readSource(lines);
  for (const block of blocksOf(readMarkdown(lines))) {
    if (!block.holder) continue;
    repairLinks(block.holder, source);
    const time = takeTime(block.holder, timeLinksOf(block.holder, source, []), source, []);
    if (!time) continue;
    const { en, zh } = readWords(block, 'pairs', true);
    const { video, seconds: start } = time.start;
    return { video, start, ...(en !== undefined && { en }), ...(zh !== undefined && { zh }) };
  }
  return undefined;
}
