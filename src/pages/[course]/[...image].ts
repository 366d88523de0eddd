import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { APIRoute } from 'astro';
import { getCourses } from '../../content/lessons.ts';

interface Props {
  file: string;
}

/** The images beside the lessons that show them. */
export async function getStaticPaths() {
  const images = new Map<string, { params: { course: string; image: string }; props: Props }>();
  for (const { course, lessons } of await getCourses()) {
    for (const { source, read } of lessons) {
      for (const { path: image } of read().lesson.images) {
        const file = join(dirname(source), image);
        images.set(`${course.id}/${image}`, { params: { course: course.id, image }, props: { file } });
      }
    }
  }
  return [...images.values()];
}

export const GET: APIRoute<Props> = async ({ props: { file } }) => new Response(await readFile(file));
