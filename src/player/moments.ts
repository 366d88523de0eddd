/** How far before its start a moment may be shown as the current one: players land a little before what was asked. */
const SLACK = 1;

/**
 * The index of the last start at or before a second, in ascending starts; -1 before the first.
 *
 * @example lastStart([6, 64, 128], 70) // => 1
 * @example lastStart([6, 64, 128], 5)  // => -1
 */
export function lastStart(starts: readonly number[], seconds: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The index of the moment that is current at a second. The one that was current stays so among moments of one second,
 * and when the player has landed just before it.
 *
 * @example momentAt([6, 64, 64, 128], 70)    // => 1
 * @example momentAt([6, 64, 64, 128], 70, 2) // => 2
 */
export function momentAt(starts: readonly number[], seconds: number, current = -1): number {
  const start = starts[current];
  if (start !== undefined && start > seconds && start - seconds <= SLACK) return current;
  let found = lastStart(starts, seconds);
  if (start !== undefined && start === starts[found]) return current;
  while (found > 0 && starts[found - 1] === starts[found]) found--;
  return found;
}

/** The seconds between which a moment is repeated. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/**
 * From a moment's start to the start of the next later one, or to the end of the video.
 *
 * @example loopBounds([6, 64, 128], 1)      // => { from: 64, to: 128 }
 * @example loopBounds([6, 64, 128], 2, 300) // => { from: 128, to: 300 }
 */
export function loopBounds(starts: readonly number[], index: number, duration = Infinity): Bounds {
  const from = starts[index] ?? 0;
  return { from, to: starts.slice(index + 1).find((start) => start > from) ?? Math.max(from, duration) };
}
