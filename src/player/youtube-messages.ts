// The messages an embed of YouTube and its page exchange without YouTube's own script.
// https://developers.google.com/youtube/iframe_api_reference names the functions, the states and the errors.

const STATES = {
  '-1': 'unstarted',
  0: 'ended',
  1: 'playing',
  2: 'paused',
  3: 'buffering',
  5: 'cued',
} as const;

export type State = (typeof STATES)[keyof typeof STATES];

/** What an embed said. Whatever it left out is absent. */
export interface Report {
  /** True once it obeys. */
  readonly ready?: true;
  readonly seconds?: number;
  readonly duration?: number;
  readonly rate?: number;
  readonly state?: State;
  /** The number of an error: 2, 5, 100, 101, 150, 153, or one that is not known yet. */
  readonly error?: number;
}

/**
 * Reads a message of an embed; anything else is `undefined`.
 *
 * @example readReport('{"event":"infoDelivery","info":{"currentTime":0}}') // => { seconds: 0 }
 * @example readReport('{"event":"onError","info":150}') // => { error: 150 }
 */
export function readReport(data: unknown): Report | undefined {
  const { event, info } = parse(data);
  if (event === 'onReady') return { ready: true };
  if (event === 'onStateChange') return readState(info);
  if (event === 'onError') return { error: Number(asCode(info)) };
  if (event !== 'initialDelivery' && event !== 'infoDelivery') return undefined;
  return isRecord(info) ? readInfo(info, event === 'infoDelivery') : {};
}

/** The message that asks an embed to report to this page. */
export function listening(id: string): string {
  return JSON.stringify({ event: 'listening', id, channel: 'widget' });
}

/**
 * The message that tells an embed what to do.
 *
 * @example command('site', 'seekTo', 0, true) // => '{"event":"command","func":"seekTo","args":[0,true],…}'
 */
export function command(id: string, func: string, ...args: readonly unknown[]): string {
  return JSON.stringify({ event: 'command', func, args, id, channel: 'widget' });
}

function readInfo(info: Record<string, unknown>, obeys: boolean): Report {
  const progress = isRecord(info.progressState) ? info.progressState : {};
  const seconds = asTime(info.currentTime) ?? asTime(progress.current);
  // Before a video is loaded its duration is given as 0.
  const duration = asTime(info.duration) || asTime(progress.duration) || undefined;
  const rate = asTime(info.playbackRate);
  return {
    ...(obeys && 'playerState' in info && { ready: true }),
    ...(seconds !== undefined && { seconds }),
    ...(duration && { duration }),
    ...(rate && { rate }),
    ...readState(info.playerState),
  };
}

function readState(info: unknown): Report {
  const code = asCode(info);
  return Object.hasOwn(STATES, code) ? { state: STATES[code as keyof typeof STATES] } : {};
}

/** The number of a state or an error, sent as one or as text. Of anything else: some values cannot even be made text. */
function asCode(info: unknown): number | string {
  return typeof info === 'number' || typeof info === 'string' ? info : Number.NaN;
}

function asTime(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function parse(data: unknown): Record<string, unknown> {
  if (typeof data !== 'string') return {};
  try {
    const value: unknown = JSON.parse(data);
    return isRecord(value) ? value : {};
  } catch {
    // Other scripts of an embed post text of their own.
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
