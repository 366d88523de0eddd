import { type Finding, finding, type Severity } from '../check/diagnostics.ts';
import { readLabelTime } from '../entries/time.ts';
import { isBilibili, isOnVideoSite, readVideoUrl, type VideoId } from '../entries/video.ts';
import { type Languages, PAIR } from '../languages.ts';
import type { FrontMatter, Mirror } from '../lesson.ts';
import { readLinks } from './links.ts';
import { asBilingual, Expected, isRecord, readYaml, type UnknownKey, valueReader } from './read-yaml.ts';

/** Keys by which other tools name the video of a file. */
const VIDEO_KEY = /^(?:url|link|(?:youtube|yt|video)(?:[-_ ]?(?:id|url|link))?)$/i;
const KEYS = [
  'title',
  'video',
  'duration',
  'mirrors',
  'summary',
  'links',
  'contributors',
  'pairs',
  'draft',
] as const;

/** Reads and checks the front matter of a lesson. Whatever is wrong is left out and becomes a finding. */
export function readFrontMatter(
  yaml: string | undefined,
  languages: Languages = PAIR,
): {
  meta: FrontMatter;
  findings: readonly Finding[];
} {
  const { values, unknown, findings } = readYaml(yaml ?? '', KEYS, 1, VIDEO_KEY);
  // Other tools have keys and values of their own, which are no reason to refuse the notes.
  const read = valueReader(values, findings);
  const title = read('title', asBilingual(languages));
  const elsewhere = values.video ? undefined : unknown.find((key) => videoIn(key) !== undefined);
  // The address of a video with a slip in it would take the lesson's video away.
  const isMistyped = isOnVideoSite(String(values.video?.value));
  const readVideo = valueReader(values, findings, isMistyped ? 'error' : 'warning');
  const video = readVideo('video', asVideo) ?? (elsewhere && videoIn(elsewhere));
  findings.push(...unknownKeys(unknown.filter((key) => key !== elsewhere)));
  const duration = read('duration', asTime);
  const summary = read('summary', asBilingual(languages));
  const { links, findings: inLinks } = readLinks(values.links, languages);
  findings.push(...inLinks);
  const pairs = read('pairs', asBoolean);
  const meta: FrontMatter = {
    ...(title && { title }),
    ...(video && { video }),
    ...(duration !== undefined && { duration }),
    mirrors: read('mirrors', asMirrors) ?? [],
    ...(summary && { summary }),
    links,
    contributors: read('contributors', asNames) ?? [],
    ...(pairs !== undefined && { pairs }),
    draft: read('draft', asBoolean) ?? false,
  };
  return { meta, findings };
}

function asBoolean(value: unknown): boolean | Expected {
  return typeof value === 'boolean' ? value : new Expected({ en: 'true or false', zh: 'true 或 false' });
}

function asNames(value: unknown): readonly string[] | Expected {
  const names = typeof value === 'string' ? [value] : value;
  const valid = Array.isArray(names) && names.every((name) => typeof name === 'string' && name.trim() !== '');
  return valid
    ? names
    : new Expected({ en: 'a list of names or GitHub handles', zh: '姓名或 GitHub 账号的列表' });
}

function asVideo(value: unknown): string | Expected {
  const text = String(value);
  const video = readVideoUrl(text)?.video ?? readVideoUrl(`https://youtu.be/${text}`)?.video;
  return (
    video ??
    new Expected({ en: 'the URL of a YouTube or Bilibili video', zh: 'YouTube 或 Bilibili 的视频网址' })
  );
}

function asTime(value: unknown): number | Expected {
  // YAML 1.1 readers take 1:02:03 for a number in base 60; this one is 1.2 and gives text.
  const time = typeof value === 'string' ? readLabelTime(value) : undefined;
  return time && time.length === String(value).length
    ? time.seconds
    : new Expected({ en: 'a time such as 1:02:03', zh: '时间，例如 1:02:03' });
}

function asMirrors(value: unknown): readonly Mirror[] | Expected {
  const expected = new Expected('[{ bilibili: BV…, parts: [{ p: 1, start: 0:00 }] }]');
  if (!Array.isArray(value)) return expected;
  const mirrors = value.map(asMirror);
  return mirrors.every((mirror) => mirror !== undefined) ? mirrors : expected;
}

function asMirror(value: unknown): Mirror | undefined {
  if (!isRecord(value) || typeof value.bilibili !== 'string') return undefined;
  const id = readVideoUrl(value.bilibili)?.video ?? value.bilibili;
  const parts = value.parts ?? [{ p: 1, start: '0:00' }];
  if (!isBilibili(id) || !Array.isArray(parts)) return undefined;
  const read = parts.map((part: unknown) => {
    const start = isRecord(part) ? asTime(part.start) : undefined;
    const valid =
      isRecord(part) && Number.isInteger(part.p) && Number(part.p) > 0 && typeof start === 'number';
    return valid ? { p: Number(part.p), start } : undefined;
  });
  return read.every((part) => part !== undefined) ? { bilibili: id, parts: read } : undefined;
}

/** Keys of another tool are said once, at the first of them. */
export function unknownKeys(
  unknown: readonly UnknownKey[],
  keys: readonly string[] = KEYS,
  severity: Severity = 'warning',
): readonly Finding[] {
  const [first] = unknown;
  if (!first) return [];
  const found = unknown.map(({ name }) => name).join(', ');
  return [finding('front-matter-unknown-key', first, { found, expected: keys.join(', '), severity })];
}

/** The video that a key such as `url`, `youtube` or `video_id` clearly names. */
function videoIn({ name, value }: UnknownKey): VideoId | undefined {
  if (typeof value !== 'string' || !VIDEO_KEY.test(name)) return undefined;
  const isId = /^[\w-]{11}$/.test(value) && !/^(?:url|link)$/i.test(name);
  return (readVideoUrl(value) ?? (isId ? readVideoUrl(`https://youtu.be/${value}`) : undefined))?.video;
}
