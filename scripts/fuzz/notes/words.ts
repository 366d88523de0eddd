import fc from 'fast-check';

/** Without those that words begin and end with, and without vowels, so that no word of a language is one of ours. */
const CONSONANTS = 'bcdfgjklmnprstvwxz';

/** Hands out words that stand nowhere else in the same notes, so that each can be looked for. */
export class FreshWords {
  #count = 0;

  /** A Latin word that no reader takes for anything else: `qbabq`. */
  latin(): string {
    return `q${inLetters(this.#count++, CONSONANTS)}q`;
  }

  /** A Chinese word: `词一〇语`. */
  han(): string {
    return `词${inLetters(this.#count++, '〇一二三四五六七八九')}语`;
  }

  /** What its author does not publish. */
  hidden(): string {
    return `h${inLetters(this.#count++, CONSONANTS)}h`;
  }

  /** A number that stands nowhere else, for names of what is not shown. */
  number(): number {
    return this.#count++;
  }
}

/** Something in notes, made as soon as it is known which words are left. */
export type Make<T> = (fresh: FreshWords) => T;

/** The words of a text that have to be on its page. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/q[bcdfgjklmnprstvwxz]+q|词[〇一二三四五六七八九]+语/g) ?? [];
}

/** The words of a text that may not be on its page. */
export function hiddenIn(text: string): readonly string[] {
  return text.match(/h[bcdfgjklmnprstvwxz]+h/g) ?? [];
}

function inLetters(number: number, letters: string): string {
  const rest = Math.floor(number / letters.length);
  return (rest === 0 ? '' : inLetters(rest, letters)) + [...letters][number % letters.length];
}

/** Words as typed, and as they are read; `said` is absent if more than words stands there. */
export interface Phrase {
  readonly typed: string;
  readonly said?: string;
}

type Piece = (word: string, fresh: FreshWords) => string | readonly [typed: string, said?: string];

/** What stands among English words, without a bracket, a pipe or a tag in it. */
const PLAIN: readonly Piece[] = [
  (w) => w,
  (w) => `the ${w}, then`,
  (w) => [`**${w}**`, w],
  (w) => [`_${w}_`, w],
  (w) => [`*a ${w}*`, `a ${w}`],
  (w) => [`\`${w}\``, w],
  (w) => [`\`\`a \` ${w}\`\``, `a \` ${w}`],
  (w) => [`~~${w}~~`, w],
  (w) => [`==${w}==`, w],
  (w) => [`${w} &amp; so`, `${w} & so`],
  (w) => [`\\*${w}\\*`, `*${w}*`],
  (w) => `“${w}”`,
  (w) => `${w}'s`,
  (w) => `(${w})`,
  (w) => `${w} & more`,
  (w) => `x_${w}_y`,
  (w) => `2 * ${w} * more`,
  (w) => `😀 ${w}`,
  (w) => `from 14:00-15:30 ${w}`,
  (w) => `#${w}`,
  (w) => `@${w}`,
  (w) => `$x^2$ ${w}`,
  (w) => `{{ ${w} }}`,
  (w) => `100% ${w}…`,
  (w) => `{y: ${w}}`,
];

/** What stands among English words in a line. */
const LATIN: readonly Piece[] = [
  ...PLAIN,
  ...PLAIN,
  (w) => [`[${w}](https://example.org/a)`, w],
  (w, fresh) => [`[${w}](https://example.org/${fresh.latin()} "${fresh.latin()}")`, w],
  (w) => [`[[${w}]]`, w],
  (w, fresh) => [`[[page ${fresh.number()}|${w}]]`, w],
  (w) => [`https://example.org/${w}`],
  (w) => [`<https://example.org/${w}>`],
  (w) => [`<b>${w}</b>`, w],
  (w) => [`<kbd>${w}</kbd>`, w],
  (w) => `List<${w}>`,
  (w) => `a < ${w}`,
  (w) => [`<script>${w}</script>`],
  (w) => [`<span style="color:red">${w}</span>`],
  (w) => [`<div>${w}`],
  (w) => [`![${w}](dense-block.png)`],
  (w) => [`![${w}](https://example.org/a.png)`],
  (w) => [`![[a ${w}.png|300]]`],
  (w) => [`[${w}](javascript:alert)`],
  (w) => [`[${w}](lesson-8.md)`, w],
  (w) => [`[${w}]`],
  (w) => [`[30:61] ${w}`],
  (w) => `<i ${w}`,
  (w) => [`[ ${w}`],
  (w) => [`${w} ](x`],
  (w) => [`**${w}`],
  (w, fresh) => [`<!-- ${fresh.hidden()} --> ${w}`, w],
];

/** What stands among Chinese words, without a bracket, a pipe or a tag in it. */
const HAN: readonly Piece[] = [
  (w) => w,
  (w) => `“${w}”`,
  (w) => `（${w}）`,
  (w) => `《${w}》`,
  (w) => `${w}，`,
  (w) => `${w}、一切`,
  (w) => `${w}？`,
  (w) => `${w}。`,
  (w) => `：${w}`,
  (w) => `,${w}`,
  (w) => `${w}……`,
  (w) => [`**${w}**`, w],
  (w) => [`==${w}==`, w],
  (w) => [`\`${w}\``, w],
  (w) => `CNN ${w}`,
  (w) => `${w}APP`,
  (w) => `「${w}」——`,
];

function phrase(start: string, pieces: readonly Piece[], gap: string, fresh: 'latin' | 'han') {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map(
    (chosen): Make<Phrase> =>
      (words) => {
        const made = chosen.map((piece) => piece(words[fresh](), words));
        const first = start + words[fresh]();
        const typed = [first, ...made.map((one) => (typeof one === 'string' ? one : one[0]))].join(gap);
        const said = made.map((one) => (typeof one === 'string' ? one : one[1]));
        return said.includes(undefined) ? { typed } : { typed, said: [first, ...said].join(gap) };
      },
  );
}

/** English in a line, with anything in it that a line may hold; long enough to be told from a Chinese line's first term. */
export const english = phrase('why not ', LATIN, ' ', 'latin');
/** English for a cell or the text of a link. */
export const plainEnglish = phrase('why not ', PLAIN, ' ', 'latin');
/** Chinese that cannot go on with an English phrase. */
export const chinese = phrase('', HAN, '', 'han');
