import { readAll } from '../src/content/folder.ts';
import { readSubtitleFile } from '../src/content/subtitle-files.ts';
import { formatNotes } from '../src/notes/convert/format.ts';
import { formatSubtitles } from '../src/notes/subtitles/format-subtitles.ts';
import { SUBTITLE_FILE } from '../src/notes/subtitles/lesson-files.ts';
import { site } from '../src/site/site.ts';
import { type Arguments, currentFolder, runCommand, say } from './command-line.ts';
import { expectInside, findNotes, shownPath } from './notes-files.ts';
import { notText, readTextFile } from './read-text.ts';
import { writeFiles } from './write-files.ts';

const help = `
npm run format -- [files or folders] [--check]

Writes entries in one form: - English 中文 [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)
Subtitles beside a lesson: English above Chinese, in the order of time.
Words and their punctuation stay as they are, and so do all other lines; only brackets or a dash that set off the
time link go.
把条目统一成同一种写法；课程旁的字幕按时间排列，英文在上、中文在下。文字和其中的标点不变，其他各行也不变，只去掉时间链接外面的括号和前面的连接号。

  (no names)   the whole content folder (CONTENT_DIR)   不写名称：处理整个内容文件夹
  --check      only list the files that would change    只列出需要改动的文件，不写入

  npm run format
  npm run format -- content/courses/fastai-2019-part-1/lesson-7.md
  npm run format -- --check

Exit code 0: done, 1: --check found files to format, 2: the command cannot run so.
退出码 0：完成；1：--check 发现需要整理的文件；2：命令用法有误。
`;

const flags = { check: { type: 'boolean' } } as const;

await runCommand({ name: 'format', help, flags, run });

async function run({ flags: { check }, names }: Arguments<typeof flags>): Promise<number> {
  const folder = currentFolder('format');
  const paths = (await findNotes(names, folder)).filter((path) => !/\.(?:yaml|json)$/.test(path));
  const files = await readAll(paths, async (path) => {
    const shown = shownPath(path, folder);
    await expectInside(path, shown);
    return {
      path,
      shown,
      ...(SUBTITLE_FILE.test(path) ? await subtitles(path, shown) : await notes(path, shown)),
    };
  });
  const changed = files.filter(({ isFormatted }) => !isFormatted);
  if (!check) await writeFiles(changed, true);
  for (const { shown } of changed) console.log(shown);
  const [some, all] = [changed.length, files.length];
  console.error(
    check
      ? say({ en: `${some} of ${all} files to format`, zh: `${all} 个文件中有 ${some} 个需要整理` })
      : say({ en: `${some} of ${all} files formatted`, zh: `${all} 个文件中整理了 ${some} 个` }),
  );
  return check && some > 0 ? 1 : 0;
}

async function notes(path: string, shown: string) {
  const before = await readTextFile(path, shown);
  const text = formatNotes(before, site.languages);
  return { text, isFormatted: text === before };
}

/** Subtitles that lie there in an older encoding are written in UTF-8; those that are too big stay as they are. */
async function subtitles(path: string, shown: string) {
  const { text: before, found, bytes } = await readSubtitleFile(path);
  if (bytes !== undefined) return { text: '', isFormatted: true };
  if (before === undefined) throw notText(shown, found ?? '');
  const text = formatSubtitles(path, before);
  return { text, isFormatted: text === before && found === undefined };
}
