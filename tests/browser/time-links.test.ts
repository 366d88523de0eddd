import { describe, expect, inject, test } from 'vitest';
import { advance, inEmbed, untilReady } from '../../scripts/bench/fake-embed.ts';
import { facade, lastSecond, readLesson, SCREENS } from './lesson-reader.ts';
import { openMenu } from './moment-actions.ts';
import { browser } from './open-page.ts';
import { playerSite } from './player-site.ts';

const lesson = `${inject('ownSite').url}/fastai-2019-part-1/lesson-7/`;
const video = '9spwoDYwW_I';
const site = playerSite();

describe.each(SCREENS)('on a screen of %s', (_name, viewport) => {
  test('a time link opens the player at its second, and seeks in it when it is open', async () => {
    const { page, foreign, close } = await readLesson(browser, lesson, { viewport });
    await page.locator('[id="t=137"] .time').click();
    await untilReady(page);
    expect(await inEmbed(page, ({ params }) => [params.start, params.autoplay])).toEqual(['137', '1']);
    await page.locator('[id="t=252"] .time').click();
    await expect.poll(() => inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([252, 1]);
    expect(foreign).toHaveLength(1);
    expect(page.url()).toBe(lesson);
    await close();
  });

  test('without JavaScript it is an ordinary link', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport, javaScriptEnabled: false });
    await page.locator('[id="t=137"] .time').click();
    await page.waitForURL(`https://youtu.be/${video}?t=137`);
    await page.goto(lesson);
    await facade(page).click();
    await page.waitForURL(`https://youtu.be/${video}`);
    await close();
  });
});

test.each(['Control', 'Shift', 'Alt', 'Meta'] as const)(
  'with %s it is an ordinary link',
  async (modifier) => {
    const { page, close } = await readLesson(browser, lesson);
    const prevented = await page.locator('[id="t=137"] .time').evaluate((link, key) => {
      const flag = `${key === 'Control' ? 'ctrl' : key.toLowerCase()}Key`;
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, [flag]: true });
      // The page has its say first; then the test keeps the browser from leaving.
      let said: boolean | undefined;
      addEventListener('click', (event) => {
        said = event.defaultPrevented;
        event.preventDefault();
      });
      link.dispatchEvent(click);
      return said;
    }, modifier);
    expect(prevented).toBe(false);
    expect(await page.locator('iframe').count()).toBe(0);
    await close();
  },
);

test('if the player cannot be fetched, it leads where it says', async () => {
  const { page, close } = await readLesson(browser, lesson);
  await page.context().route('**/_astro/player*.js', (route) => route.abort());
  await page.locator('[id="t=137"] .time').click();
  await page.waitForURL(`https://youtu.be/${video}?t=137`);
  await close();
});

test('a second of 0 is a second', async () => {
  const { page, close } = await readLesson(browser, site.several);
  await page.locator('[id="t=180"] .time').first().click();
  await untilReady(page);
  await page.locator('[id="t=0"] .time').click();
  await expect
    .poll(() => inEmbed(page, ({ log }) => log.filter(({ func }) => func === 'seekTo').at(-1)?.args))
    .toEqual([0, true]);
  await expect.poll(() => inEmbed(page, (fake) => fake.time())).toBe(0);
  expect(await page.locator('[aria-current="true"]').getAttribute('id')).toBe('t=0');
  await close();
});

test('a further link in a moment goes to its own second', async () => {
  const { page, close } = await readLesson(browser, `${site.several}?lang=both`);
  await page.locator('[id="t=180"] .time').last().click();
  await untilReady(page);
  expect(await inEmbed(page, ({ params }) => params.start)).toBe('300');
  expect(await page.locator('[aria-current="true"]').getAttribute('id')).toBe('t=180');
  await close();
});

test('of two moments at one second the one that was clicked is current', async () => {
  const { page, close } = await readLesson(browser, site.several);
  await page.locator('[id="t=120-2"] .time').click();
  await untilReady(page);
  const second = await lastSecond(page);
  await advance(page, 2);
  await expect.poll(second).toBe(122);
  expect(await page.locator('[aria-current="true"]').getAttribute('id')).toBe('t=120-2');
  await page.getByRole('button', { name: 'Previous moment' }).click();
  expect(await page.locator('[aria-current="true"]').getAttribute('id')).toBe('t=120');
  await close();
});

test('a lesson with several videos switches between them', async () => {
  const { page, foreign, close } = await readLesson(browser, site.several);
  await page.locator('[id="t=60"] > .time').click();
  await untilReady(page);
  await page.locator('[id="BBBBBBBBBBB-t=20"] .time').click();
  await page.locator('[id="BBBBBBBBBBB-t=20"][aria-current]').waitFor();
  await expect.poll(() => foreign.at(-1)).toContain('/embed/BBBBBBBBBBB?');
  expect(await page.locator('.timeline line').count()).toBe(2);
  const videos = page.getByRole('group', { name: 'Videos of this lesson' });
  expect(await videos.getByRole('button').count()).toBe(2);
  expect(await videos.getByRole('button', { name: 'Video 2', pressed: true }).count()).toBe(1);
  await videos.getByRole('button', { name: 'Video 1', pressed: false }).click();
  await page.locator('[id="t=0"][aria-current]').waitFor();
  expect(await page.locator('iframe').count()).toBe(1);
  await expect.poll(() => foreign.at(-1)).toContain('/embed/AAAAAAAAAAA?');
  await close();
});

test('a video that was paused stays so when j crosses into another one, and goes on in it', async () => {
  const { page, close } = await readLesson(browser, site.several);
  await page.locator('[id="t=180"] > .time').click();
  await untilReady(page);
  await page.keyboard.press('p');
  await page.locator('[data-state="paused"]').waitFor();
  for (const [key, seconds] of [
    ['j', 10],
    ['j', 20],
    ['k', 10],
  ] as const) {
    await page.keyboard.press(key);
    await page.locator(`[id="BBBBBBBBBBB-t=${seconds}"][aria-current]`).waitFor();
    await page.locator('[data-state="cued"]').waitFor();
    await expect.poll(() => inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([seconds, 5]);
  }
  // Without waiting for the video to load.
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await page.locator('[id="t=120-2"][aria-current]').waitFor();
  await page.locator('[data-state="cued"]').waitFor();
  await expect.poll(() => inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([120, 5]);
  await page.keyboard.press('p');
  await page.locator('[data-state="playing"]').waitFor();
  expect(await inEmbed(page, (fake) => fake.time())).toBe(120);
  await close();
});

test('a video that has ended is not begun again by going to a moment', async () => {
  const { page, close } = await readLesson(browser, site.several);
  await page.locator('[id="t=180"] > .time').click();
  await untilReady(page);
  await inEmbed(page, (fake) => fake.become(0));
  await page.locator('[data-state="ended"]').waitFor();
  await page.keyboard.press('k');
  await page.locator('[data-state="cued"]').waitFor();
  expect(await inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([120, 5]);
  await close();
});

test('a video that is about to play plays on at the moment that is asked for next', async () => {
  const { page, close } = await readLesson(browser, site.several, { embed: { answers: 500 } });
  await page.locator('[id="t=180"] > .time').click();
  await page.locator('.screen iframe').waitFor();
  await page.keyboard.press('j');
  await page.locator('[data-state="playing"]').waitFor();
  await expect.poll(() => inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([10, 1]);
  await close();
});

test('the place where one stopped is in the video that played', async () => {
  const { page, close } = await readLesson(browser, site.several);
  await page.locator('[id="BBBBBBBBBBB-t=10"] .time').click();
  await untilReady(page);
  await advance(page, 13);
  await page.locator('[id="BBBBBBBBBBB-t=20"][aria-current]').waitFor();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('study:/repo/'))).toBeTruthy();
  await page.goto(new URL('../../', site.several).href);
  await page.locator('.continue a').click();
  await page.waitForURL(/talks\/several\/#BBBBBBBBBBB-t=23$/);
  expect(await page.locator('[data-arrived]').getAttribute('id')).toBe('BBBBBBBBBBB-t=20');
  expect(await facade(page).getAttribute('href')).toBe('https://youtu.be/BBBBBBBBBBB?t=23');
  await close();
});

test('a video that cannot be played leaves the other ones to the player', async () => {
  const { page, close } = await readLesson(browser, site.several, {
    embed: { errors: { AAAAAAAAAAA: 150 } },
  });
  await page.locator('[id="t=60"] > .time').click();
  await page.locator('[data-state="failed"]').waitFor();
  await page.locator('[id="BBBBBBBBBBB-t=20"] .time').click();
  await page.locator('[data-state="playing"]').waitFor();
  expect(await page.locator('.notice').isVisible()).toBe(false);
  await page.locator('[id="t=60"] > .time').click();
  await page.waitForURL('https://youtu.be/AAAAAAAAAAA?t=60');
  await close();
});

describe('an address with a second between two moments', () => {
  test('lands on the one before, and the lecture will begin at the second', async () => {
    const { page, foreign, close } = await readLesson(browser, `${lesson}#t=1950`);
    const landed = page.locator('[data-arrived]');
    expect(await landed.getAttribute('id')).toBe('t=1916');
    expect((await landed.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    expect((await landed.boundingBox())?.y).toBeLessThan(400);
    expect(await landed.evaluate((element) => getComputedStyle(element).borderLeftStyle)).toBe('dotted');
    expect(foreign).toEqual([]);
    await facade(page).click();
    await untilReady(page);
    expect(await inEmbed(page, ({ params }) => params.start)).toBe('1950');
    await close();
  });

  test('that is broken is the page itself, whose study works', async () => {
    const { page, complaints, close } = await readLesson(browser, `${lesson}#t=200%E`);
    expect(await page.locator('[data-arrived]').count()).toBe(0);
    await openMenu(page, 't=137');
    expect(complaints).toEqual([]);
    await close();
  });

  test('before the first moment lands on the first', async () => {
    const { page, close } = await readLesson(browser, `${lesson}#t=3`);
    expect(await page.locator('[data-arrived]').getAttribute('id')).toBe('t=6');
    await close();
  });

  test('of another video lands among its moments', async () => {
    const { page, close } = await readLesson(browser, `${site.several}#BBBBBBBBBBB-t=15`);
    expect(await page.locator('[data-arrived]').getAttribute('id')).toBe('BBBBBBBBBBB-t=10');
    expect(await facade(page).getAttribute('href')).toBe('https://youtu.be/BBBBBBBBBBB?t=15');
    await close();
  });

  test('moves an open player without starting it', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await facade(page).click();
    await untilReady(page);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('[data-state="paused"]').waitFor();
    await page.evaluate(() => {
      location.hash = '#t=200';
    });
    await page.locator('[data-arrived]').waitFor();
    await expect.poll(() => inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([200, 2]);
    await close();
  });

  test('is not meant by a permanent link that is clicked to be copied', async () => {
    const { page, close } = await readLesson(browser, lesson);
    await page.locator('[id="t=64"] .time').click();
    await untilReady(page);
    await page.locator('[id="t=137"] .permalink').click();
    expect(page.url()).toBe(`${lesson}#t=137`);
    expect(await inEmbed(page, (fake) => fake.time())).toBe(64);
    await close();
  });

  test('that is a moment cues the lecture there', async () => {
    const { page, close } = await readLesson(browser, `${lesson}#t=1916`);
    expect(await page.locator('[data-arrived]').count()).toBe(0);
    expect(await facade(page).getAttribute('href')).toBe(`https://youtu.be/${video}?t=1916`);
    await close();
  });
});
