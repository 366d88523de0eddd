import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCourseFiles, readPageNames } from '../content-folder.ts';
import { readCourses } from '../notes/course.ts';
import { parseLesson } from '../notes/parse.ts';
import { recordsOfPage } from './page-records.ts';
import type { SearchRecord } from './record.ts';
import { recordsOf } from './records.ts';

/** All that can be found in a content folder: its courses, then its prose pages. */
export async function readRecords(contentDir: string): Promise<readonly SearchRecord[]> {
  const [{ files }, names] = await Promise.all([readCourseFiles(contentDir), readPageNames(contentDir)]);
  const courses = readCourses(files, new Set(), names, (text, name) => ({
    lesson: parseLesson(text, name).lesson,
    html: '',
    findings: [],
  }));
  const pages = await Promise.all(
    [...names].sort().map(async (name) => {
      const text = await readFile(join(contentDir, 'pages', `${name}.mdx`), 'utf8');
      return recordsOfPage(name, text);
    }),
  );
  return [...recordsOf(courses), ...pages.flat()];
}
