import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { LESSON, momentAt, openMenu, places, WIDTHS } from './moment-actions.ts';
import { axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const seed = inject('seedSite');

const begin = async (page: Page, half?: 'en' | 'zh-Hans') => {
  await page.locator('.self-test').click();
  await page.locator('.self-test-bar').waitFor();
  if (half) await page.locator(`.self-test-bar [value="${half}"]`).click();
};
const covers = (page: Page) =>
  page.locator('.moment > :is(.pair, .lone) > .cover').filter({ visible: true }).count();

describe.each(WIDTHS)('at %i px', (width) => {
  const viewport = { width, height: 800 };

  test.each([
    ['both', 'zh-Hans'],
    ['both', 'en'],
    ['side', 'zh-Hans'],
    ['side', 'en'],
  ] as const)('in mode %s, hiding %s moves nothing', async (mode, half) => {
    const { page, complaints } = await newReader(browser, { viewport });
    await page.goto(`${site.url}${LESSON}?lang=${mode}`);
    const before = await places(page);
    await begin(page, half);
    expect(await covers(page)).toBe(91);
    expect(await places(page)).toEqual(before);
    const { cover, words } = await momentAt(page, 't=137').evaluate((moment) => {
      const button = moment.querySelector('.cover') as Element;
      const [a, b] = [button, button.previousElementSibling as Element].map((one) =>
        one.getBoundingClientRect(),
      );
      return { cover: [a?.left, a?.top, a?.bottom], words: [b?.left, b?.top, b?.bottom] };
    });
    expect(cover[0]).toBe(words[0]);
    expect(Math.abs((cover[1] ?? 0) - (words[1] ?? 99))).toBeLessThan(4);
    expect(Math.abs((cover[2] ?? 0) - (words[2] ?? 99))).toBeLessThan(4);
    await page.locator('.self-test-bar [value="all"]').click();
    expect(await covers(page)).toBe(0);
    expect(await places(page)).toEqual(before);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the keyboard alone asks for one half, and goes on from its words', async () => {
    const { page } = await newReader(browser, { viewport });
    await page.goto(`${site.url}${LESSON}?lang=both`);
    await page.locator('.self-test').focus();
    await page.keyboard.press('Enter');
    await page.locator('.self-test-bar').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Hide 中文');
    await momentAt(page, 't=137').locator('.time').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('cover');
    await page.keyboard.press('Space');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('目标：从零构建 CNN');
    expect(await covers(page)).toBe(90);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('time');
    await page.context().close();
  });

  test('the bar stays in view and within the screen', async () => {
    const { page } = await newReader(browser, { viewport });
    for (const locale of ['en', 'zh']) {
      await page.goto(`${site.url}${LESSON}?lang=${locale}`);
      await begin(page);
      await page.evaluate(() => scrollTo(0, 3000));
      const box = await page.locator('.self-test-bar').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(width);
      expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(800);
      expect(box?.height).toBeLessThan(64);
    }
    await page.context().close();
  });

  test('is accessible', async () => {
    const { page } = await newReader(browser, { viewport });
    for (const mode of ['both', 'side', 'en', 'zh']) {
      await page.goto(`${site.url}${LESSON}?lang=${mode}`);
      await begin(page);
      await momentAt(page, 't=137').locator('.cover').click();
      expect(await axeInBothColours(page)).toEqual([]);
    }
    await page.context().close();
  });
});

test.each([
  ['en-US', 'both', 'zh-Hans'],
  ['zh-CN', 'both', 'en'],
  ['en-US', 'en', 'zh-Hans'],
  ['en-US', 'zh', 'en'],
])('a reader of %s in mode %s is first tested in %s', async (locale, mode, half) => {
  const { page } = await newReader(browser, { locale });
  await page.goto(`${site.url}${LESSON}?lang=${mode}`);
  await begin(page);
  expect(await page.evaluate(() => document.documentElement.dataset.selfTest)).toBe(half);
  expect(await covers(page)).toBe(91);
  await page.context().close();
});

test('screen readers get a button, not the words below it', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}?lang=both`);
  const moment = momentAt(page, 't=137');
  expect(await moment.ariaSnapshot()).toContain('目标：从零构建 CNN');
  await begin(page, 'zh-Hans');
  const covered = await moment.ariaSnapshot();
  expect(covered).not.toContain('目标');
  expect(covered).toContain('button "Show"');
  const cover = moment.getByRole('button', { name: 'Show', exact: true });
  const described = await cover.evaluate(
    (button) => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent,
  );
  expect(described).toBe('2:17');
  await cover.click();
  expect(await moment.ariaSnapshot()).toContain('目标：从零构建 CNN');
  await page.context().close();
});

test.each(['en', 'both', 'side', 'zh'])(
  'begun in mode %s, it hides one half and shows the other in every mode, and gives the mode back',
  async (first) => {
    const { page } = await newReader(browser);
    await page.goto(`${site.url}${LESSON}?lang=${first}`);
    const before = await places(page);
    await begin(page);
    const half = (lang: string) => momentAt(page, 't=137').locator(`.pair > [lang="${lang}"]`);
    for (const [hidden, other] of [
      ['zh-Hans', 'en'],
      ['en', 'zh-Hans'],
    ] as const) {
      await page.locator(`.self-test-bar [value="${hidden}"]`).click();
      for (const mode of ['en', 'zh', 'side', 'both']) {
        await page.locator(`reading-mode [value="${mode}"]`).click();
        expect(await covers(page), mode).toBe(91);
        expect(await half(other).isVisible(), mode).toBe(true);
        expect(await half(hidden).isVisible(), mode).toBe(false);
      }
    }
    await page.locator(`reading-mode [value="${first}"]`).click();
    await page.locator('.self-test').click();
    await page.locator('.self-test-bar').waitFor({ state: 'detached' });
    expect(await places(page)).toEqual(before);
    await page.context().close();
  },
);

test.each([
  ['en', 'Chinese is hidden', '中文'],
  ['zh', '英文已隐藏', 'EN'],
])('in mode %s, what is hidden is announced, again when the mode changes', async (mode, words, other) => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}?lang=${mode}`);
  await begin(page);
  const status = page.locator('.self-test-bar').getByRole('status');
  await status.getByText(words).waitFor();
  await status.evaluate((element) => element.replaceChildren());
  await page.getByRole('button', { name: other, exact: true }).click();
  await expect.poll(() => status.textContent()).not.toBe('');
  await page.context().close();
});

test('the menu shows one half and hides it again', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}?lang=both`);
  const part = (name: string) => page.locator(`.moment-menu [name="${name}"]`);
  await openMenu(page, 't=137');
  expect(await Promise.all([part('show').isVisible(), part('cover').isVisible()])).toEqual([false, false]);
  await page.keyboard.press('Escape');
  await begin(page, 'zh-Hans');
  await openMenu(page, 't=137');
  await part('show').click();
  expect(await covers(page)).toBe(90);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('目标：从零构建 CNN');
  await openMenu(page, 't=137');
  await part('cover').click();
  expect(await covers(page)).toBe(91);
  await page.context().close();
});

test('it ends by its own button and by the bar, and leaves nothing behind', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}?lang=both`);
  const notes = () => page.locator('.notes').evaluate((article) => article.innerHTML);
  const before = await notes();
  for (const end of ['.self-test', '.self-test-bar [value="off"]']) {
    await begin(page);
    await page.locator(end).click();
    await page.locator('.self-test-bar').waitFor({ state: 'detached' });
    expect(await page.locator('.self-test').getAttribute('aria-pressed')).toBe('false');
    expect(await page.evaluate(() => document.activeElement?.matches('.self-test'))).toBe(true);
    expect(await notes()).toBe(before);
  }
  await page.context().close();
});

test('nothing of ours in a moment bears the languages of its halves', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}?lang=both`);
  const halves = () => page.locator('.moment :is([lang="en"], [lang="zh-Hans"])').count();
  const before = await halves();
  const menu = await openMenu(page, 't=137');
  await menu.locator('[name="done"]').click();
  await menu.locator('[name="star"]').click();
  await menu.locator('textarea').fill('mine');
  await page.keyboard.press('Escape');
  await begin(page);
  expect(await page.locator('.moment .own-note').count()).toBe(1);
  expect(await halves()).toBe(before);
  await page.context().close();
});

test('in raw notes, moments without the hidden half stay as they are', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${seed.url}/inside-out/fastai-courses-inside-out/?lang=both`);
  await begin(page, 'zh-Hans');
  expect(await covers(page)).toBe(await page.locator('.moment [lang="zh-Hans"]').count());
  const lacking = page.locator('.moment:not(:has([lang="zh-Hans"]))');
  expect(await lacking.count()).toBe(76);
  expect(await lacking.first().locator('[lang="en"]').isVisible()).toBe(true);
  await page.context().close();
});
