import type { Simplified } from '../shared/fold.ts';
import { partsOf, type Token, tokensOf } from '../shared/transform.ts';

/** A query as its reader meant it. */
export interface Query {
  /** Every word, identifier or run of Chinese; a hit has all of them. */
  readonly tokens: readonly Token[];
  /** What stands in quotation marks, without blanks: a hit has it word for word. */
  readonly phrases: readonly string[];
  /** True if there is nothing outside of quotation marks, so that nothing else may be offered instead. */
  readonly exact: boolean;
  /** The whole query without its quotation marks. */
  readonly text: string;
}

/** Longer queries are cut: nobody types them, and each word costs a look-up. */
export const LONGEST_QUERY = 300;
const QUOTED = /["“”„＂]([^"“”„＂]+)["“”„＂]|「([^」]+)」|『([^』]+)』/g;

/**
 * Reads what was typed. Any text is a query; one without letters has no tokens.
 *
 * @example readQuery('"skip connection" resnet', new Map())
 * // => { phrases: ['skipconnection'], exact: false, tokens: [skip, connection, resnet], … }
 */
export function readQuery(typed: string, simplified: Simplified): Query {
  const text = typed.slice(0, LONGEST_QUERY);
  const phrases = [...text.matchAll(QUOTED)]
    .map(([, double, corner, hook]) => letters(double ?? corner ?? hook ?? '', simplified))
    .filter(Boolean);
  const outside = text.replace(QUOTED, ' ');
  const exact = phrases.length > 0 && letters(outside, simplified) === '';
  const plain = text.replace(/["“”„＂「」『』]/g, ' ').trim();
  return { tokens: tokensOf(plain, simplified), phrases, exact, text: plain };
}

/** What a hit has to have. */
export interface Term {
  readonly letters: string;
  readonly han: boolean;
  /** True if the word may not go on after it. */
  readonly whole: boolean;
}

/**
 * The terms of a query, each once: its words, identifiers in one piece or cut into their parts. Of a cut identifier
 * only the last part may still be growing.
 */
export function termsOf({ tokens }: Pick<Query, 'tokens'>, cut: 'uncut' | 'parts'): readonly Term[] {
  const terms = tokens.flatMap((token): readonly Term[] => {
    const { letters, han } = token;
    if (cut === 'uncut' || han) return [{ letters, han, whole: false }];
    const parts = partsOf(token);
    return parts.map((part, at) => ({ letters: part, han, whole: at < parts.length - 1 }));
  });
  return [...new Map(terms.map((term) => [term.letters, term])).values()];
}

function letters(text: string, simplified: Simplified): string {
  return tokensOf(text, simplified)
    .map((token) => token.letters)
    .join('');
}
