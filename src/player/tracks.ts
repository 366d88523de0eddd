/** A moment of a video. */
export interface Mark {
  readonly id: string;
  /** The second it begins at. */
  readonly start: number;
  readonly element: HTMLElement;
}

/** The moments of one video by time, and their starts alone, to be searched. */
export interface Track {
  readonly marks: readonly Mark[];
  readonly starts: readonly number[];
}

export const NO_TRACK: Track = { marks: [], starts: [] };

/** Sorts the moments of a page, which stand in the author's order, into the tracks of their videos. */
export function tracksOf(moments: readonly HTMLElement[]): ReadonlyMap<string, Track> {
  const byVideo = Map.groupBy(moments, ({ dataset }) => dataset.video ?? '');
  return new Map([...byVideo].map(([video, some]) => [video, trackOf(some)]));
}

function trackOf(moments: readonly HTMLElement[]): Track {
  const marks = moments
    .map((element) => ({ id: element.id, start: Number(element.dataset.start), element }))
    .sort((a, b) => a.start - b.start);
  return { marks, starts: marks.map(({ start }) => start) };
}
