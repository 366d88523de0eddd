/** How many words a list of the words of all notes may have; it is loaded only when a search finds nothing. */
const MOST_WORDS = 20_000;
const LONGEST_WORD = 40;
/** With fewer records than that even a common word leads to little. */
const MANY_RECORDS = 4_000;

/** What the index words of all records say about the words themselves. */
export interface Vocabulary {
  /** Words of letters that can be mistyped, the most frequent first. */
  readonly words: readonly string[];
  /** Words in so many records, a tenth or more of many, that looking them up narrows nothing. */
  readonly common: readonly string[];
  /** Every character that occurs. */
  readonly characters: ReadonlySet<string>;
}

/** Counts, record after record, in how many of them each word occurs. */
export function vocabularyCounter() {
  const counts = new Map<string, number>();
  let records = 0;
  return {
    add(words: readonly string[]): void {
      records++;
      for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    },
    result(): Vocabulary {
      const ranked = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
      const isCommon = ([, count]: readonly [string, number]) =>
        records >= MANY_RECORDS && count * 10 >= records;
      return {
        words: ranked
          .map(([word]) => word)
          .filter(canBeMistyped)
          .slice(0, MOST_WORDS),
        common: ranked.filter(isCommon).map(([word]) => word),
        characters: new Set(ranked.flatMap(([word]) => [...word])),
      };
    },
  };
}

/** True for words of an alphabet; a Chinese character in place of another is no slip of a finger. */
function canBeMistyped(word: string): boolean {
  return word.length <= LONGEST_WORD && /^[\p{Ll}\p{M}][\p{Ll}\p{M}\p{N}]{3,}$/u.test(word);
}
