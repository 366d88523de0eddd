import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { type Finding, finding, type Phrase, type Severity } from '../check/diagnostics.ts';
import { nearest } from '../check/nearest.ts';
import { readLabelTime } from '../entries/time.ts';
import { isBilibili, isOnVideoSite, readVideoUrl, type VideoId } from '../entries/video.ts';
import { titleIn } from '../entries/words.ts';
import { type Languages, PAIR } from '../languages.ts';
import type { Bilingual, FrontMatter, Mirror } from '../lesson.ts';
import { firstLine, yamlErrorPhrase } from './yaml-errors.ts';

/** The values of a YAML map by key, each with the place it was read at. */
export type Values<Key extends string> = { readonly [K in Key]?: Value };

export interface Value {
  readonly value: unknown;
  /** As its author wrote it. */
  readonly typed: string;
  readonly line: number;
  readonly column: number;
}

/** A key that is none of ours. */
interface UnknownKey {
  readonly name: string;
  readonly value: unknown;
  /** The key of ours that its author most likely meant. */
  readonly near: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** Why a value was refused, in words that follow “expected”. */
export class Expected {
  readonly what: Phrase;
  constructor(what: Phrase) {
    this.what = what;
  }
}

const KEY_AND_VALUE: Phrase = { en: '“key: value” lines', zh: '一行行的“键: 值”' };
/** Keys by which other tools name the video of a file. */
const VIDEO_KEY = /^(?:url|link|(?:youtube|yt|video)(?:[-_ ]?(?:id|url|link))?)$/i;
const KEYS = ['title', 'video', 'duration', 'mirrors', 'summary', 'contributors', 'pairs', 'draft'] as const;

/** Reads and checks the front matter of a lesson. Whatever is wrong is left out and becomes a finding. */
export function readFrontMatter(
  yaml: string | undefined,
  languages: Languages = PAIR,
): {
  meta: FrontMatter;
  findings: readonly Finding[];
} {
  const { values, unknown, findings } = readYaml(yaml ?? '', KEYS, 1);
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
  const pairs = read('pairs', asBoolean);
  const meta: FrontMatter = {
    ...(title && { title }),
    ...(video && { video }),
    ...(duration !== undefined && { duration }),
    mirrors: read('mirrors', asMirrors) ?? [],
    ...(summary && { summary }),
    contributors: read('contributors', asNames) ?? [],
    ...(pairs !== undefined && { pairs }),
    draft: read('draft', asBoolean) ?? false,
  };
  return { meta, findings };
}

/** Reads a YAML map of some keys; `lineOffset` lines stand above it in the file. */
export function readYaml<Key extends string>(
  yaml: string,
  keys: readonly Key[],
  lineOffset: number,
): { values: Values<Key>; unknown: readonly UnknownKey[]; findings: Finding[] } {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: line + lineOffset, column: col };
  };
  // What never ends is missed at the very end, where the author has written nothing.
  const end = yaml.trimEnd().length;
  const findings: Finding[] = document.errors.map((error) =>
    finding('front-matter-syntax', place(Math.min(error.pos[0], end)), {
      found: yamlErrorPhrase(error),
      expected: KEY_AND_VALUE,
    }),
  );
  const values: { [K in Key]?: Value } = {};
  const unknown: UnknownKey[] = [];
  const root = document.contents;
  if (findings.length > 0 || root === null) return { values, unknown, findings };
  if (!isMap(root)) {
    const detail = { found: { en: 'no keys', zh: '没有键' }, expected: KEY_AND_VALUE };
    return { values, unknown, findings: [finding('front-matter-syntax', place(root.range[0]), detail)] };
  }
  for (const { key, value } of (root as YAMLMap<Node, Node | null>).items) {
    const at = place(key.range?.[0] ?? 0);
    const name = isScalar(key) ? String(key.value) : '';
    const known = keys.find((candidate) => candidate === name);
    const [from, to] = value?.range ?? [0, 0];
    const typed = firstLine(yaml.slice(from, to));
    if (known) values[known] = { value: plainValue(value, document), typed, ...place(from) };
    else unknown.push({ name, value: plainValue(value, document), near: nearest(name, keys), ...at });
  }
  for (const key of unknown)
    if (key.near) findings.push(mistypedKey(key, linesOf(yaml)[key.line - lineOffset - 1]));
  return { values, unknown: unknown.filter(({ near }) => !near), findings };
}

/** Reads values one by one and turns each refusal into a finding at its place. */
export function valueReader<Key extends string>(
  values: Values<Key>,
  findings: Finding[],
  severity?: Severity,
) {
  return <T>(key: Key, as: (value: unknown) => T | Expected): T | undefined => {
    const given = values[key];
    if (given === undefined || given.value === null || given.value === undefined) return undefined;
    const result = as(given.value);
    if (!(result instanceof Expected)) return result;
    const found = `${key}: ${given.typed}`;
    findings.push(
      finding('front-matter-type', given, { found, expected: result.what, ...(severity && { severity }) }),
    );
    return undefined;
  };
}

/** Both languages, or one string that is split as an entry is. */
export function asBilingual(languages: Languages): (value: unknown) => Bilingual | Expected {
  return (value) => readBilingual(value, languages);
}

function readBilingual(value: unknown, languages: Languages): Bilingual | Expected {
  const expected = new Expected({ en: 'a text, or { en: …, zh: … }', zh: '一段文字，或 { en: …, zh: … }' });
  if (typeof value === 'number') return titleIn(String(value), languages);
  if (typeof value === 'string') return value.trim() === '' ? expected : titleIn(value, languages);
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'en' && key !== 'zh')) return expected;
  const { en, zh } = value;
  if ([en, zh].some((half) => half !== undefined && half !== null && typeof half !== 'string'))
    return expected;
  if (!en && !zh) return expected;
  return { ...(en ? { en: String(en) } : {}), ...(zh ? { zh: String(zh) } : {}) };
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

/** A value as plain data. Aliases that multiply themselves are refused by the YAML library and count as no value. */
function plainValue(value: Node | null, document: Document): unknown {
  try {
    return value?.toJS(document);
  } catch (error) {
    if (error instanceof ReferenceError) return Symbol.for('unresolved');
    throw error;
  }
}

/** A slip of the pen: what the key says would be lost. */
function mistypedKey({ name, near = '', line, column }: UnknownKey, typed = ''): Finding {
  const [before, after] = [typed.slice(0, column - 1), typed.slice(column - 1 + name.length)];
  const isPlain = typed === before + name + after;
  const fix = isPlain ? before + near + after : undefined;
  return finding('front-matter-unknown-key', { line, column }, { found: name, expected: `“${near}”`, fix });
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

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
