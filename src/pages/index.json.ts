import { getCourses } from '../content/lessons.ts';
import { href } from '../site/site.ts';

/** All courses and lessons as data. */
export async function GET(): Promise<Response> {
  const courses = (await getCourses()).map(({ course, lessons }) => ({
    id: course.id,
    title: course.title,
    summary: course.summary ?? null,
    url: href(`/${course.id}/`),
    lessons: lessons.map(({ id, title, video, coverage }) => ({
      id,
      title,
      video: video ?? null,
      moments: coverage.moments,
      url: href(`/${id}/`),
      json: href(`/${id}.json`),
    })),
  }));
  return Response.json({ courses });
}
