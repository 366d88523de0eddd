import type { Link, PhrasingContent, Text } from 'mdast';
import { type Finding, finding } from '../check/diagnostics.ts';
import { isLink, text } from '../markdown/inline.ts';
import { lineWith, pointAt, type Source } from '../markdown/source.ts';
import { readLabelTime, readTimeParameter, type Seconds } from './time.ts';
import { type VideoId, watchUrl } from './video.ts';
import { writeLabel, writeTime } from './write-link.ts';

/** A time that an entry begins with, and that leads to no video. */
export interface BareTime {
  readonly seconds: Seconds;
  readonly end?: Seconds;
  /** Its place in the file, as offsets [from, to). */
  readonly range: readonly [number, number];
}

/** What Logseq and Roam write for a second of the video of their page. */
const MACRO = /^\{\{\s*(?:\[\[)?(?:youtube|video)-timestamp(?:\]\])?\s*:?\s*([\d:]+)\s*\}\}/;
/** A link to a second in the file itself, as some players of notes have it. */
const PLACE_IN_FILE = /^#t=(.+)$/;

/** The time at the start of an entry's words: `0:38`, `[0:38](#t=0:38)`, `{{youtube-timestamp 38}}`. */
export function bareTimeOf(children: readonly PhrasingContent[], source: Source): BareTime | undefined {
  const [first] = children;
  const { start, end } = first?.position ?? {};
  if (first === undefined || start?.offset === undefined || end?.offset === undefined) return undefined;
  if (isLink(first)) {
    const seconds = readTimeParameter(PLACE_IN_FILE.exec(first.url)?.[1] ?? '');
    return seconds === undefined ? undefined : { seconds, range: [start.offset, end.offset] };
  }
  if (first.type !== 'text' || !source.text.startsWith(first.value.slice(0, 12), start.offset))
    return undefined;
  const time = readMacro(first.value) ?? readClock(first.value);
  return time && { ...time, range: [start.offset, start.offset + time.length] };
}

/** Makes of a time at the start of an entry the link that its author meant. Changes `children`. */
export function linkBareTime(
  children: PhrasingContent[],
  { seconds, end: until, range: [from, to] }: BareTime,
  video: VideoId,
  source: Source,
): Finding {
  const [first] = children as [Link | Text];
  const typed = source.text.slice(from, to);
  const [start, end] = [pointAt(source, from), pointAt(source, to)];
  const url = watchUrl(video, seconds);
  const link: Link = {
    type: 'link',
    url,
    children: [text(writeLabel(seconds, until))],
    position: { start, end },
  };
  const rest =
    first.type === 'text' && first.position
      ? [{ ...text(first.value.slice(to - from)), position: { start: end, end: first.position.end } }]
      : [];
  children.splice(0, 1, link, ...rest.filter(({ value }) => value !== ''));
  const expected = writeTime(video, seconds, until);
  const fix = lineWith(source, from, to, expected);
  return finding('time-without-link', start, { found: typed, expected, fix });
}

type Typed = Omit<BareTime, 'range'> & { readonly length: number };

function readMacro(words: string): Typed | undefined {
  const [macro = '', time = ''] = MACRO.exec(words) ?? [];
  const seconds = readTimeParameter(time);
  return seconds === undefined ? undefined : { seconds, length: macro.length };
}

/** A clock or two that stand before words or alone; what is glued to letters or figures is something else. */
function readClock(words: string): Typed | undefined {
  const time = readLabelTime(words);
  if (!time?.clean || /^[\p{Script=Latin}\p{N}%]/u.test(words.slice(time.length))) return undefined;
  const { seconds, length, end } = time;
  return { seconds, length, ...(end !== undefined && { end }) };
}
