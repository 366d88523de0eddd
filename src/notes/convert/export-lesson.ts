import { formatClock, formatLabel, type Seconds } from '../entries/time.ts';
import { watchUrl } from '../entries/video.ts';
import { type Lesson, type Moment, momentsOf } from '../lesson.ts';

/** The forms a lesson can be written in, with what people call them. */
export const EXPORT_FORMATS = {
  json: 'JSON',
  csv: 'CSV',
  vtt: 'WebVTT',
  chapters: 'YouTube',
  markdown: 'Markdown',
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** The language of what is exported; a moment without it is exported in the other. */
export type ExportLanguage = 'en' | 'zh' | 'both';

/** All that is said at one second of the lesson's video. */
export interface Chapter {
  readonly start: Seconds;
  /** Absent for the last one of a video of unknown length. */
  readonly end?: Seconds;
  readonly text: string;
}

const LEAST_LENGTH: Seconds = 10;

/** The moments of the lesson's own video as chapters, in the order of time; moments of one second are joined. */
export function chaptersOf(lesson: Lesson, language: ExportLanguage): readonly Chapter[] {
  const moments = momentsOf(lesson).filter(({ video, text }) => video === lesson.video && text !== '');
  const seconds = [...Map.groupBy(moments, ({ start }) => start)].sort(([a], [b]) => a - b);
  return seconds.map(([start, together], index) => {
    const ends = [...together.map(({ end }) => end), seconds[index + 1]?.[0], lesson.duration];
    const end = Math.min(...ends.filter((one) => one !== undefined && one > start).map(Number));
    const text = together.map((moment) => wordsOf(moment, language)).join(' / ');
    return { start, ...(Number.isFinite(end) && { end }), text };
  });
}

/** A WebVTT file of chapters. */
export function writeVtt(chapters: readonly Chapter[]): string {
  const cues = chapters.map(
    ({ start, end = start + LEAST_LENGTH, text }) => `${stamp(start)} --> ${stamp(end)}\n${escaped(text)}\n`,
  );
  return ['WEBVTT\n', ...cues].join('\n');
}

/** Chapters as the description of a YouTube video has them, one a line. */
export function writeChapters(chapters: readonly Chapter[]): string {
  return chapters.map(({ start, text }) => `${formatClock(start)} ${text}\n`).join('');
}

/** What YouTube wants of chapters and these do not have; it shows none of them then. */
export function chapterProblems(chapters: readonly Chapter[]): readonly { en: string; zh: string }[] {
  const near = chapters.find(
    ({ start }, index) => start - (chapters[index - 1]?.start ?? -LEAST_LENGTH) < LEAST_LENGTH,
  );
  const marked = chapters.find(({ text }) => /[<>]/.test(text));
  return [
    ...(chapters[0]?.start === 0
      ? []
      : [{ en: 'The first chapter must be at 0:00.', zh: '第一章必须从 0:00 开始。' }]),
    ...(chapters.length >= 3 ? [] : [{ en: 'There must be 3 chapters at least.', zh: '至少要有 3 章。' }]),
    ...(near
      ? [
          {
            en: `Chapters must be ${LEAST_LENGTH} seconds long at least; the one before ${formatClock(near.start)} is not.`,
            zh: `每章至少 ${LEAST_LENGTH} 秒；${formatClock(near.start)} 之前的一章不够长。`,
          },
        ]
      : []),
    ...(marked
      ? [
          {
            en: `“<” and “>” are refused; ${formatClock(marked.start)} has them.`,
            zh: `不能有“<”和“>”；${formatClock(marked.start)} 这一章里有。`,
          },
        ]
      : []),
  ];
}

/** The moments as comma-separated values (RFC 4180), which `readTable` reads again. */
export function writeTable(lesson: Lesson): string {
  const rows = momentsOf(lesson).map(({ start, end, en, zh, text, video }) => [
    formatLabel(start),
    end === undefined ? '' : formatLabel(end),
    en ?? (zh === undefined ? text : ''),
    zh ?? '',
    watchUrl(video),
  ]);
  return [['time', 'end', 'en', 'zh', 'video'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('');
}

function wordsOf({ en, zh, text }: Moment, language: ExportLanguage): string {
  return language === 'both' ? text : ((language === 'en' ? en : zh) ?? text);
}

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function stamp(seconds: Seconds): string {
  return `${formatLabel(seconds).padStart(8, '0')}.000`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
