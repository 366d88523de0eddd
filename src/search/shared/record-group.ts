import type { Named, Place, RecordKind, SearchRecord } from './record.ts';

/** Neighbouring records of one page that the index keeps together. */
export type RecordGroup = readonly SearchRecord[];

/** The list of all groups is loaded before the first answer and takes some 8 bytes for each of them. */
const MOST_SHELVES = 6_000;
/** Places in the text of a group that each of its records has, so that a place tells which record a word is in. */
const SLOT = 40;

/** A record and the words it is indexed under. */
export interface IndexedRecord {
  readonly record: SearchRecord;
  readonly words: string;
  /** How many words there are. */
  readonly count: number;
}

/**
 * Puts records on groups. As long as there are few, each has its own; beyond that neighbours on a page share one, so
 * that a reader of a large site does not load a list of everything to find one thing. A long record never shares.
 */
export function groupRecords(records: readonly IndexedRecord[], most = MOST_SHELVES) {
  const size = Math.ceil(records.length / most);
  const groups: IndexedRecord[][] = [];
  let room = 0;
  for (const one of records) {
    const open = groups.at(-1);
    const fits = room > 0 && one.count <= SLOT && open?.[0]?.record.place === one.record.place;
    if (fits) open.push(one);
    else groups.push([one]);
    room = one.count > SLOT ? 0 : (fits ? room : size) - 1;
  }
  return { groups, slot: size > 1 ? SLOT : 0 };
}

/** The text a group is indexed under: each record fills its slot with signs that have a place and are no words. */
export function groupText(group: readonly IndexedRecord[]): string {
  return group
    .map(({ words, count }) => (group.length > 1 ? words + ' .'.repeat(SLOT - count) : words))
    .join(' ');
}

const KINDS: readonly RecordKind[] = ['moment', 'point', 'section', 'page'];

type Packed = string | 0;
type PackedName = readonly [id: string, en: Packed, zh: Packed] | 0;
type PackedRecord = readonly [kind: number, id: Packed, start: number, en: Packed, zh: Packed, text: Packed];
type PackedGroup = readonly [
  path: string,
  course: PackedName,
  lesson: PackedName,
  page: PackedName,
  ...records: PackedRecord[],
];

/**
 * What a hit shows, as the address of its group in the index: the one thing Pagefind stores and does not index.
 * It is read back with `unpackShelf`.
 */
export function packGroup(group: RecordGroup): string {
  const { path = '', course, lesson, page } = group[0]?.place ?? {};
  const packed: PackedGroup = [
    path,
    packName(course),
    packName(lesson),
    packName(page),
    ...group.map(
      ({ kind, id, start, en, zh, text }): PackedRecord => [
        KINDS.indexOf(kind),
        id ?? 0,
        start ?? -1,
        en ?? 0,
        zh ?? 0,
        text ?? 0,
      ],
    ),
  ];
  // Pagefind makes one slash of several, and hangs up on half a surrogate pair.
  return `#${JSON.stringify(packed, wellFormed).replace(/(?<=\/)\//g, '\\/')}`;
}

/** Reads a group from the address Pagefind gives for it. Throws a `SyntaxError` on anything else. */
export function unpackGroup(url: string): RecordGroup {
  const at = url.indexOf('#[');
  if (at < 0) throw new SyntaxError(`no group of this site: ${url.slice(0, 80)}`);
  const [path, course, lesson, page, ...records] = JSON.parse(url.slice(at + 1)) as PackedGroup;
  const place: Place = {
    path,
    ...(course && { course: unpackName(course) }),
    ...(lesson && { lesson: unpackName(lesson) }),
    ...(page && { page: unpackName(page) }),
  };
  return records.map(([kind, id, start, en, zh, text]) => ({
    kind: KINDS[kind] ?? 'moment',
    place,
    ...(id !== 0 && { id }),
    ...(start >= 0 && { start }),
    ...(en !== 0 && { en }),
    ...(zh !== 0 && { zh }),
    ...(text !== 0 && { text }),
  }));
}

function packName(name: Named | undefined): PackedName {
  return name ? [name.id, name.en ?? 0, name.zh ?? 0] : 0;
}

function unpackName([id, en, zh]: Exclude<PackedName, 0>): Named {
  return { id, ...(en !== 0 && { en }), ...(zh !== 0 && { zh }) };
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
