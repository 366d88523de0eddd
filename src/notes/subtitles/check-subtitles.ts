import { type Code, type FileFinding, type Finding, finding, type Phrase } from '../check/diagnostics.ts';
import { nearest } from '../check/nearest.ts';
import { cutFrontMatter } from '../course/cut-front-matter.ts';
import { readFrontMatter } from '../course/front-matter.ts';
import { formatLabel, type Seconds } from '../entries/time.ts';
import { type ClockKind, writeClock, writeTimes } from './clock.ts';
import { type FileCue, type Milliseconds, SAME_START } from './cue.ts';
import { type Apart, foldSubtitles, type SaidTwice } from './fold.ts';
import { lessonOf, MOST_BYTES, nameOf, type SubtitleText } from './lesson-files.ts';
import { readSubtitles } from './read-subtitles.ts';
import type { Reading, SubtitleKind } from './reading.ts';

/** How many findings of a code are listed for a file; the last one says how many more there are. */
const MOST_LISTED = 10;
/** What goes on through a file once it begins is said once. */
const ONCE: readonly Code[] = ['cue-overlap', 'cue-past-the-end'];
/** What the times of a cue look like. */
const SAMPLES: Readonly<Record<SubtitleKind, string>> = {
  ...kindsOf((kind) => writeTimes({ start: 1000, end: 2500 }, kind)),
  ass: 'Dialogue: 0,0:00:01.00,0:00:02.50,…',
  sjson: '{"start": [1000], "end": [2500], …',
  panel: '0:01',
};

/**
 * Says what is wrong in the files of subtitles of one folder.
 *
 * @param lessons the texts of the lessons in the folder, by their names without `.md`
 */
export function checkSubtitles(
  files: readonly SubtitleText[],
  lessons: ReadonlyMap<string, string>,
): readonly FileFinding[] {
  const groups = Map.groupBy(files, ({ path }) => lessonOf(nameOf(path), lessons.keys()));
  return [...groups].flatMap(([lesson, group]) =>
    lesson === undefined
      ? group.map(({ path }) => sayNoLesson(path, [...lessons.keys()]))
      : checkLesson(group, durationIn(lessons.get(lesson) ?? '')),
  );
}

/** Says what is wrong in the files of subtitles of one lesson, and in how they fit together. */
export function checkLesson(files: readonly SubtitleText[], duration?: Seconds): readonly FileFinding[] {
  const findings: FileFinding[] = [];
  const read: { name: string; path: string; cues: readonly FileCue[] }[] = [];
  const inFile = (path: string, some: readonly Finding[]) =>
    findings.push(...some.map((one) => ({ ...one, path })));
  for (const { path, text, found, bytes } of files) {
    if (bytes !== undefined) inFile(path, [sayTooBig(bytes)]);
    else if (found !== undefined) inFile(path, [sayEncoding(found, text !== undefined)]);
    if (text === undefined) continue;
    const reading = readSubtitles(text);
    inFile(path, fewOfEach(checkReading(reading, text, duration)));
    read.push({ name: nameOf(path), path, cues: reading.cues });
  }
  const paths = new Map(read.map(({ name, path }) => [name, path]));
  const { twice, apart } = foldSubtitles(read);
  for (const [file, some] of Map.groupBy(twice, (one) => one.file))
    inFile(paths.get(file) ?? file, fewOfEach(some.map(sayTwice)));
  for (const one of apart) inFile(paths.get(one.file) ?? one.file, [sayApart(one)]);
  return findings;
}

/** How long a lesson says that its video is. */
export function durationIn(lesson: string): Seconds | undefined {
  return readFrontMatter(cutFrontMatter(lesson).yaml).meta.duration;
}

function checkReading(
  { kind, cues, mistyped, cutOff }: Reading,
  text: string,
  duration: Seconds | undefined,
): Finding[] {
  const findings = mistyped.map(({ line, typed, fix }) =>
    say('cue-time-syntax', line, { found: typed.trim(), expected: fix ?? SAMPLES[kind], fix }),
  );
  if (cutOff !== undefined) {
    const found = text.split(/\r\n|\r|\n/)[cutOff - 1]?.trim();
    findings.push(say('subtitles-cut-off', cutOff, { found, expected: SAMPLES[kind] }));
  } else if (cues.length === 0 && mistyped.length === 0)
    findings.push(say('subtitles-no-cues', 1, { expected: SAMPLES[kind] }));
  return [...findings, ...checkTimes(cues, kind, duration)];
}

function checkTimes(cues: readonly FileCue[], kind: SubtitleKind, duration: Seconds | undefined): Finding[] {
  const findings: Finding[] = [];
  // The duration is in whole seconds.
  const last = duration === undefined ? Number.POSITIVE_INFINITY : (duration + 1) * 1000;
  for (const [at, { start, end, line }] of cues.entries()) {
    const [before, next] = [cues[at - 1], cues[at + 1]];
    const found = clock(start);
    if (end < start)
      findings.push(
        say('cue-ends-before-start', line, {
          found: clock(end),
          expected: found,
          fix: next && next.start > start ? timesOf(start, next.start, kind) : undefined,
        }),
      );
    if (before && start < before.start)
      findings.push(say('cue-goes-back', line, { found, expected: clock(before.start) }));
    else if (before && start < before.end - SAME_START)
      findings.push(say('cue-overlap', line, { found, expected: clock(before.end) }));
    if (start >= last)
      findings.push(say('cue-past-the-end', line, { found, expected: formatLabel(duration ?? 0) }));
  }
  return findings;
}

function sayTwice({ line, words, stands, at }: SaidTwice): Finding {
  const expected = {
    en: `“${stands}” in ${at.file}, line ${at.line}`,
    zh: `“${stands}”（${at.file} 第 ${at.line} 行）`,
  };
  return say('cue-twice', line, { found: words, expected });
}

function sayApart({ file, share, shift }: Apart): Finding {
  const command = `npm run subtitles -- shift ${shift} ${file}`;
  const expected =
    shift === undefined
      ? '95%'
      : { en: `95%; “${command}” moves them there`, zh: `95%；“${command}” 可以把它们移过去` };
  return say('pair-apart', 1, { found: `${Math.floor(share * 100)}%`, expected });
}

function sayEncoding(found: Phrase, isRead: boolean): Finding {
  const expected = isRead
    ? { en: '“npm run format” writes it so', zh: '“npm run format”会改好' }
    : { en: 'it is not read', zh: '目前没有读取' };
  return say('subtitles-encoding', 1, { found, expected });
}

function sayTooBig(bytes: number): Finding {
  const megabytes = (of: number) => `${Math.ceil(of / 1_000_000)} MB`;
  return say('subtitles-too-big', 1, { found: megabytes(bytes), expected: megabytes(MOST_BYTES) });
}

function sayNoLesson(path: string, lessons: readonly string[]): FileFinding {
  const [, name = '', rest = ''] = /^([^.]*)(.*)$/.exec(nameOf(path)) ?? [];
  const expected = `${nearest(name, lessons) ?? lessons[0] ?? 'lesson-1'}${rest}`;
  return { ...say('subtitles-no-lesson', 1, { found: nameOf(path), expected }), path };
}

/** Findings in the order of their lines, of each code no more than people read. */
function fewOfEach(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, ({ code }) => code);
  const few = [...groups].flatMap(([code, all]) => {
    const kept = all.slice(0, ONCE.includes(code) ? 1 : MOST_LISTED);
    const [last, more] = [kept.at(-1), all.length - kept.length];
    return last && more > 0 ? [...kept.slice(0, -1), withMore(last, more, all.at(-1)?.line ?? 1)] : kept;
  });
  return few.toSorted((a, b) => a.line - b.line);
}

function withMore(one: Finding, more: number, line: number): Finding {
  const found = {
    en: `${one.found}” and ${more} more, the last in line ${line}, such as “${one.found}`,
    zh: `${one.found}”等 ${more + 1} 处，最后一处在第 ${line} 行，如“${one.found}`,
  };
  return { ...one, found };
}

function say(code: Code, line: number, detail: Parameters<typeof finding>[2]): Finding {
  return finding(code, { line, column: 1 }, detail);
}

function clock(at: Milliseconds): string {
  return writeClock(at, 1, '.');
}

/** The line of times as the file has it; of what is written otherwise nobody can say. */
function timesOf(start: Milliseconds, end: Milliseconds, kind: SubtitleKind): string | undefined {
  return kind === 'sbv' || kind === 'srt' || kind === 'vtt' ? writeTimes({ start, end }, kind) : undefined;
}

function kindsOf(of: (kind: ClockKind) => string): Record<ClockKind, string> {
  return { sbv: of('sbv'), srt: of('srt'), vtt: of('vtt') };
}
