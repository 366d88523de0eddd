import type { APIRoute } from 'astro';
import { getCourses, type LessonListing } from '../../content/lessons.ts';
import { lessonData } from '../../notes/convert/lesson-data.ts';

export async function getStaticPaths() {
  return (await getCourses()).flatMap(({ course, lessons }) =>
    lessons.map((page) => ({
      params: { course: course.id, lesson: page.id.slice(course.id.length + 1) },
      props: page,
    })),
  );
}

/** One lesson as data; a half that is missing is `null`. */
export const GET: APIRoute<LessonListing> = ({ props }) => Response.json(lessonData(props.read().lesson));
