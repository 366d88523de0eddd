import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { descendantsOf, elementsOf, pagesOf } from './built-page.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const repository = 'https://github.com/example/notes';
const repo = inject('repoSite');
const own = inject('ownSite');
const seed = inject('seedSite');

interface Link {
  readonly page: string;
  readonly href: string;
  readonly go: string | undefined;
}

async function linksOf(dir: string): Promise<readonly Link[]> {
  return [...(await pagesOf(dir))].flatMap(([page, html]) =>
    elementsOf(html)
      .filter(({ name, attributes }) => name === 'a' && attributes.href !== undefined)
      .map(({ attributes }) => ({ page, href: attributes.href ?? '', go: attributes['data-go'] })),
  );
}

test('every lesson can be edited in its own file', async () => {
  const edits = (await linksOf(repo.dir)).filter(({ go, page }) => go === 'edit' && page !== '/study/');
  expect(edits.map(({ page, href }) => [page, href]).sort()).toEqual(
    ['lesson-1', 'lesson-2', 'lesson-7'].map((lesson) => [
      `/fastai-2019-part-1/${lesson}/`,
      `${repository}/edit/main/content/courses/fastai-2019-part-1/${lesson}.md`,
    ]),
  );
});

test('whatever leads to a file of the repository leads to one that is there', async () => {
  const files = (await linksOf(repo.dir)).flatMap(({ href }) => {
    const path = new RegExp(`^${repository}/(?:edit|blob)/main/([^?#]+)`).exec(href)?.[1];
    return path === undefined ? [] : [decodeURIComponent(path)];
  });
  expect(files.length).toBeGreaterThan(3);
  for (const file of new Set(files)) expect(existsSync(`${root}/${file}`), file).toBe(true);
});

test('every line on the board is the line of its entry', async () => {
  const board = (await pagesOf(repo.dir)).get('/status/') ?? '';
  const rows = elementsOf(board).filter(({ name }) => name === 'li');
  const lines = rows.flatMap((row) => {
    const link = descendantsOf(row).findLast(({ attributes }) => attributes.href !== undefined);
    const [, file, line] = /\/blob\/main\/([^?]+)\?plain=1#L(\d+)$/.exec(link?.attributes.href ?? '') ?? [];
    return file === undefined ? [] : [{ file, line: Number(line), text: row.text }];
  });
  expect(lines.length).toBeGreaterThan(0);
  for (const { file, line, text } of lines) {
    const written = readFileSync(`${root}/${file}`, 'utf8').split('\n')[line - 1] ?? '';
    const letters = (words: string) => words.replace(/[^\p{L}]/gu, '');
    expect(letters(written)).not.toBe('');
    expect(letters(text)).toContain(letters(written).slice(0, 20));
  }
});

test('every prefilled issue names a form that is there, and its fields', async () => {
  const issues = (await linksOf(repo.dir)).filter(({ href }) => href.startsWith(`${repository}/issues/new`));
  expect(issues.length).toBeGreaterThanOrEqual(4);
  for (const { href } of issues) {
    const { template = '', title: _title, ...filled } = Object.fromEntries(new URL(href).searchParams);
    const form = parse(readFileSync(`${root}/.github/ISSUE_TEMPLATE/${template}`, 'utf8'));
    const ids = form.body.map(({ id }: { id?: string }) => id);
    for (const field of Object.keys(filled)) expect(ids, href).toContain(field);
  }
});

test('the suggestion of a lesson names it, and ends where a script adds the moment', async () => {
  const suggestion = (await linksOf(repo.dir)).find(
    ({ go, page }) => go === 'suggest' && page === '/fastai-2019-part-1/lesson-7/',
  );
  expect(suggestion?.href).toMatch(/[?&]lesson=fastai-2019-part-1%2Flesson-7&moment=$/);
});

test.each([
  ['own', own],
  ['seed', seed],
])('without a repository the %s site has no such link, and none that is broken', async (_name, site) => {
  const links = await linksOf(site.dir);
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(({ go }) => go !== undefined)).toEqual([]);
  // Notebooks are in the repository of the course.
  const ours = links.filter(({ href }) => !href.includes('/fastai/course-v3/'));
  expect(ours.filter(({ href }) => /undefined|\/issues\/new|\/(?:edit|blob)\//.test(href))).toEqual([]);
});
