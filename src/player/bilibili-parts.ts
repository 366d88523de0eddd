import type { Mirror } from '../notes/lesson.ts';

/** A second of a part of a video on Bilibili. */
export interface PartTime {
  /** `BV…` or `av…`, without a part. */
  readonly id: string;
  readonly p: number;
  readonly seconds: number;
}

/**
 * Where a second of the lecture is in a copy that is cut into parts. A second before the first part is its beginning.
 *
 * @example partAt({ bilibili: 'BV1GJ411x7h7', parts: [{ p: 1, start: 0 }, { p: 2, start: 3600 }] }, 3700)
 * // => { id: 'BV1GJ411x7h7', p: 2, seconds: 100 }
 */
export function partAt({ bilibili, parts }: Mirror, seconds: number): PartTime {
  const inOrder = [...parts].sort((a, b) => a.start - b.start);
  const part = inOrder.findLast(({ start }) => start <= seconds) ?? inOrder[0] ?? { p: 1, start: 0 };
  return { id: readPart(bilibili).id, p: part.p, seconds: Math.max(0, Math.floor(seconds - part.start)) };
}

/**
 * Splits the id of a video on Bilibili into the video and its part.
 *
 * @example readPart('BV1GJ411x7h7-p2') // => { id: 'BV1GJ411x7h7', p: 2 }
 */
export function readPart(video: string): { readonly id: string; readonly p: number } {
  const [id = video, part = '1'] = video.split('-p');
  return { id, p: Number(part) };
}

/** The address of Bilibili's player at a second of a part. */
export function bilibiliEmbedUrl({ id, p, seconds }: PartTime, autoplay: boolean): string {
  const name = id.startsWith('av') ? `aid=${id.slice(2)}` : `bvid=${id}`;
  return `https://player.bilibili.com/player.html?${name}&p=${p}&t=${Math.floor(seconds)}&autoplay=${Number(autoplay)}`;
}
