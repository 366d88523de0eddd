import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { contentDir } from './content/folder.ts';
import { courses, lessons, type StoredLesson } from './content/loader.ts';
import type { Course } from './notes/course/course.ts';

const bilingual = z.object({ en: z.string(), zh: z.string() });

export const collections = {
  courses: defineCollection({ loader: courses(), schema: z.custom<Course>() }),
  lessons: defineCollection({
    loader: lessons(),
    // The parser has checked all of it; checking it again would cost more than reading it.
    schema: z.custom<StoredLesson>(),
  }),
  pages: defineCollection({
    loader: glob({ base: join(contentDir, 'pages'), pattern: '*.mdx' }),
    schema: z.strictObject({ title: bilingual, summary: bilingual, order: z.number() }),
  }),
};
