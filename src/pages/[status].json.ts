import { href, lineUrl, onlyIn } from '../site/site.ts';
import { type BoardLesson, getBoard } from '../status/board.ts';

/** Notes in one language have no board. */
export function getStaticPaths() {
  return onlyIn ? [] : [{ params: { status: 'status' } }];
}

/** The board as data: counts of entries, and every entry that is incomplete with its line. */
export async function GET(): Promise<Response> {
  const { history, total, courses } = await getBoard();
  return Response.json({
    history,
    ...total,
    courses: courses.map(({ course, total: ofCourse, lessons }) => ({
      id: course.id,
      ...ofCourse,
      badge: href(`/status/${course.id}.svg`),
      lessons: lessons.map(lessonData),
    })),
  });
}

function lessonData({ page, status }: BoardLesson): object {
  const { incomplete, oneLanguage, ...counts } = status;
  return {
    id: page.id,
    path: `courses/${page.path}`,
    ...counts,
    oneLanguage,
    badge: href(`/status/${page.id}.svg`),
    lacking: incomplete.map(({ id, line, missing }) => {
      const source = lineUrl(`courses/${page.path}`, line);
      return { id, line, lacks: missing, ...(source !== undefined && { source }) };
    }),
  };
}
