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

/** What people call the columns; `text` is words of which nobody said where their halves part. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  time: ['time', 'start', 'timestamp', 'seconds', '时间', '時間', '开始', '開始'],
  end: ['end', '结束', '結束'],
  en: ['en', 'english', '英文'],
  zh: ['zh', 'chinese', '中文'],
  text: ['text', 'title', 'name', 'content', 'chapter', '内容', '內容', '标题', '標題'],
  video: ['video', '视频', '影片'],
};
const COLUMNS = Object.keys(NAMES) as readonly Column[];
const WITHOUT_HEADER: readonly Column[] = ['time', 'en', 'zh'];
const WITH_ENDS: readonly Column[] = ['time', 'end', 'text'];

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
  const columns = isNamed ? header : haveEnds(records) ? WITH_ENDS : WITHOUT_HEADER;
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
  const cell = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? '';
  const start = readTime(cell('time'));
  if (start === undefined) return 'no-time';
  const [en, zh, text] = [plainMarkdown(cell('en')), plainMarkdown(cell('zh')), plainMarkdown(cell('text'))];
  if (!en && !zh && !text) return 'no-words';
  const end = readTime(cell('end'));
  const video = readVideoUrl(cell('time'))?.video ?? readVideo(cell('video'));
  return {
    start,
    ...(end !== undefined && end > start && { end }),
    ...(video !== undefined && { video }),
    ...(text ? { text: [text, en, zh].filter(Boolean).join(' ') } : { ...(en && { en }), ...(zh && { zh }) }),
  };
}

function columnOf(cell: string): Column | undefined {
  const name = cell.trim().toLowerCase();
  return COLUMNS.find((column) => NAMES[column].includes(name));
}

/** True for a table without names whose rows have two times, of which the second is no earlier: an end is no words. */
function haveEnds(records: readonly TableRecord[]): boolean {
  return (
    records.length > 0 &&
    records.every(({ cells: [start = '', end = ''] }) => {
      const [from, to] = [readTime(start.trim()), readTime(end.trim())];
      return from !== undefined && to !== undefined && from <= to;
    })
  );
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
      if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells, open });
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
