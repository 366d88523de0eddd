import { readQuestions } from '../notes/course/questions.ts';
import type { LessonQuestions, Questions } from '../notes/course/write-questions.ts';
import { contentDir, readQuestionsFile } from './folder.ts';

let cache: Promise<Questions> | undefined;

/** The open questions of a lesson, `<course>/<lesson>`. What is wrong with their file, `npm run check` says. */
export async function getQuestions(lesson: string): Promise<LessonQuestions> {
  // A build asks once for every page; the development server has to see every change.
  if (import.meta.env.DEV) cache = undefined;
  cache ??= read();
  return (await cache).get(lesson) ?? new Map();
}

async function read(): Promise<Questions> {
  const file = await readQuestionsFile(contentDir);
  return file?.text === undefined ? new Map() : readQuestions(file.text).questions;
}
