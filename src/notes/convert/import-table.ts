import Papa from 'papaparse';
import { readLabelTime, readTimeParameter, type Seconds } from '../entries/time.ts';
import { readVideoUrl } from '../entries/video.ts';
import { type ImportedRows, type ImportRow, plainMarkdown, type Skipped } from './import-rows.ts';

interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly open: boolean;
}

type Column = 'time' | 'end' | 'en' | 'zh' | 'text' | 'video';

/** What people and programs call the columns; `text` is words of which nobody said where their halves part. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  time: [
    ...['time', 'start', 'timestamp', 'seconds', 'begin', 'from', 'start time', 'time start'],
    ...['时间', '時間', '开始', '開始', '开始时间', '開始時間', '时间戳', '時間戳', '起点'],
  ],
  end: ['end', 'to', 'stop', 'end time', 'time end', '结束', '結束', '结束时间', '結束時間', '终点'],
  en: ['en', 'english', '英文', '英语', '英語'],
  zh: ['zh', 'chinese', '中文', '汉语', '漢語'],
  text: [
    ...['text', 'title', 'name', 'content', 'chapter', 'label'],
    ...[
      '内容',
      '內容',
      '标题',
      '標題',
      '名称',
      '名稱',
      '笔记',
      '筆記',
      '章节',
      '章節',
      '字幕',
      '标签',
      '標籤',
    ],
  ],
  video: ['video', 'url', 'link', '视频', '影片', '链接', '連結'],
};
const COLUMNS = Object.keys(NAMES) as readonly Column[];
const WITHOUT_HEADER: readonly Column[] = ['time', 'en', 'zh'];
const WITH_ENDS: readonly Column[] = ['time', 'end', 'text'];
const WITH_ENDS_AND_HALVES: readonly Column[] = ['time', 'end', 'en', 'zh'];
/** Labels of Audacity: two times with decimals and words, parted by tabs; a second line says the pitch. */
const LABEL = /^\d+[.,]\d+\t\d+[.,]\d+(?:\t.*)?$/;
const PITCH = /^\\\t/;

/** True for labels that Audacity has written. */
export function isLabelTrack(text: string): boolean {
  return LABEL.test(text.split(/\r\n|\r|\n/, 1)[0] ?? '');
}

/**
 * Reads a table of comma-, semicolon- or tab-separated values as RFC 4180 has it. Columns are time, English, Chinese,
 * or what a first line of names says.
 *
 * @example readTable('0:02:17,Purpose,目标').rows // => [{ start: 137, en: 'Purpose', zh: '目标' }]
 */
export function readTable(text: string): ImportedRows {
  const records = readRecords(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const header = records[0]?.cells.map(columnOf);
  const isNamed = header?.includes('time') === true;
  const columns = isNamed ? header : columnsWithoutNames(records);
  const rows: ImportRow[] = [];
  const skipped: Skipped[] = [];
  if (isNamed)
    for (const [index, column] of columns.entries())
      if (!column) skipped.push({ line: 1, text: records[0]?.cells[index] ?? '', reason: 'no-column' });
  for (const record of records.slice(isNamed ? 1 : 0)) {
    const row = readRow(record, columns);
    if (typeof row === 'string')
      skipped.push({ line: record.line, text: record.cells.join(' | '), reason: row });
    else rows.push(row);
  }
  return { rows, skipped };
}

function readRow(
  { cells, open }: TableRecord,
  columns: readonly (Column | undefined)[],
): ImportRow | Skipped['reason'] {
  if (open) return 'open-quote';
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return 'too-many-cells';
  const said = (column: Column) =>
    cells.flatMap((typed, index) => (columns[index] === column && typed.trim() !== '' ? [typed.trim()] : []));
  const cell = (column: Column) => said(column)[0] ?? '';
  const end = readTime(cell('end'));
  // Without a start it is the beginning, as LosslessCut writes it.
  const start = readTime(cell('time')) ?? (cell('time') === '' && end !== undefined ? 0 : undefined);
  if (start === undefined) return 'no-time';
  if (cell('end') !== '' && (end === undefined || end < start)) return 'bad-end';
  const words = (column: Column) => plainMarkdown(said(column).join(' '));
  const [en, zh, text] = [words('en'), words('zh'), words('text')];
  if (!en && !zh && !text) return 'no-words';
  const video = readVideoUrl(cell('time'))?.video ?? readVideo(cell('video'));
  return {
    start,
    ...(end !== undefined && end > start && { end }),
    ...(video !== undefined && { video }),
    ...(text ? { text: [text, en, zh].filter(Boolean).join(' ') } : { ...(en && { en }), ...(zh && { zh }) }),
  };
}

function columnOf(cell: string): Column | undefined {
  const name = cell.trim().toLowerCase().replaceAll('_', ' ');
  return COLUMNS.find((column) => NAMES[column].includes(name));
}

/** Where most rows begin with two times, of which the second is no earlier, it is an end and never becomes words. */
function columnsWithoutNames(records: readonly TableRecord[]): readonly Column[] {
  const ends = records.filter(({ cells: [start = '', end = ''] }) => {
    const [from = 0, to] = [readTime(start.trim()), readTime(end.trim())];
    return to !== undefined && from <= to;
  });
  if (ends.length * 2 <= records.length) return WITHOUT_HEADER;
  return ends.some(({ cells }) => cells.length > 3) ? WITH_ENDS_AND_HALVES : WITH_ENDS;
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

function readRecords(text: string): readonly TableRecord[] {
  const records: TableRecord[] = [];
  let from = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: '\n',
    step({ data: cells, errors, meta: { cursor } }) {
      const open = errors.some(({ code }) => code === 'MissingQuotes');
      const isPitch = PITCH.test(cells.join('\t'));
      if (!isPitch && cells.some((cell) => cell.trim() !== '')) records.push({ line, cells, open });
      line += text.slice(from, cursor).split('\n').length - 1;
      from = cursor;
    },
  });
  return records;
}

function delimiterOf(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  const count = (mark: string) => line.split(mark).length;
  return ['\t', ';', ','].reduce((most, mark) => (count(mark) > count(most) ? mark : most), ',');
}
