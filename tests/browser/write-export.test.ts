import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { beforeEach, expect, inject, test } from 'vitest';
import { freshContexts, link, notes, openWriter, untilRead } from './write-page.ts';

const own = inject('ownSite');
const repo = inject('repoSite');
const short = `- a 一 ${link(1)}\n`;
const long = Array.from({ length: 200 }, (_, at) => `- point ${at} 要点 ${link(at)}`).join('\n');
const contexts = freshContexts({ permissions: ['clipboard-read', 'clipboard-write'] });

beforeEach(async () => {
  await contexts.context.route('https://github.com/**', (route) => route.fulfill({ body: 'GitHub' }));
});

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function followed(page: Page, name: string): Promise<URL> {
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  await popup.waitForURL(/github/);
  return new URL(popup.url());
}

test('the Markdown is copied and downloaded as it stands', async () => {
  const { page } = await openWriter(contexts.context, own.url);
  await page.getByLabel('File name').fill('Lesson 8');
  await notes(page).fill(short);
  await page.getByRole('button', { name: 'Copy the Markdown' }).click();
  await page.locator('.write-said', { hasText: 'Copied' }).waitFor();
  expect(await copied(page)).toBe(short);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download it' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('lesson-8.md');
  expect(await text(await download.createReadStream())).toBe(short);
});

test('a Chinese name makes a file name that can be read, and the title of what leaves', async () => {
  const { page } = await openWriter(contexts.context, own.url);
  await page.getByLabel('Name of the draft').fill('第 8 课 生成对抗网络');
  await notes(page).fill(short);
  await untilRead(page, 1);
  await page.getByRole('tab', { name: /The page/ }).click();
  expect(await page.locator('.preview-title').textContent()).toBe('第 8 课 生成对抗网络');
  await page.locator('.preview-hint', { hasText: 'name of the draft; it becomes' }).waitFor();
  await page.getByRole('button', { name: 'Copy the Markdown' }).click();
  await page.locator('.write-said', { hasText: 'Copied' }).waitFor();
  expect(await copied(page)).toBe(`# 第 8 课 生成对抗网络\n\n${short}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download it' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('lesson-8.md');
  expect(await text(await download.createReadStream())).toBe(`# 第 8 课 生成对抗网络\n\n${short}`);
  await page.getByLabel('Name of the draft').fill('答疑');
  expect(await page.getByLabel('File name').getAttribute('placeholder')).toMatch(/^lesson-\d+$/);
});

test('a browser that does not let the page copy gets the notes selected', async () => {
  const { page } = await openWriter(contexts.context, own.url);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await notes(page).fill(short);
  await page.getByRole('button', { name: 'Copy the Markdown' }).click();
  await page.locator('.write-said', { hasText: 'selected' }).waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(short);
});

test('without a repository there is no way to GitHub', async () => {
  const { page } = await openWriter(contexts.context, own.url);
  expect(await page.locator('write-notes a[href*="github.com"]').count()).toBe(0);
});

test('GitHub’s page for a new file is filled', async () => {
  const { page } = await openWriter(contexts.context, repo.url);
  await page.getByLabel('Name of the draft').fill('Lesson 8');
  await notes(page).fill(short);
  await untilRead(page, 1);
  const { pathname, searchParams } = await followed(page, 'Open as a new file on GitHub');
  expect(pathname).toBe('/example/notes/new/main/content/courses/fastai-2019-part-1');
  expect(Object.fromEntries(searchParams)).toEqual({
    filename: 'lesson-8.md',
    value: `# Lesson 8\n\n${short}`,
  });
});

test('notes too long for an address are copied, to be pasted', async () => {
  const { page } = await openWriter(contexts.context, repo.url);
  await notes(page).fill(long);
  await page.getByLabel('File name').fill('Lesson 9');
  await page.getByLabel('Course').fill('part-2');
  await page.getByText('too long to go along with a link').waitFor();
  const { pathname, searchParams } = await followed(page, 'Copy, and open a new file on GitHub');
  expect(pathname).toBe('/example/notes/new/main/content/courses/part-2');
  expect(Object.fromEntries(searchParams)).toEqual({ filename: 'lesson-9.md' });
  expect(await page.locator('.write-said').textContent()).toContain('paste them into the large field');
  expect(await copied(page)).toBe(long);
  await notes(page).fill(short);
  await page.getByText('too long to go along with a link').waitFor({ state: 'hidden' });
});

test('a course that is no address is asked for again', async () => {
  const { page } = await openWriter(contexts.context, repo.url);
  await page.getByLabel('Course').fill('Part 2!');
  await page.getByRole('link', { name: 'Open as a new file on GitHub' }).click();
  await page.locator('.write-said', { hasText: 'Name the course first' }).waitFor();
  expect(contexts.context.pages()).toHaveLength(1);
});

test('notes for a lesson that is there: its video, and the page on which its file is edited', async () => {
  const { page } = await openWriter(
    contexts.context,
    repo.url,
    '?lang=en&lesson=fastai-2019-part-1/lesson-7',
  );
  await expect
    .poll(() => page.getByLabel('Name of the draft').inputValue())
    .toBe('Lesson 7: Resnet, Unet and GAN');
  expect(await page.getByLabel('Link to the video').inputValue()).toBe('https://youtu.be/9spwoDYwW_I');
  await notes(page).fill(short);
  await page.getByText('click where the lines belong, paste them').waitFor();
  const { pathname } = await followed(page, 'Copy, and open the lesson’s file on GitHub');
  expect(pathname).toBe('/example/notes/edit/main/content/courses/fastai-2019-part-1/lesson-7.md');
  expect(await page.locator('.write-said').textContent()).toContain('paste them where they belong');
  expect(await copied(page)).toBe(short);
  expect(await page.getByRole('link', { name: 'Open as a new file on GitHub' }).isVisible()).toBe(false);
  await page.reload();
  expect(await notes(page).inputValue()).toBe(short);
});

test('an unknown lesson is told, and the notes are taken all the same', async () => {
  const { page } = await openWriter(contexts.context, repo.url, '?lang=en&lesson=no/such');
  await page.locator('.write-said', { hasText: '“no/such” cannot be loaded' }).waitFor();
  await notes(page).fill(short);
  await untilRead(page, 1);
});
