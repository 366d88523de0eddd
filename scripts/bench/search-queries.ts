import { type SearchRecord, wordsOf } from '../../src/search/shared/record.ts';
import { randomNumbers } from './generate-lessons.ts';
import type { BenchQuery, Judge } from './search-judge.ts';

type Random = () => number;
type Drawn = Omit<BenchQuery, 'class'> | undefined;

/** What a draw may ask about all records. */
interface Corpus {
  readonly isThere: Judge['isThere'];
  /** Simplified characters with a traditional one of each. */
  readonly traditional: ReadonlyMap<string, string>;
}

const WORD = /(?<![\p{L}\p{N}_.'-])[a-z]{3,}(?![\p{L}\p{N}_.'-])/giu;
const LONG_WORD = /(?<![\p{L}\p{N}_.'-])[a-z]{5,}(?![\p{L}\p{N}_.'-])/gu;
const WORDS = /(?<![\p{L}\p{N}_.'-])[a-z]+ [a-z]+(?: [a-z]+)?(?![\p{L}\p{N}_.'-])/gu;
const IDENTIFIER = /(?<![\p{L}\p{N}_])[A-Za-z][a-z]+(?:[A-Z][a-z]+|_[a-z]+)+(?![\p{L}\p{N}_])/gu;
const HAN = /\p{Script=Han}{2,}/gu;
const LONG_HAN = /\p{Script=Han}{5,}/gu;

/** How a query of each class is drawn from the text of a record. */
const CLASSES: Readonly<Record<string, (text: string, random: Random, corpus: Corpus) => Drawn>> = {
  'English word': (text, random) => words(one(WORD, text, random)),
  'English words': (text, random) => words(one(WORD, text, random), one(WORD, text, random)),
  'Chinese character': (text, random) => words(piece(one(HAN, text, random), 1, 1, random)),
  'Chinese word': (text, random) => words(piece(one(HAN, text, random), 2, 2, random)),
  'Chinese long': (text, random) => words(piece(one(LONG_HAN, text, random), 5, 8, random)),
  mixed: (text, random) => words(one(WORD, text, random), piece(one(HAN, text, random), 2, 3, random)),
  identifier: (text, random) => words(one(IDENTIFIER, text, random)),
  'part of an identifier': (text, random) =>
    words(pick(one(IDENTIFIER, text, random)?.split(/_|(?=[A-Z])/), random)),
  prefix: (text, random) => words(one(WORD, text, random)?.slice(0, 1 + Math.floor(random() * 3))),
  typo: (text, random, { isThere }) => {
    const word = one(LONG_WORD, text, random);
    const wrong = word && mistype(word, random);
    return word && wrong && !isThere(wrong) ? { query: wrong, needs: [[word]] } : undefined;
  },
  form: (text, random, { isThere }) => {
    const word = one(/(?<![\p{L}\p{N}_.'-])[a-z]{3,}[b-df-hj-np-rtvwxz](?![\p{L}\p{N}_.'-])/gu, text, random);
    const form = `${word}${pick(['s', 'ing', 'ed'], random)}`;
    if (!word || /(?:ing|ed|x|z|ch|sh)$/.test(word) || isThere(form)) return undefined;
    return { query: form, needs: [[word]] };
  },
  traditional: (text, random, { traditional }) => {
    const simple = piece(one(HAN, text, random), 2, 4, random);
    const query = simple?.replace(/./gu, (character) => traditional.get(character) ?? character);
    return simple && query && query !== simple ? { query, needs: [[simple]] } : undefined;
  },
  'full width': (text, random) => {
    const word = one(WORD, text, random);
    const query = word?.replace(/./g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    return word && query ? { query, needs: [[word]] } : undefined;
  },
  'case and accents': (text, random) => {
    const word = one(WORD, text, random);
    const query = word?.toUpperCase().replace('E', 'É').replace('O', 'o\u0308').replace('T', 'T\u200B');
    return word && query ? { query, needs: [[word]] } : undefined;
  },
  phrase: (text, random) => {
    const phrase = random() < 0.5 ? piece(one(HAN, text, random), 3, 5, random) : one(WORDS, text, random);
    return phrase ? { query: `"${phrase}"`, needs: [[`"${phrase}"`]] } : undefined;
  },
  absent: (text, random, { isThere }) => {
    const swapped = [...(piece(one(HAN, text, random), 2, 2, random) ?? '')].reverse().join('');
    const query = random() < 0.5 && swapped ? swapped : syllables(random);
    return isThere(query) ? undefined : words(query);
  },
};

/** Draws up to `count` queries of every class from the records; the same seed draws the same ones. */
export function drawQueries(
  records: readonly SearchRecord[],
  judge: Judge,
  simplified: ReadonlyMap<string, string>,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly BenchQuery[] {
  const traditional = new Map([...simplified].map(([complex, simple]) => [simple, complex]));
  const random = randomNumbers(seed);
  return Object.entries(CLASSES).flatMap(([name, draw]) => {
    const queries = new Map<string, BenchQuery>();
    for (let tries = 0; queries.size < count && tries < count * 50; tries++) {
      const record = pick(records, random);
      const drawn = record && draw(wordsOf(record), random, { isThere: judge.isThere, traditional });
      if (drawn) queries.set(drawn.query, { class: name, ...drawn });
    }
    return [...queries.values()];
  });
}

function words(...texts: readonly (string | undefined)[]): Drawn {
  const found = texts.filter((text) => text !== undefined);
  if (found.length < texts.length) return undefined;
  return { query: found.join(' '), needs: found.map((text) => [text]) };
}

function one(pattern: RegExp, text: string, random: Random): string | undefined {
  return pick(text.match(pattern) ?? [], random);
}

function pick<T>(from: readonly T[] | undefined, random: Random): T | undefined {
  return from?.[Math.floor(random() * from.length)];
}

/** So many characters in a row. */
function piece(
  text: string | undefined,
  shortest: number,
  longest: number,
  random: Random,
): string | undefined {
  const characters = [...(text ?? '')];
  const length = Math.min(characters.length, shortest + Math.floor(random() * (longest - shortest + 1)));
  if (length < shortest) return undefined;
  const start = Math.floor(random() * (characters.length - length + 1));
  return characters.slice(start, start + length).join('');
}

/** A letter is left out, doubled, changed, or swapped with the next one. */
function mistype(word: string, random: Random): string | undefined {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  const ways = [
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}x${next}${after}`,
    `${before}${next}${letter}${after}`,
  ];
  return pick(ways, random);
}

function syllables(random: Random): string {
  return Array.from(
    { length: 3 },
    () => `${pick([...'bdfgjkmpvz'], random)}${pick([...'aiou'], random)}`,
  ).join('');
}
