import { partsOf, type Token } from '../shared/transform.ts';

/** How many words a list of the words of all notes may have; it is loaded only when a search finds nothing. */
const MOST_WORDS = 6_000;
const LONGEST_WORD = 40;
/** With fewer records than that even a common word leads to little. */
const MANY_RECORDS = 4_000;

/** What the index words of all records say about the words themselves. */
export interface Vocabulary {
  /** What can be mistyped: words and parts of identifiers, then whole identifiers, the most frequent first. */
  readonly words: readonly string[];
  /** Words in so many records, a tenth or more of many, that looking them up narrows nothing. */
  readonly common: readonly string[];
  /** Every character that occurs. */
  readonly characters: ReadonlySet<string>;
}

/** Counts, record after record, in how many of them each word occurs. */
export function vocabularyCounter() {
  const counts = { lookups: newCounts(), parts: newCounts(), identifiers: newCounts() };
  let records = 0;
  return {
    /** A record's tokens and the words it is looked up by. */
    add(tokens: readonly Token[], lookups: readonly string[]): void {
      records++;
      const [whole, cut] = [tokens.filter(isWhole), tokens.filter((token) => !isWhole(token))];
      count(lookups, counts.lookups);
      count([...whole.map(({ letters }) => letters), ...cut.flatMap(partsOf)], counts.parts);
      count(
        cut.map(({ letters }) => letters),
        counts.identifiers,
      );
    },
    result(): Vocabulary {
      const frequent = [...counts.lookups].filter(
        ([, times]) => records >= MANY_RECORDS && times * 10 >= records,
      );
      return {
        words: [...new Set([...ranked(counts.parts), ...ranked(counts.identifiers)])]
          .filter(canBeMistyped)
          .slice(0, MOST_WORDS),
        common: ranked(new Map(frequent)),
        characters: new Set([...counts.lookups.keys()].flatMap((word) => [...word])),
      };
    },
  };
}

function newCounts(): Map<string, number> {
  return new Map();
}

function isWhole({ han, starts }: Token): boolean {
  return han || starts.length === 1;
}

function count(words: readonly string[], into: Map<string, number>): void {
  for (const word of new Set(words)) into.set(word, (into.get(word) ?? 0) + 1);
}

function ranked(counts: ReadonlyMap<string, number>): readonly string[] {
  const entries = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return entries.map(([word]) => word);
}

/** True for words of an alphabet; a Chinese character in place of another is no slip of a finger. */
function canBeMistyped(word: string): boolean {
  return word.length <= LONGEST_WORD && /^[\p{Ll}\p{M}][\p{Ll}\p{M}\p{N}]{3,}$/u.test(word);
}
