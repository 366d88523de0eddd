import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../src/notes/convert/export-lesson.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts, dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
const readme = read('README.md');
const paths = [
  'README.md',
  'src/README.md',
  ...['CONTRIBUTING', 'CONTRIBUTING.zh', 'CODE_OF_CONDUCT', 'SECURITY', 'CHANGELOG'].map(
    (name) => `.github/${name}.md`,
  ),
];
const documents = paths.map((path) => ({ path, text: read(path) }));

/** Rows of tables that begin with code: the code, then the other cells. */
const rows = [...readme.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, code = '', cells = '']) => ({
  code,
  cells: cells.split(' | '),
}));

test('the README has the two commands that a fresh machine needs', () => {
  expect(readme).toContain('\nnpm ci && npm start\n');
  expect(readme).toContain('\nnpm ci && npm test\n');
});

test('the README gives the same commands in both languages', () => {
  const [, english = '', chinese = ''] = readme.split(/^## (?:English|中文|Reference 参考)$/m);
  const blocks = (text: string) => text.match(/^```sh\n[\s\S]*?^```/gm);
  expect(blocks(english)).toHaveLength(2);
  expect(blocks(chinese)).toEqual(blocks(english));
});

test('every dependency has its line with its reason in both languages, and no other has', () => {
  const [, table = ''] = readme.split('### Dependencies 依赖');
  const listed = rows.filter(({ code }) => table.includes(`| \`${code}\` |`));
  const known = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(listed.map(({ code }) => code).sort()).toEqual(known.sort());
  for (const { code, cells } of listed) {
    expect(cells[0]?.length, code).toBeGreaterThan(6);
    expect(cells[1], code).toMatch(/\p{Script=Han}{2}/u);
  }
});

test('every command has its line, and no other has', () => {
  const listed = rows.flatMap(({ code }) => /^npm (?:run )?([\w:-]+)$/.exec(code)?.[1] ?? []);
  expect(listed.sort()).toEqual(Object.keys(scripts).sort());
});

test('every setting the code reads has its line, and no other has', () => {
  /** Set by our own scripts for each other, or for measuring. */
  const internal =
    /^(?:BENCH_\w+|CACHE_DIR|DEBUG|RUNS|SEED|PAGEFIND_\w+|NODE_ENV|GIT_\w+|LC_ALL|LANG\w*|NO_COLOR)$/;
  const code = globSync('{src,scripts}/**/*.{ts,astro}', { cwd: root })
    .concat('astro.config.mjs')
    .map(read)
    .join('\n');
  const used = [...code.matchAll(/process\.env\.([A-Z_]+)/g)].map(([, name = '']) => name);
  const listed = rows.map(({ code: name }) => name).filter((name) => /^[A-Z_]+$/.test(name));
  expect(listed.sort()).toEqual([...new Set(used)].filter((name) => !internal.test(name)).sort());
});

describe.each(documents)('$path', ({ path, text }) => {
  test('names only commands that are there', () => {
    const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name);
    for (const name of named) expect(Object.keys(scripts), name).toContain(name);
  });

  test('has only links that lead somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    for (const target of links.filter((one) => !/^https?:/.test(one))) {
      const [file = '', anchor] = target.split('#');
      const found = file === '' ? path : join(dirname(path), file);
      expect(existsSync(join(root, found)), target).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(read(found)), target).toContain(decodeURIComponent(anchor));
    }
  });

  test('names only files of the project that are there', () => {
    const named = [...text.matchAll(/`((?:src|tests|content|scripts)\/[\w./-]*)`/g)].map(
      ([, name = '']) => name,
    );
    for (const name of named.filter((one) => !one.endsWith('lesson-3.md')))
      expect(existsSync(join(root, name)), name).toBe(true);
  });
});

test('every list of what notes are exported as names all of it', () => {
  const help = read('scripts/export.ts').split('const help = `')[1]?.split('\n`;')[0] ?? '';
  const lists = [
    rows.find(({ code }) => code === 'npm run export')?.cells.join('\n'),
    /^npm run export[\s\S]*?^```/m.exec(read('content/README.md'))?.[0],
    help,
  ];
  for (const list of lists)
    for (const name of Object.values(EXPORT_FORMATS))
      expect(list?.match(new RegExp(name, 'gi'))?.length).toBeGreaterThan(1);
});

test('the guides have the same sections in both languages', () => {
  const shape = (text: string) =>
    [...text.matchAll(/^(#+|\d+\.|```\w*|\||- \*\*)/gm)].map(([, mark]) => mark);
  expect(shape(read('.github/CONTRIBUTING.zh.md'))).toEqual(shape(read('.github/CONTRIBUTING.md')));
});

test('pictures of the README are small', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
  expect(pictures.length).toBeGreaterThanOrEqual(2);
  for (const path of pictures) expect(statSync(join(root, path)).size, path).toBeLessThanOrEqual(150 * 1024);
});

function anchorsOf(markdown: string): readonly string[] {
  const slugger = new GithubSlugger();
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slugger.slug(title.replace(/[`*]/g, '')));
}
