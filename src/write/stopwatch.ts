import type { Seconds } from '../notes/entries/time.ts';

/** A clock that the note taker runs by hand. All `now` are milliseconds of one steady clock. */
export interface Stopwatch {
  /** What it shows when it stands still, or showed when it was started; may have a fraction. */
  readonly seconds: number;
  /** When it was started; absent while it stands still. */
  readonly since?: number;
}

/** The whole second it shows. */
export function secondsAt({ seconds, since }: Stopwatch, now: number): Seconds {
  return Math.max(0, Math.floor(seconds + (since === undefined ? 0 : (now - since) / 1000)));
}

/** The stopwatch started, or stopped if it runs. */
export function toggled(watch: Stopwatch, now: number): Stopwatch {
  if (watch.since === undefined) return { seconds: watch.seconds, since: now };
  return { seconds: watch.seconds + (now - watch.since) / 1000 };
}

/** The stopwatch at another second; it goes on running if it ran. */
export function setTo(watch: Stopwatch, seconds: Seconds, now: number): Stopwatch {
  return { seconds: Math.max(0, seconds), ...(watch.since !== undefined && { since: now }) };
}
