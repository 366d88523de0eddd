import { watchUrl } from '../../notes/entries/video.ts';
import type { Draft } from '../draft.ts';

/** What the page of a lesson says of it: enough to begin notes for it. `undefined` if there is no such lesson. */
export async function lessonOf(
  base: string,
  lesson: string,
): Promise<Pick<Draft, 'name' | 'video' | 'lesson'> | undefined> {
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(lesson)) return undefined;
  try {
    const answer = await fetch(`${base.replace(/\/$/, '')}/${lesson}.json`);
    if (!answer.ok) return undefined;
    const { title, video } = (await answer.json()) as {
      title: { en?: string; zh?: string };
      video: string | null;
    };
    return { name: title.en ?? title.zh ?? lesson, lesson, ...(video && { video: watchUrl(video) }) };
  } catch {
    // Offline, or not ours: the writer can go on without it, and is told.
    return undefined;
  }
}
