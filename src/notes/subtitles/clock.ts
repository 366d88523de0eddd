import type { Milliseconds } from './cue.ts';

/** How a format writes the times of a cue. */
export type ClockKind = 'sbv' | 'srt' | 'vtt';

export interface CueTimes {
  readonly start: Milliseconds;
  readonly end: Milliseconds;
  /** What stands behind them: the settings of WebVTT, the coordinates of SRT. */
  readonly rest: string;
  /** What parts the two: an arrow, or the comma of SBV. */
  readonly sign: 'arrow' | 'comma';
}

/** As each format wants them. */
const WELL_FORMED: Readonly<Record<ClockKind, RegExp>> = {
  sbv: /^\d{1,3}:\d{2}:\d{2}\.\d{3},\d{1,3}:\d{2}:\d{2}\.\d{3}$/,
  srt: /^\d{2,3}:\d{2}:\d{2},\d{3}[ \t]+-->[ \t]+\d{2,3}:\d{2}:\d{2},\d{3}(?:[ \t]|$)/,
  vtt: /^(?:\d{2,3}:)?\d{2}:\d{2}\.\d{3}[ \t]+-->[ \t]+(?:\d{2,3}:)?\d{2}:\d{2}\.\d{3}(?:[ \t]|$)/,
};
const CLOCK = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,6}))?`;
const SIGN = `(?:(?:[-–—−] ?){1,3}(?:>|&gt;)|=+>|→)`;
const ARROW = new RegExp(String.raw`^${CLOCK}\s*(${SIGN})\s*${CLOCK}(?:\s+(\S.*))?$`);
const COMMA = new RegExp(String.raw`^${CLOCK}[,;]\s*${CLOCK}$`);
/** Nothing but figures, signs of clocks and what parts two of them, and so no words. */
const TIMELIKE = new RegExp(
  String.raw`^\d{1,3}:\d{1,2}[\d:., ]*${SIGN}[\d:., ]*$|^\d{1,3}:\d{1,2}:\d{1,2}[.,]\d{1,3}[,;] ?[\d:.,]*$`,
);
/** The beginning of such a line. */
const CUT_TIMES = /^\d{1,3}:(?:[\d:.,]*|[\d:., ]*[-–—−=]{1,3}(?:>[\d:., ]*)?)$/;

/**
 * Reads a line of times in any format, also as people and programs mistype them.
 *
 * @example readTimes('0:00:01.520,0:00:03.260') // => { start: 1520, end: 3260, rest: '', sign: 'comma' }
 * @example readTimes('00：00：04 -> 00：00：06')  // => { start: 4000, end: 6000, rest: '', sign: 'arrow' }
 * @example readTimes('0:10 -> 0:20')            // => undefined: that may be words
 */
export function readTimes(line: string): CueTimes | undefined {
  if (!mayBeTimes(line)) return undefined;
  const typed = halfWidth(line);
  const arrow = ARROW.exec(typed);
  const [, h1, m1, s1, f1, sign = ',', h2, m2, s2, f2, rest = ''] = arrow ?? withSign(COMMA.exec(typed));
  const isSure = (h?: string, f?: string) => h !== undefined || (sign !== ',' && f !== undefined);
  if (sign !== '-->' && !(isSure(h1, f1) && isSure(h2, f2))) return undefined;
  const [start, end] = [milliseconds(h1, m1, s1, f1), milliseconds(h2, m2, s2, f2)];
  if (start === undefined || end === undefined) return undefined;
  return { start, end, rest, sign: arrow ? 'arrow' : 'comma' };
}

/** True for a line of times that a program of a format reads too. */
export function isWellFormed(line: string, kind: ClockKind): boolean {
  return WELL_FORMED[kind].test(line.trim());
}

/** True for what can only be a line of times, though it cannot be read. */
export function isUnreadableTimes(line: string): boolean {
  if (!mayBeTimes(line)) return false;
  const typed = halfWidth(line);
  const isMeant = typed.includes('-->') || typed.split(':').length > 3;
  return isMeant && TIMELIKE.test(typed) && !readTimes(line);
}

/** True for a line that may be the beginning of one of times, as a file has it that ends too soon. */
export function isCutTimes(line: string): boolean {
  return mayBeTimes(line) && CUT_TIMES.test(halfWidth(line)) && !readTimes(line);
}

/**
 * @example writeTimes({ start: 1520, end: 3260 }, 'sbv') // => '0:00:01.520,0:00:03.260'
 * @example writeTimes({ start: 1520, end: 3260 }, 'srt') // => '00:00:01,520 --> 00:00:03,260'
 */
export function writeTimes(
  { start, end, rest = '' }: { start: Milliseconds; end: Milliseconds; rest?: string },
  kind: ClockKind,
): string {
  if (kind === 'sbv') return `${writeClock(start, 1, '.')},${writeClock(end, 1, '.')}`;
  const point = kind === 'srt' ? ',' : '.';
  return `${writeClock(start, 2, point)} --> ${writeClock(end, 2, point)}${rest === '' ? '' : ` ${rest}`}`;
}

/** The clock of a time, with its milliseconds. */
export function writeClock(at: Milliseconds, digitsOfHours: 1 | 2, point: '.' | ','): string {
  const [h, m, s] = [Math.floor(at / 3_600_000), Math.floor(at / 60_000) % 60, Math.floor(at / 1000) % 60];
  return `${padded(h, digitsOfHours)}:${padded(m, 2)}:${padded(s, 2)}${point}${padded(at % 1000, 3)}`;
}

/**
 * Reads one clock alone, such as `0:00:00.50` or `1:10:04`.
 *
 * @example readClock('0:00:00.50') // => 500
 */
export function readClock(clock: string): Milliseconds | undefined {
  const [, h, m, s, f] = ONE_CLOCK.exec(halfWidth(clock)) ?? [];
  return m === undefined ? undefined : milliseconds(h, m, s, f);
}

const ONE_CLOCK = new RegExp(`^${CLOCK}$`);

/** The groups of SBV's line with a sign among them, as the other has it. */
function withSign(comma: RegExpExecArray | null): readonly (string | undefined)[] {
  return comma ? [...comma.slice(0, 5), ',', ...comma.slice(5)] : [];
}

/** A quick no to nearly all lines of words. */
function mayBeTimes(line: string): boolean {
  return line.length < 200 && /^\s*[\d０-９]+[:：]/.test(line);
}

/** What a Chinese keyboard writes full-width, as clocks have it. */
function halfWidth(line: string): string {
  return line
    .trim()
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
    .replaceAll('\u00a0', ' ');
}

function milliseconds(h?: string, m = '', s = '', f = ''): Milliseconds | undefined {
  const isWhole = s.length === 2 || (h !== undefined && f !== '');
  if (!isWhole || Number(s) > 59 || (h !== undefined && Number(m) > 59)) return undefined;
  return (Number(h ?? 0) * 3600 + Number(m) * 60 + Number(s)) * 1000 + Number(f.slice(0, 3).padEnd(3, '0'));
}

function padded(figure: number, digits: number): string {
  return String(figure).padStart(digits, '0');
}
