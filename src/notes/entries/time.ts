/** A point in a video, or a length of it: whole seconds, 0 or more. */
export type Seconds = number;

/** A time read at the start of a label. */
export interface LabelTime {
  readonly seconds: Seconds;
  /** Seconds at which a label such as `0:10 – 0:20` ends. */
  readonly end?: Seconds;
  /** How many characters of the label the time takes, with the brackets around it. */
  readonly length: number;
  /** False for a label that had to be repaired: a stray `:` or `~`, a full-width colon, a blank inside. */
  readonly clean: boolean;
}

const CLOCK = /^((?:\d{1,3}:)?\d{1,3}:\d{1,2})(?:\.\d*)?$/;
const UNITS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.\d*)?s?)?$/i;
const FIELDS = String.raw`(?:\d{1,3}[:：]\s?)?\d{1,3}[:：]\s?\d{2}(?!\d|[:：]\s?\d)(?:\.\d+)?`;
/** What makes a time of the day, or a line of subtitles, of what stands before it. */
const NO_TIME_OF_VIDEO =
  /^(?:[\s\])）】]*(?:[ap]\.?m\b|(?:UTC|GMT|JST|CES?T|[CEMP][SD]T)\b|点|时|-->)|,\d{3}\b)/i;
const START = new RegExp(String.raw`^([\s[(（【]*)([:：~@]?\s*)(${FIELDS})`);
const END = new RegExp(String.raw`^\s*(?:->|--?(?!>)|[–—→~～至到])\s*(${FIELDS})`);
/** What some write in the place of a digit. */
const NO_DIGIT = /[OoIl０-９]/;
/** What is written like a clock but for its digits. */
const CLOCKLIKE = /(?<![\p{L}\p{N}])[\dOoIl０-９]{1,3}(?:[:：][\dOoIl０-９]{1,2}){1,2}(?![\p{L}\p{N}])/u;
const CLOSING = /^[\])）】]*/;

/**
 * Reads the time parameter of a video URL. Decimals are cut off.
 * Accepts `137`, `137s`, `2m17s`, `1h2m3s`, `1H2M3S`, `2:17`, `1:02:03`, `1%3A02`.
 *
 * @example readTimeParameter('1h2m3s') // => 3723
 * @example readTimeParameter('55t')    // => undefined
 */
export function readTimeParameter(value: string): Seconds | undefined {
  const clock = CLOCK.exec(value.replace(/%3a/gi, ':'));
  if (clock) return readFields(clock[1] ?? '');
  const units = value === '' ? null : UNITS.exec(value);
  return units ? total(units[1], units[2], units[3]) : undefined;
}

/**
 * Reads the time a label is, or starts with. Two fields are minutes and seconds, never hours and minutes.
 *
 * @example readLabelTime('[:0:31:56]')  // => { seconds: 1916, length: 10, clean: false }
 * @example readLabelTime('2:17 Intro')  // => { seconds: 137, length: 4, clean: true }
 * @example readLabelTime('lesson 1')    // => undefined
 */
export function readLabelTime(label: string): LabelTime | undefined {
  if (!NO_DIGIT.test(label)) return readDigits(label);
  const digits = withDigits(label);
  const time = readDigits(digits);
  return (
    time && { ...time, clean: time.clean && digits.slice(0, time.length) === label.slice(0, time.length) }
  );
}

/** A label in which letters and full-width figures stand where a clock has its digits: `0:01:1O`, `１:02`. */
function withDigits(label: string): string {
  return label.replace(CLOCKLIKE, (clock) =>
    /\d|[０-９]/.test(clock)
      ? clock
          .replace(/[Oo]/g, '0')
          .replace(/[lI]/g, '1')
          .replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
      : clock,
  );
}

function readDigits(label: string): LabelTime | undefined {
  const [first, , stray = '', fields = ''] = START.exec(label) ?? [];
  const seconds = first === undefined ? undefined : readFields(fields);
  if (first === undefined || seconds === undefined) return undefined;
  const [second = '', lastFields = ''] = END.exec(label.slice(first.length)) ?? [];
  if (NO_TIME_OF_VIDEO.test(label.slice((first + second).length))) return undefined;
  const end = second === '' ? undefined : readFields(lastFields);
  const isRange = end !== undefined && end > seconds;
  const time = isRange ? first + second : first;
  const closing = CLOSING.exec(label.slice(time.length))?.[0] ?? '';
  const clean = stray === '' && !/[：\s]/.test(fields + (isRange ? lastFields : ''));
  return { seconds, length: time.length + closing.length, clean, ...(isRange && { end }) };
}

/**
 * The label the formatter writes.
 *
 * @example formatLabel(137) // => '0:02:17'
 */
export function formatLabel(seconds: Seconds): string {
  const { h, m, s } = fields(seconds);
  return `${h}:${pad(m)}:${pad(s)}`;
}

/**
 * The short clock a page shows.
 *
 * @example formatClock(137)  // => '2:17'
 * @example formatClock(3617) // => '1:00:17'
 */
export function formatClock(seconds: Seconds): string {
  const { h, m, s } = fields(seconds);
  return h ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/**
 * The duration for `<time datetime>` and schema.org, as ISO 8601 has it.
 *
 * @example isoDuration(137) // => 'PT2M17S'
 */
export function isoDuration(seconds: Seconds): string {
  const { h, m, s } = fields(seconds);
  return `PT${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s || seconds === 0 ? `${s}S` : ''}`;
}

function readFields(text: string): Seconds | undefined {
  const [s, m, h] = text
    .split(/[:：]/)
    .map((field) => field.trim().replace(/\..*$/, ''))
    .reverse();
  if (Number(s) > 59 || (h !== undefined && Number(m) > 59)) return undefined;
  return total(h, m, s);
}

function total(h = '0', m = '0', s = '0'): Seconds | undefined {
  const seconds = Number(h) * 3600 + Number(m) * 60 + Number(s);
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}

function fields(seconds: Seconds) {
  return { h: Math.floor(seconds / 3600), m: Math.floor((seconds % 3600) / 60), s: seconds % 60 };
}

function pad(field: number): string {
  return String(field).padStart(2, '0');
}
