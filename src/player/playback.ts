import type { Report, State } from './youtube-messages.ts';

/** Why a video does not play: the number YouTube gave, or that it does not answer. */
export type Failure = number | 'silent';

/** What is known of the video that is open. */
export interface Playback {
  readonly seconds: number;
  readonly state: State;
  readonly rate: number;
  readonly duration?: number;
  readonly failure?: Failure;
  /** The second that was asked for last, until it is reached or given up. */
  readonly sought?: { readonly seconds: number; readonly until: number };
}

/** How long, in milliseconds, reports from before a seek may still come in. */
const STALE = 3000;
/** How far, in seconds, from what was asked a player may land. */
const NEAR = 2;

/** A video that was just asked for at a second. */
export function opened(seconds: number, rate: number, duration?: number): Playback {
  return sought({ seconds, state: 'unstarted', rate, ...(duration && { duration }) }, seconds, 0);
}

/** The playback after a seek; `now` is in milliseconds. A video that is not there yet may take any time to load. */
export function sought(playback: Playback, seconds: number, now: number): Playback {
  const until = playback.state === 'unstarted' ? Infinity : now + STALE;
  return { ...playback, seconds, sought: { seconds, until } };
}

/** The playback after a report. A time from before the last seek is not believed. */
export function afterReport(playback: Playback, report: Report, now: number): Playback {
  const { sought: seek, failure, ...rest } = playback;
  const { ready: _, seconds, error, ...reported } = report;
  const until = Math.min(seek?.until ?? now, reported.state === 'playing' ? now + STALE : Infinity);
  const waits = seek !== undefined && now < until;
  const landed = seconds !== undefined && (!waits || Math.abs(seconds - seek.seconds) <= NEAR);
  const still = failure === 'silent' || reported.state === 'playing' ? undefined : failure;
  const wrong = error ?? still;
  return {
    ...rest,
    ...reported,
    ...(landed && { seconds }),
    ...(waits && !landed && { sought: { ...seek, until } }),
    ...(wrong !== undefined && { failure: wrong }),
  };
}

/** The playback of a video that has not answered in time. */
export function silent(playback: Playback): Playback {
  return { ...playback, failure: playback.failure ?? 'silent' };
}

/** True while the reader hears the lecture or is about to. */
export function isPlaying({ state }: Playback): boolean {
  return state === 'playing' || state === 'buffering';
}

/** True if there is something to show: most reports only tell that a fraction of a second has passed. */
export function isNews(before: Playback, after: Playback): boolean {
  return (
    Math.floor(before.seconds) !== Math.floor(after.seconds) ||
    before.state !== after.state ||
    before.rate !== after.rate ||
    before.duration !== after.duration ||
    before.failure !== after.failure
  );
}

const RATES: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/**
 * The next faster (`1`) or slower (`-1`) speed, or the same at the end of the scale.
 *
 * @example nextRate(1, 1) // => 1.25
 */
export function nextRate(rate: number, by: 1 | -1): number {
  const next = by > 0 ? RATES.find((one) => one > rate) : RATES.findLast((one) => one < rate);
  return next ?? rate;
}
