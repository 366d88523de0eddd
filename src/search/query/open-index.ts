import type { Seconds } from '../../notes/entries/time.ts';
import { isHan, type Simplified } from '../shared/fold.ts';
import type { RecordKind } from '../shared/record.ts';
import { type GroupResult, groupReader, type ReadRecord } from './group-reader.ts';
import { reach, SearchError } from './search-error.ts';

/** What this project uses of `pagefind.js`. */
export interface PagefindModule {
  createInstance(options: { basePath: string; noWorker: boolean }): PagefindInstance;
}

export interface PagefindInstance {
  init(): Promise<void>;
  search(words: string, options?: object): Promise<{ readonly results: readonly PagefindResult[] }>;
  preload(words: string, options?: object): Promise<unknown>;
  destroy(): Promise<void>;
}

export interface PagefindResult extends GroupResult {
  /** Where the words stand, counted in words. */
  readonly words: readonly number[];
}

/** Where the index is and how it is reached; a browser needs only `base` and `load`. */
export interface IndexSource {
  /** The site's base path, or its address. */
  readonly base: string;
  /** Imports `pagefind.js`: `(url) => import(url)`. */
  readonly load: (url: string) => Promise<PagefindModule>;
  readonly fetch?: (url: string, options: RequestInit) => Promise<Response>;
  /** Wraps the start of Pagefind, which takes the language of the document for that of the index. */
  readonly aroundStart?: <T>(start: () => T) => T;
  /** How long one step may take. */
  readonly timeout?: Seconds;
}

/** Limits a search; values of one field are alternatives. Lessons are named `<course>/<lesson>`. */
export interface SearchFilters {
  readonly course?: readonly string[];
  readonly lesson?: readonly string[];
  readonly kind?: readonly RecordKind[];
}

/** What `moments.json` holds, which the engine loads first. */
export interface IndexFacts {
  readonly records: number;
  /** How many places each record of a group has; 0 if none shares a group. */
  readonly slot: number;
  /** Traditional characters, each followed by its simplified one. */
  readonly traditional: string;
  /** Words not worth looking up beside others, the most frequent first. */
  readonly common: readonly string[];
}

/** Records that may match, not yet loaded. */
export interface Candidate {
  readonly id: string;
  readonly words: readonly number[];
  readonly read: () => Promise<readonly ReadRecord[]>;
}

/** An index that is ready to answer. */
export interface OpenIndex extends Pick<IndexFacts, 'records' | 'slot' | 'common'> {
  readonly simplified: Simplified;
  lookUp(words: readonly string[], filters: SearchFilters): Promise<readonly Candidate[]>;
  /** Loads all words that begin with `word`, of which only some may be loaded; false if that was done before. */
  widen(word: string): Promise<boolean>;
  /** All words that can be mistyped, the most frequent first. */
  words(): Promise<readonly string[]>;
  close(): void;
}

const TIMEOUT: Seconds = 20;
/** What may follow the beginning of a word: a letter or digit, of a Chinese word one of characters spread over all. */
const LATIN_TAILS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
const HAN_TAILS = [
  'z',
  'の',
  ...Array.from({ length: 42 }, (_, at) => String.fromCharCode(0x4e00 + at * 0x200)),
];

/** Opens the index of a site. `again` counts attempts before, which the browser may remember as failed. */
export async function openIndex(source: IndexSource, again: number): Promise<OpenIndex> {
  const { base, load, aroundStart = (start) => start(), timeout = TIMEOUT } = source;
  const folder = `${base.replace(/\/$/, '')}/pagefind/`;
  const [module, facts] = await reach(
    timeout,
    Promise.all([
      load(`${folder}pagefind.js${again > 0 ? `?again=${again}` : ''}`),
      fetchJson(source, `${folder}moments.json`, isFacts),
    ]),
  );
  const pagefind = aroundStart(() => module.createInstance({ basePath: folder, noWorker: true }));
  // What is given up may be broken; how it ends matters to nobody.
  const close = () => void pagefind.destroy().catch(() => undefined);
  if (facts.records > 0)
    await reach(timeout, start(pagefind)).catch((error: unknown) => {
      close();
      throw error;
    });
  const simplified = readPairs(facts.traditional);
  let words: readonly string[] | undefined;
  const widened = new Set<string>();
  const readGroup = groupReader(simplified);
  return {
    ...facts,
    simplified,
    async lookUp(lookups, filters) {
      const { results } = await reach(
        timeout,
        pagefind.search(lookups.join(' '), { filters: anyOf(filters) }),
      );
      return results.map((result) => ({
        id: result.id,
        words: result.words,
        read: () => reach(timeout, readGroup(result)),
      }));
    },
    async widen(word) {
      if (widened.has(word)) return false;
      widened.add(word);
      const tails = isHan(word) ? HAN_TAILS : LATIN_TAILS;
      await reach(timeout, Promise.all(tails.map((tail) => pagefind.preload(word + tail))));
      return true;
    },
    async words() {
      words ??= await reach(timeout, fetchJson(source, `${folder}words.json`, isWords));
      return words;
    },
    close,
  };
}

/** Pagefind is ready when it answers a search for nothing; its `init` does not wait for that. */
async function start(pagefind: PagefindInstance): Promise<void> {
  await pagefind.init();
  await pagefind.search('');
}

async function fetchJson<T>(
  { fetch = globalThis.fetch }: IndexSource,
  url: string,
  is: (value: unknown) => value is T,
): Promise<T> {
  // These files keep their names from build to build.
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new SearchError('broken', `${response.status} fetching ${url}`);
  const value: unknown = await response.json();
  if (!is(value)) throw new SearchError('broken', `${url} is not of this site's search.`);
  return value;
}

function isFacts(value: unknown): value is IndexFacts {
  const { records, slot, traditional, common } = (value ?? {}) as Partial<IndexFacts>;
  const isNumbers = typeof records === 'number' && typeof slot === 'number';
  return isNumbers && typeof traditional === 'string' && Array.isArray(common);
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

function readPairs(pairs: string): Simplified {
  const characters = [...pairs];
  return new Map(
    Array.from({ length: characters.length >> 1 }, (_, at) => [
      characters[at * 2] as string,
      characters[at * 2 + 1] as string,
    ]),
  );
}

function anyOf(filters: SearchFilters): Record<string, { any: readonly string[] }> {
  return Object.fromEntries(
    Object.entries(filters)
      .filter(([, values]) => values.length > 0)
      .map(([field, any]) => [field, { any }]),
  );
}
