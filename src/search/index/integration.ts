import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { SearchRecord } from '../shared/record.ts';
import { buildIndex, type IndexFiles } from './build-index.ts';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

/**
 * Makes the notes searchable: a build writes the index to `pagefind/`, the development server makes one when the first
 * search asks for it, and again after a file of the notes has changed. `records` reads all that can be found.
 */
export function momentSearch({
  records,
}: {
  readonly records: () => Promise<readonly SearchRecord[]>;
}): AstroIntegration {
  return {
    name: 'moment-search',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const found = await records();
        const files = await indexOf(found);
        await writeIndex(files, fileURLToPath(new URL('pagefind/', dir)));
        logger.info(`${found.length} records in ${files.size} files`);
      },
      'astro:server:setup': ({ server, logger }) => {
        let current: Promise<IndexFiles> | undefined;
        server.watcher.on('all', (_event, path) => {
          if (/\.(?:mdx?|ya?ml)$/.test(path)) current = undefined;
        });
        server.middlewares.use((request, response, next) => {
          const path = /\/pagefind\/([\w./-]+)(?:\?|$)/.exec(request.url ?? '')?.[1];
          if (path === undefined) return next();
          current ??= records().then(indexOf);
          current.then(
            (files) => {
              const file = files.get(path);
              response.writeHead(file ? 200 : 404, {
                'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
                'cache-control': 'no-store',
              });
              response.end(file);
            },
            (error: unknown) => {
              current = undefined;
              logger.error(String(error));
              response.writeHead(500).end();
            },
          );
        });
      },
    },
  };
}

async function indexOf(records: readonly SearchRecord[]): Promise<IndexFiles> {
  try {
    return await buildIndex(records);
  } catch (cause) {
    throw new Error(`The search index of ${records.length} records cannot be built.`, { cause });
  }
}

/** Writes an index into a folder. */
export async function writeIndex(files: IndexFiles, folder: string): Promise<void> {
  for (const parent of new Set([...files.keys()].map(dirname)))
    await mkdir(join(folder, parent), { recursive: true });
  for (const [path, content] of files) await writeFile(join(folder, path), content);
}
