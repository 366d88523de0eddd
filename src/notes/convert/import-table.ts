import { readLabelTime, readTimeParameter, type Seconds } from '../entries/time.ts';
import { readVideoUrl } from '../entries/video.ts';
import { type Left, plainMarkdown, type Reading, type Row } from './import-rows.ts';

interface Record {
  readonly line: number;
  readonly cells: readonly string[];
  readonly open: boolean;
}

type Column = 'time' | 'end' | 'en' | 'zh' | 'video';

const NAMES: Readonly<{ [name: string]: Column }> = {
  time: 'time',
  start: 'time',
  seconds: 'time',
  时间: 'time',
  开始: 'time',
  end: 'end',
  结束: 'end',
  en: 'en',
  english: 'en',
  英文: 'en',
  zh: 'zh',
  chinese: 'zh',
  中文: 'zh',
  video: 'video',
  视频: 'video',
};
const WITHOUT_HEADER: readonly Column[] = ['time', 'en', 'zh'];

/**
 * Reads a table of comma-, semicolon- or tab-separated values as RFC 4180 has it. Columns are time, English, Chinese,
 * or what a first line of names says.
 *
 * @example readTable('0:02:17,Purpose,目标').rows // => [{ start: 137, en: 'Purpose', zh: '目标' }]
 */
export function readTable(text: string): Reading {
  const records = readRecords(text.replace(/^\uFEFF/, ''));
  const header = records[0]?.cells.map((cell) => NAMES[cell.trim().toLowerCase()]);
  const isNamed = header?.includes('time') === true;
  const columns = isNamed ? header : WITHOUT_HEADER;
  const rows: Row[] = [];
  const left: Left[] = [];
  if (isNamed)
    for (const [index, column] of columns.entries())
      if (!column) left.push({ line: 1, text: records[0]?.cells[index] ?? '', reason: 'no-column' });
  for (const record of records.slice(isNamed ? 1 : 0)) {
    const row = readRow(record, columns);
    if (typeof row === 'string')
      left.push({ line: record.line, text: record.cells.join(' | '), reason: row });
    else rows.push(row);
  }
  return { rows, left };
}

function readRow({ cells, open }: Record, columns: readonly (Column | undefined)[]): Row | Left['reason'] {
  if (open) return 'open-quote';
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return 'too-many-cells';
  const cell = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? '';
  const start = readTime(cell('time'));
  if (start === undefined) return 'no-time';
  const [en, zh] = [plainMarkdown(cell('en')), plainMarkdown(cell('zh'))];
  if (!en && !zh) return 'no-words';
  const end = readTime(cell('end'));
  const video = readVideoUrl(cell('time'))?.video ?? readVideo(cell('video'));
  return {
    start,
    ...(end !== undefined && end > start && { end }),
    ...(video !== undefined && { video }),
    ...(en && { en }),
    ...(zh && { zh }),
  };
}

/** A time as people write it in a table: seconds, a clock, a link. */
function readTime(cell: string): Seconds | undefined {
  const label = readLabelTime(cell);
  return (
    readVideoUrl(cell)?.seconds ??
    readTimeParameter(cell) ??
    (label?.length === cell.length ? label.seconds : undefined)
  );
}

function readVideo(cell: string) {
  return cell === ''
    ? undefined
    : (readVideoUrl(cell)?.video ?? readVideoUrl(`https://youtu.be/${cell}`)?.video);
}

function readRecords(text: string): readonly Record[] {
  const delimiter = delimiterOf(text);
  const records: Record[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    let open = false;
    for (let ended = false; !ended; ) {
      const cell = readCell(text, at, delimiter);
      cells.push(cell.value);
      open ||= cell.open;
      line += text.slice(at, cell.end).match(/\r\n|\r|\n/g)?.length ?? 0;
      at = cell.end;
      ended = text[at] !== delimiter;
      if (!ended) at++;
    }
    const end = /^(?:\r\n|\r|\n)/.exec(text.slice(at, at + 2))?.[0] ?? '';
    at += end.length;
    line++;
    if (cells.some((cell) => cell.trim() !== '')) records.push({ line: start, cells, open });
  }
  return records;
}

function readCell(
  text: string,
  at: number,
  delimiter: string,
): { value: string; end: number; open: boolean } {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && !`${delimiter}\r\n`.includes(text[end] ?? '')) end++;
    return { value: text.slice(at, end), end, open: false };
  }
  let value = '';
  let end = at + 1;
  while (end < text.length && !(text[end] === '"' && text[end + 1] !== '"')) {
    value += text[end];
    end += text[end] === '"' ? 2 : 1;
  }
  const open = end >= text.length;
  end++;
  // What follows a closing quotation mark is no part of RFC 4180, but nothing may be lost.
  while (end < text.length && !`${delimiter}\r\n`.includes(text[end] ?? '')) value += text[end++];
  return { value, end: Math.min(end, text.length), open };
}

function delimiterOf(text: string): string {
  const line = text.split(/\r|\n/, 1)[0] ?? '';
  const count = (mark: string) => line.split(mark).length;
  return ['\t', ';', ','].reduce((most, mark) => (count(mark) > count(most) ? mark : most), ',');
}
