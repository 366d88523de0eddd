import { expect, inject, test } from 'vitest';
import { pagesOf } from '../site/built-page.ts';
import { axe, axeInBothColours, browser, newReader } from './open-page.ts';

const site = inject('ownSite');
const seed = inject('seedSite');
const lesson = '/fastai-2019-part-1/lesson-7/';

const addresses = [...(await pagesOf(site.dir)).keys()];

/** Widths at which no page may scroll sideways, and those of them at which axe looks at all of it. */
const WIDTHS = [320, 390, 768, 1440];
const SEEN = [390, 1440];

test.each(['en', 'both', 'side', 'zh'])(
  'every page is accessible and fits, at each width and in light and dark colours, in reading mode %s',
  async (mode) => {
    const { page, complaints } = await newReader(browser);
    const found: string[] = [];
    for (const path of addresses) {
      await page.goto(`${site.url}${path}?lang=${mode}`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 844 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${path} is ${wide} px wide on a screen of ${width} px`);
        // Where there is no room, side by side is one above the other: what `both` is.
        if (!SEEN.includes(width) || (mode === 'side' && width < 768)) continue;
        found.push(...(await axeInBothColours(page)).map((fault) => `${path} ${width} px ${fault}`));
      }
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('raw notes with missing halves are accessible too', async () => {
  const { page } = await newReader(browser);
  for (const mode of ['en', 'both', 'zh']) {
    await page.goto(`${seed.url}/inside-out/fastai-courses-inside-out/?lang=${mode}`);
    expect(await axe(page)).toEqual([]);
  }
  await page.context().close();
});

test('without JavaScript both languages show, links work and nothing is empty', async () => {
  const { page } = await newReader(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}${lesson}`);
  const moment = page.locator('[id="t=137"]');
  expect(await moment.locator('[lang="en"]').isVisible()).toBe(true);
  expect(await moment.locator('[lang="zh-Hans"]').isVisible()).toBe(true);
  expect(await page.locator('reading-mode').isVisible()).toBe(false);
  expect(await moment.locator('.time').getAttribute('href')).toBe('https://youtu.be/9spwoDYwW_I?t=137');
  await page.getByRole('link', { name: 'Next' }).or(page.locator('a[rel=prev]')).first().click();
  expect(new URL(page.url()).pathname).toBe('/fastai-2019-part-1/lesson-2/');
  await page.context().close();
});

test('a permanent link arrives at its moment, in view and marked', async () => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 700 } });
  await page.goto(`${site.url}${lesson}#t=1916`);
  const moment = page.locator('[id="t=1916"]');
  const box = await moment.boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeLessThan(500);
  const [marked, other] = await Promise.all(
    ['t=1916', 't=1851'].map((id) =>
      page.locator(`[id="${id}"]`).evaluate((element) => getComputedStyle(element).borderLeftColor),
    ),
  );
  expect(marked).not.toBe(other);
  await page.context().close();
});

test('the first visit follows the languages of the browser, without a flash', async () => {
  for (const [locale, en, zh] of [
    ['en-US', true, false],
    ['zh-CN', false, true],
  ] as const) {
    const { page } = await newReader(browser, { locale });
    await page.goto(`${site.url}${lesson}`, { waitUntil: 'commit' });
    await page.locator('[id="t=137"]').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(zh ? 'zh-Hans' : 'en');
    expect(await page.locator('[id="t=137"] [lang="en"]').isVisible()).toBe(en);
    expect(await page.locator('[id="t=137"] [lang="zh-Hans"]').isVisible()).toBe(zh);
    await page.context().close();
  }
});

test('nothing of another host is asked for', async () => {
  const { page } = await newReader(browser);
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  for (const path of addresses) await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
  expect([...hosts]).toEqual([new URL(site.url).host]);
  await page.context().close();
});
