import type { BlockContent, PhrasingContent, TableRow } from 'mdast';
import type { Languages } from '../languages.ts';
import type { Entry } from '../lesson.ts';
import type { Block } from '../markdown/blocks.ts';
import { type ElementData, element, text } from '../markdown/inline.ts';
import type { Notes } from '../read-notes.ts';
import { type BlockTime, showJump, timeChip } from './time-links.ts';
import { langOf, type Words } from './words.ts';

/** The ids of two places that every lesson page has: the name of permanent links, and how to add what is missing. */
export const PERMALINK_LABEL_ID = 'site:permalink';
export const CONTRIBUTE_ID = 'site:contribute';

type Phrasing = { children: PhrasingContent[] };

/** Writes into the tree what a block became: its id, its time, its halves with their languages. */
export function annotate(
  block: Block,
  words: Words,
  entry: Entry | undefined,
  time: BlockTime | undefined,
  { hasPairs, languages }: Pick<Notes, 'hasPairs' | 'languages'>,
): void {
  for (const jump of time?.jumps ?? []) showJump(jump);
  if (!entry) {
    markLanguage(block, words, languages);
    return;
  }
  setProperties(block.container, entryProperties(entry, block));
  const missing = hasPairs && entry.kind !== 'section' ? invitation(words) : [];
  const after = entry.kind === 'moment' ? [...missing, permalink(entry.id)] : missing;
  const chips = time ? timeChips(time) : [];
  if (block.kind === 'row') {
    annotateRow(block.container as TableRow, words, [chips, after], languages);
    return;
  }
  const children = [...chips, ...(words.halves.length > 0 ? [pair(words, languages)] : []), ...after];
  const container = block.container;
  if (block.phrasing === container || !('children' in container))
    (block.phrasing as Phrasing).children = children;
  else replaceHolder(container.children as BlockContent[], block.phrasing, children);
}

function timeChips({ start, endLink, between = '–' }: BlockTime): PhrasingContent[] {
  if (!endLink) return [timeChip(start)];
  const dash = /\p{L}/u.test(between) ? ` ${between} ` : between;
  return [timeChip(start), text(dash), timeChip(endLink), text(' ')];
}

/** The halves; with both, one of them can be hidden. */
function pair({ halves, language }: Words, languages: Languages): PhrasingContent {
  const runs = halves.flatMap((half, index) => {
    const lang = langOf(half.language, languages);
    const run = lang ? element('span', { lang }, half.children) : element('span', {}, half.children);
    return index > 0 ? [text(' '), run] : [run];
  });
  return element('span', { className: [language === 'both' ? 'pair' : 'lone'] }, runs);
}

function permalink(id: string): PhrasingContent {
  const properties = { className: ['permalink'], href: `#${id}`, ariaLabelledBy: PERMALINK_LABEL_ID };
  return element('a', properties, [text('#')]);
}

/** An invitation to write the missing half, in the language it is missing in. */
function invitation({ language }: Words): PhrasingContent[] {
  if (language !== 'en' && language !== 'zh') return [];
  // Not the tags of the halves themselves: what is asked for is not there yet.
  const [lang, label] = language === 'en' ? ['zh', '＋ 补充中文'] : ['en-001', '＋ Add English'];
  return [element('a', { className: ['missing'], lang, href: `#${CONTRIBUTE_ID}` }, [text(label)])];
}

function entryProperties(entry: Entry, { container }: Block): NonNullable<ElementData['hProperties']> {
  if (entry.kind === 'section') return { id: entry.id };
  const isTask = container.type === 'listItem' && typeof container.checked === 'boolean';
  const className = isTask ? [entry.kind, 'task-list-item'] : [entry.kind];
  if (entry.kind === 'point') return { className, id: entry.id };
  return { className, dataVideo: entry.video, dataStart: entry.start, id: entry.id };
}

function annotateRow(
  row: TableRow,
  words: Words,
  [chips, after]: readonly [PhrasingContent[], PhrasingContent[]],
  languages: Languages,
): void {
  for (const [index, cell] of row.children.entries()) {
    const said = words.cells[index];
    cell.children = said && said.halves.length > 0 ? [pair(said, languages)] : [];
  }
  const first = row.children.find((cell) => cell.children.length === 0) ?? row.children[0];
  first?.children.unshift(...chips);
  row.children.at(-1)?.children.push(...after);
}

function replaceHolder(
  siblings: BlockContent[],
  phrasing: Block['phrasing'],
  children: PhrasingContent[],
): void {
  const index = siblings.findIndex((sibling) => (sibling as unknown) === phrasing);
  siblings.splice(Math.max(0, index), index < 0 ? 0 : 1, ...(children as unknown as BlockContent[]));
}

function markLanguage(block: Block, words: Words, languages: Languages): void {
  if (block.kind === 'row') {
    for (const [index, cell] of (block.container as TableRow).children.entries()) {
      const lang = langOf(words.cells[index]?.language ?? 'none', languages);
      if (lang) setProperties(cell, { lang });
    }
    return;
  }
  const lang = langOf(words.language, languages);
  const target = block.kind === 'item' ? block.container : block.phrasing;
  if (lang && target) setProperties(target as { data?: object | undefined }, { lang });
}

function setProperties(
  node: { data?: object | undefined },
  hProperties: NonNullable<ElementData['hProperties']>,
): void {
  node.data = { ...node.data, hProperties };
}
