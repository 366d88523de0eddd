import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { advance, embedFrame, inEmbed, untilReady } from '../../scripts/bench/fake-embed.ts';
import { dispatch, facade, lastSecond, listenTo, readLesson, SCREENS } from './lesson-reader.ts';
import { axe, browser } from './open-page.ts';

const lesson = `${inject('ownSite').url}/fastai-2019-part-1/lesson-7/`;
const video = '9spwoDYwW_I';

describe.each(SCREENS)('on a screen of %s', (_name, viewport) => {
  const isWide = viewport.width > 1000;

  test('nothing of YouTube is asked for before the reader asks, and then only its embed', async () => {
    const { page, foreign, complaints, close } = await readLesson(browser, lesson, { viewport });
    expect(await facade(page).getAttribute('href')).toBe(`https://youtu.be/${video}`);
    await page.mouse.wheel(0, 3000);
    await facade(page).hover();
    await page.waitForLoadState('networkidle');
    expect(foreign).toEqual([]);
    expect(await page.locator('link[rel*="connect"], link[rel="dns-prefetch"], iframe').count()).toBe(0);
    await facade(page).click();
    await untilReady(page);
    expect(foreign).toHaveLength(1);
    expect(foreign[0]).toMatch(/^https:\/\/www\.youtube-nocookie\.com\/embed\/9spwoDYwW_I\?/);
    expect(complaints).toEqual([]);
    await close();
  });

  test('the embed learns who asks, and plays', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await facade(page).click();
    await untilReady(page);
    const origin = new URL(lesson).origin;
    expect(await inEmbed(page, ({ params }) => params)).toMatchObject({
      origin,
      enablejsapi: '1',
      start: '0',
    });
    expect(await inEmbed(page, ({ referrer }) => referrer)).toBe(`${origin}/`);
    expect(await inEmbed(page, (fake) => fake.state())).toBe(1);
    await close();
  });

  test('the open player stays in view and covers no moment', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await facade(page).click();
    await untilReady(page);
    await page.locator('[id="t=1916"] .time').press('Enter');
    await page.locator('[id="t=1916"][aria-current]').waitFor();
    const stage = await page.locator('.stage').boundingBox();
    const screen = await page.locator('.screen').boundingBox();
    const moment = await page.locator('[id="t=1916"]').boundingBox();
    if (!stage || !screen || !moment) throw new Error('not shown');
    expect(screen.y).toBeGreaterThanOrEqual(0);
    if (isWide) expect(stage.x + stage.width).toBeLessThan(moment.x);
    else {
      // The bar above it goes out of the way.
      await expect.poll(async () => (await page.locator('.stage').boundingBox())?.y).toBe(0);
      expect(stage.height).toBeLessThanOrEqual(0.4 * viewport.height);
      expect(moment.y).toBeGreaterThanOrEqual(stage.height);
    }
    expect(moment.y + moment.height).toBeLessThanOrEqual(viewport.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    await close();
  });

  test('a fragment is not hidden below the open player', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await facade(page).click();
    await untilReady(page);
    await page.evaluate(() => {
      location.hash = '#t=1916';
    });
    const stage = await page.locator('.stage').boundingBox();
    const moment = await page.locator('[id="t=1916"]').boundingBox();
    expect(moment?.y).toBeGreaterThanOrEqual(isWide ? 0 : (stage?.height ?? Number.NaN));
    expect(moment?.y).toBeLessThan(viewport.height - 50);
    await close();
  });

  test.each([
    ['light', 'both'],
    ['dark', 'zh'],
  ] as const)('every state is accessible in %s colours, reading %s', async (colorScheme, mode) => {
    const url = `${lesson}?lang=${mode}`;
    const { page, close, complaints } = await readLesson(browser, url, { viewport, colorScheme });
    expect(await axe(page), 'idle').toEqual([]);
    await facade(page).click();
    await untilReady(page);
    expect(await axe(page), 'playing, before the first moment').toEqual([]);
    await advance(page, 252);
    await page.locator('[id="t=252"][aria-current]').waitFor();
    await page.locator('[data-do="loop"]').click();
    await page.locator('.track').hover({ position: { x: 60, y: 10 } });
    expect(await axe(page), 'at a moment, looping, pointing at the timeline').toEqual([]);
    await page.mouse.wheel(0, 3000);
    await page.locator('.resume').waitFor();
    expect(await axe(page), 'scrolled away').toEqual([]);
    await inEmbed(page, (fake) => fake.fail(150));
    await page.locator('[data-state="failed"]').waitFor();
    expect(await axe(page), 'failed').toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('controls', () => {
  test('play, pause and speed reach the embed, and show what it says', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await facade(page).click();
    await untilReady(page);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    expect(await inEmbed(page, (fake) => fake.state())).toBe(2);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.getByLabel('Speed').selectOption('1.5');
    await expect
      .poll(() => inEmbed(page, ({ log }) => log.at(-1)))
      .toMatchObject({
        func: 'setPlaybackRate',
        args: [1.5],
      });
    await inEmbed(page, (fake) => fake.become(2));
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await close();
  });

  test('a speed that only YouTube’s own menu offers is shown', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await facade(page).click();
    await untilReady(page);
    await inEmbed(page, (fake) => fake.rateByHand(1.1));
    const speed = page.getByLabel('Speed');
    const rates = () => speed.locator('option').allTextContents();
    await expect.poll(() => speed.inputValue()).toBe('1.1');
    expect(await rates()).toEqual(['0.5×', '0.75×', '1×', '1.1×', '1.25×', '1.5×', '1.75×', '2×']);
    await page.keyboard.press('.');
    await expect.poll(() => speed.inputValue()).toBe('1.25');
    await close();
  });

  test('next and previous go from moment to moment, and the card says where', async () => {
    const { page, close } = await readLesson(browser, `${lesson}?lang=both`);
    await facade(page).click();
    await untilReady(page);
    await page.getByRole('button', { name: 'Next moment' }).click();
    await page.getByRole('button', { name: 'Next moment' }).click();
    await page.getByRole('button', { name: 'Previous moment' }).click();
    await page.getByRole('button', { name: 'Next moment' }).click();
    await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBe(64);
    expect(await page.locator('[aria-current="true"]').getAttribute('id')).toBe('t=64');
    expect(await page.locator('.said [lang="en"]').textContent()).toBe('Food classifier app');
    expect(await page.locator('.said [lang="zh-Hans"]').textContent()).toBe('食物分类 App');
    expect(await page.locator('.at [lang="en"]').textContent()).toBe('moment 2 of 91');
    await close();
  });

  test('the card and the timeline do not tell what the self-test hides', async () => {
    const { page, close } = await readLesson(browser, `${lesson}?lang=both`);
    await page.locator('[id="t=64"] .time').click();
    await untilReady(page);
    const said = (lang: string) => page.locator(`.said [lang="${lang}"]`);
    const told = () => page.getByRole('slider').getAttribute('aria-valuetext');
    await page.getByRole('button', { name: 'Self-test' }).click();
    await page.locator('[id="t=128"] .cover').waitFor();
    await page.getByRole('button', { name: 'Next moment' }).click();
    await page.locator('[id="t=128"][aria-current]').waitFor();
    expect(await said('en').isVisible()).toBe(true);
    expect(await said('zh-Hans').isVisible()).toBe(false);
    expect(await told()).toBe('2:08 Notebook starts');
    await page.getByRole('button', { name: 'Self-test' }).click();
    await said('zh-Hans').waitFor();
    expect(await page.locator('.said .cover').count()).toBe(0);
    await page.getByRole('button', { name: 'Previous moment' }).click();
    await expect.poll(told).toBe('1:04 Food classifier app 食物分类 App');
    await close();
  });

  test('a loop goes back to its moment, follows the reader to another, and ends when they leave', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await page.locator('[id="t=64"] .time').click();
    await untilReady(page);
    await page.getByRole('button', { name: 'Loop' }).click();
    await advance(page, 63.9);
    expect(await inEmbed(page, (fake) => fake.time())).toBeCloseTo(127.9);
    await advance(page, 0.3);
    await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBe(64);
    expect(await page.locator('[aria-current="true"]').getAttribute('id')).toBe('t=64');
    await page.locator('[id="t=137"] .time').click();
    await advance(page, 16);
    await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBe(137);
    await inEmbed(page, (fake) => fake.seekByHand(1000));
    await page.locator('[data-do="loop"][aria-pressed="false"]').waitFor();
    await close();
  });

  test('a loop of the last moment goes on when the video ends', async () => {
    const { page, close } = await readLesson(browser, lesson, { embed: { duration: 4100 } });
    await page.locator('.moment .time').last().click();
    await untilReady(page);
    const start = await inEmbed(page, (fake) => fake.time());
    await page.getByRole('button', { name: 'Loop' }).click();
    await advance(page, 5000);
    await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBe(start);
    expect(await inEmbed(page, (fake) => fake.state())).toBe(1);
    await close();
  });

  test('the focus goes from the plain link to the button that pauses', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await facade(page).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-state="playing"]').waitFor();
    expect(await focused(page)).toBe('toggle');
    await page.keyboard.press(' ');
    await page.locator('[data-state="paused"]').waitFor();
    await close();
  });

  test('the focus stays in the player when the video fails and is tried again', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await facade(page).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-state="playing"]').waitFor();
    await inEmbed(page, (fake) => fake.fail(5));
    await page.locator('[data-state="failed"]').waitFor();
    expect(await focused(page)).toBe('retry');
    await page.keyboard.press('Enter');
    await page.locator('[data-state="playing"]').waitFor();
    expect(await focused(page)).toBe('toggle');
    await page.keyboard.press(' ');
    await page.locator('[data-state="paused"]').waitFor();
    await close();
  });
});

describe('what YouTube says', () => {
  test.each([
    [2, 'does not know this video'],
    [5, 'does not work in this browser'],
    [100, 'is gone from YouTube'],
    [101, 'on YouTube only'],
    [150, 'on YouTube only'],
    [153, 'wants to know which page asks'],
    [999, 'cannot play this video here'],
  ])(
    'error %i is a sentence and the plain link; then time links are ordinary links',
    async (error, words) => {
      const { page, close } = await readLesson(browser, lesson, { embed: { errors: { [video]: error } } });
      await page.locator('[id="t=137"] .time').click();
      const notice = page.getByRole('alert').filter({ visible: true });
      await notice.waitFor();
      expect(await notice.textContent()).toContain(words);
      expect(await notice.locator('.plain').getAttribute('href')).toBe(`https://youtu.be/${video}?t=137`);
      await page.locator('[id="t=64"] .time').click();
      await page.waitForURL(`https://youtu.be/${video}?t=64`);
      await close();
    },
  );

  test.each([
    ['a frame that says nothing', { answers: false }],
    ['a frame that is blocked', { blocked: true }],
  ])('%s is a sentence and the plain link', async (_name, embed) => {
    const { page, close } = await readLesson(browser, 'about:blank', { embed });
    await page.clock.install();
    await page.goto(lesson);
    await page.locator('[id="t=137"] .time').click();
    await page.locator('.screen iframe').waitFor();
    expect(await page.locator('.notice').isVisible()).toBe(false);
    await page.clock.runFor(3600);
    const notice = page.getByRole('alert').filter({ visible: true });
    expect(await notice.textContent()).toContain('YouTube does not answer');
    const plain = notice.getByRole('link', { name: 'YouTube ↗', exact: true });
    expect(await plain.getAttribute('href')).toBe(`https://youtu.be/${video}?t=137`);
    const search = new URL((await notice.getByRole('link', { name: 'Bilibili' }).getAttribute('href')) ?? '');
    expect([search.origin, search.searchParams.get('keyword')]).toEqual([
      'https://search.bilibili.com',
      'Lesson 7: Resnet, Unet and GAN',
    ]);
    expect(await axe(page)).toEqual([]);
    // It may still answer, so the page stays, and what leads out goes where the reader went.
    await page.locator('[id="t=64"] .time').click();
    await page.locator('[id="t=64"][aria-current]').waitFor();
    expect(await plain.getAttribute('href')).toBe(`https://youtu.be/${video}?t=64`);
    await close();
  });

  test.each([60_000, 300_000])(
    'an answer after %i ms takes the sentence away, and the player goes where it was sent meanwhile',
    async (answers) => {
      const { page, close } = await readLesson(browser, 'about:blank', { embed: { answers } });
      await page.clock.install();
      await page.goto(lesson);
      await page.locator('[id="t=137"] .time').click();
      await embedFrame(page);
      await page.clock.runFor(3600);
      await page.locator('[data-state="failed"]').waitFor();
      await page.locator('[id="t=64"] .time').click();
      await page.clock.runFor(answers);
      await page.locator('[data-state="playing"]').waitFor();
      expect(await page.locator('.notice').isVisible()).toBe(false);
      await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBe(64);
      await close();
    },
  );

  test('a frame that says nothing is asked now and then, and after a while no more', async () => {
    const { page, close } = await readLesson(browser, 'about:blank', { embed: { answers: false } });
    await page.clock.install();
    await page.goto(lesson);
    await page.locator('[id="t=137"] .time').click();
    await embedFrame(page);
    const asked = async (milliseconds: number) => {
      const before = await inEmbed(page, ({ log }) => log.length);
      await page.clock.runFor(milliseconds);
      return (await inEmbed(page, ({ log }) => log.length)) - before;
    };
    expect(await asked(8100)).toBeLessThanOrEqual(40);
    const late = await asked(60_000);
    expect(late).toBeGreaterThan(5);
    expect(late).toBeLessThanOrEqual(20);
    await page.clock.runFor(60_000);
    expect(await asked(300_000)).toBe(0);
    await close();
  });

  test('a frame that is blocked does not fill the console', async () => {
    const { page, complaints, close } = await readLesson(browser, 'about:blank', {
      embed: { blocked: true },
    });
    await page.clock.install();
    await page.goto(lesson);
    await page.locator('[id="t=137"] .time').click();
    await page.locator('.screen iframe').waitFor();
    await page.clock.runFor(600_000);
    const before = complaints.length;
    await page.clock.runFor(600_000);
    expect(complaints.length).toBe(before);
    expect(before).toBeLessThan(60);
    await close();
  });

  test('trying again loads the video anew', async () => {
    const { page, foreign, close } = await readLesson(browser, lesson, { embed: { errors: { [video]: 5 } } });
    await facade(page).click();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').filter({ visible: true }).waitFor();
    await expect.poll(() => foreign.length).toBe(2);
    await close();
  });

  test('trying again begins at the second it was at, and goes nowhere else on the way', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await page.locator('[id="t=1916"] .time').click();
    await untilReady(page);
    await inEmbed(page, (fake) => fake.fail(5));
    await page.locator('[data-state="failed"]').waitFor();
    const [moments, times] = [await listenTo(page, 'lecture:moment'), await listenTo(page, 'lecture:time')];
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-state="playing"]').waitFor();
    expect(await moments()).toEqual([]);
    expect((await times()).map((time) => (time as { seconds: number }).seconds)).not.toContain(0);
    expect(await inEmbed(page, (fake) => fake.time())).toBe(1916);
    await close();
  });

  test('is believed only from its own frame and its own origin', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await page.locator('[id="t=64"] .time').click();
    await untilReady(page);
    const second = await lastSecond(page);
    const lie = '{"event":"infoDelivery","info":{"currentTime":2000,"playerState":2}}';
    // The right words from the page itself, and from another frame of the right origin.
    await page.evaluate((words) => window.postMessage(words, '*'), lie);
    await page.evaluate(async () => {
      const other = document.createElement('iframe');
      other.src = 'https://www.youtube-nocookie.com/embed/AAAAAAAAAAA';
      document.body.append(other);
      await new Promise((resolve) => other.addEventListener('load', resolve));
    });
    const other = page.frames().find((frame) => frame.url().endsWith('AAAAAAAAAAA'));
    await other?.evaluate((words) => window.parent.postMessage(words, '*'), lie);
    await advance(page, 1);
    await expect.poll(second).toBe(65);
    // The right frame, gone to another origin; the last of its words is heard after the lie.
    const heard = page.evaluate(async () => {
      const frame = document.querySelector<HTMLIFrameElement>('.screen iframe');
      if (!frame) throw new Error('no frame');
      frame.src = 'https://player.bilibili.com/player.html';
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      await new Promise((resolve) =>
        addEventListener('message', ({ data }) => data === 'end' && resolve(data)),
      );
    });
    await page.waitForEvent('framenavigated', (frame) => frame.url().includes('bilibili'));
    await (await embedFrame(page)).evaluate((words) => {
      for (const word of [words, 'end']) window.parent.postMessage(word, '*');
    }, lie);
    await heard;
    expect(await second()).toBe(65);
    expect(await page.locator('lecture-player').getAttribute('data-state')).toBe('playing');
    await close();
  });

  test('a time from before a seek is not believed', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await page.locator('[id="t=1916"] .time').click();
    await untilReady(page);
    await page.locator('[id="t=6"] .time').click();
    const second = await lastSecond(page);
    await inEmbed(page, (fake) => fake.tellLate(1916.5));
    await advance(page, 1);
    await expect.poll(second).toBe(7);
    expect(await page.locator('[aria-current="true"]').getAttribute('id')).toBe('t=6');
    await close();
  });
});

describe('the rest of the page', () => {
  test('hears of the time, the moment and the state', async () => {
    const { page, close } = await readLesson(browser, lesson);
    const [time, moment, state] = await Promise.all(
      ['lecture:time', 'lecture:moment', 'lecture:state'].map((type) => listenTo(page, type)),
    );
    await page.locator('[id="t=64"] .time').click();
    await untilReady(page);
    await advance(page, 64);
    await page.locator('[id="t=128"][aria-current]').waitFor();
    await inEmbed(page, (fake) => fake.become(2));
    await page.locator('[data-state="paused"]').waitFor();
    expect(await moment?.()).toEqual([{ id: 't=64' }, { id: 't=128' }]);
    expect((await time?.())?.at(-1)).toEqual({ seconds: 128, playing: false, video });
    expect((await state?.())?.at(-1)).toMatchObject({ state: 'paused', video });
    await close();
  });

  test('may open the player, move it, or only say where it will begin', async () => {
    const { page, foreign, close } = await readLesson(browser, lesson);
    await dispatch(page, 'lecture:seek', { seconds: 500, play: false });
    expect(await facade(page).getAttribute('href')).toBe(`https://youtu.be/${video}?t=500`);
    expect(foreign).toEqual([]);
    await facade(page).click();
    await untilReady(page);
    expect(await inEmbed(page, ({ params }) => params.start)).toBe('500');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('[data-state="paused"]').waitFor();
    await dispatch(page, 'lecture:seek', { seconds: 0 });
    await expect.poll(() => inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([0, 2]);
    await dispatch(page, 'lecture:seek', { seconds: 30, play: true });
    await page.locator('[data-state="playing"]').waitFor();
    await close();
  });

  test('opens it from a closed state with a second', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await dispatch(page, 'lecture:seek', { seconds: 700 });
    await untilReady(page);
    expect(await inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([700, 1]);
    await close();
  });
});

/** What the control that has the focus does. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement).dataset.do);
}
