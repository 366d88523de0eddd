import { resolve } from 'node:path';
import { readAll } from '../src/content/folder.ts';
import { printable } from '../src/notes/check/frame.ts';
import {
  IMPORT_KINDS,
  type ImportFile,
  importOutline,
  kindOf,
  needsVideo,
  type Role,
} from '../src/notes/convert/import-outline.ts';
import { REASONS } from '../src/notes/convert/import-rows.ts';
import { readVideoUrl, type VideoId } from '../src/notes/entries/video.ts';
import type { Bilingual } from '../src/notes/lesson.ts';
import { site } from '../src/site/site.ts';
import { type Arguments, currentFolder, runCommand, say, UsageError } from './command-line.ts';
import { shownPath } from './notes-files.ts';
import { readStandardInput, readTextFile } from './read-text.ts';
import { writeFiles } from './write-files.ts';

const help = `
npm run import -- [file] [flags]      (no file or -: what is piped in)

Makes an outline of chapters, notes, tables or subtitles, and says what it left.
由章节、笔记、表格或字幕生成大纲，并列出没有采用的各行。

  --video <address>      the video of moments that name none     没有写明视频的要点所属的视频
  --en, --zh <file>      two files, joined by video and second   英文、中文两个文件，按视频和秒合并
  --from <kind>          chapters, notes, table or subtitles;    来源：章节、笔记、表格、字幕；
                         without it the file tells               不写则自动判断
  --every <seconds>      of subtitles: one entry for each 30     字幕：每 30 秒一条
  --out <file>           write a file, not to the terminal       写入文件，而不是终端
  --force                replace the file if it is there         文件已存在时覆盖

  npm run import -- chapters.txt --video https://youtu.be/9spwoDYwW_I
  npm run import -- notes.md --out content/courses/fastai-2019-part-1/lesson-8.md
  npm run import -- --en lesson-8.en.srt --zh lesson-8.zh.srt --video https://youtu.be/9spwoDYwW_I
  npm run -s import -- table.csv --video https://youtu.be/9spwoDYwW_I > lesson-8.md      (-s: npm itself says nothing  npm 自己不输出)

chapters    lines of a description, the JSON of podcasts and yt-dlp, ffmpeg's metadata
            视频简介里的章节、播客和 yt-dlp 的 JSON、ffmpeg 元数据
notes       Markdown with times, as of Obsidian, Logseq, Notion 带时间的 Markdown，如 Obsidian、Logseq、Notion
table       CSV or TSV, labels of Audacity, segments of LosslessCut, databases of Notion
            CSV 或 TSV、Audacity 标签、LosslessCut 片段、Notion 数据库
subtitles   SRT, WebVTT, SBV, ASS, SJSON of Open edX, what is copied from YouTube's transcript
            SRT、WebVTT、SBV、ASS、Open edX 的 SJSON、从 YouTube“内容转文字”里复制的文字

A table has the columns time, English, Chinese, or start, end, words, or names them in its first line, in any order:
time or start, end, en, zh, text or title, video.
表格的列依次为时间、英文、中文，或开始、结束、文字；也可以在第一行写明列名，顺序不限：
time 或 start、end、en、zh、text 或 title、video。
`;

const LOOKED_FOR: Readonly<Record<ImportFile['kind'], Bilingual>> = {
  chapters: {
    en: 'lines with a time, such as 2:17 Opening, or chapters in JSON or of ffmpeg',
    zh: '带时间的行（例如 2:17 开场），或 JSON、ffmpeg 格式的章节',
  },
  notes: {
    en: 'Markdown with links to seconds of a video, such as https://youtu.be/…?t=137',
    zh: '带视频时间链接的 Markdown，例如 https://youtu.be/…?t=137',
  },
  table: {
    en: 'a table of time, English, Chinese, or start, end, words',
    zh: '列为时间、英文、中文，或开始、结束、文字的表格',
  },
  subtitles: {
    en: 'subtitles (SRT, VTT, SBV, ASS), such as 00:02:17,000 --> 00:02:18,000',
    zh: '字幕（SRT、VTT、SBV、ASS），例如 00:02:17,000 --> 00:02:18,000',
  },
};

interface Wanted {
  readonly name: string;
  readonly role: Role;
}

const flags = {
  video: { type: 'string' },
  en: { type: 'string' },
  zh: { type: 'string' },
  from: { type: 'string', choices: IMPORT_KINDS },
  every: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
} as const;

await runCommand({ name: 'import', help, flags, run });

async function run({ flags: given, names }: Arguments<typeof flags>): Promise<number> {
  const folder = currentFolder('import');
  const every = readEvery(given.every ?? '30');
  const video = readVideo(given.video);
  const wanted = filesWanted(names, given.en, given.zh);
  const files = await readAll(wanted, (file) => readImport(file, given.from, folder));
  if (video === undefined && needsVideo(files))
    throw new UsageError({
      en: 'Say whose times these are: --video <address>',
      zh: '请用 --video <网址> 写明这些时间属于哪个视频。',
    });

  const { markdown, taken, skipped } = importOutline(files, video ?? '', every, site.languages);
  for (const { name, line, text, reason } of skipped)
    console.error(
      `${name}:${line} ${say({ en: 'left', zh: '未采用' })} (${say(REASONS[reason])}): ${printable(text)}`,
    );
  const from = files.map(({ name }) => name).join(', ');
  if (taken === 0) throw nothingRead(from, files);
  if (given.out === undefined) process.stdout.write(markdown);
  else {
    const path = resolve(folder, given.out);
    await writeFiles([{ path, shown: shownPath(path, folder), text: markdown }], given.force === true);
    console.error(shownPath(path, folder));
  }
  const [some, others] = [taken, skipped.length];
  console.error(say({ en: `${some} taken, ${others} left`, zh: `采用 ${some} 条，未采用 ${others} 行` }));
  return 0;
}

function nothingRead(from: string, files: readonly ImportFile[]): UsageError {
  const kinds = [...new Set(files.map(({ kind }) => LOOKED_FOR[kind]))];
  return new UsageError({
    en: `There is no moment in ${from}. Looked for ${kinds.map(({ en }) => en).join('; ')}. Say another kind with --from.`,
    zh: `${from} 中没有要点。查找的是${kinds.map(({ zh }) => zh).join('；')}。若是其他类型，请用 --from 写明。`,
  });
}

function filesWanted(names: readonly string[], en?: string, zh?: string): readonly Wanted[] {
  const halves: Wanted[] = [
    ...(en ? [{ name: en, role: 'en' as const }] : []),
    ...(zh ? [{ name: zh, role: 'zh' as const }] : []),
  ];
  const [name = '-', ...others] = names;
  if (others.length > 0 || (halves.length > 0 && names.length > 0))
    throw new UsageError({
      en: `One file at a time, or --en and --zh; found also: ${(halves.length > 0 ? names : others).join(' ')}`,
      zh: `一次一个文件，或用 --en 和 --zh；多余的是：${(halves.length > 0 ? names : others).join(' ')}`,
    });
  if (halves.length > 0) return halves;
  if (name === '-' && process.stdin.isTTY)
    throw new UsageError({ en: 'Say which file to import.', zh: '请写明要导入的文件。' });
  return [{ name, role: 'any' }];
}

async function readImport(
  { name, role }: Wanted,
  kind: string | undefined,
  folder: string,
): Promise<ImportFile> {
  const text = name === '-' ? await readStandardInput() : await readTextFile(resolve(folder, name), name);
  if (name === '-' && text.trim() === '')
    throw new UsageError({
      en: 'Say which file to import; nothing is piped in.',
      zh: '请写明要导入的文件；管道中没有内容。',
    });
  return { name, role, text, kind: IMPORT_KINDS.find((known) => known === kind) ?? kindOf(name, text) };
}

function readEvery(given: string): number {
  if (/^\d{1,5}$/.test(given)) return Number(given);
  throw new UsageError({ en: `--every: “${given}” are no seconds.`, zh: `--every：“${given}”不是秒数。` });
}

function readVideo(given: string | undefined): VideoId | undefined {
  const video = given === undefined ? undefined : readVideoUrl(given)?.video;
  if (given === undefined || video !== undefined) return video;
  throw new UsageError({
    en: `--video: “${given}” is not a video on YouTube or Bilibili.`,
    zh: `--video：“${given}”不是 YouTube 或 Bilibili 的视频网址。`,
  });
}
