import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNotes } from '../../src/notes/convert/format.ts';
import { importNotes } from '../../src/notes/convert/import-notes.ts';
import { formatLabel } from '../../src/notes/entries/time.ts';
import { momentsOf } from '../../src/notes/lesson.ts';
import { parseLesson } from '../../src/notes/parse.ts';

const VIDEO = '9spwoDYwW_I';
const url = (seconds: number) => `https://youtu.be/${VIDEO}?t=${seconds}`;
const link = (seconds: number) => `[${formatLabel(seconds)}](${url(seconds)})`;

/** A point as people have it in their notes: what it says, and when. */
interface Point {
  readonly en: string;
  readonly zh: string;
  readonly start: number;
}

/** Each kind of notes as a block of its own; what is beside the point must neither be lost nor become words. */
const KINDS: Readonly<Record<string, (point: Point) => string>> = {
  item: ({ en, zh, start }) => `- ${en} ${zh} ${link(start)}`,
  'time first': ({ en, zh, start }) => `* ${link(start)} ${en} ${zh}`,
  marked: ({ en, zh, start }) => `- ${en} | ${zh} ${link(start)}`,
  'two lines': ({ en, zh, start }) => `- ${en} ${link(start)}\n  ${zh}`,
  'long link': ({ en, zh, start }) =>
    `- ${en} ${zh} [${formatLabel(start)}](https://www.youtube.com/watch?v=${VIDEO}&t=${start}s)`,
  bare: ({ en, zh, start }) => `- ${formatLabel(start)} ${en} ${zh}`,
  range: ({ en, zh, start }) => `- ${link(start)} – ${formatLabel(start + 5)} ${en} ${zh}`,
  Logseq: ({ en, zh, start }) => `- {{youtube-timestamp ${start}}} ${en} ${zh}`,
  task: ({ en, zh, start }) => `- [x] ${en} ${zh} ${link(start)}`,
  mark: ({ en, zh, start }) => `- ==${en}== ${zh} ${link(start)}`,
  wikilink: ({ en, zh, start }) => `- [[page|${en}]] ${zh} ${link(start)}`,
  'block id': ({ en, zh, start }) => `- ${en} ${zh} ${link(start)} ^a1b2`,
  comment: ({ en, zh, start }) => `- ${en} ${zh} <!-- mine --> ${link(start)}`,
  callout: ({ en, zh, start }) => `> [!note] ${en} ${zh} ${link(start)}`,
  heading: ({ en, zh, start }) => `## ${en} ${zh} ${link(start)}`,
  row: ({ en, zh, start }) => `| time | en | zh |\n| - | - | - |\n| ${link(start)} | ${en} | ${zh} |`,
  'row with an end': ({ en, zh, start }) =>
    `| from | to | en | zh |\n| - | - | - | - |\n| ${formatLabel(start)} | ${formatLabel(start + 5)} | ${en} | ${zh} |`,
  'HTML item': ({ en, zh, start }) =>
    `<ul><li><a href="${url(start)}">${formatLabel(start)}</a> ${en} | ${zh}</li></ul>`,
  'HTML player': ({ en, zh, start }) =>
    `<div>${en} | ${zh} <iframe src="https://www.youtube.com/embed/${VIDEO}?start=${start}"></iframe></div>`,
};

const ENGLISH = ['skip connection', 'why not use a matrix', 'the loss of a GAN', 'how to fit one cycle'];
const CHINESE = ['跳跃连接的解法', '为什么不用矩阵呢', '生成对抗网络的损失', '怎样训练一个周期'];

const notes = fc.array(
  fc.record({
    kind: fc.constantFrom(...Object.keys(KINDS)),
    en: fc.constantFrom(...ENGLISH),
    zh: fc.constantFrom(...CHINESE),
    start: fc.integer({ min: 1, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const write = (points: readonly (Point & { readonly kind: string })[]) =>
  [
    `---\nvideo: https://youtu.be/${VIDEO}\nlayout: post\n---`,
    ...points.map(({ kind, ...point }) => KINDS[kind]?.(point)),
    'Text of its own.',
  ].join('\n\n');
const read = (text: string) =>
  momentsOf(parseLesson(text).lesson).map(({ start, en, zh }) => ({ start, en, zh }));

test('times in are times out, and each half is in its language, in any mixture of notes', () => {
  fc.assert(
    fc.property(notes, (points) => {
      const text = write(points);
      const expected = points.map(({ start, en, zh }) => ({ start, en, zh }));
      expect(read(text)).toEqual(expected);
      expect(read(formatNotes(text))).toEqual(expected);
      expect(read(importNotes(text).markdown)).toEqual(expected);
      expect(parseLesson(text).html).toContain('Text of its own.');
    }),
    { numRuns: 300 },
  );
});
