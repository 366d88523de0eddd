import type { PhrasingContent, TableRow } from 'mdast';
import { isPair, type Languages, tagsOf } from '../languages.ts';
import type { Bilingual } from '../lesson.ts';
import type { Block } from '../markdown/blocks.ts';
import { inlineLine, sliceInline } from '../markdown/inline.ts';
import { type Language, languageOf, type Pairing, type Range, readPair } from './pairs.ts';

/** One run of text in one language, as inline Markdown. */
export interface Half {
  readonly language: Language;
  readonly children: PhrasingContent[];
}

/** What a block says, read into its halves. */
export interface Words {
  readonly text: string;
  readonly language: Language | 'both';
  readonly en?: string;
  readonly zh?: string;
  /** English before Chinese, or the one half there is; none for a table row, whose cells have their own. */
  readonly halves: readonly Half[];
  readonly cells: readonly Words[];
  /** True if the other reading is as likely; the author can settle it with ` | `. */
  readonly unsure: boolean;
  /** True if the halves are separated by a mark or a line of their own. */
  readonly marked: boolean;
}

/** Reads the words of a block; `whole` keeps a line in the language of its script. */
export function readWords(block: Block, pairing: Pairing, entry: boolean): Words {
  const children = block.phrasing?.children ?? [];
  if (block.kind !== 'row') return entry ? readInline(children, pairing) : wholeInline(children);
  return readRow((block.container as TableRow).children.map((cell) => readInline(cell.children, pairing)));
}

function readInline(children: readonly PhrasingContent[], pairing: Pairing): Words {
  const line = inlineLine(children);
  const reading = readPair(line.text, line.atoms, pairing);
  if (reading.kind === 'whole')
    return whole(children, line.text, reading.range, reading.language, reading.unsure);
  const [en, zh] = [plain(line.text, reading.en), plain(line.text, reading.zh)];
  const { unsure, marked } = reading;
  const cut = Math.max(reading.en[0], reading.zh[0]);
  const around = (half: Range): Range => (half[0] < cut ? [0, cut] : [cut, Number.POSITIVE_INFINITY]);
  const halves: Half[] = [
    { language: 'en', children: sliceInline(children, reading.en, around(reading.en)) },
    { language: 'zh', children: sliceInline(children, reading.zh, around(reading.zh)) },
  ];
  return { text: `${en} ${zh}`, language: 'both', en, zh, halves, cells: [], unsure, marked };
}

function wholeInline(children: readonly PhrasingContent[]): Words {
  const line = inlineLine(children).text;
  return whole(children, line, [line.search(/\S|$/), line.trimEnd().length], languageOf(line), false);
}

function whole(
  children: readonly PhrasingContent[],
  line: string,
  range: Range,
  language: Language,
  unsure: boolean,
): Words {
  const words = plain(line, range);
  const slice = sliceInline(children, range, [0, Number.POSITIVE_INFINITY]);
  const halves = slice.length === 0 ? [] : [{ language, children: slice }];
  const half = language === 'en' || language === 'zh' ? { [language]: words } : {};
  return { text: words, language, ...half, halves, cells: [], unsure, marked: false };
}

/** In a table each language has its cells. */
function readRow(cells: readonly Words[]): Words {
  const join = (halves: readonly (string | undefined)[]) => halves.filter(Boolean).join(' ');
  const en = join(cells.map((cell) => cell.en));
  const zh = join(cells.map((cell) => cell.zh));
  const language = en && zh ? 'both' : en ? 'en' : zh ? 'zh' : 'none';
  const words = join(cells.map((cell) => cell.text));
  const unsure = cells.some((cell) => cell.unsure);
  return {
    text: words,
    language,
    ...(en && { en }),
    ...(zh && { zh }),
    halves: [],
    cells,
    unsure,
    marked: false,
  };
}

function plain(line: string, range: Range): string {
  return line
    .slice(...range)
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Splits a title or a heading given as one string.
 *
 * @example bilingualText('Lesson 7 第七课') // => { en: 'Lesson 7', zh: '第七课' }
 */
export function bilingualText(text: string): Bilingual {
  const reading = readPair(text, [], 'pairs');
  if (reading.kind === 'pair') return { en: text.slice(...reading.en), zh: text.slice(...reading.zh) };
  const whole = text.slice(...reading.range);
  return reading.language === 'zh' ? { zh: whole } : { en: whole };
}

/** A title given as one string: split where notes are in two languages, whole where they are in one. */
export function titleIn(text: string, languages: Languages): Bilingual {
  if (isPair(languages)) return bilingualText(text);
  return languages.zh === undefined ? { en: text } : { zh: text };
}

/** The `lang` of a run of text in notes of some languages; `undefined` for text in no language. */
export function langOf(language: Language | 'both', languages: Languages): string | undefined {
  return { ...tagsOf(languages), ja: 'ja', both: undefined, none: undefined }[language];
}
