import { describe, expect, inject, test } from 'vitest';
import { inEmbed } from '../../scripts/bench/fake-embed.ts';
import { readLesson, SCREENS } from './lesson-reader.ts';
import { axeInBothColours, browser } from './open-page.ts';

const site = inject('ownSite');
const lesson = 'fastai-2019-part-1/lesson-7';

describe.each(SCREENS)('on a screen of %s', (_name, viewport) => {
  test('home says what this is, leads into the best lesson, and plays a line of it', async () => {
    const { page, foreign, complaints, close } = await readLesson(browser, `${site.url}/?lang=en`, {
      viewport,
    });
    expect(await page.locator('.hero .lead').textContent()).toContain('Press a line, hear it said.');
    const action = page.locator('.hero .action');
    expect(await action.getAttribute('href')).toBe(`/${lesson}/`);
    expect(await page.locator('.action').count()).toBe(1);
    expect(await page.locator('.lesson-list a').first().getAttribute('href')).toBe(`/${lesson}/`);

    const taste = page.locator('.taste');
    expect(await taste.getByRole('heading').textContent()).toContain('Lesson 7: Resnet, Unet and GAN');
    const shown = await taste
      .locator('li :is([lang="en"], [lang="zh-Hans"])')
      .evaluateAll((halves) => halves.map((half) => half.checkVisibility()));
    expect(shown).toEqual(Array(8).fill(true));
    expect(foreign).toEqual([]);

    const row = taste.locator('li').nth(1);
    const start = Number(await row.getAttribute('data-start'));
    await row.click();
    await page.locator('[data-state="playing"]').waitFor();
    expect(await inEmbed(page, (fake) => fake.time())).toBe(start);
    expect(await row.getAttribute('aria-current')).toBe('true');
    expect(page.url()).toBe(`${site.url}/?lang=en`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    expect(await axeInBothColours(page)).toEqual([]);
    // Home is no lesson that one could have stopped in.
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('study'))),
    ).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a lesson without notes is one box with one thing to do, and that has its video ready', async () => {
    const { page, foreign, close } = await readLesson(browser, `${site.url}/fastai-2019-part-1/lesson-1/`, {
      viewport,
    });
    expect(await page.locator('.empty, .contribute').count()).toBe(1);
    const action = page.locator('.action');
    expect(await action.count()).toBe(1);
    await action.click();
    await page.waitForURL(/\/write\/\?lesson=/);
    await page.getByRole('button', { name: 'Watch here' }).waitFor();
    expect(await page.getByLabel('Link to the video').inputValue()).toContain('NO-HCRg9VKw');
    expect(foreign).toEqual([]);
    await close();
  });
});

test('a key that would play what is not there scrolls the page instead', async () => {
  const { page, close } = await readLesson(browser, site.url, { viewport: { width: 390, height: 600 } });
  await page.keyboard.press('Space');
  await page.waitForFunction(() => scrollY > 0);
  await close();
});
