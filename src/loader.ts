import { AstroError } from 'astro/errors';
import type { LoaderContext } from 'astro/loaders';
import { contentDir, readCourseFiles, readPageNames } from './content-folder.ts';
import { type Courses, readCourses } from './notes/course.ts';
import type { FileFinding, Finding } from './notes/diagnostics.ts';
import { message } from './notes/diagnostics.ts';
import type { Lesson, ParsedLesson } from './notes/lesson.ts';
import { parseLesson } from './notes/parse.ts';

// A changed parser must not be answered by pages that the old one made.
const parserSources = import.meta.glob('./notes/*.ts', { query: '?raw', import: 'default', eager: true });
const parserVersion = JSON.stringify(parserSources);

interface StoredLesson extends Record<string, unknown> {
  course: string;
  path: string;
  lesson: Lesson;
  findings: readonly Finding[];
}

/** The courses of the content folder, without reading their lessons. */
export function courses() {
  return {
    name: 'courses',
    async load(context: LoaderContext) {
      await keepUpToDate(context, async () => {
        const { courses } = await readContent(() => ({ lesson: NO_LESSON, html: '', findings: [] }));
        context.store.clear();
        for (const course of courses) context.store.set({ id: course.id, data: { ...course } });
      });
    },
  };
}

/**
 * The lessons of the content folder. A file is parsed anew only if its text or the parser changed. Errors stop a build
 * after all findings of all files are listed; while editing, a file with errors keeps its last good page.
 */
export function lessons() {
  return {
    name: 'lessons',
    async load(context: LoaderContext) {
      await keepUpToDate(context, () => syncLessons(context));
    },
  };
}

async function syncLessons({ store, generateDigest, logger, watcher }: LoaderContext): Promise<void> {
  const parsedBefore = new Map<string, ParsedLesson>();
  for (const entry of store.values()) {
    const { lesson, findings } = entry.data as StoredLesson;
    if (entry.digest)
      parsedBefore.set(String(entry.digest), { lesson, findings, html: entry.rendered?.html ?? '' });
  }
  const digestOf = (text: string, name: string) => generateDigest(`${parserVersion}\n${name}\n${text}`);
  let anew = 0;
  const digests = new Map<Lesson, string>();
  const content = await readContent((text, name) => {
    const digest = digestOf(text, name);
    const kept = parsedBefore.get(digest);
    if (!kept) anew++;
    const parsed = kept ?? parseLesson(text, name);
    digests.set(parsed.lesson, digest);
    return parsed;
  });
  logger.info(`${anew} of ${content.lessons.length} lessons read anew`);
  const broken = report(content.findings, logger);
  if (broken.size > 0 && !watcher)
    throw new AstroError('The notes have errors.', 'They are listed above, each with its place.');

  for (const { id, course, path, lesson, html, findings } of content.lessons) {
    if (broken.has(path) && store.has(id)) continue;
    const data: StoredLesson = { course, path, lesson, findings };
    const digest = digests.get(lesson);
    store.set({ id, data, rendered: { html }, ...(digest && { digest }) });
  }
  const kept = new Set(content.lessons.map(({ id }) => id));
  for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
}

async function readContent(parse: (text: string, name: string) => ParsedLesson): Promise<Courses> {
  const { files, images } = await readCourseFiles(contentDir);
  return readCourses(files, images, await readPageNames(contentDir), parse);
}

/** Prints every finding; answers with the paths of the files that have errors. */
function report(findings: readonly FileFinding[], logger: LoaderContext['logger']): Set<string> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.length - errors.length;
  for (const found of errors)
    logger.error(`${found.path}:${found.line}:${found.column} ${found.code} ${message(found)}`);
  if (warnings > 0) logger.info(`${warnings} warnings in the notes; \`npm run check\` lists them`);
  return new Set(errors.map(({ path }) => path));
}

/** Loads once and, in the development server, again whenever something below the content folder changes. */
async function keepUpToDate({ watcher, logger }: LoaderContext, sync: () => Promise<void>): Promise<void> {
  await sync();
  if (!watcher) return;
  watcher.add(contentDir);
  let running = Promise.resolve();
  const again = (path: string) => {
    if (!path.startsWith(contentDir)) return;
    running = running.then(sync).catch((error: unknown) => logger.error(String(error)));
  };
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, again);
}

const NO_LESSON: Lesson = { title: {}, mirrors: [], contributors: [], draft: false, entries: [], images: [] };
