import type { PhrasingContent, Text } from 'mdast';
import { alignedOffsets, wordsOf } from '../markdown/inline.ts';
import type { Source } from '../markdown/source.ts';
import { hiddenBlockId } from '../obsidian/block-ids.ts';
import type { Notes } from '../read-notes.ts';
import { languageOf, type Pairing, type PairReading, type Range, readPair } from './pairs.ts';
import { cellsOf, type ReadBlock } from './read-blocks.ts';

/**
 * The words of a block in canonical Markdown, without its time and its Obsidian id; `undefined` where they cannot be
 * taken apart.
 */
export function canonicalWords(
  { block, holdsLinkInside }: ReadBlock,
  { source, hasPairs, pairing }: Pick<Notes, 'source' | 'hasPairs' | 'pairing'>,
): string | undefined {
  if (holdsLinkInside) return undefined;
  const words = cellsOf(block).map((cell) => cell.filter((node) => !hiddenBlockId(node, source)));
  const units = joinUnits(words.map((cell) => unitsOf(cell, source)));
  return units && writeWords(units, hasPairs ? pairing : undefined);
}

/** The id that Obsidian gave to a block. It has to stay at its end, behind the time. */
export function blockIdOf({ block }: ReadBlock, { source }: Pick<Notes, 'source'>): string | undefined {
  return cellsOf(block)
    .flat()
    .map((node) => hiddenBlockId(node, source))
    .find(Boolean);
}

/** A character of text, or an inline element that cannot be cut, with the Markdown that says it. */
export interface Unit {
  readonly plain: string;
  readonly markdown: string;
  readonly atom: boolean;
}

const BLANK: Unit = { plain: ' ', markdown: ' ', atom: false };
const MARK: readonly Unit[] = [...'| '].map((plain) => ({ plain, markdown: plain, atom: false }));

/** Takes inline content apart with its Markdown; `undefined` where the two cannot be aligned. */
export function unitsOf(children: readonly PhrasingContent[], source: Source): readonly Unit[] | undefined {
  const units: Unit[] = [];
  for (const node of children) {
    if (node.type === 'break') units.push({ plain: '\n', markdown: ' ', atom: false });
    else if (node.type === 'text') {
      const characters = charactersOf(node, source);
      if (!characters) return undefined;
      for (const [at, markdown] of characters.entries())
        units.push({ plain: node.value[at] ?? '', markdown, atom: false });
    } else {
      const markdown = sliceOf(node, source)?.replace(/[ \t]*(?:\r\n|\r|\n)[ \t]*/g, ' ');
      if (markdown === undefined) return undefined;
      units.push({ plain: wordsOf(node), markdown, atom: true });
    }
  }
  return units;
}

/** One line of the cells of a table row; of two, each is a half. */
function joinUnits(cells: readonly (readonly Unit[] | undefined)[]): readonly Unit[] | undefined {
  if (cells.length === 1) return cells[0];
  if (!cells.every((cell) => cell !== undefined)) return undefined;
  const said = cells.map(trimmed).filter((cell) => cell.length > 0);
  const between = said.length === 2 ? [BLANK, ...MARK] : [BLANK];
  return said.flatMap((cell, index) => (index > 0 ? [...between, ...cell] : cell));
}

/** The line that units make, for the rules of pairs. */
export function lineOf(units: readonly Unit[]): { readonly text: string; readonly atoms: readonly Range[] } {
  const atoms: Range[] = [];
  let text = '';
  for (const { plain, atom } of units) {
    if (atom) atoms.push([text.length, text.length + plain.length]);
    text += plain;
  }
  return { text, atoms };
}

/**
 * Writes the words of an entry in their canonical form: one line, English first, one blank between the halves and
 * ` | ` only where the line would be read differently without it. Without a pairing, halves are not looked for.
 */
function writeWords(units: readonly Unit[], pairing: Pairing | undefined): string {
  if (pairing === undefined) return markdownOf(trimmed(units));
  const reading = readLine(units, pairing);
  const form =
    reading.kind === 'pair' ? writePair(units, reading, pairing) : writeWhole(units, reading, pairing);
  // What says nothing, as a comment, is in no half.
  const silent = units.filter((unit) => unit.atom && unit.plain === '' && !form.includes(unit));
  return markdownOf([...form, ...silent.flatMap((unit) => [BLANK, unit])]);
}

function writePair(
  units: readonly Unit[],
  reading: PairReading & { kind: 'pair' },
  pairing: Pairing,
): readonly Unit[] {
  const en = unitsIn(units, reading.en);
  const zh = unitsIn(units, reading.zh);
  const plain = [...en, BLANK, ...zh];
  const again = readLine(plain, pairing);
  const { length } = lineOf(en).text;
  const isSame = again.kind === 'pair' && again.en[1] === length && again.zh[0] === length + 1;
  const isClear = isSame && (!again.unsure || !reading.marked);
  return isClear ? plain : reading.marked ? [...en, BLANK, ...MARK, ...zh] : trimmed(units);
}

function writeWhole(
  units: readonly Unit[],
  reading: PairReading & { kind: 'whole' },
  pairing: Pairing,
): readonly Unit[] {
  const words = trimmed(unitsIn(units, reading.range));
  const isMarked = words.length < trimmed(units).length;
  if (!isMarked) return words;
  const again = readLine(words, pairing);
  const isClear = again.kind === 'whole' && again.language === reading.language && !again.unsure;
  return isClear && languageOf(lineOf(words).text) === reading.language ? words : [...MARK, ...words];
}

function readLine(units: readonly Unit[], pairing: Pairing): PairReading {
  const { text, atoms } = lineOf(units);
  return readPair(text, atoms, pairing);
}

function markdownOf(units: readonly Unit[]): string {
  return units.map(({ markdown }) => markdown).join('');
}

/** The units of [from, to) of their line; atoms stay whole, with a blank at their end that the range leaves out. */
export function unitsIn(units: readonly Unit[], [from, to]: Range): readonly Unit[] {
  let at = 0;
  return units.filter(({ plain, atom }) => {
    const start = at;
    at += plain.length;
    return start >= from && (at <= to || (atom && start < to)) && (start < to || plain !== '');
  });
}

function trimmed(units: readonly Unit[]): readonly Unit[] {
  const isWord = ({ atom, plain }: Unit) => atom || plain.trim() !== '';
  return units.slice(units.findIndex(isWord), units.findLastIndex(isWord) + 1);
}

/** The Markdown of each UTF-16 unit of a text; the reading of links may have cut its beginning or its end. */
function charactersOf(node: Text, source: Source): readonly string[] | undefined {
  const { value } = node;
  const markdown = sliceOf(node, source);
  if (markdown === undefined) return value.split('');
  return alignedCharacters(value, markdown) ?? (markdown.endsWith(value) ? value.split('') : undefined);
}

function alignedCharacters(value: string, markdown: string): readonly string[] | undefined {
  const offsets = alignedOffsets(value, markdown);
  return offsets?.slice(0, -1).map((from, index) => {
    const character = value[index] ?? '';
    if (character === '\r' && value[index + 1] === '\n') return '';
    return /[\r\n]/.test(character) ? ' ' : markdown.slice(from, offsets[index + 1]) || character;
  });
}

function sliceOf({ position }: PhrasingContent, source: Source): string | undefined {
  const { start, end } = position ?? {};
  return start?.offset === undefined || end?.offset === undefined
    ? undefined
    : source.text.slice(start.offset, end.offset);
}
