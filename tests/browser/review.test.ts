import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { LESSON, momentAt, openMenu, storedStudy, VIDEO, WIDTHS } from './moment-actions.ts';
import { axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('.moment')?.id ?? document.activeElement?.className);
const daysAt = async (page: Page, second: number) =>
  (await storedStudy(page)).reviews[`${VIDEO}:${second}`]?.[0];
const store = (page: Page, reviews: Readonly<Record<string, readonly [number, number]>>) =>
  page.evaluate(
    (text) => localStorage.setItem('study:/', text),
    JSON.stringify({ version: 1, moments: {}, positions: {}, explanations: {}, reviews }),
  );

test.each(WIDTHS)(
  'at %i px, what was not known in a self-test is due on the home page and asked again until it is',
  async (width) => {
    const { page, complaints } = await newReader(browser, { viewport: { width, height: 800 } });
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    await page.goto(`${site.url}${LESSON}?lang=both`);
    await page.locator('.self-test').click();
    const bar = page.locator('.self-test-bar');
    await bar.locator('[value="both"]').click();
    expect(await page.locator('.notes .pair > [lang]:not([data-covered])').count()).toBe(
      await page.locator('.notes :is(h2, h3) .pair > [lang]').count(),
    );
    expect(await bar.locator('.answers').isVisible()).toBe(false);

    await momentAt(page, 't=137').locator('.cover').first().click();
    expect(await bar.locator('time').textContent()).toBe('2:17');
    expect(await axeInBothColours(page)).toEqual([]);
    await page.keyboard.press('2');
    expect(await daysAt(page, 137)).toBe(0);
    expect(await bar.locator('[data-next]').textContent()).toContain('asked again today');
    await momentAt(page, 't=137').locator('[data-mark="unsure"]').waitFor();
    // The next one has the focus, so that a test goes on by keys alone.
    expect(await focused(page)).toBe('t=153');
    await page.keyboard.press('Space');
    await page.keyboard.press('1');
    expect(await daysAt(page, 153)).toBe(1);
    expect(await bar.locator('[data-next]').textContent()).toContain('asked again tomorrow');
    await bar.locator('[value="off"]').click();

    const menu = await openMenu(page, 't=137');
    expect(await menu.locator('[name="unsure"]').getAttribute('aria-pressed')).toBe('true');
    const box = await menu.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(800);
    await page.keyboard.press('Escape');

    await page.goto(`${site.url}/`);
    await page.getByRole('link', { name: '1 due today' }).waitFor();
    expect(await axeInBothColours(page)).toEqual([]);
    await page.getByRole('link', { name: '1 due today' }).click();
    const review = page.locator('study-review .review');
    await review.waitFor();
    const [en, zh] = ['en', 'zh-Hans'].map((lang) => review.locator(`.asked [lang="${lang}"]`));
    expect([await en?.textContent(), await zh?.isVisible()]).toEqual(['Purpose: CNN from scratch', false]);
    expect(await review.getByRole('link', { name: 'Hear it said' }).getAttribute('href')).toBe(
      `${LESSON}#t=137`,
    );
    expect(await axeInBothColours(page)).toEqual([]);
    // A key that answers has nothing to answer yet.
    await page.keyboard.press('1');
    expect(await daysAt(page, 137)).toBe(0);
    await page.keyboard.press('Space');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('目标：从零构建 CNN');
    await page.keyboard.press('2');
    expect(await zh?.isVisible()).toBe(false);
    await review.getByRole('button', { name: 'Show the answer' }).click();
    expect(await axeInBothColours(page)).toEqual([]);
    await review.getByRole('button', { name: 'Knew it' }).click();
    await page.getByText('Answered: 2. Still due today: 0.').waitFor();
    expect(await daysAt(page, 137)).toBe(1);
    expect(await page.locator('.due').isVisible()).toBe(false);
    const session = scripts.findIndex((path) => path.includes('review-session'));
    expect(session).toBeGreaterThan(scripts.indexOf('/study/'));
    expect(scripts.slice(0, scripts.lastIndexOf('/')).some((path) => path.includes('review-session'))).toBe(
      false,
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('what the notes no longer have is put off and said; without the notes nothing changes', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/study/`);
  await store(page, { [`${VIDEO}:138`]: [1, 1], [`${VIDEO}:137`]: [6, 1] });
  await page.route('**/index.json', (route) => route.abort());
  await page.goto(`${site.url}/`);
  await page.getByRole('link', { name: '2 due today' }).click();
  await page.getByText('The notes could not be fetched').waitFor();
  expect(await daysAt(page, 137)).toBe(6);
  await page.unroute('**/index.json');
  await page.getByRole('link', { name: '2 due today' }).click();
  await page.getByText('No longer in the notes: 1.').waitFor();
  expect(await page.locator('.review time').textContent()).toBe('2:17');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Answered: 0. Still due today: 1.').waitFor();
  expect(await page.getByRole('link', { name: '1 due today' }).isVisible()).toBe(true);
  await page.context().close();
});
