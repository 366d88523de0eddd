import type { Simplified } from './fold.ts';
import { partsOf, type Token, tokensOf } from './transform.ts';

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
const LONGEST = 300;
const QUOTED = /["“”„＂]([^"“”„＂]+)["“”„＂]|「([^」]+)」|『([^』]+)』/g;

/**
 * Reads what was typed. Any text is a query; one without letters has no tokens.
 *
 * @example readQuery('"skip connection" resnet', new Map())
 * // => { phrases: ['skipconnection'], exact: false, tokens: [skip, connection, resnet], … }
 */
export function readQuery(typed: string, simplified: Simplified): Query {
  const text = typed.slice(0, LONGEST);
  const phrases = [...text.matchAll(QUOTED)]
    .map(([, double, corner, hook]) => letters(double ?? corner ?? hook ?? '', simplified))
    .filter(Boolean);
  const outside = text.replace(QUOTED, ' ');
  const exact = phrases.length > 0 && letters(outside, simplified) === '';
  const plain = text.replace(/["“”„＂「」『』]/g, ' ').trim();
  return { tokens: tokensOf(plain, simplified), phrases, exact, text: plain };
}

/** The terms of a query: whole, or with its identifiers cut into their parts. Each once. */
export function termsOf({ tokens }: Query, cut: 'whole' | 'parts'): readonly string[] {
  const terms = tokens.flatMap((token) => (cut === 'whole' ? [token.letters] : partsOf(token)));
  return [...new Set(terms)];
}

function letters(text: string, simplified: Simplified): string {
  return tokensOf(text, simplified)
    .map((token) => token.letters)
    .join('');
}
