import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = globSync('{src,scripts}/**/*.{ts,astro}', { cwd: root });
/** By file: the files of the tree that it imports, types included. */
const imports = new Map(
  files.map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^'?]+)/g);
    return [file, [...found].map(([, path = '']) => relative(root, join(root, dirname(file), path)))];
  }),
);

test('every import leads to a file', () => {
  const missing = [...imports].flatMap(([file, paths]) =>
    paths
      .filter((path) => !imports.has(path) && globSync(path, { cwd: root }).length === 0)
      .map((path) => `${file} → ${path}`),
  );
  expect(missing.filter((row) => !row.includes('['))).toEqual([]);
  expect(imports.size).toBeGreaterThan(200);
});

test.each([
  ['src/notes/', ['src/notes/']],
  ['src/content/', ['src/content/', 'src/notes/', 'src/site/']],
])('%s imports nothing but %j', (room, allowed) => {
  const rows = [...imports]
    .filter(([file]) => file.startsWith(room))
    .flatMap(([file, paths]) => paths.map((path) => [file, path] as const));
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.filter(([, path]) => !allowed.some((one) => path.startsWith(one)))).toEqual([]);
});

test.each(['src/pages/', 'scripts/', 'tests/'])('nothing of the site imports %s', (room) => {
  const rows = [...imports].filter(
    ([file, paths]) => !file.startsWith(room) && paths.some((path) => path.startsWith(room)),
  );
  expect(rows.map(([file]) => file)).toEqual([]);
});

test('there is no circle, through types neither', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, above: readonly string[]): void => {
    if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' → '));
    if (done.has(file) || above.includes(file)) return;
    for (const path of imports.get(file) ?? []) visit(path, [...above, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  expect(circles).toEqual([]);
});

test('src/ holds rooms, and no loose files but those that are wanted there', () => {
  expect(globSync('src/*.*', { cwd: root })).toEqual(
    expect.arrayContaining(['src/content.config.ts', 'src/README.md']),
  );
  expect(globSync('src/*.*', { cwd: root })).toHaveLength(2);
});

test('one expression knows what begins an item of a list', () => {
  const knowing = files.filter((file) =>
    /\[(?:-\*\+|-\+\*|\*\+-|\*-\+|\+-\*|\+\*-)\]/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(knowing).toEqual([join('src', 'notes', 'markdown', 'list-marker.ts')]);
});
