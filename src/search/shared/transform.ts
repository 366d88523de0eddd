import { foldCharacter, lower, type Simplified } from './fold.ts';

/** A word, an identifier or a run of Chinese, folded; a place in `letters` can be found again in the text. */
export interface Token {
  readonly letters: string;
  readonly han: boolean;
  /** Places in `letters` where a word begins: of an identifier each of its parts, of Chinese each character. */
  readonly starts: readonly number[];
  /** For every place in `letters`, the offsets in the text at which what stands there begins and ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Stands after the last character of a run of Chinese, so that a single character finds it too. */
const END = 'z';

/**
 * Reads the words of a text. The index and the query are both made of these, so that they cannot disagree.
 * `split_by_folder`, `split-by-folder` and `splitByFolder` are the same identifier of three parts.
 *
 * @example tokensOf('用 from_folder', new Map()).map(({ letters, starts }) => [letters, starts])
 * // => [['用', [0]], ['fromfolder', [0, 4]]]
 */
export function tokensOf(text: string, simplified: Simplified): readonly Token[] {
  const tokens: Token[] = [];
  let open: OpenToken | undefined;
  let joint: 'hyphen' | 'apostrophe' | undefined;
  let offset = 0;
  const close = () => {
    if (open) tokens.push(closeToken(open));
    open = joint = undefined;
  };
  for (const character of text) {
    const end = offset + character.length;
    const folded = foldCharacter(character);
    // What is left out belongs to the letter before it, as a diacritic does.
    if (folded.length === 0 && open && !joint) open.to[open.to.length - 1] = end;
    for (const { plain, kind } of folded) {
      if (kind === 'hyphen' || kind === 'apostrophe') {
        if (open && !open.han) joint = joint === 'hyphen' ? joint : kind;
        else close();
      } else if (kind === 'gap') close();
      else {
        if (open && open.han !== (kind === 'han')) close();
        open ??= { han: kind === 'han', plain: [], starts: new Set(), from: [], to: [] };
        if (open.plain.length === 0 || joint === 'hyphen') open.starts.add(open.plain.length);
        joint = undefined;
        const unit = kind === 'han' ? (simplified.get(plain) ?? plain) : plain;
        open.plain.push(unit);
        open.from.push(offset);
        open.to.push(end);
      }
    }
    offset = end;
  }
  close();
  return tokens;
}

/**
 * The words a token is indexed under: of Chinese every two neighbours, of an identifier the rest from each part on.
 *
 * @example tokensOf('用 from_folder 加载', new Map()).flatMap(indexWords)
 * // => ['用z', 'fromfolder', 'folder', '加载', '载z']
 */
export function indexWords({ letters, han, starts }: Token): readonly string[] {
  if (!han) return starts.map((start) => letters.slice(start));
  const characters = [...letters];
  return characters.map((character, at) => character + (characters[at + 1] ?? END));
}

/**
 * The words to look up for a term of a query; each is a word of the index, or the beginning of one.
 *
 * @example lookupWords('残差网络') // => ['残差', '差网', '网络']
 * @example lookupWords('from')     // => ['from']
 */
export function lookupWords({ letters, han }: Pick<Token, 'letters' | 'han'>): readonly string[] {
  const characters = [...letters];
  if (!han || characters.length === 1) return [letters];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** The parts of an identifier; a plain word has one. */
export function partsOf({ letters, starts }: Token): readonly string[] {
  return starts.map((start, at) => letters.slice(start, starts[at + 1]));
}

interface OpenToken {
  readonly han: boolean;
  readonly plain: string[];
  readonly starts: Set<number>;
  readonly from: number[];
  readonly to: number[];
}

/** Characters become places in a string, of which those outside of the basic plane take two. */
function closeToken({ han, plain, starts, from, to }: OpenToken): Token {
  const token = { letters: '', han, starts: [] as number[], from: [] as number[], to: [] as number[] };
  for (const [at, unit] of plain.entries()) {
    const letter = han ? unit : lower(unit);
    if (han || starts.has(at) || isHump(plain, at)) token.starts.push(token.letters.length);
    token.letters += letter;
    for (let place = 0; place < letter.length; place++) {
      token.from.push(from[at] as number);
      token.to.push(to[at] as number);
    }
  }
  return token;
}

/** True at the `L` of `ImageList` and at the `M` of `CNNModel`. */
function isHump(plain: readonly string[], at: number): boolean {
  if (at === 0 || !isUpper(plain[at])) return false;
  return isLower(plain[at - 1]) || (!isLower(plain[at - 1]) && isLower(plain[at + 1]));
}

function isUpper(character = ''): boolean {
  return character !== character.toLowerCase();
}

function isLower(character = ''): boolean {
  return character !== character.toUpperCase();
}
