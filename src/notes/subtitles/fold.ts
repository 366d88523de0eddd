import type { Bilingual } from '../lesson.ts';
import { type Cue, type CuePlace, type FileCue, type Milliseconds, SAME_START } from './cue.ts';
import { halvesOf, languageInName, type SaidCue } from './halves.ts';
import { type Agreement, belongTogether, compareStarts } from './pair-files.ts';

/** A file of a lesson, with what was read of it. */
export interface SubtitleFile {
  readonly name: string;
  readonly cues: readonly FileCue[];
}

/** All that is said in a lesson, and what of its files does not fit together. */
export interface Folded {
  /** In the order of their starts, none of which is there twice. */
  readonly cues: readonly Cue[];
  readonly twice: readonly SaidTwice[];
  readonly apart: readonly Apart[];
}

/** Words that another file, or another cue of the file, has otherwise; those that stand come first. */
export interface SaidTwice extends CuePlace {
  readonly words: string;
  readonly stands: string;
  readonly at: CuePlace;
}

/** A file whose cues begin at other times than those of the files before it, so that they are not joined. */
export interface Apart extends Agreement {
  readonly file: string;
  /** The file before it. */
  readonly from: string;
}

type Half = 'en' | 'zh';

/** How its translator says of a Chinese line that it may be wrong. */
const UNSURE = /\s*[(（]\s*[?？]\s*[)）]$/;

/** A cue of a file, with the place of its file in the order of their names. */
interface Member extends SaidCue {
  readonly order: number;
  readonly apart: boolean;
}

/** Members that are one cue, in the order of their starts. */
type Group = Member[];

/** The last group in which a file says a half, and the start of what it says there. */
type Taken = Map<string, { readonly group: Group; readonly start: Milliseconds }>;

/**
 * Folds the files of a lesson, in any order: a bilingual one, one for each language, pieces of ten minutes. Cues whose
 * starts differ by 40 ms at most are one. Where two files say something else for the same half, the first by name
 * stands.
 */
export function foldSubtitles(files: readonly SubtitleFile[]): Folded {
  const ordered = inNameOrder(files);
  const said = ordered.map(({ name, cues }) => halvesOf(cues, languageInName(name)));
  const apart = findApart(ordered, said);
  const members = said.flatMap((cues, order): Member[] => {
    const isApart = apart.some(({ file }) => file === ordered[order]?.name);
    return cues.map((cue) => ({ ...cue, order, apart: isApart }));
  });
  const twice: SaidTwice[] = [];
  const names = ordered.map(({ name }) => name);
  const cues = groupsOf(members).map((group) => cueOf(group, names, twice));
  return { cues: withEnds(cues), twice, apart };
}

/** Files in the order of their names, `40-50` before `100-110`. */
export function inNameOrder<File extends { readonly name: string }>(files: readonly File[]): readonly File[] {
  return files.toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }) || (a.name < b.name ? -1 : 1),
  );
}

function findApart(files: readonly SubtitleFile[], said: readonly (readonly SaidCue[])[]): readonly Apart[] {
  const apart: Apart[] = [];
  let known: readonly number[] = [];
  const halves = new Set<Half>();
  for (const [at, cues] of said.entries()) {
    const starts = cues.map(({ start }) => start).sort((a, b) => a - b);
    const own = (['en', 'zh'] as const).filter((half) => cues.some((cue) => cue[half] !== undefined));
    const mustMeet = halves.size > 0 && !own.some((half) => halves.has(half));
    const agreement = compareStarts(known, starts, mustMeet);
    const [file, from] = [files[at]?.name ?? '', files[at - 1]?.name ?? ''];
    if (!belongTogether(agreement)) apart.push({ ...agreement, file, from });
    else known = union(known, starts);
    for (const half of own) halves.add(half);
  }
  return apart;
}

/** All starts of two ordered lists, those of one cue once. */
function union(a: readonly number[], b: readonly number[]): readonly number[] {
  const all: number[] = [];
  for (const start of [...a, ...b].sort((x, y) => x - y))
    if (start - (all.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_START) all.push(start);
  return all;
}

function groupsOf(members: readonly Member[]): readonly Group[] {
  const groups: Group[] = [];
  const taken: Taken = new Map();
  for (const member of members.toSorted((a, b) => a.start - b.start || byPlace(a, b))) {
    const last = groups.at(-1);
    const group = last && belongsTo(last, member, taken) ? last : [];
    if (group !== last) groups.push(group);
    group.push(member);
    for (const half of halvesIn(member)) taken.set(`${member.order} ${half}`, { group, start: member.start });
  }
  return groups;
}

function belongsTo(group: Group, member: Member, taken: Taken): boolean {
  const [first] = group;
  // Files apart are joined only where they mean the very same millisecond.
  const within = member.apart || first?.apart ? 0 : SAME_START;
  if (!first || member.start - first.start > within) return false;
  // Short cues of one file that follow each other are two.
  return halvesIn(member).every((half) => {
    const before = taken.get(`${member.order} ${half}`);
    return before?.group !== group || before.start === member.start;
  });
}

function halvesIn({ en, zh }: Bilingual): readonly Half[] {
  return [...(en === undefined ? [] : ['en' as const]), ...(zh === undefined ? [] : ['zh' as const])];
}

/** One cue of a group: its times and words are those of the first file that has them. */
function cueOf(members: Group, names: readonly string[], twice: SaidTwice[]): Cue {
  const [first, ...others] = members.toSorted(byPlace);
  if (!first) throw new RangeError('A group has a member.');
  const placeOf = ({ order, line }: Member): CuePlace => ({ file: names[order] ?? '', line });
  const from: Partial<Record<Half, Member>> = {};
  for (const member of [first, ...others])
    for (const half of halvesIn(member)) {
      const stands = from[half];
      if (!stands) from[half] = member;
      else if (stands[half] !== member[half])
        twice.push({
          ...placeOf(member),
          words: member[half] ?? '',
          stands: stands[half] ?? '',
          at: placeOf(stands),
        });
    }
  const places = [...new Set([first, from.en, from.zh])].flatMap((member) =>
    member ? [placeOf(member)] : [],
  );
  const zh = from.zh?.zh ?? '';
  return {
    start: first.start,
    end: first.end,
    ...(from.en?.en !== undefined && { en: from.en.en }),
    ...(zh !== '' && { zh: zh.replace(UNSURE, '') }),
    ...(UNSURE.test(zh) && { unsure: true }),
    places,
  };
}

/** In order, each start once, and no end before its start: such a cue lasts until the next. */
function withEnds(cues: readonly Cue[]): readonly Cue[] {
  const ordered = cues.toSorted((a, b) => a.start - b.start);
  let last = -1;
  const starts = ordered.map(({ start }) => {
    last = Math.max(start, last + 1);
    return last;
  });
  return ordered.map((cue, at) => {
    const start = starts[at] ?? cue.start;
    return { ...cue, start, end: cue.end > start ? cue.end : (starts[at + 1] ?? start) };
  });
}

function byPlace(a: Member, b: Member): number {
  return a.order - b.order || a.line - b.line;
}
