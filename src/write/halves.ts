import { type Pairing, pairingOf, type Range, readPair } from '../notes/entries/pairs.ts';
import { lineOf, type Unit, unitsIn, unitsOf } from '../notes/entries/write-words.ts';
import { blocksOf } from '../notes/markdown/blocks.ts';
import { readMarkdown } from '../notes/markdown/markdown.ts';
import { readSource } from '../notes/markdown/source.ts';

/** The two halves of an entry as Markdown. A text in neither language counts as English. */
export interface Halves {
  readonly en?: string;
  readonly zh?: string;
}

/** Halves, and whether another reading would be as likely. */
export interface HalvesReading extends Halves {
  readonly unsure: boolean;
}

/** Splits words into their halves. */
export function readHalves(units: readonly Unit[], pairing: Pairing): HalvesReading {
  const { text, atoms } = lineOf(units);
  const reading = readPair(text, atoms, pairing);
  const { unsure } = reading;
  if (reading.kind === 'pair')
    return { en: markdownOf(units, reading.en), zh: markdownOf(units, reading.zh), unsure };
  const words = markdownOf(units, reading.range);
  if (words === '') return { unsure: false };
  return reading.language === 'zh' ? { zh: words, unsure } : { en: words, unsure };
}

/**
 * Writes two halves as one line that is read as these two halves: with a blank between them where that is clear, with
 * ` | ` elsewhere. `others` are the words of the other entries, on which the reading depends.
 *
 * @example writeHalves({ en: 'CNN from scratch', zh: '从零构建 CNN' }) // => 'CNN from scratch 从零构建 CNN'
 * @example writeHalves({ en: 'MNIST', zh: '神经网络' })                        // => 'MNIST | 神经网络'
 */
export function writeHalves({ en = '', zh = '' }: Halves, others: readonly string[] = []): string {
  const [first, second] = [oneLine(en), oneLine(zh)];
  const both = first !== '' && second !== '';
  const plain = both ? `${first} ${second}` : first || second;
  const marked = both ? `${first} | ${second}` : `| ${plain}`;
  const pairing = pairingOf([...others, plain].map((text) => ({ text, atoms: [] })));
  const says = (words: string) => {
    const read = readWords(words, pairing);
    return read !== undefined && !read.unsure && (read.en ?? '') === first && (read.zh ?? '') === second;
  };
  if (plain === '' || says(plain)) return plain;
  // A single half that is read as another language than the field it was written in is no reason for a mark.
  return both || says(marked) ? marked : plain;
}

/** Words in a field are one line; Markdown would read a second one as something else. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

function readWords(words: string, pairing: Pairing): HalvesReading | undefined {
  const markdown = `- ${words}`;
  const { phrasing } = blocksOf(readMarkdown(markdown))[0] ?? {};
  const units = phrasing && unitsOf(phrasing.children, readSource(markdown));
  return units && readHalves(units, pairing);
}

/** The Markdown of [from, to) of the line that units make; atoms stay whole. */
function markdownOf(units: readonly Unit[], range: Range): string {
  return unitsIn(units, range)
    .map(({ markdown }) => markdown)
    .join('')
    .trim();
}
