import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { Seconds } from '../entries/time.ts';
import { type ImportedRows, type ImportRow, plainMarkdown, type Skipped } from './import-rows.ts';

type Read = ImportRow | Skipped['reason'];

/** A thousand hours; what begins later is no time of a lecture. */
const LONGEST: Seconds = 3_600_000;
const JSON_START = /^\s*[{[]/;
const FFMETADATA = /^;FFMETADATA/;

/** True for chapters that a program has written: JSON, or the metadata of ffmpeg. */
export function isChapterFile(text: string): boolean {
  return FFMETADATA.test(text) || (JSON_START.test(text) && /"chapters"\s*:/.test(text));
}

/**
 * Reads chapters that a program has written: the JSON of podcasts and of yt-dlp, whose times are seconds, or ffmpeg's
 * metadata, whose times are parts of one.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
 * @see https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
 * @example readChapterFile('{"chapters":[{"startTime":137,"title":"Purpose"}]}').rows
 * // => [{ start: 137, text: 'Purpose' }]
 */
export function readChapterFile(text: string): ImportedRows {
  return FFMETADATA.test(text) ? readFfmetadata(text) : readJson(text);
}

function readJson(text: string): ImportedRows {
  const counter = new LineCounter();
  // JSON is YAML, and its reader says where everything stands.
  const document = parseDocument(text.replaceAll('\t', ' '), { lineCounter: counter, logLevel: 'silent' });
  const lineOf = (offset = 0) => counter.linePos(offset).line;
  const skipped: Skipped[] = document.errors.slice(0, 1).map(({ pos: [from] }) => {
    const line = lineOf(from);
    return { line, text: text.split('\n')[line - 1]?.trim() ?? '', reason: 'not-json' };
  });
  const chapters = isSeq(document.contents) ? document.contents : document.get('chapters', true);
  const rows: ImportRow[] = [];
  for (const item of isSeq(chapters) ? chapters.items : []) {
    const read = isMap(item) ? readChapter(item) : 'no-time';
    if (typeof read !== 'string') rows.push(read);
    else {
      const [from, to] = (isMap(item) || isScalar(item) ? item.range : undefined) ?? [0, 0];
      skipped.push({ line: lineOf(from), text: text.slice(from, to).replace(/\s+/g, ' '), reason: read });
    }
  }
  return { rows, skipped };
}

function readChapter(chapter: YAMLMap): Read {
  const first = (...names: readonly string[]): unknown =>
    names.map((name) => chapter.get(name)).find((value) => value !== undefined && value !== null);
  const title = first('title', 'name', 'text');
  const times = [first('startTime', 'start_time', 'start'), first('endTime', 'end_time', 'end')];
  return rowOf(times.map(asSeconds), typeof title === 'string' ? title : '');
}

/** Podcasts have numbers; some write them as text. */
function asSeconds(value: unknown): Seconds | undefined {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST
    ? Math.floor(seconds) || 0
    : undefined;
}

function readFfmetadata(text: string): ImportedRows {
  const rows: ImportRow[] = [];
  const skipped: Skipped[] = [];
  let open: { readonly line: number; readonly values: Map<string, string> } | undefined;
  const close = () => {
    if (!open) return;
    const { line, values } = open;
    const base = /^(\d+)\/(\d+)$/.exec(values.get('timebase') ?? '1/1000000000');
    const unit = base ? Number(base[1]) / Number(base[2]) : Number.NaN;
    const time = (key: string) => asSeconds(Number(values.get(key) ?? Number.NaN) * unit);
    const title = values.get('title') ?? '';
    const read = rowOf([time('start'), time('end')], title);
    if (typeof read === 'string')
      skipped.push({ line, text: ['[CHAPTER]', title].join(' ').trim(), reason: read });
    else rows.push(read);
    open = undefined;
  };
  for (const [index, typed] of text.split(/\r\n|\r|\n/).entries()) {
    const line = typed.trim();
    if (line === '' || /^[;#]/.test(line)) continue;
    const [, key, value] = /^((?:\\.|[^=\\])+)=(.*)$/.exec(line) ?? [];
    if (/^\[.*\]$/.test(line)) close();
    if (/^\[chapter\]$/i.test(line)) open = { line: index + 1, values: new Map() };
    else if (open && key !== undefined)
      open.values.set(key.toLowerCase(), (value ?? '').replace(/\\(.)/g, '$1'));
    else skipped.push({ line: index + 1, text: line, reason: 'no-time' });
  }
  close();
  return { rows, skipped };
}

function rowOf([start, end]: readonly (Seconds | undefined)[], title: string): Read {
  const text = plainMarkdown(title);
  if (start === undefined) return 'no-time';
  if (text === '') return 'no-words';
  return { start, ...(end !== undefined && end > start && { end }), text };
}
