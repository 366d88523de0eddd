import type {
  IndexFacts,
  IndexSource,
  PagefindInstance,
  PagefindResult,
} from '../../src/search/query/open-index.ts';
import { type SearchRecord, wordsOf } from '../../src/search/shared/record.ts';
import { packGroup } from '../../src/search/shared/record-group.ts';
import { indexWords, tokensOf } from '../../src/search/shared/transform.ts';

/** What a test lets go wrong, or slow, in an index. Each is asked anew every time. */
export interface Trouble {
  load?: () => Promise<void>;
  fetch?: (url: string) => Promise<Response | undefined>;
  start?: () => Promise<void>;
  search?: (words: string) => Promise<void>;
  data?: () => Promise<{ url: string } | undefined>;
}

/** An index in memory that answers as Pagefind does, and what it was asked for. */
export interface FakeIndex {
  readonly source: IndexSource;
  readonly loaded: string[];
  readonly searched: { readonly words: string; readonly filters: unknown }[];
  readonly destroyed: () => number;
}

/** Makes an index of records, each in a group of its own. */
export function fakeIndex(
  records: readonly SearchRecord[],
  trouble: Trouble = {},
  facts: Partial<IndexFacts> = {},
): FakeIndex {
  const loaded: string[] = [];
  const searched: { words: string; filters: unknown }[] = [];
  let destroyed = 0;
  const all: IndexFacts = { records: records.length, slot: 0, traditional: '', common: [], ...facts };
  const groups = records.map((record, at) => ({
    id: String(at),
    words: tokensOf(wordsOf(record), new Map()).flatMap(indexWords),
    url: `/${packGroup([record])}`,
  }));
  const instance: PagefindInstance = {
    init: async () => trouble.start?.(),
    async search(words, options) {
      if (words !== '') {
        searched.push({ words, filters: (options as { filters: unknown }).filters });
        await trouble.search?.(words);
      }
      const wanted = words.split(' ').filter(Boolean);
      const results = groups
        .filter((group) => wanted.every((word) => group.words.some((one) => one.startsWith(word))))
        .map(
          ({ id, url }): PagefindResult => ({
            id,
            words: [],
            data: async () => (await trouble.data?.()) ?? { url },
          }),
        );
      return { results: wanted.length > 0 ? results : [] };
    },
    preload: async () => undefined,
    destroy: async () => void destroyed++,
  };
  return {
    loaded,
    searched,
    destroyed: () => destroyed,
    source: {
      base: '/repo/',
      async load(url) {
        loaded.push(url);
        await trouble.load?.();
        return { createInstance: () => instance };
      },
      async fetch(url) {
        loaded.push(url);
        const given = await trouble.fetch?.(url);
        if (given) return given;
        return Response.json(url.endsWith('words.json') ? ['resnet', 'layer'] : all);
      },
      timeout: 0.1,
    },
  };
}
