import type { Simplified } from '../shared/fold.ts';
import { find } from './find.ts';
import { highlight, type MarkedTerm, type TextRange } from './highlight.ts';
import { type IndexSource, type OpenIndex, openIndex } from './open-index.ts';
import { readQuery } from './query.ts';
import type { SearchOptions, SearchResult } from './result.ts';
import { asSearchError, SearchError } from './search-error.ts';

export interface Search {
  /** Loads what every search needs. Rejects with a `SearchError`; the next call tries again. */
  ready(): Promise<void>;
  /** Finds what has all words of a query, whatever it is. Rejects with a `SearchError`; the next call tries again. */
  search(typed: string, options?: Partial<SearchOptions>): Promise<SearchResult>;
  /** Where the terms of a result stand in a text of one of its hits. */
  highlight(text: string, terms: readonly MarkedTerm[]): readonly TextRange[];
}

/** Makes the search of a site. Nothing is loaded before the first call of `ready` or `search`. */
export function createSearch(source: IndexSource): Search {
  let opened: Promise<OpenIndex> | undefined;
  let failures = 0;
  let simplified: Simplified = new Map();

  /**
   * Lets an index answer. One that is not whole is opened afresh and asked once more: the site may have been updated
   * since, and what was left to load of the index from before is gone.
   */
  async function ask<T>(question: (index: OpenIndex) => Promise<T>): Promise<T> {
    try {
      return await askOnce(question);
    } catch (error) {
      if (!(error instanceof SearchError) || error.kind !== 'broken') throw error;
      return await askOnce(question).catch(() => {
        // Of the two reasons the first says more: that scripts of a site that is gone do not load looks like no connection.
        throw error;
      });
    }
  }

  /** An index that fails is given up, so that the next call opens it afresh. */
  async function askOnce<T>(question: (index: OpenIndex) => Promise<T>): Promise<T> {
    opened ??= openIndex(source, failures);
    const mine = opened;
    try {
      const index = await mine;
      simplified = index.simplified;
      return await question(index);
    } catch (error) {
      if (opened === mine) {
        opened = undefined;
        failures++;
        mine.then(({ close }) => close()).catch(() => undefined);
      }
      throw asSearchError(error);
    }
  }

  return {
    ready: () => ask(async () => undefined),
    search: (typed, { filters = {}, limit = 10 } = {}) =>
      ask((index) => find(index, readQuery(typed, index.simplified), { filters, limit })),
    highlight: (text, terms) => highlight(text, terms, simplified),
  };
}
