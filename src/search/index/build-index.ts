import * as pagefind from 'pagefind';
import type { IndexFacts } from '../query/open-index.ts';
import { type SearchRecord, wordsOf } from '../shared/record.ts';
import {
  groupRecords,
  groupText,
  type IndexedRecord,
  packGroup,
  type RecordGroup,
} from '../shared/record-group.ts';
import { allSimplified } from '../shared/traditional.ts';
import { indexWords, tokensOf } from '../shared/transform.ts';
import { vocabularyCounter } from './vocabulary.ts';

/** The files of an index by their paths below `pagefind/`. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/** Records whose texts are loaded together, where each has a group of its own, and where groups are shared. */
const RECORDS_A_FILE = { alone: 12, shared: 20 };
/** A name that is no language, so that neither the index nor a query is segmented or stemmed by one. */
const LANGUAGE = 'unknown';
const NEEDED = /^(?:pagefind\.js|pagefind-entry\.json|.+\.(?:pagefind|pf_\w+))$/;

/**
 * Builds the search index of a site, with all that a browser needs to search it. Throws if Pagefind refuses any of it.
 * `mostShelves` is for tests of how a large site is indexed.
 */
export async function buildIndex(records: readonly SearchRecord[], mostGroups?: number): Promise<IndexFiles> {
  const all = allSimplified();
  const vocabulary = vocabularyCounter();
  const indexed = records.map((record): IndexedRecord => {
    const tokens = tokensOf(wordsOf(record), all);
    const words = tokens.flatMap(indexWords);
    vocabulary.add(tokens, words);
    return { record, words: words.join(' '), count: words.length };
  });
  const { groups, slot } = groupRecords(indexed, mostGroups);
  const files = new Map(await pagefindFiles(groups));
  const { words, common, characters } = vocabulary.result();
  const pairs = [...all].filter(([, simple]) => characters.has(simple));
  const facts: IndexFacts = { records: records.length, slot, traditional: pairs.flat().join(''), common };
  return files
    .set('moments.json', Buffer.from(JSON.stringify(facts)))
    .set('words.json', Buffer.from(JSON.stringify(words)));
}

async function pagefindFiles(
  groups: readonly (readonly IndexedRecord[])[],
): Promise<readonly (readonly [string, Uint8Array])[]> {
  // Half as much for a reader to load with each word; if a later version does not know it, nothing else changes.
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE ??= '8000';
  try {
    const records = groups.flat().length;
    const aFile = groups.length < records ? RECORDS_A_FILE.shared : RECORDS_A_FILE.alone;
    const maxFragments = Math.ceil(records / aFile) || 1;
    const { index } = accept(await pagefind.createIndex({ forceLanguage: LANGUAGE, maxFragments }));
    if (!index) throw new Error('Pagefind made no index.');
    for (const group of groups) {
      const together = group.map(({ record }) => record);
      accept(
        await index.addCustomRecord({
          url: packGroup(together),
          content: groupText(group),
          language: LANGUAGE,
          filters: filtersOf(together),
          meta: {},
        }),
      );
    }
    const { files } = accept(await index.getFiles());
    return files
      .filter(({ path }) => NEEDED.test(path))
      .map(({ path, content }) => [path, fix(path, content)]);
  } finally {
    await pagefind.close();
  }
}

/** The fields a search can be limited by, as Pagefind names them. */
function filtersOf(group: RecordGroup): Record<string, string[]> {
  const { course, lesson } = group[0]?.place ?? {};
  return {
    kind: [...new Set(group.map(({ kind }) => kind))],
    ...(course && { course: [course.id] }),
    ...(lesson && { lesson: [lesson.id] }),
  };
}

function accept<T extends { readonly errors: readonly string[] }>(response: T): T {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}

const SWALLOWED =
  /(this\.cachedLoad\(this\.loaded_(?:chunks|filters),hash,.{0,150}?"load_(?:index|filter)_chunk"\)\))\.catch\(\(\)=>\{\}\)/g;

/**
 * Pagefind takes a part of the index that cannot be loaded for one without words, and then finds nothing without
 * saying so. Its script is changed to report the failure. Throws if it is not as expected.
 */
function fix(path: string, content: Uint8Array): Uint8Array {
  if (path !== 'pagefind.js') return content;
  const script = Buffer.from(content).toString('utf8');
  const found = script.match(SWALLOWED)?.length ?? 0;
  if (found !== 2)
    throw new Error(
      `${path} of Pagefind swallows failures in ${found} places, expected 2: see how this version loads its chunks.`,
    );
  return Buffer.from(script.replace(SWALLOWED, '$1'));
}
