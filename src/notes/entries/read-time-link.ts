import type { Link, PhrasingContent } from 'mdast';
import { type Finding, finding, type Phrase } from '../check/diagnostics.ts';
import { isLink, leavesOf, wordsOf } from '../markdown/inline.ts';
import { lineWith, type Source, sourceOf } from '../markdown/source.ts';
import { isBareUrl } from './repair-links.ts';
import { formatLabel, type LabelTime, readLabelTime, type Seconds } from './time.ts';
import { hasBrokenScheme, isOnVideoSite, readVideoUrl, type VideoId, watchUrl } from './video.ts';

/** A link to a second of a video. */
export interface TimeLink {
  readonly node: Link;
  readonly video: VideoId;
  readonly seconds: Seconds;
  /** The time its label says, if it says one. */
  readonly label?: LabelTime;
  readonly bare: boolean;
}

const VIDEO_ID: Phrase = {
  en: 'the 11 characters of a YouTube id, or BV… of Bilibili',
  zh: 'YouTube 的 11 个字符，或 Bilibili 的 BV…',
};
const TIME_PARAMETER: Phrase = { en: '“t=” and seconds, such as t=137', zh: '“t=”加秒数，例如 t=137' };
const NOWHERE = { line: 1, column: 1 };
const CLOCK_LABEL = /^[\s[(（【]*\d{1,3}(?:[:：]\d{1,2}){1,2}[\s\])）】]*$/;
const TYPED_URL = /\]\(\s*<?([^\s<>]*?)>?(?:\s[^)]*)?\)$/;

/** The time links of a block, in order, jumps included. */
export function timeLinksOf(
  block: { children: PhrasingContent[] },
  source: Source,
  findings: Finding[],
): TimeLink[] {
  return leavesOf(block)
    .map(({ node }) => (isLink(node) ? readTimeLink(node, source, findings) : undefined))
    .filter((link) => link !== undefined);
}

/** Reads one link; what is wrong with its video or its time becomes a finding. */
function readTimeLink(node: Link, source: Source, findings: Finding[]): TimeLink | undefined {
  const url = readVideoUrl(node.url);
  const bare = isBareUrl(node);
  const words = labelText(node);
  const label = bare ? undefined : readLabelTime(words);
  const place = node.position?.start ?? NOWHERE;
  if (!url) {
    // A label that is a time was meant to lead to a second of a video.
    if (label?.length === words.length && leadsNowhere(node.url))
      findings.push(finding('bad-video-id', place, { found: node.url || '()', expected: VIDEO_ID }));
    return undefined;
  }
  const badTime = url.badTime ?? (!bare && CLOCK_LABEL.test(words) ? words : undefined);
  if (url.seconds === undefined && badTime === undefined && label === undefined) return undefined;
  if (url.video === undefined) {
    findings.push(finding('bad-video-id', place, { found: url.badVideo ?? '', expected: VIDEO_ID }));
    return undefined;
  }
  const seconds = url.seconds ?? label?.seconds;
  if (seconds === undefined) {
    findings.push(finding('bad-time', place, { found: badTime ?? '', expected: TIME_PARAMETER }));
    return undefined;
  }
  const link: TimeLink = { node, video: url.video, seconds, bare, ...(label && { label }) };
  findings.push(...schemeFindings(node, source));
  if (url.seconds === undefined) findings.push(timeOnlyInLabel(link, source));
  else findings.push(...labelFindings(link, words, source));
  return link;
}

/** What a label says; characters that have no width say nothing. */
export function labelText(node: Link): string {
  return wordsOf(node)
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/** True for a page of a video site that is no video, and for an address that is of nothing on this site either. */
function leadsNowhere(url: string): boolean {
  return isOnVideoSite(url) || !/^[a-z][a-z0-9+.-]*:|^\/\/|#|\/$|\.\w{1,5}$/i.test(url);
}

function schemeFindings(node: Link, source: Source): Finding[] {
  const [, typed = ''] = TYPED_URL.exec(sourceOf(node, source)) ?? [];
  if (!hasBrokenScheme(typed)) return [];
  const fix = rewritten(node, typed, node.url, source);
  return [finding('broken-url', node.position?.start ?? NOWHERE, { found: typed, expected: node.url, fix })];
}

function timeOnlyInLabel({ node, video, seconds, label }: TimeLink, source: Source): Finding {
  const expected = watchUrl(video, seconds);
  return finding('time-only-in-label', node.position?.start ?? NOWHERE, {
    found: formatLabel(label?.seconds ?? seconds),
    expected,
    fix: rewritten(node, node.url, expected, source),
  });
}

function labelFindings(link: TimeLink, words: string, source: Source): Finding[] {
  const { node, video, seconds, label } = link;
  if (!label) return [];
  const place = node.position?.start ?? NOWHERE;
  const apart = Math.abs(label.seconds - seconds);
  if (apart >= 60) {
    const expected = `${formatLabel(seconds)} (${watchUrl(video, seconds)})`;
    return [finding('label-url-mismatch', place, { found: words, expected, severity: 'error' })];
  }
  if (label.clean && apart < 2) return [];
  const typed = words.slice(0, label.length);
  const [, opening = '', , closing = ''] = /^([\s[(（【]*)(.*?)([\])）】]*)$/s.exec(typed) ?? [];
  const end = label.end === undefined ? '' : `–${formatLabel(label.end)}`;
  const expected = `${opening}${formatLabel(seconds)}${end}${closing}`;
  const code = label.clean ? 'label-url-mismatch' : 'broken-time-label';
  const fix = rewritten(node, typed, expected, source);
  return [finding(code, place, { found: words, expected: expected + words.slice(label.length), fix })];
}

/** The line with something else for what stands in a link. */
function rewritten(node: Link, typed: string, expected: string, source: Source): string | undefined {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const at = source.text.indexOf(typed, start.offset);
  return at < 0 || at + typed.length > end.offset
    ? undefined
    : lineWith(source, at, at + typed.length, expected);
}
