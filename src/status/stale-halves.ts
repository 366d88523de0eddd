import { editDistance } from '../notes/check/nearest.ts';
import { readBlocksOf } from '../notes/entries/read-blocks.ts';
import type { Seconds } from '../notes/entries/time.ts';
import type { VideoId } from '../notes/entries/video.ts';
import { readWords } from '../notes/entries/words.ts';
import type { Bilingual } from '../notes/lesson.ts';
import { ownEnd, readLines } from '../notes/markdown/lines.ts';
import { LIST_MARKER } from '../notes/markdown/list-marker.ts';
import { readSource } from '../notes/markdown/source.ts';
import type { Hunk, NamedChange } from './git-log.ts';

/** By the path of a file: the moments whose English changed after their Chinese, as `momentKey` names them. */
export type StaleHalves = ReadonlyMap<string, ReadonlySet<string>>;

/** What names a moment through the history of its file. */
export function momentKey({ video, start }: { readonly video: VideoId; readonly start: Seconds }): string {
  return `${video}@${start}`;
}

/** What looking back has shown of one file so far. */
interface FileHistory {
  readonly decided: Map<string, 'stale' | 'fresh'>;
  /** Keys that a moment had before its time was corrected, and its key today. */
  readonly today: Map<string, string>;
}

/**
 * Finds the moments whose English changed in a commit that left their Chinese as it was, with no later one that touched
 * the Chinese. The changes come newest first, so the first change of a moment's words that is met decides about it.
 * At most `most` changed entries are read; `whole` says whether that was enough for all of the history.
 */
export function staleHalves(
  changes: Iterable<NamedChange>,
  most = 4000,
): { readonly stale: StaleHalves; readonly whole: boolean } {
  const files = new Map<string, FileHistory>();
  let left = most;
  for (const { file, hunks } of changes) {
    const history = files.get(file) ?? { decided: new Map(), today: new Map() };
    files.set(file, history);
    const { before, after } = changedEntries(hunks);
    left -= before.length + after.length;
    if (left < 0) break;
    decide(history, readMoments(before), readMoments(after));
  }
  const stale = new Map([...files].map(([file, { decided }]) => [file, staleOf(decided)]));
  return { stale, whole: left >= 0 };
}

const ARRANGES = new RegExp(String.raw`^${LIST_MARKER}\s|\[[\d:：.\s]*\]|[\s|[\]()]`, 'g');

type Moments = ReadonlyMap<string, Bilingual>;

function decide({ decided, today }: FileHistory, before: Moments, after: Moments): void {
  for (const [key, now] of after) {
    const keyToday = today.get(key) ?? key;
    if (decided.has(keyToday)) continue;
    const [keyBefore, then] = momentBefore(key, now, before, after);
    if (keyBefore !== undefined && keyBefore !== key) today.set(keyBefore, keyToday);
    const verdict = then ? compare(then, now) : 'fresh';
    if (verdict) decided.set(keyToday, verdict);
  }
}

function staleOf(decided: FileHistory['decided']): ReadonlySet<string> {
  return new Set([...decided].filter(([, verdict]) => verdict === 'stale').map(([key]) => key));
}

/** The entries whose lines are not on both sides of a change. */
function changedEntries(hunks: readonly Hunk[]) {
  const sides = (side: keyof Hunk) =>
    new Map(hunks.flatMap((hunk) => entryLines(hunk[side])).map((lines) => [fingerprintOf(lines), lines]));
  const [before, after] = [sides('before'), sides('after')];
  const missingIn = (other: ReadonlyMap<string, string>) => (fingerprint: string) => !other.has(fingerprint);
  return {
    before: [...before.keys()].filter(missingIn(after)).map((fingerprint) => before.get(fingerprint) ?? ''),
    after: [...after.keys()].filter(missingIn(before)).map((fingerprint) => after.get(fingerprint) ?? ''),
  };
}

/** The moments in lines that were cut out of a file, read as a bilingual file would have them. */
function readMoments(entries: readonly string[]): Moments {
  const moments = entries.flatMap((lines) => {
    const read = readBlocksOf(readSource(lines)).blocks.find(({ time }) => time !== undefined);
    if (!read?.time) return [];
    const { video, seconds: start } = read.time.start;
    const { en, zh } = readWords(read.block, 'pairs', true);
    return [
      [
        momentKey({ video, start }),
        { ...(en !== undefined && { en }), ...(zh !== undefined && { zh }) },
      ] as const,
    ];
  });
  return new Map(moments);
}

/** A moment as it was before a change: the one at its second, else one that says the same and whose time was wrong. */
function momentBefore(
  key: string,
  now: Bilingual,
  before: Moments,
  after: Moments,
): readonly [string?, Bilingual?] {
  const then = before.get(key);
  if (then) return [key, then];
  const same = (half?: string, other?: string) => half !== undefined && half === other;
  return (
    [...before].find(([old, { en, zh }]) => !after.has(old) && (same(en, now.en) || same(zh, now.zh))) ?? []
  );
}

/** What a change of a moment's words says about its Chinese; nothing if the change was of neither half. */
function compare(then: Bilingual, now: Bilingual): 'stale' | 'fresh' | undefined {
  if (then.zh !== now.zh || then.en === undefined) return 'fresh';
  return now.en !== undefined && !saysTheSame(then.en, now.en) ? 'stale' : undefined;
}

/** True if two texts differ in nothing but case, punctuation, grammar and slips of spelling. */
function saysTheSame(a: string, b: string): boolean {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  return (
    words.join('') === others.join('') ||
    (words.length === others.length &&
      words.every((word, at) => word === others[at] || isSlip(word, others[at])))
  );
}

/** One letter of a longer word without figures; in `rank 3` or `RNN` a single sign is another thing. */
function isSlip(word: string, other = ''): boolean {
  const long = /^\p{L}{5,}$/u;
  return long.test(word) && long.test(other) && editDistance(word, other, 1) <= 1;
}

/** Words that only serve the grammar of a sentence: without them it is clumsy and says the same. */
const GRAMMAR = new Set('a an the and of to at in into on be being is are do does'.split(' '));
/** What a word of four letters or more ends with in one form and not in another. */
const FORM = /(?<=\p{L}{3})(?:ing|[sd])$/u;

/** The words that say something, without their forms: `how does it work` is `how it works`. */
function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.filter((word) => !GRAMMAR.has(word)).map((word) => word.replace(FORM, ''));
}

/** Cuts lines into entries: each list item, heading, table row or paragraph with the lines that go on with it. */
function entryLines(text: string): readonly string[] {
  // The lines of a change stand alone, so their indentation says nothing.
  const lines = readLines(text.replace(/^\s+/gm, ''));
  const entries: string[] = [];
  for (let at = 0; at < lines.length; at = ownEnd(lines, at)) {
    const own = lines.slice(at, ownEnd(lines, at)).map((line) => line.text.trimEnd());
    if (own[0] !== '') entries.push(own.join('\n'));
  }
  return entries;
}

/** An entry's lines without the signs that only arrange them and without figures in brackets, the labels of times. */
function fingerprintOf(lines: string): string {
  return lines.replace(ARRANGES, '');
}
