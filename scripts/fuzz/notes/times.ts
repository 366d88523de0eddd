import fc from 'fast-check';
import type { FreshWords, Make } from './words.ts';

/** The video of the made notes. */
export const VIDEO = '9spwoDYwW_I';
const OTHER_VIDEO = 'wkyvJQSOW_Q';
const BILIBILI = 'BV1xx411c7mD';

/** A second of a video, as the address of a link says it. */
interface Second {
  readonly video: string;
  readonly seconds: number;
  readonly url: string;
  readonly clock: string;
}

/** The time of a point as typed, and what it means. */
export interface TypedTime {
  readonly typed: string;
  /** Absent for a time without a link: it is of the video of the notes, if there is one. */
  readonly video?: string;
  readonly start: number;
  readonly end?: number;
  /** What has to stand further below for it. */
  readonly definition?: string;
}

const two = (number: number) => String(number).padStart(2, '0');
const parts = (seconds: number) => ({
  h: Math.floor(seconds / 3600),
  m: Math.floor(seconds / 60) % 60,
  s: seconds % 60,
});
const long = (seconds: number) => `${parts(seconds).h}:${two(parts(seconds).m)}:${two(parts(seconds).s)}`;
const units = (seconds: number) => `${parts(seconds).h}h${parts(seconds).m}m${parts(seconds).s}s`;

/** How people write a clock. */
const CLOCKS: readonly ((seconds: number) => string)[] = [
  long,
  long,
  (seconds) => `0${long(seconds)}`,
  (seconds) => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`,
  (seconds) => `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`,
];

/** The forms of the address of a second on YouTube. */
const ADDRESSES: readonly ((video: string, seconds: number) => string)[] = [
  (video, t) => `https://youtu.be/${video}?t=${t}`,
  (video, t) => `https://youtu.be/${video}?t=${t}`,
  (video, t) => `https://youtu.be/${video}?si=aB1&t=${t}s`,
  (video, t) => `https://youtu.be/${video}#t=${units(t)}`,
  (video, t) => `https://youtu.be/${video}?t=${long(t).replaceAll(':', '%3A')}`,
  (video, t) => `https://www.youtube.com/watch?v=${video}&t=${units(t)}`,
  (video, t) => `https://m.youtube.com/watch?t=${t}&v=${video}`,
  (video, t) => `http://youtube.com/watch?v=${video}&list=PL1&index=2&t=${t}s`,
  (video, t) => `https://www.youtube.com/embed/${video}?start=${t}`,
  (video, t) => `https://www.youtube-nocookie.com/embed/${video}?start=${t}&rel=0`,
  (video, t) => `https://www.youtube.com/live/${video}?t=${t}`,
  (video, t) => `https://www.youtube.com/shorts/${video}?t=${t}`,
  (video, t) => `https://music.youtube.com/watch?v=${video}&time_continue=${t}`,
];

/** Those on Bilibili; a part is a video of its own. */
const ON_BILIBILI: readonly ((seconds: number) => readonly [video: string, url: string])[] = [
  (t) => [BILIBILI, `https://www.bilibili.com/video/${BILIBILI}?t=${t}`],
  (t) => [`${BILIBILI}-p2`, `https://www.bilibili.com/video/${BILIBILI}/?p=2&t=${t}`],
  (t) => [BILIBILI, `https://player.bilibili.com/player.html?bvid=${BILIBILI}&t=${t}`],
  (t) => ['av170001', `https://m.bilibili.com/video/av170001?t=${t}`],
];

const seconds = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 600 }));

const second: fc.Arbitrary<Second> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .record({
        video: fc.oneof({ weight: 12, arbitrary: fc.constant(VIDEO) }, fc.constant(OTHER_VIDEO)),
        seconds,
        address: fc.constantFrom(...ADDRESSES),
        clock: fc.constantFrom(...CLOCKS),
      })
      .map(({ video, seconds: at, address, clock }) => ({
        video,
        seconds: at,
        url: address(video, at),
        clock: clock(at),
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ seconds, address: fc.constantFrom(...ON_BILIBILI), clock: fc.constantFrom(...CLOCKS) })
      .map(({ seconds: at, address, clock }) => {
        const [video, url] = address(at);
        return { video, seconds: at, url, clock: clock(at) };
      }),
  },
);

/** A second in an HTML block: where it leads, as an attribute says it, and its clock. */
export const attributeTime = second.map(({ video, seconds: start, url, clock }) => ({
  video,
  start,
  clock,
  href: url.replaceAll('&', '&amp;'),
}));

/** A second of a video of YouTube in an HTML block. */
export const playerTime = seconds.map((start) => ({ video: VIDEO, start }));

type Form = (at: Second, fresh: FreshWords) => string | readonly [typed: string, definition: string];

/** The forms of a link to a second that may stand anywhere in a line. */
const LINKS: readonly Form[] = [
  ({ clock, url }) => `[${clock}](${url})`,
  ({ clock, url }) => `[${clock}](${url})`,
  ({ clock, url }) => `[${clock}](<${url}>)`,
  ({ clock, url }, fresh) => `[${clock}](${url} "${fresh.latin()}")`,
  ({ clock, url }) => `[[${clock}](${url})]`,
  ({ clock, url }) => `([${clock}](${url}))`,
  ({ clock, url }) => `（[${clock}](${url})）`,
  ({ clock, url }) => `【[${clock}](${url})】`,
  ({ clock, url }) => `[[${clock}]](${url})`,
  ({ clock, url }) => `[(${clock})](${url})`,
  ({ clock, url }) => `[ ${clock} ](${url})`,
  ({ clock, url }) => `[:${clock}](${url})`,
  ({ clock, url }) => `[~${clock}](${url})`,
  ({ clock, url }) => `[${clock.replace(':', '：')}](${url})`,
  ({ clock, url }) => `[${clock.replace(/0$/, 'O')}](${url})`,
  ({ clock, url }) => `[\`${clock}\`](${url})`,
  ({ clock, url }) => `[**${clock}**](${url})`,
  ({ clock, url }) => `**[${clock}](${url})**`,
  ({ clock, url }) => `_[${clock}](${url})_`,
  ({ clock, url }) => `[${clock}](${url.replace('https://', '')})`,
  ({ clock, url }) => `[${clock}](${url.replace('https://', 'ttps://')})`,
  ({ clock, url }) => `[\u200b${clock}](${url})`,
  ({ clock, video, url }) =>
    /^[\w-]{11}$/.test(video) ? `[${clock}](https://youtu.be/${video})` : `[${clock}](${url})`,
  ({ clock, url }) => `<a href="${url.replaceAll('&', '&amp;')}">${clock}</a>`,
  ({ clock, url }) => `<a href='${url}' target=_blank>${clock}</a>`,
  ({ url }) => `<${url}>`,
  ({ url }) => `${url} `,
  ({ clock, url }, fresh) => {
    const name = `ref-${fresh.number()}`;
    return [`[${clock}][${name}]`, `[${name}]: ${url}`];
  },
];

/** A link to a second as people type it, wherever they put it. */
export const linkedTime: fc.Arbitrary<Make<TypedTime>> = fc
  .tuple(second, fc.constantFrom(...LINKS))
  .map(([at, form]) => (fresh) => {
    const made = form(at, fresh);
    const [typed, definition] = typeof made === 'string' ? [made] : made;
    return {
      typed: typed.trim(),
      video: at.video,
      start: at.seconds,
      ...(definition !== undefined && { definition }),
    };
  });

/** A link whose words are those of the point. */
export const linkOnWords = second.map(
  (at) =>
    (words: string): TypedTime => ({ typed: `[${words}](${at.url})`, video: at.video, start: at.seconds }),
);

/** A link whose label says the time and words. */
export const linkOnTimeAndWords = fc.tuple(second, fc.constantFrom(' ', ' - ', ': ')).map(
  ([at, gap]) =>
    (words: string): TypedTime => ({
      typed: `[${at.clock}${gap}${words}](${at.url})`,
      video: at.video,
      start: at.seconds,
    }),
);

/** A bracket that its author forgot, which only the end of a line can mend. */
export const unclosedTime = second.map(
  (at): TypedTime => ({ typed: `[${at.clock}](${at.url}`, video: at.video, start: at.seconds }),
);

/** The forms of a range whose beginning is a link. */
const RANGES: readonly ((from: Second, to: string, url: string) => string)[] = [
  ({ clock, url }, to) => `[${clock}–${to}](${url})`,
  ({ clock, url }, to) => `[${clock} - ${to}](${url})`,
  ({ clock, url }, to) => `[${clock} → ${to}](${url})`,
  ({ clock, url }, to) => `[${clock}](${url}) – ${to}`,
  ({ clock, url }, to) => `[${clock}](${url})-${to}`,
  ({ clock, url }, to, last) => `[${clock}](${url})–[${to}](${last})`,
  ({ clock, url }, to, last) => `[${clock}](${url}) to [${to}](${last})`,
  ({ clock, url }, _to, last) => `[${clock}](${url}) -> <${last}>`,
];

/** A range with a link. */
export const linkedRange = fc
  .tuple(second, fc.integer({ min: 1, max: 500 }), fc.constantFrom(...CLOCKS), fc.constantFrom(...RANGES))
  .map(([at, length, clock, form]): TypedTime => {
    const end = at.seconds + length;
    const [video = '', part] = at.video.split('-p');
    const url = /^(?:BV|av)/.test(video)
      ? `https://www.bilibili.com/video/${video}?${part ? `p=${part}&` : ''}t=${end}`
      : `https://youtu.be/${at.video}?t=${end}`;
    return { typed: form(at, clock(end), url), video: at.video, start: at.seconds, end };
  });

/** The forms of a time without a link, with an end where they can have one. */
const BARE: readonly ((clock: string, end: string, start: number) => readonly [string, boolean?])[] = [
  (clock) => [clock],
  (clock) => [clock],
  (clock) => [`[${clock}]`],
  (clock) => [`(${clock})`],
  (clock) => [`【${clock}】`],
  (clock, end) => [`${clock} - ${end}`, true],
  (clock, end) => [`${clock}–${end}`, true],
  (clock, end) => [`[${clock} --> ${end}]`.replace('-->', '->'), true],
  (clock) => [`[${clock}](#t=${clock})`],
  (_clock, _end, start) => [`{{youtube-timestamp ${start}}}`],
  (clock) => [`{{[[video-timestamp]]: ${clock}}}`],
];

/** A time without a link, which begins a line. */
export const bareTime = fc
  .tuple(seconds, fc.integer({ min: 1, max: 500 }), fc.constantFrom(...CLOCKS), fc.constantFrom(...BARE))
  .map(([start, length, clock, form]): TypedTime => {
    const end = start + length;
    const [typed, isRange] = form(clock(start), clock(end), start);
    return { typed, start, ...(isRange && { end }) };
  });
