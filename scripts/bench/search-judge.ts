import { type SearchRecord, wordsOf } from '../../src/search/shared/record.ts';

/** What makes a record an answer to a query. */
export interface BenchQuery {
  readonly class: string;
  readonly query: string;
  /**
   * Of each group one text has to stand in the record: a Chinese one anywhere, another one where a word begins, one in
   * quotation marks up to the end of a word.
   */
  readonly needs: readonly (readonly string[])[];
}

/** Says what answers a query by plain comparison of texts; it shares nothing with the search it judges. */
export interface Judge {
  /** The records that answer, by their addresses. */
  readonly answers: (needs: BenchQuery['needs']) => ReadonlySet<string>;
  /** True if a word of any record begins like this; Chinese, if it stands anywhere. */
  readonly isThere: (text: string) => boolean;
}

/** Reads all texts once. `simplified` has traditional characters with their simplified ones. */
export function makeJudge(
  records: readonly { readonly url: string; readonly record: SearchRecord }[],
  simplified: ReadonlyMap<string, string>,
): Judge {
  const texts = records.map(({ url, record }) => ({ url, text: readText(wordsOf(record), simplified) }));
  const all = texts.map(({ text }) => text).join('\n');
  const stands = (text: string, need: string) => standsIn(text, need, simplified);
  return {
    answers: (needs) => {
      const has = (text: string) => needs.every((group) => group.some((need) => stands(text, need)));
      return new Set(texts.filter(({ text }) => has(text)).map(({ url }) => url));
    },
    isThere: (text) => stands(all, text),
  };
}

/** A text in small letters, simplified: as it is, with the words of identifiers apart, and with them in one piece. */
function readText(text: string, simplified: ReadonlyMap<string, string>): string {
  const simple = simplify(text, simplified);
  const apart = simple.replace(/([\p{Ll}\d])(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})|[_-]+/gu, '$1$2 ');
  const joined = simple.replace(/(?<=\p{L})[_-](?=\p{L})/gu, '');
  return `${simple} \n ${apart} \n ${joined}`.toLowerCase();
}

function standsIn(text: string, need: string, simplified: ReadonlyMap<string, string>): boolean {
  const wanted = simplify(need.replaceAll('"', ''), simplified).toLowerCase();
  const isOpen = (at: number, beside: number) =>
    /\p{Script=Han}/u.test(wanted[at] ?? '') || !/(?!\p{Script=Han})[\p{L}\p{N}]/u.test(text[beside] ?? '');
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const ends = !need.startsWith('"') || isOpen(wanted.length - 1, at + wanted.length);
    if (isOpen(0, at - 1) && ends) return true;
  }
  return false;
}

function simplify(text: string, simplified: ReadonlyMap<string, string>): string {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return [...plain].map((one) => simplified.get(one) ?? one).join('');
}

/** How well a list of hits answers a query, 0 to 1. */
export interface Score {
  /** Of the answers there are, how many are among the first ten hits, where at most ten can be. */
  readonly recall: number;
  /** One divided by the place of the first answer; 0 if there is none. */
  readonly reciprocalRank: number;
}

/** Scores the addresses of hits, best first, against those of all answers. */
export function score(hits: readonly string[], answers: ReadonlySet<string>): Score {
  const first = hits.slice(0, 10);
  const place = first.findIndex((url) => answers.has(url));
  return {
    recall: first.filter((url) => answers.has(url)).length / Math.min(10, answers.size),
    reciprocalRank: place < 0 ? 0 : 1 / (place + 1),
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that a share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Reads a list of queries by class. A query that is only a text needs each of its words. */
export function readQueries(json: string): readonly BenchQuery[] {
  type Written = string | { readonly query: string; readonly needs: readonly string[] };
  const classes: Record<string, readonly Written[]> = JSON.parse(json);
  return Object.entries(classes).flatMap(([name, queries]) =>
    queries.map((written) => {
      const { query, needs } =
        typeof written === 'string' ? { query: written, needs: written.trim().split(/\s+/) } : written;
      return { class: name, query, needs: needs.map((need) => [need]) };
    }),
  );
}
