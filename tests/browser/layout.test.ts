import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { untilReady } from '../../scripts/bench/fake-embed.ts';
import { pagesOf } from '../site/built-page.ts';
import { facade, readLesson } from './lesson-reader.ts';
import { LESSON, momentAt, WIDTHS } from './moment-actions.ts';
import { browser, newReader } from './open-page.ts';
import { playerSite } from './player-site.ts';

const site = inject('ownSite');
const repo = inject('repoSite');
const lessons = playerSite();

const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).filter({ visible: true }).first().boundingBox();
  if (!found) throw new Error(`${selector} does not show.`);
  return found;
};

/** True if a box stands right of a line or below one. */
const isClearOf = (next: DOMRect | undefined, right: number, bottom: number) =>
  next !== undefined && (next.left >= right || next.top >= bottom);

describe.each(WIDTHS)('at %i px', (width) => {
  const viewport = { width, height: 844 };

  test.each(['en', 'zh'])('what stands alone and can be pressed is 24 px or more (%s)', async (mode) => {
    const { page } = await newReader(browser, { viewport });
    const small: string[] = [];
    for (const path of (await pagesOf(repo.dir)).keys()) {
      await page.goto(`${repo.url}${path}?lang=${mode}`);
      await page.locator('reading-mode [aria-pressed="true"]').waitFor();
      // The look of the panel comes with its script.
      await page.waitForFunction(() => !document.querySelector('study-panel:not(:defined)'));
      small.push(...(await smallTargets(page)).map((one) => `${path} ${one}`));
    }
    expect(small).toEqual([]);
    await page.context().close();
  });

  test('the head, the body and the foot of a page have the same edges', async () => {
    const { page } = await newReader(browser, { viewport });
    for (const path of ['/', '/fastai-2019-part-1/', LESSON, '/why/', '/status/', '/write/', '/search/']) {
      await page.goto(`${site.url}${path}?lang=en`);
      const edges = await page.evaluate(() =>
        ['.site-header', 'main', '.site-footer'].map((part) => {
          const whole = document.querySelector(part) as Element;
          // Where there is little room, the head is its bar and what scrolls away below that.
          const found =
            whole.getClientRects().length > 0 ? whole : (whole.querySelector('.site-bar') as Element);
          const { paddingLeft, paddingRight } = getComputedStyle(found);
          const { left, right } = found.getBoundingClientRect();
          return `${left + Number.parseFloat(paddingLeft)} ${right - Number.parseFloat(paddingRight)}`;
        }),
      );
      expect(new Set(edges).size, `${path} ${edges}`).toBe(1);
    }
    await page.context().close();
  });

  test.each(['en', 'both', 'zh'])('nothing of the head is cut off (%s)', async (mode) => {
    const { page } = await newReader(browser, { viewport });
    await page.goto(`${site.url}${LESSON}?lang=${mode}`);
    for (const screen of width < 768 ? [320, 390] : [768, 1024, 1440]) {
      await page.setViewportSize({ width: screen, height: 844 });
      const parts = page.locator('.site-header :is(.brand, reading-mode, search-box, nav, nav a)');
      const cut = await parts.evaluateAll((all) =>
        all.filter((part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0),
      );
      expect(cut, `${screen} px`).toEqual([]);
      const boxes = await page
        .locator('.site-header :is(.brand, reading-mode, search-box, nav)')
        .evaluateAll((all) => all.map((part) => part.getBoundingClientRect().toJSON() as DOMRect));
      const rows = {
        bottom: Math.min(...boxes.map(({ bottom }) => bottom)),
        top: Math.max(...boxes.map(({ top }) => top)),
      };
      // Where there is room it is one row; else the pages stand below the bar.
      expect(rows.top < rows.bottom, `${screen} px`).toBe(screen >= 768);
      for (const [at, { right, bottom }] of boxes.slice(0, -1).entries())
        expect(isClearOf(boxes[at + 1], right, bottom), `${screen} px`).toBe(true);
    }
    await page.context().close();
  });

  test('the facts of a lesson stand on the line of its title', async () => {
    const { page } = await newReader(browser, { viewport });
    for (const path of ['/', '/fastai-2019-part-1/']) {
      await page.goto(`${site.url}${path}?lang=en`);
      const apart = await page.locator('.lesson-list li').evaluateAll((rows) =>
        rows.map((row) => {
          const [title, facts] = ['a [lang="en"]', '.facts [lang="en"]'].map((half) => {
            const words = document.createRange();
            words.selectNodeContents(row.querySelector(half) as Element);
            return words.getClientRects().item(0);
          });
          return Math.abs((title?.bottom ?? 0) - (facts?.bottom ?? 99));
        }),
      );
      expect(Math.max(...apart), path).toBeLessThan(6);
    }
    await page.context().close();
  });

  test('a first visit has no room for what is not there to be continued', async () => {
    const { page } = await newReader(browser, { viewport });
    await page.goto(`${site.url}/?lang=en`);
    const [hero, card] = [await box(page, '.hero'), await box(page, '.course-card')];
    expect(card.y - hero.y - hero.height).toBeLessThanOrEqual(16);
    await page.context().close();
  });
});

test('the way up from a lesson is one language and stands clear of the title', async () => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 844 } });
  await page.goto(`${site.url}${LESSON}?lang=both`);
  expect(await page.locator('.crumb [lang="en"]').isVisible()).toBe(true);
  expect(await page.locator('.crumb [lang="zh-Hans"]').isVisible()).toBe(false);
  const [crumb, title] = [await box(page, '.crumb a'), await box(page, 'h1')];
  expect(title.y - crumb.y - crumb.height).toBeGreaterThanOrEqual(3);
  await page.context().close();
});

test('on a narrow screen the words of a moment have two thirds of it', async () => {
  const { page } = await newReader(browser, { viewport: { width: 390, height: 844 } });
  await page.goto(`${site.url}${LESSON}?lang=both`);
  const { width } = await box(page, '[id="t=1916"] > .pair');
  expect(width).toBeGreaterThan((358 * 2) / 3);
  await page.context().close();
});

test('the contents are a plain list, open in truth, where there is room, and a closed one where there is not', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}`);
  const entries = page.locator('.contents li a');
  expect(await entries.filter({ visible: true }).count()).toBe(9);
  expect(await page.locator('.contents summary').isVisible()).toBe(false);
  expect(await page.getByRole('navigation', { name: 'Contents' }).count()).toBe(1);
  expect(await page.locator('.contents details').getAttribute('open')).toBe('');
  await page.context().close();
  const { page: narrow } = await newReader(browser, { viewport: { width: 390, height: 844 } });
  await narrow.goto(`${site.url}${LESSON}`);
  const shown = narrow.locator('.contents li a').filter({ visible: true });
  expect(await shown.count()).toBe(0);
  await narrow.locator('.contents summary').click();
  expect(await shown.count()).toBe(9);
  await narrow.context().close();
});

test('side by side, the halves of a heading stand in the columns of the moments', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}${LESSON}?lang=side`);
  const left = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((halves) => [
        ...new Set(halves.map((half) => Math.round(half.getBoundingClientRect().x))),
      ]);
  const [heading, ...more] = await left('.notes h2 [lang="zh-Hans"]');
  const [moment] = await left('.notes > ul > .moment > .pair > [lang="zh-Hans"]');
  expect(more).toEqual([]);
  expect(Math.abs((heading ?? 0) - (moment ?? 99))).toBeLessThanOrEqual(2);
  await page.context().close();
});

test.each(WIDTHS)('at %i px the sign of the current moment covers neither words nor bar', async (width) => {
  const options = { viewport: { width, height: 844 } };
  const heading = await readLesson(browser, lessons.several, options);
  await facade(heading.page).click();
  await heading.page.locator(':is(h2, h3)[aria-current]').waitFor();
  const clear = await heading.page.locator(':is(h2, h3)[aria-current]').evaluate((moment) => {
    const words = (moment.querySelector('time') as Element).getBoundingClientRect();
    return words.left - moment.getBoundingClientRect().left;
  });
  expect(clear).toBeGreaterThanOrEqual(11);
  await heading.close();

  const last = await readLesson(browser, `${site.url}${LESSON}`, options);
  await momentAt(last.page, 't=4015').locator('.time').click();
  await untilReady(last.page);
  await momentAt(last.page, 't=4015').and(last.page.locator('[aria-current]')).waitFor();
  const [time, words] = [
    await box(last.page, '[id="t=4015"] time'),
    await box(last.page, '[id="t=4015"] > .pair'),
  ];
  expect(time.x + time.width).toBeLessThanOrEqual(words.x);
  expect(time.x - (await box(last.page, '[id="t=4015"]')).x).toBeGreaterThanOrEqual(11);
  await last.close();
});

test.each(['en', 'zh'])(
  'the words beside the video are as bold in one language as in the other (%s)',
  async (mode) => {
    const { page, close } = await readLesson(browser, `${site.url}${LESSON}?lang=${mode}`);
    await momentAt(page, 't=137').locator('.time').click();
    await page.locator('.said .pair').waitFor();
    const weight = await page
      .locator('.said [lang]')
      .filter({ visible: true })
      .first()
      .evaluate((half) => getComputedStyle(half).fontWeight);
    expect(weight).toBe('600');
    await close();
  },
);

/** The links and buttons that are smaller than 24 px on a side; those within a sentence are as high as its line. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inSentence = (target: Element) => {
      const around = target.closest('p, li, dd, td, blockquote, summary')?.cloneNode(true) as
        | Element
        | undefined;
      for (const pressed of around?.querySelectorAll('a, button, ul, ol, .unseen') ?? []) pressed.remove();
      return getComputedStyle(target).display === 'inline' && /[\p{L}]/u.test(around?.textContent ?? '');
    };
    return [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
      .filter((target) => target.checkVisibility() && !target.matches('.skip') && !inSentence(target))
      .flatMap((target) => {
        const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
        const name = `${target.className || target.localName} “${target.textContent?.trim().slice(0, 40)}”`;
        return Math.min(width, height) < 24 ? [`${name} ${width.toFixed(1)} × ${height.toFixed(1)}`] : [];
      });
  });
}
