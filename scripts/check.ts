import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { contentDir } from '../src/content/folder.ts';
import { readMarkdownFast } from '../src/content/markdown-fast.ts';
import type { FileFinding } from '../src/notes/check/diagnostics.ts';
import { type FixedNotes, fixNotes, isFixable } from '../src/notes/check/fix.ts';
import { githubReport, jsonReport, REPORT_FORMATS, summary, textReport } from '../src/notes/check/report.ts';
import type { ContentFile } from '../src/notes/course/course.ts';
import type { ParsedLesson } from '../src/notes/lesson.ts';
import { readSource, type Source } from '../src/notes/markdown/source.ts';
import { parseLesson } from '../src/notes/parse.ts';
import { SUBTITLE_FILE } from '../src/notes/subtitles/lesson-files.ts';
import { site } from '../src/site/site.ts';
import { changedSince } from './changed-files.ts';
import { type Arguments, currentFolder, language, runCommand } from './command-line.ts';
import { askedFiles, findingsIn, findNotes, readNotes, shownPath } from './notes-files.ts';
import { notText } from './read-text.ts';
import { checkSubtitleFiles } from './subtitle-files.ts';
import { writeFiles } from './write-files.ts';

const help = `
npm run check -- [files or folders] [--format text|github|json] [--fix] [--since <ref>]

Says what is wrong in notes and in the subtitles beside them, with its place and how to fix it.
检查笔记和旁边的字幕，指出问题的位置和改法。

  (no names)      the whole content folder (CONTENT_DIR)          不写名称：检查整个内容文件夹
  --format        text for people, github for annotations, json   输出格式：文本、GitHub 注释、JSON
  --fix           fix what is safe to fix, in the files         自动改好可以放心改的地方
  --since <ref>   only files that changed since a git ref         只检查某个 git 引用之后改过的文件

  npm run check
  npm run check -- content/courses/fastai-2019-part-1/lesson-7.md
  npm run check -- --fix --since main
  npm run -s check -- --format json > findings.json      (-s: npm itself says nothing  npm 自己不输出)

Exit code 0: no errors, 1: errors, 2: the command cannot run so, or a file is not text in UTF-8.
退出码 0：没有错误；1：有错误；2：命令用法有误，或文件不是 UTF-8 文本。
`;

type Texts = ReadonlyMap<string, string>;

/** What was fixed in a text; its page is not kept. */
type Fixes = Omit<FixedNotes, 'page'>;

type FixedFile = Fixes & { readonly path: string };

const flags = {
  format: { type: 'string', choices: REPORT_FORMATS },
  fix: { type: 'boolean' },
  since: { type: 'string' },
} as const;

await runCommand({ name: 'check', help, flags, run });

async function run({
  flags: { format = 'text', fix, since },
  names,
}: Arguments<typeof flags>): Promise<number> {
  const folder = currentFolder('check');
  const paths = await findNotes(names, folder);
  const wanted = since === undefined ? paths : await changedOnly(paths, since);
  const groups = await readNotes(wanted.filter((path) => !SUBTITLE_FILE.test(path)));
  const files = groups.flatMap(askedFiles);
  const unread = files.find(({ text, outside }) => text === undefined && !outside);
  if (fix && unread) throw notText(shownPath(unread.path, folder), unread.found ?? '');
  const fixed = new Map<string, Fixes>();
  const read = fix ? fixing(fixed) : parse;
  const subtitles = await checkSubtitleFiles(
    wanted.filter((path) => SUBTITLE_FILE.test(path)),
    fix === true,
  );
  const findings = [...groups.flatMap((group) => findingsIn(group, read)), ...subtitles.findings];
  if (fix) await writeFixed([...fixedNotes(files, fixed), ...subtitles.fixed], folder);
  const texts = new Map([
    ...files.flatMap(({ path, text }): [string, string][] =>
      text === undefined ? [] : [[path, fixed.get(text)?.text ?? text]],
    ),
    ...subtitles.texts,
  ]);
  findings.sort(byPlace);
  process.stdout.write(report(format, findings, texts, folder));
  const fixable = findings.filter(isFixable).length;
  process.stderr.write(summary(findings, { files: wanted.length, fixable }, language));
  return unread ? 2 : findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function parse(text: string, name?: string): ParsedLesson {
  return parseLesson(text, name, readMarkdownFast, site.languages);
}

async function changedOnly(paths: readonly string[], ref: string): Promise<readonly string[]> {
  const changed = await changedSince(ref, dirname(paths[0] ?? contentDir));
  // Of a link it is the link that changes, not the file it leads to.
  return paths.filter((path) => changed.has(join(realpathSync(dirname(path)), basename(path))));
}

function report(format: string, findings: readonly FileFinding[], texts: Texts, folder: string): string {
  const shown = findings.map((found) => ({ ...found, path: shownPath(found.path, folder) }));
  if (format === 'json') return jsonReport(shown, language);
  if (format === 'github') return githubReport(shown, language);
  const sources = new Map<string, Source>();
  for (const path of new Set(findings.map((found) => found.path))) {
    const text = texts.get(path);
    if (text !== undefined) sources.set(shownPath(path, folder), readSource(text));
  }
  return textReport(shown, (path) => sources.get(path), language);
}

/** A reader that fixes what it reads, so that a file is read only once more for what was fixed in it. */
function fixing(fixed: Map<string, Fixes>): typeof parse {
  return (text, name) => {
    const { page, ...rest } = fixNotes(text, (some) => parse(some, name));
    if (rest.fixes.length > 0) fixed.set(text, rest);
    return page;
  };
}

function fixedNotes(files: readonly ContentFile[], fixed: ReadonlyMap<string, Fixes>): readonly FixedFile[] {
  return files.flatMap(({ path, text = '' }) => {
    const done = fixed.get(text);
    return done ? [{ path, ...done }] : [];
  });
}

/** Writes the files in which something was fixed, and says what. */
async function writeFixed(fixed: readonly FixedFile[], folder: string): Promise<void> {
  const changed = fixed.map((file) => ({ ...file, shown: shownPath(file.path, folder) }));
  await writeFiles(changed, true);
  for (const { shown, fixes } of changed)
    for (const { line, code, before, after } of fixes)
      process.stderr.write(
        `${shown}:${line} ${code}\n  - ${before}\n${after === undefined ? '' : `  + ${after}\n`}`,
      );
}

function byPlace(a: FileFinding, b: FileFinding): number {
  return a.path.localeCompare(b.path, 'en', { numeric: true }) || a.line - b.line || a.column - b.column;
}
