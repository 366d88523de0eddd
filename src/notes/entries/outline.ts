import GithubSlugger from 'github-slugger';
import { type Finding, finding } from '../check/diagnostics.ts';
import { checkWords } from '../check/word-checks.ts';
import type { Entry } from '../lesson.ts';
import type { Block } from '../markdown/blocks.ts';
import type { Notes } from '../read-notes.ts';
import { annotate } from './annotate.ts';
import { codeIn, type ProsePiece, withProse } from './prose.ts';
import type { ReadBlock } from './read-blocks.ts';
import type { BlockTime } from './time-links.ts';
import type { VideoId } from './video.ts';
import { readWords, type Words } from './words.ts';

/** The entries of a file, and what was found on the way. */
export interface Outline {
  readonly entries: readonly Entry[];
  /** The words above all headings that are no entry. */
  readonly prose?: string;
  readonly video: VideoId | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Makes entries of the blocks of some notes. It changes the tree on the way, so that the tree becomes the page: every
 * moment gets its id, its time and its halves.
 */
export function writeOutline(notes: Notes): Outline {
  const { tree, meta, source, pairing, blocks, title, hasPairs } = notes;
  const findings: Finding[] = [];
  const video = meta.video ?? commonVideo(blocks);
  const nameEntry = entryNames(video);
  const entries: Entry[] = [];
  const headings = new Set<string>();
  const pieces: ProsePiece[] = [...codeIn(tree)];
  let section: string | undefined;
  for (const read of blocks) {
    if (read === title) continue;
    const { block, time, kind } = read;
    const words = readWords(block, pairing, kind !== undefined && hasPairs);
    if (kind !== undefined && saysNothing(words) && isHollow(block)) {
      findings.push(finding('empty-entry', placeOf(block), time ? {} : { fix: '' }));
      if (kind !== 'moment') {
        removeBlock(block);
        continue;
      }
    }
    const entry = kind && makeEntry(read, kind, words, nameEntry, section);
    if (entry) {
      entries.push(entry);
      if (block.kind === 'heading') {
        section = entry.id;
        headings.add(section);
      }
      findings.push(...checkWords(entry, words, block, hasPairs, source));
    } else pieces.push({ line: placeOf(block).line, isNested: block.list >= 0, text: words.text });
    annotate(block, words, entry, time, notes);
  }
  return { ...withProse(entries, headings, pieces), video, findings };
}

function makeEntry(
  { block, time }: ReadBlock,
  kind: Entry['kind'],
  words: Words,
  nameEntry: ReturnType<typeof entryNames>,
  section: string | undefined,
): Entry {
  const { text, language, en, zh } = words;
  const shared = {
    id: nameEntry(kind, words, time),
    text,
    language,
    ...(en !== undefined && { en }),
    ...(zh !== undefined && { zh }),
    depth: block.depth,
    ...placeOf(block),
    ...(section !== undefined && { section }),
  };
  if (kind === 'section')
    return { kind, ...shared, level: block.container.type === 'heading' ? block.container.depth : 2 };
  if (kind === 'point' || !time) return { kind: 'point', ...shared };
  const { video, seconds: start } = time.start;
  const jumps = time.jumps.map((jump) => ({ video: jump.video, start: jump.seconds }));
  return { kind: 'moment', ...shared, video, start, ...(time.end !== undefined && { end: time.end }), jumps };
}

/**
 * Names entries: `t=137` for a moment of the lesson's video, `t=137-2` for a second one there, `<video>-t=137` for one
 * of another video, `t=137+1` for the first untimed point after it, a slug for a heading.
 */
function entryNames(lessonVideo: VideoId | undefined) {
  const slugger = new GithubSlugger();
  const taken = new Map<string, number>();
  const points = new Map<string, number>();
  let last = 't=0';
  return (kind: Entry['kind'], words: Words, time: BlockTime | undefined): string => {
    if (kind === 'section') return slugger.slug(words.en ?? words.text) || slugger.slug('section');
    if (kind === 'point' || !time) return `${last}+${another(points, last)}`;
    const base = `${time.start.video === lessonVideo ? '' : `${time.start.video}-`}t=${time.start.seconds}`;
    const count = another(taken, base);
    last = count === 1 ? base : `${base}-${count}`;
    return last;
  };
}

/** How many there are of a key, with one more. */
function another(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

/** The video most time links go to; the earlier one if two are equal. */
function commonVideo(blocks: readonly ReadBlock[]): VideoId | undefined {
  const counts = new Map<VideoId, number>();
  for (const { time } of blocks) {
    for (const { video } of time ? [time.start, ...time.jumps] : [])
      counts.set(video, (counts.get(video) ?? 0) + 1);
  }
  return [...counts].reduce<[VideoId, number] | undefined>(
    (most, next) => (most && most[1] >= next[1] ? most : next),
    undefined,
  )?.[0];
}

/** True if there are neither words nor anything else to see, such as an image. */
function saysNothing({ text, halves, cells }: Words): boolean {
  return text === '' && halves.length === 0 && cells.every(saysNothing);
}

/** True for an entry that holds nothing, not even nested entries. */
function isHollow({ container, phrasing }: Block): boolean {
  return container.type === 'listItem' ? container.children.length <= (phrasing ? 1 : 0) : true;
}

function removeBlock({ parent, container }: Block): void {
  const siblings: unknown[] = parent.children;
  siblings.splice(siblings.indexOf(container), 1);
}

function placeOf({ container }: Block) {
  return { line: container.position?.start.line ?? 1, column: container.position?.start.column ?? 1 };
}
