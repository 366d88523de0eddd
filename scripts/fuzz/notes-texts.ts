import fc from 'fast-check';
import { formatLabel } from '../../src/notes/entries/time.ts';

const VIDEO = '9spwoDYwW_I';
const url = (seconds: number) => `https://youtu.be/${VIDEO}?t=${seconds}`;
const link = (seconds: number) => `[${formatLabel(seconds)}](${url(seconds)})`;

/** A point as people have it in their notes: what it says, and when, in seconds. */
export interface Point {
  readonly en: string;
  readonly zh: string;
  readonly start: number;
}

/** Each kind of notes as a block of its own; what is beside the point must neither be lost nor become words. */
export const KINDS: Readonly<Record<string, (point: Point) => string>> = {
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

/** Notes of well-formed points in any mixture of kinds, and the points in them. */
export const wellFormed = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...Object.keys(KINDS)),
      en: fc.constantFrom(
        'skip connection',
        'why not use a matrix',
        'the loss of a GAN',
        'how to fit one cycle',
      ),
      zh: fc.constantFrom('跳跃连接的解法', '为什么不用矩阵呢', '生成对抗网络的损失', '怎样训练一个周期'),
      start: fc.integer({ min: 1, max: 20_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((points) => ({
    text: [
      `---\nvideo: https://youtu.be/${VIDEO}\nlayout: post\n---`,
      ...points.map(({ kind, ...point }) => KINDS[kind]?.(point)),
      'Text of its own.',
    ].join('\n\n'),
    points: points.map(({ start, en, zh }) => ({ start, en, zh })),
  }));

/** What Markdown, HTML, YAML and the readers of times and pairs may stumble over. */
const PIECES = [
  ...[
    '- ',
    '* ',
    '1. ',
    '    ',
    '  ',
    '\t',
    '> ',
    '# ',
    '## ',
    '| ',
    ' | ',
    '\n',
    '\n\n',
    '\r\n',
    '\n---\n',
    '\n===\n',
  ],
  ...[
    '---\n',
    'title: ',
    'video: ',
    '```\n',
    '~~~\n',
    '<!--',
    '-->',
    '<div>',
    '</div>',
    '<details>',
    '<table>',
    '</td>',
  ],
  ...[
    '<script>',
    '<iframe src="',
    '">',
    '</a>',
    '<a href="',
    '[',
    ']',
    '](',
    ')',
    '(',
    '![',
    '[[',
    ']]',
    '![[',
    '[^1]',
    '[^1]: ',
  ],
  ...[
    '==',
    '**',
    '_',
    '`',
    '\\',
    '&amp;',
    '&#x202e;',
    '\u0000',
    '\u200b',
    '\uFEFF',
    '\uD800',
    '😀',
    '{{',
    '}}',
    '^a1',
  ],
  ...[
    '0:10',
    '1:02:03',
    '10:',
    '99:99',
    '–',
    ' - ',
    '->',
    ' – ',
    't=10',
    '?t=',
    '#t=',
    '&',
    'youtu.be/',
    'https://',
  ],
  ...[
    url(10),
    link(10),
    link(137),
    'BV1xx411c7mD',
    VIDEO,
    'javascript:x',
    '词语',
    '神经网络',
    'word',
    'CNN ',
    '，',
    '。',
    ' ',
  ],
];

/** Any text at all, as people, programs and accidents make it: pieces of notes, whole notes, and cuts through them. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(
      wellFormed,
      fc.array(fc.tuple(fc.nat(2000), fc.nat(12), fc.constantFrom('', ...PIECES)), { maxLength: 5 }),
    )
    .map(([{ text }, cuts]) =>
      cuts.reduce((cut, [at, length, piece]) => {
        const from = at % (cut.length + 1);
        return cut.slice(0, from) + piece + cut.slice(from + length);
      }, text),
    ),
);
