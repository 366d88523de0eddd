import type { PhrasingContent } from 'mdast';
import type { Pairing } from '../notes/entries/pairs.ts';
import { type ReadBlock, readBlocksOf } from '../notes/entries/read-blocks.ts';
import type { TimeLink } from '../notes/entries/read-time-link.ts';
import type { Seconds } from '../notes/entries/time.ts';
import type { VideoId } from '../notes/entries/video.ts';
import { rewriteLink, writeTime } from '../notes/entries/write-link.ts';
import { unitsOf } from '../notes/entries/write-words.ts';
import { wordsOf } from '../notes/markdown/inline.ts';
import { readSource, type Source } from '../notes/markdown/source.ts';
import { type Halves, oneLine, readHalves, writeHalves } from './halves.ts';

/** The lines of one entry, cut around its words. */
export interface EntryLines {
  /** Indentation and marker; also the time link, if it stands first. */
  readonly head: string;
  readonly words: string;
  /** The time link, if it stands last, with what separates it from the words; further links. */
  readonly tail: string;
}

/** The lines that say one entry, taken apart. */
export interface EntryParts extends EntryLines {
  /** Absent if the words cannot be edited apart from the rest: they stand on both sides of the link, or in it. */
  readonly halves?: Halves;
  readonly time?: { readonly video: VideoId; readonly seconds: Seconds };
  /** The time link as it is written. */
  readonly link?: string;
  /** Further links after it. */
  readonly more?: string;
  /** The same lines at another second of the same video; absent if the link says more than can be written anew. */
  readonly at?: (seconds: Seconds) => string;
}

/** What may stand between words and the link that belongs to neither; a mark glued to a word is the word's. */
const BEFORE_LINK = /(?:\s+[:：\-–—|,，])?\s*[[(（【]*\s*$/;
const AFTER_LINK = /^[\])）】]*\s*(?:[:：\-–—|,，]\s*)?/;
const NO_WORDS = /^[\s[\]()（）【】:：\-–—|,，.。>→~～至到]*$/;

/**
 * Takes the lines of one entry apart. `bilingual` says whether the core read it as English and Chinese.
 *
 * @example takeApart('- a 一 [0:00:01](https://youtu.be/9spwoDYwW_I?t=1)', true)
 * // => { head: '- ', words: 'a 一', tail: ' [0:00:01](…)', halves: { en: 'a', zh: '一' }, time: { … }, at }
 */
export function takeApart(own: string, bilingual: boolean): EntryParts {
  // Its indentation would make code of an entry that stands alone.
  const indent = /^\s*/.exec(own)?.[0] ?? '';
  const body = own.slice(indent.length);
  const source = readSource(body);
  const [read] = readBlocksOf(source).blocks;
  if (!read?.range) return { head: own, words: '', tail: '', halves: {} };
  // Lines that go on with the words in their file can be something else when they stand alone, and would be lost.
  const goesOn = /\n\s*\S/.test(body.slice(read.range[1]));
  const halves = goesOn ? undefined : halvesOf(read, source, bilingual ? 'pairs' : 'whole');
  const [from, to] = wordsRange(read, source) ?? read.range;
  const link = read.links[0];
  return {
    head: indent + body.slice(0, from),
    words: body.slice(from, to),
    tail: body.slice(to),
    ...(halves && { halves }),
    ...(link && {
      time: { video: link.video, seconds: link.seconds },
      link: body.slice(offset(link.node, 'start'), offset(link.node, 'end')),
      more: body.slice(Math.max(to, offset(link.node, 'end') ?? to)),
      at: (seconds: Seconds) => indent + relinked(body, link, seconds, source),
    }),
  };
}

/** The halves of an entry; absent if they cannot be edited apart from the rest. Reads its block before it is a page. */
export function halvesOf(read: ReadBlock, source: Source, pairing: Pairing): Halves | undefined {
  const range = wordsRange(read, source);
  if (!read.range) return {};
  if (!range) return undefined;
  const words = source.text.slice(...range);
  if (words.trim() === '') return {};
  const units = unitsOf(childrenIn(read.block.phrasing?.children ?? [], range), source);
  if (!units) return undefined;
  const mark = read.time?.mark;
  const glued = mark && words.endsWith(mark) ? [{ plain: mark, markdown: mark, atom: false }] : [];
  const { en, zh } = readHalves([...units, ...glued], pairing);
  // Whatever these fields do not show would be lost when they are written.
  if (spelled(`${en ?? ''}${zh ?? ''}`) !== spelled(words)) return undefined;
  return { ...(en !== undefined && { en }), ...(zh !== undefined && { zh }) };
}

/** The parts of an entry with other words. */
export function withHalves(
  { head, words, tail }: EntryLines,
  halves: Halves,
  others?: readonly string[],
): EntryLines {
  const written = writeHalves(halves, others);
  if (written === '') return { head, words: '', tail: tail.trimStart() };
  return {
    head: words === '' ? `${head.trimEnd()} ` : head,
    words: written,
    tail: /^(?:[[(（【<]|http)/.test(tail) ? ` ${tail}` : tail,
  };
}

/** The lines that parts make. */
export function linesOf({ head, words, tail }: EntryLines): string {
  return head + words + tail;
}

/** The lines of an entry that has no time yet, with one. */
export function withTime(own: string, video: VideoId, seconds: Seconds): string {
  return `${own.trimEnd()} ${writeTime(video, seconds)}`;
}

/** Two halves and two more: each language after its own. */
export function joinHalves(a: Halves, b: Halves): Halves {
  const en = join(a.en, b.en, '; ', /[.,;:!?…]$/);
  const zh = join(a.zh, b.zh, '；', /[。，；：！？、…]$/);
  return { ...(en && { en }), ...(zh && { zh }) };
}

function join(
  a: string | undefined,
  b: string | undefined,
  between: string,
  ended: RegExp,
): string | undefined {
  if (!a || !b) return a || b;
  return oneLine(a) + (ended.test(a) ? (between === '; ' ? ' ' : '') : between) + oneLine(b);
}

/** Offsets of the words, if they stand on one side of the time link and not in it. */
function wordsRange({ range, links }: ReadBlock, { text }: Source): readonly [number, number] | undefined {
  const [link, ...others] = links;
  if (!link || !range) return range;
  const [from, to] = range;
  const [start, end] = [offset(link.node, 'start'), offset(link.node, 'end')];
  if (start === undefined || end === undefined || hasWords(link)) return undefined;
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  const rest = others.reduceRight((left, { node }) => {
    const [a = end, b = end] = [offset(node, 'start'), offset(node, 'end')];
    return left.slice(0, a - end) + left.slice(b - end);
  }, after);
  if (NO_WORDS.test(rest) && !others.some(hasWords))
    return [from, from + before.replace(BEFORE_LINK, '').length];
  return NO_WORDS.test(before) ? [end + (AFTER_LINK.exec(after)?.[0].length ?? 0), to] : undefined;
}

function hasWords({ node, label, bare }: TimeLink): boolean {
  if (bare) return false;
  const words = wordsOf(node).replace(/\p{Cf}/gu, '');
  return label === undefined ? words.trim() !== '' : !NO_WORDS.test(words.slice(label.length));
}

/** Inline content of [from, to); of a text that goes on into what separates it from the link, the words. */
function childrenIn(
  children: readonly PhrasingContent[],
  [from, to]: readonly [number, number],
): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    const [start = 0, end = 0] = [offset(child, 'start'), offset(child, 'end')];
    if (end <= from || start >= to) return [];
    if (child.type !== 'text' || (start >= from && end <= to)) return [child];
    const value = start < from ? child.value.replace(AFTER_LINK, '') : child.value.replace(BEFORE_LINK, '');
    return [{ ...child, value }];
  });
}

function spelled(text: string): string {
  return text.replace(/\s|^\|/g, '').replace(/[|｜]/g, '');
}

function relinked(body: string, link: TimeLink, seconds: Seconds, source: Source): string {
  const { label } = link;
  const shift = seconds - link.seconds;
  const moved = label?.end === undefined ? label : { ...label, end: Math.max(seconds, label.end + shift) };
  const written = rewriteLink({ ...link, seconds, ...(moved && { label: moved }) }, source);
  const [from, to] = [offset(link.node, 'start'), offset(link.node, 'end')];
  return written === undefined || from === undefined || to === undefined
    ? body
    : body.slice(0, from) + written + body.slice(to);
}

function offset(node: PhrasingContent | undefined, end: 'start' | 'end'): number | undefined {
  return node?.position?.[end].offset;
}
