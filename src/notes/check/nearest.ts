/**
 * How many letters have to be added, dropped, changed or swapped with their neighbour to make one word of another
 * (optimal string alignment). Stops at `most` and answers `most + 1`.
 *
 * @example editDistance('sumary', 'summary', 2) // => 1
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? 0, most + 1);
}

/**
 * The word a writer most likely meant, or nothing if none is near: at most a third of its letters may differ.
 *
 * @example nearest('sumary', ['title', 'summary']) // => 'summary'
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const rated = words
    .map((candidate) => ({
      candidate,
      distance: editDistance(word.toLowerCase(), candidate.toLowerCase(), 3),
    }))
    .sort((a, b) => a.distance - b.distance)[0];
  const limit = Math.max(1, Math.floor(word.length / 3));
  return rated && rated.distance <= Math.min(3, limit) ? rated.candidate : undefined;
}
