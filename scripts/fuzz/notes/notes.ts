import fc from 'fast-check';
import { anyBlock, type NotesBlock } from './blocks.ts';
import type { ExpectedPoint } from './lines.ts';
import { VIDEO } from './times.ts';
import { FreshWords, hiddenIn, type Make, wordsIn } from './words.ts';

/** Notes, and what is in them. */
export interface MadeNotes {
  readonly text: string;
  /** Those with a video are moments; their words are known if they are sure to be read as pairs. */
  readonly points: readonly ExpectedPoint[];
  /** What has to be on the page, in its title or in what the front matter says of the lesson. */
  readonly words: readonly string[];
  /** What its author does not publish. */
  readonly hidden: readonly string[];
}

/** The top of a file, and whether it names the video of its notes. */
interface Top {
  readonly typed: Make<string>;
  readonly names: boolean;
  readonly isInPairs: boolean;
}

const top = (lines: (fresh: FreshWords) => readonly string[], names: boolean, isInPairs = true): Top => ({
  typed: (fresh) => ['---', ...lines(fresh), '---', '', ''].join('\n'),
  names,
  isInPairs,
});
const address = `https://youtu.be/${VIDEO}`;

const TOPS: readonly Top[] = [
  top(() => [`video: ${address}`], true),
  top(() => [`video: ${address}`], true),
  top(
    (fresh) => [
      `title: { en: "A: ${fresh.latin()}", zh: ${fresh.han()} }`,
      `video: ${VIDEO}`,
      'duration: 1:10:00',
    ],
    true,
  ),
  top(
    (fresh) => [
      `title: the ${fresh.latin()} ${fresh.han()}`,
      `video: "https://www.youtube.com/watch?v=${VIDEO}&t=5"`,
    ],
    true,
  ),
  top(
    (fresh) => ['layout: post', 'tags: [a, b]', `youtube: ${address}`, `summary: { en: ${fresh.latin()} }`],
    true,
  ),
  top(() => [`video_id: ${VIDEO}`, 'aliases:', '  - a'], true),
  top(
    (fresh) => [
      `video: ${address}`,
      'mirrors: [{ bilibili: BV1xx411c7mD, parts: [{ p: 1, start: "0:00" }, { p: 2, start: "0:40:00" }] }]',
      'contributors:',
      `  - ${fresh.latin()}`,
      '  - "@handle"',
      'draft: true',
    ],
    true,
  ),
  top(() => [`video: ${address}`, 'pairs: false'], true, false),
  top(() => ['pairs: false'], false, false),
  top((fresh) => [`title: ${fresh.latin()}`], false),
  top(() => ['duration: about an hour', 'vidoe: x'], false),
  top(() => ['title: a: b'], false),
  top(() => [], false),
  { typed: () => `---   \nvideo: ${address}\n...\n`, names: true, isInPairs: true },
  { typed: () => '', names: false, isInPairs: true },
  { typed: () => '\n\n', names: false, isInPairs: true },
];

const GAPS = ['\n\n', '\n\n', '\n\n\n', '\n \t\n', '\n\n   \n'];

/** Notes that mix everything the format has. */
export const anyNotes: fc.Arbitrary<MadeNotes> = fc
  .record({
    front: fc.constantFrom(...TOPS),
    blocks: fc.array(fc.tuple(anyBlock, fc.constantFrom(...GAPS)), { minLength: 1, maxLength: 4 }),
    mark: fc.constantFrom('', '', '\uFEFF'),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    end: fc.constantFrom('\n', '', '\n\n'),
  })
  .map(({ front, blocks, mark, lineEnd, end }) => {
    const fresh = new FreshWords();
    const opening = front.typed(fresh);
    const made = blocks.map(([block, gap]) => [block(fresh), gap] as const);
    const body = made.map(([{ typed }, gap], at) => typed + (at < made.length - 1 ? gap : '')).join('');
    const definitions = made.flatMap(([{ definitions: some }]) => some);
    const tail = definitions.length === 0 ? '' : `\n\n${definitions.join('\n')}`;
    const text = opening + body + tail + end;
    return {
      text: mark + text.replaceAll('\n', lineEnd),
      points: pointsOf(
        made.map(([block]) => block),
        front,
      ),
      words: wordsIn(text),
      hidden: hiddenIn(text),
    };
  });

function pointsOf(blocks: readonly NotesBlock[], { names, isInPairs }: Top): readonly ExpectedPoint[] {
  const points = blocks.flatMap((block) => block.points);
  const linked = new Set(
    points
      .flatMap(({ video, jumps }) => [video, ...jumps.map((jump) => jump.video)])
      .filter((video) => video !== undefined),
  );
  const [only] = linked;
  const meant = names ? VIDEO : linked.size === 1 ? only : undefined;
  const moments = points.flatMap(({ video = meant, ...point }) =>
    video === undefined ? [] : [{ ...point, video }],
  );
  const others = blocks.reduce((sum, block) => sum + block.others, 0);
  const areMostlyPairs = moments.filter(({ said }) => said).length * 2 >= others;
  return moments.map(({ said, ...point }) =>
    said && isInPairs && (said.isMarked || areMostlyPairs) ? { ...point, said } : point,
  );
}
