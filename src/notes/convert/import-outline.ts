import type { Seconds } from '../entries/time.ts';
import type { VideoId } from '../entries/video.ts';
import type { Languages } from '../languages.ts';
import { isSubtitles, readSubtitles } from '../subtitles/read-subtitles.ts';
import { draftOutline } from './draft-outline.ts';
import { isChapterFile, readChapterFile } from './import-chapter-files.ts';
import { readChapters } from './import-chapters.ts';
import { importNotes, rowsOfNotes } from './import-notes.ts';
import { type ImportedRows, type ImportRow, joinRows, type Skipped, writeRows } from './import-rows.ts';
import { isLabelTrack, readTable } from './import-table.ts';

/** What an outline can be made of. */
export const IMPORT_KINDS = ['chapters', 'notes', 'table', 'subtitles'] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A file to import. `role` says in which language it is, if it says one. */
export interface ImportFile {
  readonly name: string;
  readonly text: string;
  readonly kind: ImportKind;
  readonly role: Role;
}

export type Role = 'any' | 'en' | 'zh';

export interface Imported {
  readonly markdown: string;
  /** How many moments were taken. */
  readonly taken: number;
  /** What was left, with the name of its file. */
  readonly skipped: readonly (Skipped & { readonly name: string })[];
}

/** The kind of a file by its name, else by what is in it. */
export function kindOf(name: string, text: string): ImportKind {
  if (/\.(?:md|markdown)$/i.test(name)) return 'notes';
  if (/\.(?:csv|tsv)$/i.test(name)) return 'table';
  if (/\.(?:sbv|srt|vtt|ass|ssa|sjson)$/i.test(name) || isSubtitles(text)) return 'subtitles';
  if (isChapterFile(text)) return 'chapters';
  if (isLabelTrack(text)) return 'table';
  // Chapters often stand among links; in notes it is the lines with a time that have links.
  const chapters = readChapters(text).rows.filter(
    ({ text = '' }) => !/youtu\.?be|bilibili/i.test(text),
  ).length;
  const links = rowsOfNotes(text).rows.length;
  return links > 0 && (chapters < 2 || chapters < links) ? 'notes' : 'chapters';
}

/** True if some moment of the files names no video, so that one has to be given. */
export function needsVideo(files: readonly ImportFile[]): boolean {
  return files.some(
    (file) => file.kind === 'subtitles' || readFile(file).rows.some((row) => row.video === undefined),
  );
}

/**
 * Makes an outline of one file, or of an English and a Chinese one that are joined by video and second. `video` is that
 * of moments that name none. A draft from subtitles has an entry for every `every` seconds.
 */
export function importOutline(
  files: readonly ImportFile[],
  video: VideoId,
  every: Seconds,
  languages?: Languages,
): Imported {
  const [first, ...others] = files;
  if (first?.kind === 'notes' && first.role === 'any' && others.length === 0) {
    const { markdown, taken, skipped } = importNotes(first.text, languages);
    return { markdown, taken, skipped: skipped.map((one) => ({ ...one, name: first.name })) };
  }
  if (files.every(({ kind }) => kind === 'subtitles')) return importSubtitles(files, video, every, languages);
  const readings = files.map((file) => ({ ...file, ...readFile(file, languages) }));
  const rowsIn = (role: Role) =>
    readings.filter((one) => one.role === role).flatMap(({ rows }) => rows.map((row) => ({ video, ...row })));
  return imported([...rowsIn('any'), ...joinRows(rowsIn('en'), rowsIn('zh'))], readings, video, languages);
}

function importSubtitles(
  files: readonly ImportFile[],
  video: VideoId,
  every: Seconds,
  languages?: Languages,
): Imported {
  const readings = files.map(({ name, role, text }) => ({ name, role, ...readSubtitles(text) }));
  const cuesIn = (role: Role) => readings.filter((one) => one.role === role).flatMap(({ cues }) => cues);
  const rows = draftOutline({ any: cuesIn('any'), en: cuesIn('en'), zh: cuesIn('zh') }, every);
  return imported(rows, readings, video, languages);
}

function imported(
  rows: readonly ImportRow[],
  readings: readonly { readonly name: string; readonly skipped: readonly Skipped[] }[],
  video: VideoId,
  languages?: Languages,
): Imported {
  return {
    markdown: writeRows(rows, video, languages),
    taken: rows.length,
    skipped: readings.flatMap(({ name, skipped }) => skipped.map((one) => ({ ...one, name }))),
  };
}

function readFile({ kind, text }: ImportFile, languages?: Languages): ImportedRows {
  if (kind === 'notes') return rowsOfNotes(text, languages);
  if (kind === 'table') return readTable(text);
  if (kind === 'chapters') return isChapterFile(text) ? readChapterFile(text) : readChapters(text);
  const { cues, skipped } = readSubtitles(text);
  return { rows: draftOutline({ any: cues }, 0), skipped };
}
