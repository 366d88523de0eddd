import type { Named, RecordKind, SearchRecord } from '../shared/record.ts';
import type { MarkedTerm } from './highlight.ts';
import type { SearchFilters } from './open-index.ts';

/** Something found, with all that a list of hits shows. */
export interface Hit extends Omit<SearchRecord, 'place' | 'id'> {
  readonly kind: RecordKind;
  /** Its permanent address without the site's base: `/fastai-2019-part-1/lesson-7/#t=137`. */
  readonly url: string;
  readonly course?: Named;
  readonly lesson?: Named;
  readonly page?: Named;
}

/**
 * How far the first hit is from what was typed: it has the words, the parts of the identifiers, other forms of the
 * words, or the words of another spelling.
 */
export type Tier = 'words' | 'parts' | 'forms' | 'spelling' | 'none';

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** How many were found; with `more` there are more than that. */
  readonly total: number;
  readonly more: boolean;
  /** What was searched for instead, as the first hit writes it. */
  readonly corrected?: string;
  readonly tier: Tier;
  /** What to highlight in the hits. */
  readonly terms: readonly MarkedTerm[];
}

export interface SearchOptions {
  readonly filters: SearchFilters;
  readonly limit: number;
}
