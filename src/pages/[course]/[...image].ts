import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { courseFile } from '../../content-folder.ts';
import { getCourses } from '../../lessons.ts';

interface Props {
  file: string;
}

/** The images beside the lessons that show them. */
export async function getStaticPaths() {
  const images = new Map<string, { params: { course: string; image: string }; props: Props }>();
  for (const { course, lessons } of await getCourses()) {
    for (const { path, read } of lessons) {
      for (const { path: image } of read().lesson.images) {
        const file = courseFile(path.replace(/[^/]*$/, image));
        images.set(`${course.id}/${image}`, { params: { course: course.id, image }, props: { file } });
      }
    }
  }
  return [...images.values()];
}

export const GET: APIRoute<Props> = async ({ props: { file } }) => new Response(await readFile(file));
