import { join } from 'node:path';
import { AstroError } from 'astro/errors';
import type { LoaderContext } from 'astro/loaders';
import { type FileFinding, message } from '../notes/check/diagnostics.ts';
import { type Courses, readCourses } from '../notes/course/course.ts';
import type { VideoId } from '../notes/entries/video.ts';
import { type Bilingual, type Coverage, coverageOf, type ImageUse, type Lesson } from '../notes/lesson.ts';
import { site } from '../site/site.ts';
import { cacheDir, contentDir, readCourseFiles, readPageNames } from './folder.ts';
import { openLessonCache } from './lesson-cache.ts';

/** What lists show of a lesson, and where the rest of it is. All of it is in memory for every page, so it is little. */
export interface StoredLesson {
  readonly course: string;
  readonly path: string;
  /** The parsed lesson on disk, and the author's file. */
  readonly file: string;
  readonly source: string;
  readonly title: Bilingual;
  readonly summary?: Bilingual;
  readonly video?: VideoId;
  readonly draft: boolean;
  readonly coverage: Coverage;
  /** Images that it shows and that are not beside it. */
  readonly missingImages?: readonly ImageUse[];
}

/** The courses of the content folder. */
export function courses() {
  return {
    name: 'courses',
    async load(context: LoaderContext) {
      await keepUpToDate(context, async () => {
        const content = await readFor('courses');
        context.store.clear();
        for (const course of content.courses) context.store.set({ id: course.id, data: { ...course } });
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
  const content = await readFor('lessons');
  logger.info(`${content.missed} of ${content.lessons.length} lessons read anew`);
  const broken = report(content.findings, logger);
  if (broken.size > 0 && !watcher)
    throw new AstroError('The notes have errors.', 'They are listed above, each with its place.');

  for (const { id, course, path, lesson, missingImages } of content.lessons) {
    const listing = content.listings.get(lesson);
    if (!listing || (broken.has(path) && store.has(id))) continue;
    const { title, summary, video, draft } = lesson;
    const source = join(contentDir, 'courses', path);
    const data: StoredLesson = {
      course,
      path,
      source,
      ...listing,
      title,
      draft,
      ...(summary && { summary }),
      ...(video && { video }),
      ...(missingImages.length > 0 && { missingImages }),
    };
    store.set({ id, data: { ...data }, digest: generateDigest({ ...data }) });
  }
  const kept = new Set(content.lessons.map(({ id }) => id));
  for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
}

/** What the collections are made of. */
interface Content extends Courses {
  readonly listings: ReadonlyMap<Lesson, Pick<StoredLesson, 'file' | 'coverage'>>;
  /** How many lessons were not in the cache. */
  readonly missed: number;
}

let reading: { readonly content: Promise<Content>; readonly givenTo: Set<string> } | undefined;

/** The content folder as it is now. It is read once for all collections, and anew for one that asks again. */
function readFor(collection: 'courses' | 'lessons'): Promise<Content> {
  if (!reading || reading.givenTo.has(collection)) reading = { content: readContent(), givenTo: new Set() };
  reading.givenTo.add(collection);
  return reading.content;
}

async function readContent(): Promise<Content> {
  const { languages } = site;
  const cache = openLessonCache(cacheDir, languages);
  const listings = new Map<Lesson, Pick<StoredLesson, 'file' | 'coverage'>>();
  let missed = 0;
  const { files, images } = await readCourseFiles(contentDir);
  const parse = (text: string, name: string) => {
    const kept = cache.read(text, name);
    if (kept.missed) missed++;
    // The entries and the HTML are on disk; holding those of all lessons is what makes large builds large.
    const lesson: Lesson = { ...kept.parsed.lesson, entries: [] };
    listings.set(lesson, { file: kept.file, coverage: coverageOf(kept.parsed.lesson) });
    return { lesson, html: '', findings: kept.parsed.findings };
  };
  const content = readCourses(files, images, await readPageNames(contentDir), parse, languages);
  cache.prune();
  return { ...content, listings, missed };
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
