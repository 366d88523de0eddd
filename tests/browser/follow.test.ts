import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { advance, inEmbed, untilReady } from '../../scripts/bench/fake-embed.ts';
import { dispatch, facade, lastSecond, readLesson, SCREENS, settled } from './lesson-reader.ts';
import { browser } from './open-page.ts';
import { playerSite } from './player-site.ts';

const lesson = `${inject('ownSite').url}/fastai-2019-part-1/lesson-7/`;
const site = playerSite();

describe.each(SCREENS)('on a screen of %s', (_name, viewport) => {
  test('the page goes along with the video', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await facade(page).click();
    await untilReady(page);
    for (const seconds of [252, 1000, 1000, 1000]) {
      await advance(page, seconds);
      await expect.poll(() => isCurrentInView(page)).toBe(true);
    }
    expect(await page.locator('[aria-current="true"]').count()).toBe(1);
    await close();
  });

  test('scrolling by hand pauses it, nothing resumes it but the chip', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await facade(page).click();
    await untilReady(page);
    await advance(page, 2000);
    await expect.poll(() => isCurrentInView(page)).toBe(true);
    expect(await page.locator('.resume').isVisible()).toBe(false);
    await settled(page);
    await page.mouse.move(viewport.width - 60, viewport.height - 100);
    await page.mouse.wheel(0, 2500);
    await page.locator('.resume').waitFor();
    await settled(page);
    const left = await page.evaluate(() => scrollY);
    for (const seconds of [300, 300, 310]) await advance(page, seconds);
    await page.locator('[data-start="2904"][aria-current]').waitFor();
    await settled(page);
    expect(await page.evaluate(() => scrollY)).toBe(left);
    await page.locator('.resume').click();
    await expect.poll(() => isCurrentInView(page)).toBe(true);
    expect(await page.locator('.resume').isVisible()).toBe(false);
    await advance(page, 1000);
    await expect.poll(() => isCurrentInView(page)).toBe(true);
    await close();
  });

  test('a link to a moment is no hand on the page', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await facade(page).click();
    await untilReady(page);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '#t=1107';
      link.textContent = 'there';
      Object.assign(link.style, { position: 'fixed', zIndex: '9', bottom: '8rem', right: '3rem' });
      document.body.append(link);
    });
    // What opening the player moves is forgiven for a second of the page's own time.
    const opened = await page.evaluate(() => performance.now());
    await page.waitForFunction((since) => performance.now() > since + 1000, opened);
    await page.getByRole('link', { name: 'there' }).click();
    await page.locator('[id="t=1107"][aria-current]').waitFor();
    await settled(page);
    expect(await page.locator('.resume').isVisible()).toBe(false);
    await advance(page, 1000);
    await expect.poll(() => isCurrentInView(page)).toBe(true);
    await close();
  });

  test('a long jump of the video is no hand on the page', async () => {
    const { page, close } = await readLesson(browser, site.long, { viewport });
    await page.locator('[id="t=10"] .time').press('Enter');
    await untilReady(page);
    for (const seconds of [4900, 100]) {
      await inEmbed(page, (fake, to) => fake.seekByHand(to), seconds);
      await page.locator(`[id="t=${seconds}"][aria-current]`).waitFor();
      await expect.poll(() => isCurrentInView(page)).toBe(true);
      await settled(page);
      expect(await page.locator('.resume').isVisible()).toBe(false);
    }
    await dispatch(page, 'lecture:seek', { seconds: 4000 });
    await expect.poll(() => isCurrentInView(page)).toBe(true);
    await settled(page);
    expect(await page.locator('.resume').isVisible()).toBe(false);
    await close();
  });

  test('a hand on the page ends a scroll of ours', async () => {
    const { page, close } = await readLesson(browser, site.long, { viewport });
    await page.locator('[id="t=10"] .time').press('Enter');
    await untilReady(page);
    await page.mouse.move(viewport.width - 60, viewport.height - 100);
    await dispatch(page, 'lecture:seek', { seconds: 4900 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
    await page.mouse.wheel(0, -600);
    await page.locator('.resume').waitFor();
    await close();
  });

  test('before the first moment too, scrolling by hand pauses it', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await facade(page).click();
    await untilReady(page);
    await page.mouse.move(viewport.width - 60, viewport.height - 100);
    await page.mouse.wheel(0, 2000);
    await page.locator('.resume').waitFor();
    await settled(page);
    const left = await page.evaluate(() => scrollY);
    await advance(page, 7);
    await page.locator('[id="t=6"][aria-current]').waitFor({ state: 'attached' });
    await settled(page);
    // The line that names the moment may move the page by a pixel.
    expect(Math.abs((await page.evaluate(() => scrollY)) - left)).toBeLessThan(3);
    await page.locator('.resume').click();
    await expect.poll(() => isCurrentInView(page)).toBe(true);
    await close();
  });

  test('the chip can be pressed among the marks of a reader, and the space bar then pauses', async () => {
    const { page, close } = await readLesson(browser, 'about:blank', { viewport });
    await page.addInitScript(() => {
      const done = Array.from({ length: 5000 }, (_, second) => [
        `9spwoDYwW_I:${second}`,
        { done: [true, 1] },
      ]);
      const study = { version: 1, moments: Object.fromEntries(done), positions: {} };
      localStorage.setItem('study:/', JSON.stringify(study));
    });
    await page.goto(lesson);
    await page.locator('[data-mark="done"]').first().waitFor({ state: 'attached' });
    await page.locator('[id="t=1916"] .time').click();
    await untilReady(page);
    await expect.poll(() => isCurrentInView(page)).toBe(true);
    await page.mouse.move(viewport.width - 60, viewport.height - 100);
    await page.mouse.wheel(0, 1500);
    await page.locator('.resume').click();
    await expect.poll(() => isCurrentInView(page)).toBe(true);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.do)).toBe('toggle');
    await page.keyboard.press(' ');
    await page.locator('[data-state="paused"]').waitFor();
    await close();
  });

  test('nothing that has the focus stands beneath the chip', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await page.locator('[id="t=252"] .time').click();
    await untilReady(page);
    await page.mouse.move(viewport.width - 60, viewport.height - 100);
    await page.mouse.wheel(0, 1500);
    await page.locator('.resume').waitFor();
    await settled(page);
    await page.locator('[id="t=1916"] .time').focus();
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(() => {
          const at = document.activeElement?.getBoundingClientRect();
          const chip = document.querySelector('.resume')?.getBoundingClientRect();
          if (!at || !chip) throw new Error('not shown');
          // Past the last of its links the page itself has the focus.
          if (document.activeElement === document.body) return false;
          return at.left < chip.right && at.right > chip.left && at.bottom > chip.top && at.top < chip.bottom;
        }),
      ).toBe(false);
    }
    await close();
  });
});

test('the current moment is told from the others without its colour', async () => {
  const { page, close } = await readLesson(browser, lesson);
  await page.locator('[id="t=252"] .time').click();
  await untilReady(page);
  const looks = ['t=252', 't=276'].map((id) =>
    page.locator(`[id="${id}"] .time`).evaluate((time) => ({
      weight: Number(getComputedStyle(time).fontWeight),
      shape: getComputedStyle(time, '::before').content,
    })),
  );
  const [current, other] = await Promise.all(looks);
  expect(current?.weight).toBeGreaterThan(other?.weight ?? 0);
  expect(current?.shape).toContain('▸');
  expect(other?.shape).toBe('none');
  await close();
});

test('a moment in a moment is current alone', async () => {
  const { page, close } = await readLesson(browser, site.several);
  await page.locator('[id="t=60"] > .time').click();
  await untilReady(page);
  const shape = (id: string) =>
    page.locator(`[id="${id}"] > .time`).evaluate((time) => getComputedStyle(time, '::before').content);
  expect(await shape('t=60')).toContain('▸');
  expect(await shape('t=90')).toBe('none');
  await page.locator('[id="t=180"] > .time').click();
  await expect.poll(() => shape('t=180')).toContain('▸');
  const further = page.locator('[id="t=180"] .pair .time');
  expect(await further.evaluate((time) => getComputedStyle(time, '::before').content)).toBe('none');
  await close();
});

test.each([
  ['no-preference', 'smooth'],
  ['reduce', 'instant'],
] as const)('with motion %s the page scrolls in the way “%s”', async (reducedMotion, behavior) => {
  const { page, close } = await readLesson(browser, lesson, { reducedMotion });
  await page.evaluate(() => {
    const asked: unknown[] = [];
    const scroll = window.scrollTo.bind(window);
    Object.assign(window, {
      asked,
      scrollTo(options: ScrollToOptions) {
        asked.push(options.behavior);
        scroll(options);
      },
    });
  });
  await facade(page).click();
  await untilReady(page);
  await advance(page, 3000);
  await expect.poll(() => isCurrentInView(page)).toBe(true);
  expect(await page.evaluate(() => (window as unknown as { asked: unknown[] }).asked)).toEqual([behavior]);
  await close();
});

test('within a moment, what the video reports changes nothing on the page', async () => {
  const { page, close } = await readLesson(browser, site.long);
  expect(await page.locator('.moment').count()).toBe(500);
  await page.locator('[id="t=2500"] .time').press('Enter');
  await untilReady(page);
  await expect.poll(() => isCurrentInView(page)).toBe(true);
  const second = await lastSecond(page);
  await page.evaluate(() => {
    const changed: string[] = [];
    const watch = new MutationObserver((records) => {
      for (const { target, attributeName } of records)
        changed.push(`${(target as Element).className ?? target.nodeName} ${attributeName ?? 'content'}`);
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(window, { changed });
  });
  for (let quarter = 0; quarter < 8; quarter++) await advance(page, 0.25);
  await expect.poll(second).toBe(2502);
  expect(await page.evaluate(() => (window as unknown as { changed: string[] }).changed)).toEqual([]);
  await close();
});

async function isCurrentInView(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const moment = document.querySelector('[aria-current="true"]')?.getBoundingClientRect();
    const stage = document.querySelector('.stage')?.getBoundingClientRect();
    if (!moment || !stage) return false;
    const covered = stage.right > moment.left ? stage.bottom : 0;
    return moment.top >= covered && moment.bottom <= innerHeight;
  });
}
