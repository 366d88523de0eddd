import { basename, resolve } from 'node:path';
import { readAll } from '../src/content/folder.ts';
import { readSubtitleFile } from '../src/content/subtitle-files.ts';
import { printable } from '../src/notes/check/frame.ts';
import type { Milliseconds } from '../src/notes/subtitles/cue.ts';
import { type Apart, type Folded, foldSubtitles } from '../src/notes/subtitles/fold.ts';
import { readSubtitles } from '../src/notes/subtitles/read-subtitles.ts';
import {
  formatOfName,
  SUBTITLE_FORMATS,
  SUBTITLE_LANGUAGES,
  type SubtitleFormat,
  type WriteOptions,
  writeSubtitles,
} from '../src/notes/subtitles/write-subtitles.ts';
import { type Arguments, currentFolder, runCommand, say, UsageError } from './command-line.ts';
import { shownPath } from './notes-files.ts';
import { notText } from './read-text.ts';
import { writeFiles } from './write-files.ts';

const help = `
npm run subtitles -- <what> [files] [flags]

Joins, moves and converts subtitles: SBV, SRT, WebVTT, ASS, SJSON, or what is copied from YouTube's transcript.
合并、平移、转换字幕：SBV、SRT、WebVTT、ASS、SJSON，或从 YouTube“内容转文字”里复制的文字。

  fold <files>              all files of a lesson as one, English above Chinese     把一课的文件合成一个，英文在上、中文在下
  shift <±ms> <files>       all of it later, or earlier with a minus                整体推后若干毫秒，负数则提前
  pair <file> <file>        two languages as one, if they belong together           两种语言合成一个，对不上则不合并
  to <format> <files>       ${SUBTITLE_FORMATS.join(', ')}; without Chinese that is not sure    转换格式；不含没有把握的中文

  --languages <which>       ${SUBTITLE_LANGUAGES.join(', ')}: which lines, in which order   哪些语言，谁在上
  --times                   text: the time above each cue                           文本：每条上面写时间
  --out <file>              write a file, not to the terminal                       写入文件，而不是终端
  --force                   replace the file if it is there                         文件已存在时覆盖

  npm run subtitles -- fold lesson-7.en.sbv lesson-7.zh.40-50.sbv --out lesson-7.sbv
  npm run subtitles -- shift -12000 lesson-7.zh.srt --out lesson-7.zh.srt --force
  npm run -s subtitles -- to txt lesson-7.sbv --languages zh > lesson-7.txt      (-s: npm itself says nothing  npm 自己不输出)

What is read and what is left is said as \`npm run check\` says it. 读取中的问题可用 \`npm run check\` 查看。
Exit code 0: done, 1: the files do not belong together, 2: the command cannot run so.
退出码 0：完成；1：文件对不上；2：命令用法有误。
`;

const flags = {
  languages: { type: 'string', choices: SUBTITLE_LANGUAGES },
  times: { type: 'boolean' },
  out: { type: 'string' },
  force: { type: 'boolean' },
} as const;

type Given = Arguments<typeof flags>['flags'];

interface Work {
  /** How many names stand before those of the files. */
  readonly asks: number;
  readonly run: (asked: string, files: readonly string[], given: Given) => Promise<number>;
}

const WORKS: Readonly<Record<string, Work>> = {
  fold: { asks: 0, run: async (_, files, given) => write(await fold(files), 'sbv', given) },
  shift: { asks: 1, run: async (asked, files, given) => shift(readShift(asked), files, given) },
  pair: { asks: 0, run: async (_, files, given) => pair(files, given) },
  to: {
    asks: 1,
    run: async (asked, files, given) =>
      write(await fold(files), readFormat(asked), { unsure: 'leave', ...given }),
  },
};

await runCommand({ name: 'subtitles', help, flags, run });

async function run({ flags: given, names: [what = '', ...names] }: Arguments<typeof flags>): Promise<number> {
  const work = Object.hasOwn(WORKS, what) ? WORKS[what] : undefined;
  if (!work)
    throw new UsageError({
      en: `Say what to do: ${Object.keys(WORKS).join(', ')}; found “${what}”.`,
      zh: `请写明要做什么：${Object.keys(WORKS).join('、')}；现在是“${what}”。`,
    });
  const files = names.slice(work.asks);
  if (files.length === 0) throw new UsageError({ en: 'Say which files.', zh: '请写明文件。' });
  return work.run(names[0] ?? '', files, given);
}

async function fold(names: readonly string[]): Promise<Folded> {
  const folder = currentFolder('subtitles');
  const files = await readAll(names, async (name) => {
    const path = resolve(folder, name);
    const { text, found, bytes } = await readSubtitleFile(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw cause;
      throw new UsageError({ en: `There is no file ${name}.`, zh: `找不到文件 ${name}。` }, { cause });
    });
    if (text === undefined) throw notText(name, bytes === undefined ? (found ?? '') : TOO_BIG);
    const { cues, skipped } = readSubtitles(text);
    if (cues.length === 0)
      throw new UsageError({ en: `There are no subtitles in ${name}.`, zh: `${name} 中没有字幕。` });
    for (const { line, text: left } of skipped)
      console.error(`${name}:${line} ${say({ en: 'left', zh: '未采用' })}: ${printable(left)}`);
    return { name: basename(path), cues };
  });
  const folded = foldSubtitles(files);
  for (const { file, line, words, stands, at } of folded.twice)
    console.error(
      printable(
        `${file}:${line} ${say({
          en: `“${words}” is left, ${at.file}:${at.line} has “${stands}”`,
          zh: `“${words}”未采用，${at.file}:${at.line} 已有“${stands}”`,
        })}`,
      ),
    );
  for (const one of folded.apart) console.error(sayApart(one));
  return folded;
}

const TOO_BIG = { en: 'larger than subtitles are', zh: '过大的文件' };

async function shift(by: Milliseconds, names: readonly string[], given: Given): Promise<number> {
  const { cues } = await fold(names);
  const first = cues[0]?.start ?? 0;
  if (first + by < 0)
    throw new UsageError({
      en: `The first cue is at ${first} ms and cannot be ${-by} ms earlier.`,
      zh: `第一条在 ${first} 毫秒，不能提前 ${-by} 毫秒。`,
    });
  const moved = cues.map((cue) => ({ ...cue, start: cue.start + by, end: cue.end + by }));
  return write({ cues: moved }, formatOfName(given.out ?? names[0] ?? '') ?? 'sbv', given);
}

async function pair(names: readonly string[], given: Given): Promise<number> {
  if (names.length !== 2)
    throw new UsageError({
      en: `Two files make a pair, found ${names.length}.`,
      zh: `两个文件才能配对，现在有 ${names.length} 个。`,
    });
  const folded = await fold(names);
  return folded.apart.length > 0 ? 1 : write(folded, 'sbv', given);
}

/** Writes to the file that was asked for, in the format of its name, or to the terminal. */
async function write(
  { cues }: Pick<Folded, 'cues'>,
  format: SubtitleFormat,
  { languages, times, out, force, unsure = 'keep' }: Given & Partial<Pick<WriteOptions, 'unsure'>>,
): Promise<number> {
  const which = SUBTITLE_LANGUAGES.find((one) => one === languages);
  const text = writeSubtitles(cues, format, {
    unsure,
    ...(which && { languages: which }),
    ...(times && { times }),
  });
  if (text === '')
    throw new UsageError({ en: 'There are no words in this language.', zh: '没有这种语言的文字。' });
  if (out === undefined) process.stdout.write(text);
  else {
    const folder = currentFolder('subtitles');
    const path = resolve(folder, out);
    await writeFiles([{ path, shown: shownPath(path, folder), text }], force === true);
    console.error(shownPath(path, folder));
  }
  return 0;
}

function sayApart({ file, from, share, shift: by }: Apart): string {
  const percent = Math.floor(share * 100);
  const command = `npm run subtitles -- shift ${by} ${file}`;
  return say({
    en: `${file} and ${from} do not belong together: ${percent}% of their cues start at the same time.${by === undefined ? '' : ` This moves it there: ${command}`}`,
    zh: `${file} 与 ${from} 对不上：只有 ${percent}% 的字幕同时开始。${by === undefined ? '' : `这样平移就能对上：${command}`}`,
  });
}

function readShift(given: string): Milliseconds {
  if (/^[+-]?\d{1,9}$/.test(given)) return Number(given);
  throw new UsageError({ en: `“${given}” are no milliseconds.`, zh: `“${given}”不是毫秒数。` });
}

function readFormat(given: string): SubtitleFormat {
  const format = SUBTITLE_FORMATS.find((one) => one === given);
  if (format) return format;
  throw new UsageError({
    en: `“${given}” is no format; expected ${SUBTITLE_FORMATS.join(', ')}.`,
    zh: `没有“${given}”这种格式；应为 ${SUBTITLE_FORMATS.join('、')}。`,
  });
}
