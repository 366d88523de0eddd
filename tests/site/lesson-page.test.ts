import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { formatClock } from '../../src/notes/entries/time.ts';
import { descendantsOf, elementsOf, type Found, hasClass } from './built-page.ts';

const own = inject('ownSite');
const seed = inject('seedSite');
const ownLesson = 'fastai-2019-part-1/lesson-7';
const seedLesson = 'inside-out/fastai-courses-inside-out';

const rows = [
  { name: 'the fixed lesson', dir: own.dir, lesson: ownLesson },
  { name: 'the first author’s raw notes', dir: seed.dir, lesson: seedLesson },
];

test.each(rows)('$name: 91 moments, each with its id, its second and its link', async ({ dir, lesson }) => {
  const moments = (await elements(dir, lesson)).filter((element) => hasClass(element, 'moment'));
  expect(moments).toHaveLength(91);
  for (const moment of moments) {
    const start = moment.attributes['data-start'];
    expect(moment.attributes.id).toBe(`t=${start}`);
    expect(moment.attributes['data-video']).toBe('9spwoDYwW_I');
    const time = inMoment(moment).find((element) => hasClass(element, 'time'));
    expect(time?.attributes.href).toBe(`https://youtu.be/9spwoDYwW_I?t=${start}`);
    expect(time?.children[0]?.attributes.datetime).toMatch(/^PT/);
    expect(inMoment(moment).some(({ attributes }) => attributes.href === `#t=${start}`)).toBe(true);
  }
});

test('the fixed lesson has both halves of every moment, each in its language', async () => {
  const moments = (await elements(own.dir, ownLesson)).filter((element) => hasClass(element, 'moment'));
  for (const moment of moments) {
    const halves = inMoment(moment).filter(({ attributes }) => attributes.lang !== undefined);
    expect(halves.map(({ attributes }) => attributes.lang)).toEqual(['en', 'zh-Hans']);
    expect(halves[0]?.text).not.toMatch(/\p{Script=Han}/u);
    expect(halves[1]?.text).toMatch(/\p{Script=Han}/u);
  }
});

test('the contents name the second at which each section begins', async () => {
  const found = await elements(own.dir, ownLesson);
  const at = (id: string) => found.findIndex(({ attributes }) => attributes.id === id);
  const contents = found.find((element) => hasClass(element, 'contents'));
  if (!contents) throw new Error('There are no contents.');
  const links = descendantsOf(contents, []).filter(({ name }) => name === 'a');
  expect(links).toHaveLength(9);
  for (const link of links) {
    const first = found
      .slice(at(link.attributes.href?.slice(1) ?? ''))
      .find((element) => hasClass(element, 'moment'));
    expect(link.children.find(({ name }) => name === 'span')?.text).toBe(
      formatClock(Number(first?.attributes['data-start'])),
    );
  }
});

test('a missing half is an invitation, not a gap', async () => {
  const moments = (await elements(seed.dir, seedLesson)).filter((element) => hasClass(element, 'moment'));
  const lacking = moments.filter(
    (moment) => !inMoment(moment).some(({ attributes }) => attributes.lang === 'zh-Hans'),
  );
  expect(lacking).toHaveLength(76);
  for (const moment of lacking)
    expect(inMoment(moment).some((element) => hasClass(element, 'missing'))).toBe(true);
});

test('the lesson as data says the same', async () => {
  const data = JSON.parse(await readFile(join(own.dir, `${ownLesson}.json`), 'utf8'));
  expect(Object.keys(data)).toEqual(['title', 'video', 'duration', 'moments']);
  expect(data.moments).toHaveLength(91);
  expect(data.moments[3]).toEqual({
    id: 't=137',
    start: 137,
    video: '9spwoDYwW_I',
    en: 'Purpose: CNN from scratch',
    zh: '目标：从零构建 CNN',
    text: 'Purpose: CNN from scratch 目标：从零构建 CNN',
    depth: 0,
    line: expect.any(Number),
  });
});

test('a lesson without notes says so and invites them', async () => {
  const html = await page(own.dir, 'fastai-2019-part-1/lesson-1');
  expect(html).toContain('Nobody has taken notes of this lesson yet.');
  expect(html).toContain('https://youtu.be/NO-HCRg9VKw');
});

test('the index lists every course and lesson', async () => {
  const { courses } = JSON.parse(await readFile(join(own.dir, 'index.json'), 'utf8'));
  const lessons = courses.flatMap((course: { lessons: { id: string; moments: number }[] }) => course.lessons);
  expect(lessons.map(({ id, moments }: { id: string; moments: number }) => [id, moments])).toEqual([
    ['fastai-2019-part-1/lesson-1', 0],
    ['fastai-2019-part-1/lesson-2', 0],
    ['fastai-2019-part-1/lesson-7', 91],
  ]);
});

test('a first visit is light: few requests, little script, and a small document', async () => {
  const html = await page(own.dir, ownLesson);
  const asked = elementsOf(html).flatMap(({ name, attributes: { src, href, rel } }) =>
    name === 'script'
      ? (src ?? [])
      : name === 'link' && /icon|stylesheet/.test(rel ?? '')
        ? (href ?? [])
        : [],
  );
  expect(asked.map((path) => path.replace(/.*\./, ''))).toEqual(['svg', 'js']);
  const [icon, script] = await Promise.all(asked.map((path) => gzipped(join(own.dir, path))));
  expect(script).toBeLessThan(4320);
  expect(gzipSync(html).length).toBeLessThan(15_100);
  expect(icon).toBeLessThan(300);
});

async function gzipped(file: string): Promise<number> {
  return gzipSync(await readFile(file)).length;
}

async function page(dir: string, lesson: string): Promise<string> {
  return readFile(join(dir, lesson, 'index.html'), 'utf8');
}

async function elements(dir: string, lesson: string): Promise<readonly Found[]> {
  return elementsOf(await page(dir, lesson));
}

/** What belongs to a moment itself, not to the moments nested in it. */
function inMoment(moment: Found): readonly Found[] {
  return descendantsOf(moment, ['ul', 'ol']);
}
