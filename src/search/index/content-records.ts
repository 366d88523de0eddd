import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir, readCourseFiles, readPageNames } from '../../content/folder.ts';
import { openLessonCache } from '../../content/lesson-cache.ts';
import { readCourses } from '../../notes/course/course.ts';
import { site } from '../../site/site.ts';
import type { SearchRecord } from '../shared/record.ts';
import { recordsOfPage } from './page-records.ts';
import { recordsOf } from './records.ts';

/** All that can be found in a content folder: its courses, then its prose pages. */
export async function readRecords(contentDir: string): Promise<readonly SearchRecord[]> {
  const [{ files }, names] = await Promise.all([readCourseFiles(contentDir), readPageNames(contentDir)]);
  const cache = openLessonCache(cacheDir, site.languages);
  const parse = (text: string, name: string) => ({
    lesson: cache.read(text, name).parsed.lesson,
    html: '',
    findings: [],
  });
  const courses = readCourses(files, new Set(), names, parse, site.languages);
  const pages = await Promise.all(
    [...names].sort().map(async (name) => {
      const text = await readFile(join(contentDir, 'pages', `${name}.mdx`), 'utf8');
      return recordsOfPage(name, text);
    }),
  );
  return [...recordsOf(courses), ...pages.flat()];
}
