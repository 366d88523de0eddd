import type { Seconds } from '../../notes/entries/time.ts';
import type { Bilingual } from '../../notes/lesson.ts';

/** What can be found: a timed point, an untimed one, a heading of a lesson (its title too), a section of a prose page. */
export type RecordKind = 'moment' | 'point' | 'section' | 'page';

/** Something with a title that records lie in. */
export interface Named extends Bilingual {
  readonly id: string;
}

/** The page a record is on. */
export interface Place {
  /** Its address without the site's base: `/fastai-2019-part-1/lesson-7/`. */
  readonly path: string;
  readonly course?: Named;
  /** Its id is `<course>/<lesson>`. */
  readonly lesson?: Named;
  readonly page?: Named;
}

/** One thing that can be found. */
export interface SearchRecord extends Bilingual {
  readonly kind: RecordKind;
  readonly place: Place;
  /** The id of its element on the page; absent for the page as a whole. */
  readonly id?: string;
  /** Seconds. */
  readonly start?: Seconds;
  /** All its words, if there are more than its halves have: code, another language, the cells of a row. */
  readonly text?: string;
}

/** All words of a record. */
export function wordsOf({ en, zh, text }: { [Key in 'en' | 'zh' | 'text']?: string | undefined }): string {
  return text ?? [en, zh].filter(Boolean).join(' ');
}

/** The address of a record without the site's base: the permanent link of a moment. */
export function addressOf({ place, id }: Pick<SearchRecord, 'place' | 'id'>): string {
  return id === undefined ? place.path : `${place.path}#${id}`;
}
