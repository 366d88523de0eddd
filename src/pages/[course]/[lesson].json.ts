import type { APIRoute } from 'astro';
import { getCourses, type LessonListing } from '../../lessons.ts';
import { momentsOf } from '../../notes/lesson.ts';

export async function getStaticPaths() {
  return (await getCourses()).flatMap(({ course, lessons }) =>
    lessons.map((page) => ({
      params: { course: course.id, lesson: page.id.slice(course.id.length + 1) },
      props: page,
    })),
  );
}

/** One lesson as data; a half that is missing is `null`. */
export const GET: APIRoute<LessonListing> = ({ props }) => {
  const { lesson } = props.read();
  const moments = momentsOf(lesson).map(({ id, start, end, video, en, zh, text, depth, line }) => ({
    id,
    start,
    ...(end !== undefined && { end }),
    video,
    en: en ?? null,
    zh: zh ?? null,
    text,
    depth,
    line,
  }));
  const { title, video, duration } = lesson;
  return Response.json({ title, video: video ?? null, duration: duration ?? null, moments });
};
