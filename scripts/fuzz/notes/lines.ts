import fc from 'fast-check';
import {
  bareTime,
  linkedRange,
  linkedTime,
  linkOnTimeAndWords,
  linkOnWords,
  type TypedTime,
  unclosedTime,
} from './times.ts';
import { chinese, english, type Make, type Phrase, plainEnglish } from './words.ts';

/** A point as it has to be read. */
export interface ExpectedPoint {
  /** Absent for a time without a link: it is of the video of the notes, if there is one. */
  readonly video?: string;
  readonly start: number;
  readonly end?: number;
  readonly jumps: readonly { readonly video: string; readonly start: number }[];
  /** The halves, if they are known for certain. */
  readonly said?: Halves;
}

interface Halves {
  readonly en?: string;
  readonly zh?: string;
  /** True if a mark or a line of its own says where the halves meet, whatever the other lines of the notes are like. */
  readonly isMarked: boolean;
}

/** What one point says, in a line or two. */
export interface Line {
  /** The second line, if there is one, comes after a line feed and has to be indented. */
  readonly typed: string;
  readonly point?: ExpectedPoint;
  /** What has to stand further below for it. */
  readonly definitions: readonly string[];
  /** 1 if it is in Chinese alone, which speaks against pairs in the other lines. */
  readonly others: number;
}

/** The words of a point, cut where its time may stand too. */
interface Said {
  readonly parts: readonly [string, string?];
  readonly gap: string;
  readonly halves?: Halves;
  readonly isChinese?: boolean;
}

/** How the two halves of a line meet. */
const MEETINGS: readonly ((
  en: string,
  zh: string,
) => Omit<Said, 'halves'> & { readonly isMarked: boolean })[] = [
  (en, zh) => ({ parts: [en, zh], gap: ' ', isMarked: false }),
  (en, zh) => ({ parts: [en, zh], gap: ' ', isMarked: false }),
  (en, zh) => ({ parts: [en, zh], gap: ' | ', isMarked: true }),
  (en, zh) => ({ parts: [en, zh], gap: ' || ', isMarked: true }),
  // An address runs on to the next blank.
  (en, zh) => ({ parts: [en, zh], gap: /:\/\/\S*$/.test(en) ? ' ｜' : '｜', isMarked: true }),
  (en, zh) => ({ parts: [zh, en], gap: ' | ', isMarked: true }),
];

const inOneLine = fc.tuple(english, chinese, fc.constantFrom(...MEETINGS)).map(
  ([en, zh, meet]): Make<Said> =>
    (fresh) => {
      const [left, right] = [en(fresh), zh(fresh)];
      const { isMarked, ...met } = meet(left.typed, right.typed);
      return { ...met, ...halvesOf(left, right, isMarked) };
    },
);

const inTwoLines = fc.tuple(english, chinese, fc.boolean(), fc.constantFrom('\n', '  \n', '\\\n')).map(
  ([en, zh, isTurned, gap]): Make<Said> =>
    (fresh) => {
      const [left, right] = [en(fresh), zh(fresh)];
      const parts = isTurned ? ([right.typed, left.typed] as const) : ([left.typed, right.typed] as const);
      return { parts, gap, ...halvesOf(left, right, true) };
    },
);

const half = fc
  .oneof(
    { weight: 2, arbitrary: fc.tuple(english, fc.constant(false)) },
    fc.tuple(chinese, fc.constant(true)),
  )
  .map(
    ([one, isChinese]): Make<Said> =>
      (fresh) => ({ parts: [one(fresh).typed], gap: '', isChinese }),
  );

function halvesOf(en: Phrase, zh: Phrase, isMarked: boolean): Pick<Said, 'halves'> {
  if (en.said === undefined || zh.said === undefined) return {};
  return { halves: { en: en.said, zh: zh.said, isMarked } };
}

const said = fc.oneof({ weight: 5, arbitrary: inOneLine }, half);
const saidInLines = fc.oneof({ weight: 3, arbitrary: said }, inTwoLines);

/** Where a time stands beside words. */
const BESIDE: readonly ((words: string, time: string) => string)[] = [
  (words, time) => `${words} ${time}`,
  (words, time) => `${words} ${time}`,
  (words, time) => `${words}  ${time}`,
  (words, time) => `${words} - ${time}`,
  (words, time) => `${words}: ${time}`,
  (words, time) => `${words}${/^[\w<]/.test(time) || words.endsWith(']') ? ' ' : ''}${time}`,
  (words, time) => `${time} ${words}`,
  (words, time) => `${time} - ${words}`,
  (words, time) => `${time}: ${words}`,
];

function lineOf(
  typed: string,
  words: Said | undefined,
  time: TypedTime,
  jumps: readonly TypedTime[] = [],
): Line {
  const { video, start, end } = time;
  return {
    typed,
    point: {
      start,
      ...(video !== undefined && { video }),
      ...(end !== undefined && { end }),
      jumps: jumps.map((jump) => ({ video: jump.video ?? '', start: jump.start })),
      ...(words?.halves && { said: words.halves }),
    },
    definitions: [time, ...jumps].flatMap(({ definition = [] }) => definition),
    others: words?.isChinese ? 1 : 0,
  };
}

const join = ({ parts, gap }: Said) => parts.filter((part) => part !== undefined).join(gap);

/** A point with a link beside its words. */
function beside(words: typeof said) {
  return fc.tuple(words, linkedTime, fc.constantFrom(...BESIDE)).map(
    ([say, when, put]): Make<Line> =>
      (fresh) => {
        const [made, time] = [say(fresh), when(fresh)];
        return lineOf(put(join(made), time.typed), made, time);
      },
  );
}

/** A link between the halves, at the end of the first line or behind the mark. */
function between(words: typeof said) {
  return fc.tuple(words, linkedTime).map(
    ([say, when]): Make<Line> =>
      (fresh) => {
        const [made, time] = [say(fresh), when(fresh)];
        const [first, last = ''] = made.parts;
        return lineOf(`${first} ${time.typed}${made.gap || ' '}${last}`, made, time);
      },
  );
}

function withRange(words: typeof said) {
  return fc.tuple(words, linkedRange, fc.boolean()).map(
    ([say, time, isFirst]): Make<Line> =>
      (fresh) => {
        const made = say(fresh);
        return lineOf(isFirst ? `${time.typed} ${join(made)}` : `${join(made)} ${time.typed}`, made, time);
      },
  );
}

function withJumps(words: typeof said) {
  return fc.tuple(words, fc.array(linkedTime, { minLength: 2, maxLength: 3 }), fc.boolean()).map(
    ([say, times, isFirst]): Make<Line> =>
      (fresh) => {
        const made = say(fresh);
        const [first, ...others] = times.map((when) => when(fresh));
        if (!first) throw new Error('A line without a time');
        const rest = others.map(({ typed }) => typed).join(', ');
        const typed = isFirst
          ? `${first.typed} ${join(made)} ${rest}`
          : `${join(made)} ${first.typed}, ${rest}`;
        // What a further link says is among the words.
        const { halves: _, ...words } = made;
        return lineOf(typed, words, first, others);
      },
  );
}

/** What surrounds a link that holds the words itself is nothing. */
const onWords = fc.tuple(plainEnglish, fc.option(chinese), fc.oneof(linkOnWords, linkOnTimeAndWords)).map(
  ([en, zh, link]): Make<Line> =>
    (fresh) => {
      const [left, right] = [en(fresh), zh?.(fresh)];
      const time = link([left.typed, right?.typed].filter(Boolean).join(' '));
      return lineOf(time.typed, right && { parts: [''], gap: '', ...halvesOf(left, right, false) }, time);
    },
);

const unclosed = fc.tuple(said, unclosedTime).map(
  ([say, time]): Make<Line> =>
    (fresh) => {
      const made = say(fresh);
      return lineOf(`${join(made)} ${time.typed}`, made, time);
    },
);

const bare = fc.tuple(said, bareTime, fc.constantFrom(' ', ' ', '  ', ' - ', ': ')).map(
  ([say, time, gap]): Make<Line> =>
    (fresh) => {
      const made = say(fresh);
      return lineOf(`${time.typed}${gap}${join(made)}`, made, time);
    },
);

/** A point without a time. */
export const untimed = said.map(
  (say): Make<Line> =>
    (fresh) => {
      const made = say(fresh);
      return { typed: join(made), definitions: [], others: made.isChinese ? 1 : 0 };
    },
);

/** A point in one line, with a link. */
export const linkedLine: fc.Arbitrary<Make<Line>> = fc.oneof(
  { weight: 5, arbitrary: beside(said) },
  between(said),
  withRange(said),
  withJumps(said),
  onWords,
  unclosed,
);

/** A point in a line or two, with a link. */
export const linkedLines: fc.Arbitrary<Make<Line>> = fc.oneof(
  { weight: 3, arbitrary: linkedLine },
  beside(saidInLines),
  between(saidInLines),
  withRange(saidInLines),
);

/** A point in one line as it may begin a list item, a heading or a row: its time may have no link. */
export const timedLine = fc.oneof({ weight: 4, arbitrary: linkedLine }, bare);
export const timedLines = fc.oneof({ weight: 4, arbitrary: linkedLines }, bare);
