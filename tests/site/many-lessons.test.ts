import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const { dir, base } = inject('playerSite');
/** Where a page leads, with what it says where there are no scripts. */
const links = async (page: string) =>
  [...(await readFile(join(dir, page), 'utf8')).matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href);
const lessons = (all: readonly string[]) => all.filter((href) => /\/many-\d+\/$/.test(href));

test('the home page, the board and the search of a large site name its courses, and each course lists its lessons', async () => {
  for (const [page, course] of [
    ['index.html', `${base}/many/`],
    ['status/index.html', `${base}/status/many/`],
    ['search/index.html', `${base}/many/`],
  ] as const) {
    const all = await links(page);
    expect(all, page).toContain(course);
    expect(lessons(all), page).toEqual([]);
  }
  for (const page of ['many/index.html', 'status/many/index.html'])
    expect(new Set(lessons(await links(page))).size, page).toBe(70);
});

test('a small site lists all it has on its home page and its board, and has no board of a course', async () => {
  const own = inject('ownSite').dir;
  for (const page of ['index.html', 'status/index.html'])
    expect(await readFile(join(own, page), 'utf8')).toContain('/fastai-2019-part-1/lesson-7/');
  await expect(readFile(join(own, 'status/fastai-2019-part-1/index.html'))).rejects.toThrow('ENOENT');
});
