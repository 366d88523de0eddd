import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { advance, inEmbed, untilReady } from '../../scripts/bench/fake-embed.ts';
import { facade, readLesson, SCREENS } from './lesson-reader.ts';
import { browser } from './open-page.ts';

const lesson = `${inject('ownSite').url}/fastai-2019-part-1/lesson-7/`;
const DURATION = 7444;

describe.each(SCREENS)('on a screen of %s', (_name, viewport) => {
  test('every moment is a tick at its place, and the current one is named', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await openAt(page, 252);
    const places = await page
      .locator('.timeline line')
      .evaluateAll((lines) => lines.map((line) => Number.parseFloat(line.getAttribute('x1') ?? '')));
    const starts = await page
      .locator('.moment')
      .evaluateAll((moments) => moments.map((moment) => Number((moment as HTMLElement).dataset.start)));
    expect(places).toEqual(starts.map((start) => (100 * start) / DURATION));
    const slider = page.getByRole('slider', { name: 'Moments of the lecture' });
    expect(await slider.getAttribute('aria-valuenow')).toBe('252');
    expect(await slider.getAttribute('aria-valuemax')).toBe(String(DURATION));
    expect(await slider.getAttribute('aria-valuetext')).toBe('4:12 Understanding defaults.cmap');
    expect(await page.locator('.timeline line.on').count()).toBe(1);
    expect(await page.locator('.timeline line').nth(12).getAttribute('class')).toBe('on');
    expect(await page.locator('canvas').count()).toBe(0);
    await close();
  });

  test('pointing shows the words of a moment, a click goes there', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await openAt(page, 0);
    const box = await page.locator('.track').boundingBox();
    if (!box) throw new Error('not shown');
    expect(box.height).toBeGreaterThanOrEqual(24);
    const x = box.x + (box.width * 3707) / DURATION;
    await page.mouse.move(x, box.y + box.height / 2);
    expect(await page.locator('.hint').isVisible()).toBe(true);
    const words = await page.locator('.hint').textContent();
    const hint = await page.locator('.hint').boundingBox();
    expect(hint?.x).toBeGreaterThanOrEqual(0);
    expect((hint?.x ?? 0) + (hint?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    await page.mouse.click(x, box.y + box.height / 2);
    const current = page.locator('[aria-current="true"]');
    await current.waitFor();
    await expect
      .poll(() => inEmbed(page, (fake) => fake.time()))
      .toBe(Number(await current.getAttribute('data-start')));
    expect(words).toContain(await current.locator('[lang="en"]').textContent());
    await close();
  });

  test('where there is no moment near, a click goes to the very second', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await openAt(page, 0);
    const box = await page.locator('.track').boundingBox();
    if (!box) throw new Error('not shown');
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
    await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBeGreaterThan(DURATION * 0.88);
    expect(await page.locator('.moment').last().getAttribute('aria-current')).toBe('true');
    await close();
  });
});

describe('by keyboard alone', () => {
  test('it is one stop, shows its moment when focused, and arrows go from moment to moment', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await openAt(page, 64);
    await page.locator('[data-do="note"]').focus();
    await page.keyboard.press('Shift+Tab');
    const slider = page.getByRole('slider');
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('.hint').textContent()).toContain('Food classifier app');
    for (const [key, seconds] of [
      ['ArrowRight', 128],
      ['ArrowUp', 137],
      ['ArrowLeft', 128],
      ['ArrowDown', 64],
      ['Home', 6],
      ['End', 4015],
    ] as const) {
      await page.keyboard.press(key);
      await page.locator(`[id="t=${seconds}"][aria-current]`).waitFor();
      await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBe(seconds);
    }
    await page.keyboard.press('Escape');
    expect(await page.locator('.hint').isVisible()).toBe(false);
    await close();
  });
});

test('until the length of the video is known, the last moment bounds the line', async () => {
  const { page, close } = await readLesson(browser, lesson, { embed: { answers: false } });
  // Time stands still, so that the video is not taken to be out of reach.
  await page.clock.install();
  await facade(page).click();
  const slider = page.getByRole('slider');
  await slider.waitFor();
  expect(await slider.getAttribute('aria-valuemax')).toBe('4015');
  expect(await page.locator('.timeline line').last().getAttribute('x1')).toBe('100%');
  await close();
});

async function openAt(page: Page, seconds: number): Promise<void> {
  await facade(page).click();
  await untilReady(page);
  if (seconds > 0) {
    await advance(page, seconds);
    await page.locator(`[id="t=${seconds}"][aria-current]`).waitFor();
  }
}
