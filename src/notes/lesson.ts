import type { Finding } from './check/diagnostics.ts';
import type { Language } from './entries/pairs.ts';
import type { Seconds } from './entries/time.ts';
import type { VideoId } from './entries/video.ts';

/** The same thing said in English and in Chinese; a half that nobody has written yet is absent. */
export interface Bilingual {
  readonly en?: string;
  readonly zh?: string;
}

/** What the three kinds of entries share. `line` and `column` count from 1 and point into the author's file. */
interface Words extends Bilingual {
  readonly id: string;
  /** All its words, without Markdown. */
  readonly text: string;
  readonly language: Language | 'both';
  /** Nesting: 0 for the outermost list and for anything outside of lists. */
  readonly depth: number;
  readonly line: number;
  readonly column: number;
  /** The id of the nearest heading above. */
  readonly section?: string;
  /** The words below it that are no entry: paragraphs, rows, code. */
  readonly prose?: string;
}

/** One point of the notes and the second of the video it speaks of. */
export interface Moment extends Words {
  readonly kind: 'moment';
  readonly video: VideoId;
  readonly start: Seconds;
  readonly end?: Seconds;
  /** Further time links in the same block, in their order. */
  readonly jumps: readonly { readonly video: VideoId; readonly start: Seconds }[];
}

/** A list item of an outline that has no time. */
export interface Point extends Words {
  readonly kind: 'point';
}

/** A heading without a time. */
export interface Section extends Words {
  readonly kind: 'section';
  readonly level: number;
}

export type Entry = Moment | Point | Section;

/** A copy of the video on Bilibili, cut into parts; `start` is the second of the lecture a part begins at. */
export interface Mirror {
  readonly bilibili: string;
  readonly parts: readonly { readonly p: number; readonly start: Seconds }[];
}

/** What a link of a lesson or of a course can lead to. */
export type LinkKind = 'notebook' | 'code' | 'slides' | 'paper' | 'forum';

/** Something on another site that goes with a lesson or a course. `url` begins with `https://` or `http://`. */
export interface OutsideLink {
  readonly title: Bilingual;
  readonly url: string;
  readonly kind: LinkKind;
}

/** What the front matter says, checked. Every key is optional. */
export interface FrontMatter {
  readonly title?: Bilingual;
  readonly video?: VideoId;
  readonly duration?: Seconds;
  readonly mirrors: readonly Mirror[];
  readonly summary?: Bilingual;
  /** What goes with it on other sites: notebooks, slides, papers. */
  readonly links: readonly OutsideLink[];
  readonly contributors: readonly string[];
  readonly pairs?: boolean;
  readonly draft: boolean;
}

/** A lesson as data. `entries` stand in the author's order, never sorted. */
export interface Lesson extends Omit<FrontMatter, 'title' | 'pairs'> {
  readonly title: Bilingual;
  readonly entries: readonly Entry[];
  /** The words above all headings that are no entry. */
  readonly prose?: string;
  /** Paths of the images beside the lesson that it shows, as written. */
  readonly images: readonly ImageUse[];
}

export interface ImageUse {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** What reading one file of notes yields: always a lesson and a page, whatever the file holds. */
export interface ParsedLesson {
  readonly lesson: Lesson;
  /** The notes as sanitised HTML. */
  readonly html: string;
  readonly findings: readonly Finding[];
}

/** The moments of a lesson, in the author's order. */
export function momentsOf(lesson: { readonly entries: readonly Entry[] }): readonly Moment[] {
  return lesson.entries.filter((entry) => entry.kind === 'moment');
}

/** How many entries of a lesson are written, and in which languages. */
export interface Coverage {
  readonly moments: number;
  /** Moments and untimed points. */
  readonly entries: number;
  readonly en: number;
  readonly zh: number;
}

/** Counts the entries of a lesson that have each language; an entry of code alone needs none. */
export function coverageOf({ entries }: { readonly entries: readonly Entry[] }): Coverage {
  const points = entries.filter(({ kind }) => kind !== 'section');
  const has = (half: 'en' | 'zh') =>
    points.filter(
      (entry) => entry[half] !== undefined || entry.language === 'none' || entry.language === 'ja',
    ).length;
  const moments = points.filter(({ kind }) => kind === 'moment').length;
  return { moments, entries: points.length, en: has('en'), zh: has('zh') };
}
