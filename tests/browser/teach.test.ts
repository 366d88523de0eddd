import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { parseLesson } from '../../src/notes/parse.ts';
import { LESSON, WIDTHS } from './moment-actions.ts';
import { axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const seed = inject('seedSite');
const forks = inject('forks');

const open = async (page: Page) => {
  await page.locator('[data-teach]').click();
  await page.locator('.teach[open] .slide[data-shown]').waitFor();
};
const shown = (page: Page) => page.locator('.slide[data-shown]');
const place = (page: Page) => page.locator('.teach [data-at]').textContent();

test.each(WIDTHS)(
  'at %i px, a lesson is taught by keys, a section at a time, in own words that stay and are notes',
  async (width) => {
    const { page, complaints } = await newReader(browser, { viewport: { width, height: 844 } });
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    await page.goto(`${site.url}${LESSON}?lang=both`);
    await page.locator('.more').first().waitFor();
    expect(scripts.some((path) => path.includes('teach'))).toBe(false);
    await open(page);
    expect(await place(page)).toBe('1 / 9');
    expect(await shown(page).locator('.words:visible').count()).toBe(0);
    expect(await shown(page).locator('.points .time').allTextContents()).toEqual([
      '0:06',
      '1:04',
      '2:08',
      '2:17',
      '2:33',
    ]);
    await page.keyboard.press('Space');
    await page.keyboard.press('PageDown');
    expect(await shown(page).locator('.words:visible').allTextContents()).toEqual([
      'Lesson 7 will be intensive 节奏紧张',
      'Food classifier app 食物分类 App',
    ]);
    await shown(page).getByRole('button', { name: 'Show' }).last().click();
    expect(await shown(page).locator('.words:visible').count()).toBe(3);
    await page.locator('.teach [value="zh"]').click();
    expect(await shown(page).locator('.words [lang="en"]:visible').count()).toBe(0);
    await page.locator('.teach [value="both"]').click();
    const field = shown(page).locator('textarea');
    await field.fill('The goal: a CNN by hand.\n目标：手动构建 CNN。');
    expect(await axeInBothColours(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as Markdown' }).click();
    const notes = await text(await (await saved).createReadStream());
    expect((await saved).suggestedFilename()).toBe('lesson-7-taught.md');
    expect(notes).toContain(
      '## Opening and purpose 开场与目标 [0:00:06](https://youtu.be/9spwoDYwW_I?t=6)\n\nThe goal: a CNN by hand.\n\n目标：手动构建 CNN。\n',
    );
    expect(parseLesson(notes).findings).toEqual([]);

    // On paper each section has a page, whether its points were shown or not. (In both languages some go on on a second.)
    await page.locator('.teach [value="zh"]').click();
    const paper = await page.pdf();
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(9);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.slide .words:visible').count()).toBe(await page.locator('.words').count());
    expect(await page.locator('.explained:visible').allTextContents()).toEqual([
      'The goal: a CNN by hand.\n目标：手动构建 CNN。',
    ]);
    expect(await page.locator('.notes').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });

    await shown(page).locator('h3').focus();
    await page.keyboard.press('ArrowRight');
    expect(await place(page)).toBe('2 / 9');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('h3');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-teach'))).toBe(true);
    await page.reload();
    await open(page);
    expect(await field.inputValue()).toContain('目标：手动构建 CNN。');
    await shown(page).getByRole('link', { name: '2:17' }).click();
    expect(await page.locator('.teach').isVisible()).toBe(false);
    expect(new URL(page.url()).hash).toBe('#t=137');
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('another tab writes too, and an explanation of a section that is gone is kept and saved', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  await page.evaluate(() => {
    const explanations = { 'fastai-2019-part-1/lesson-7#old-part': ['My old words.', 1] };
    const study = { version: 1, moments: {}, positions: {}, explanations, reviews: {} };
    localStorage.setItem('study:/', JSON.stringify(study));
  });
  await page.reload();
  await open(page);
  expect(await place(page)).toBe('1 / 10');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await open(other);
  await shown(other).locator('textarea').fill('From the other tab.');
  await expect.poll(() => shown(page).locator('textarea').inputValue()).toBe('From the other tab.');
  await other.close();
  for (let at = 1; at < 10; at++) await page.keyboard.press('ArrowRight');
  await shown(page).getByText('no longer in the notes: old-part').waitFor();
  expect(await shown(page).locator('textarea').inputValue()).toBe('My old words.');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as Markdown' }).click();
  const notes = await text(await (await saved).createReadStream());
  expect(notes).toContain('From the other tab.');
  expect(notes).toContain('## old-part\n\nMy old words.\n');
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await shown(page).locator('textarea').fill('New words.');
  const said = page.locator('.teach .trouble').getByText('no room left');
  await said.waitFor();
  await page.locator('.teach .trouble').getByRole('button', { name: 'OK' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await open(page);
  expect(await shown(page).locator('textarea').inputValue()).toBe('New words.');
  await page.context().close();
});

test('one flat list is one section, and a site in one language has no choice of languages', async () => {
  const { page, complaints } = await newReader(browser, { locale: 'zh-CN' });
  await page.goto(`${seed.url}/inside-out/fastai-courses-inside-out/`);
  await open(page);
  const [sections, points] = [page.locator('.slide'), page.locator('.slide .words')];
  const entries = await page.locator('.notes :is(.moment, .point):not(h1, h2, h3, h4)').count();
  expect([await sections.count(), await points.count()]).toEqual([expect.any(Number), entries]);
  await page.goto(`${forks.zh.url}/`);
  await page.locator('.lesson-list .noted a').first().click();
  await open(page);
  expect(await page.locator('.teach [name="shows"]').count()).toBe(0);
  await page.keyboard.press('Space');
  expect(await shown(page).locator('.words:visible').count()).toBe(1);
  await page.getByRole('button', { name: '导出 Markdown' }).click();
  await page.getByText('还没有可以导出的内容').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
