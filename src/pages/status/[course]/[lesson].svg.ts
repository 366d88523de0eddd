import type { APIRoute } from 'astro';
import { onlyIn } from '../../../site/site.ts';
import { badgeSvg } from '../../../status/badge.ts';
import { getBoard } from '../../../status/board.ts';
import type { Shares } from '../../../status/translation-status.ts';

interface Props {
  shares: Shares;
}

export async function getStaticPaths() {
  if (onlyIn) return [];
  return (await getBoard()).courses.flatMap(({ course, lessons }) =>
    lessons.map(({ page, status }) => ({
      params: { course: course.id, lesson: page.id.slice(course.id.length + 1) },
      props: { shares: status },
    })),
  );
}

/** The badge of a lesson. */
export const GET: APIRoute<Props> = ({ props }) =>
  new Response(badgeSvg(props.shares), { headers: { 'content-type': 'image/svg+xml' } });
