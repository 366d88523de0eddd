import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/bench/serve.ts';
import { buildIndex } from '../../src/search/index/build-index.ts';
import { writeIndex } from '../../src/search/index/integration.ts';
import { createSearch, type Search } from '../../src/search/query/engine.ts';
import type { SearchRecord } from '../../src/search/shared/record.ts';

/** A search over an index that Pagefind built and a server serves. */
export interface RealSearch {
  readonly search: Search;
  /** Another search over the same index, with nothing loaded. */
  readonly reopened: () => Search;
  /** Where the files of the index are. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Builds an index in a folder of its own and opens it as a browser does, but in Node. */
export async function openRealSearch(
  records: readonly SearchRecord[],
  mostGroups?: number,
): Promise<RealSearch> {
  const site = await mkdtemp(join(tmpdir(), 'notes-search-'));
  const folder = join(site, 'pagefind');
  await writeIndex(await buildIndex(records, mostGroups), folder);
  const { url, close } = await serve(site);
  let opened = 0;
  const reopened = () => {
    // A module of the same address keeps what it loaded.
    const file = `${pathToFileURL(join(folder, 'pagefind.js')).href}?opened=${opened++}`;
    return createSearch({ base: url, load: () => import(/* @vite-ignore */ file) });
  };
  return {
    search: reopened(),
    reopened,
    folder,
    async close() {
      await close();
      await rm(site, { recursive: true });
    },
  };
}
