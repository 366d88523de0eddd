import type { APIRoute } from 'astro';
import { onlyIn } from '../../site/site.ts';
import { badgeSvg } from '../../status/badge.ts';
import { getBoard } from '../../status/board.ts';
import type { Shares } from '../../status/translation-status.ts';

interface Props {
  shares: Shares;
}

export async function getStaticPaths() {
  if (onlyIn) return [];
  return (await getBoard()).courses.map(({ course, total }) => ({
    params: { course: course.id },
    props: { shares: total },
  }));
}

/** The badge of a course. */
export const GET: APIRoute<Props> = ({ props }) =>
  new Response(badgeSvg(props.shares), { headers: { 'content-type': 'image/svg+xml' } });
