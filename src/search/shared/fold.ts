/** Traditional Chinese characters and the simplified ones they are written as in the index. */
export type Simplified = ReadonlyMap<string, string>;

/** What a character does to a word: `han` is a word by itself, `hyphen` joins two words, `apostrophe` is left out. */
export type CharacterKind = 'han' | 'letter' | 'hyphen' | 'apostrophe' | 'gap';

export interface FoldedCharacter {
  /** One character in its plain form, its case kept. */
  readonly plain: string;
  readonly kind: CharacterKind;
}

// Chinese and Japanese are written without blanks; the last three prolong or voice the kana before them.
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\u3099\u309A]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const HYPHEN = /[-_‐]/;
const APOSTROPHE = /['’]/;
/** Diacritics of Latin, Greek and Cyrillic letters; zero-width characters; selectors of a glyph's variant. */
const DROPPED = /[\u0300-\u036F\p{Cf}\p{Variation_Selector}]/gu;

/**
 * Reads one character without what does not matter to a search: compatibility forms, width, diacritics, zero-width
 * characters. Character by character, so that a part of a text folds to a part of the folded text.
 *
 * @example foldCharacter('Ｅ') // => [{ plain: 'E', kind: 'letter' }]
 * @example foldCharacter('é')  // => [{ plain: 'e', kind: 'letter' }]
 */
export function foldCharacter(character: string): readonly FoldedCharacter[] {
  let folded = cache.get(character);
  if (!folded) {
    const plain = character.normalize('NFKD').replace(DROPPED, '').normalize('NFC');
    folded = [...plain].map((one) => ({ plain: one, kind: kindOf(one) }));
    cache.set(character, folded);
  }
  return folded;
}

/**
 * A text as it is compared: plain, in lower case, simplified, every run of blanks one blank.
 *
 * @example fold('ＣＮＮ\u200B 殘差', new Map([['殘', '残']])) // => 'cnn 残差'
 */
export function fold(text: string, simplified: Simplified): string {
  let folded = '';
  for (const character of text)
    for (const { plain } of foldCharacter(character)) folded += simplified.get(plain) ?? lower(plain);
  return folded.replace(/\s+/g, ' ').trim();
}

/** A plain character in lower case; a final sigma is a sigma. */
export function lower(plain: string): string {
  return plain === 'ς' ? 'σ' : plain.toLowerCase();
}

/** True for text of Chinese or Japanese characters, whose terms are found anywhere and not only at word starts. */
export function isHan(text: string): boolean {
  return HAN.test(text);
}

const cache = new Map<string, readonly FoldedCharacter[]>();

function kindOf(plain: string): CharacterKind {
  if (HAN.test(plain)) return 'han';
  if (LETTER.test(plain)) return 'letter';
  return HYPHEN.test(plain) ? 'hyphen' : APOSTROPHE.test(plain) ? 'apostrophe' : 'gap';
}
