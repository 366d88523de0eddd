import { fileURLToPath } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import { contentDir } from './src/content/folder.ts';
import { readRecords } from './src/search/index/content-records.ts';
import { momentSearch } from './src/search/index/integration.ts';
import { lightPreload } from './src/site/light-preload.ts';

// Pages are built from a bundle that lies elsewhere, where the folder cannot be found by its place beside the sources.
process.env.CONTENT_DIR = contentDir;

// Pages would take these of the shell for what Astro says of the build: with `DEV=1` they would have no policy.
for (const name of ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'])
  delete process.env[name];

const CHARACTERS = 'decode-named-character-reference';

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  base: process.env.BASE_PATH ?? '/',
  cacheDir: process.env.CACHE_DIR ?? 'node_modules/.astro',
  outDir: process.env.OUT_DIR ?? 'dist',
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  vite: {
    plugins: [lightPreload()],
    build: { assetsInlineLimit: 0, rolldownOptions: { checks: { moduleLevelDirective: false } } },
    // The note taker reads Markdown in a worker; the browser form of this package needs a document.
    resolve: { alias: { [CHARACTERS]: fileURLToPath(import.meta.resolve(CHARACTERS)) } },
  },
  devToolbar: { enabled: false },
  integrations: [
    mdx(),
    sitemap({ filter: (page) => !/\/(?:search|404)\/$/.test(page) }),
    momentSearch({ records: () => readRecords(contentDir) }),
  ],
  markdown: {
    processor: unified({ gfm: false, smartypants: false, remarkPlugins: [remarkGfm, remarkCjkFriendly] }),
    syntaxHighlight: false,
  },
});
