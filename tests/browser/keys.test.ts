import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { inEmbed, untilReady } from '../../scripts/bench/fake-embed.ts';
import { facade, listenTo, readLesson, SCREENS } from './lesson-reader.ts';
import { openMenu } from './moment-actions.ts';
import { axe, browser } from './open-page.ts';
import { playerSite } from './player-site.ts';

const lesson = `${inject('ownSite').url}/fastai-2019-part-1/lesson-7/`;
const site = playerSite();

test('j and k go from moment to moment without opening the player, and set where it will begin', async () => {
  const { page, foreign, close } = await readLesson(browser, lesson);
  for (const [key, id] of [
    ['j', 't=6'],
    ['j', 't=64'],
    ['j', 't=128'],
    ['k', 't=64'],
  ] as const) {
    await page.keyboard.press(key);
    await page.locator(`[id="${id}"][aria-current="true"]`).waitFor();
    expect(await page.locator('[aria-current="true"]').count()).toBe(1);
  }
  expect(await page.evaluate(() => document.activeElement?.closest('.moment')?.id)).toBe('t=64');
  expect(foreign).toEqual([]);
  await facade(page).click();
  await untilReady(page);
  expect(await inEmbed(page, ({ params }) => params.start)).toBe('64');
  await close();
});

test('from a moment that an address names, j goes to the next', async () => {
  const { page, close } = await readLesson(browser, `${lesson}#t=1916`);
  await page.keyboard.press('j');
  await page.locator('[id="t=1997"][aria-current]').waitFor();
  await close();
});

describe.each(SCREENS)('with the player open, on a screen of %s', (_name, viewport) => {
  test('j and k seek, and the video goes on as it was', async () => {
    const { page, close } = await opened(viewport);
    await page.keyboard.press('j');
    await expect.poll(() => inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([128, 1]);
    await page.keyboard.press('p');
    await page.locator('[data-state="paused"]').waitFor();
    await page.keyboard.press('k');
    await expect.poll(() => inEmbed(page, (fake) => [fake.time(), fake.state()])).toEqual([64, 2]);
    await close();
  });

  test.each(['p', ' '])('“%s” plays and pauses', async (key) => {
    const { page, close } = await opened(viewport);
    await page.keyboard.press(key);
    await page.locator('[data-state="paused"]').waitFor();
    await page.keyboard.press(key);
    await page.locator('[data-state="playing"]').waitFor();
    await close();
  });

  test('the space bar still presses a button that has the focus', async () => {
    const { page, close } = await opened(viewport);
    await page.getByRole('button', { name: 'Loop' }).focus();
    await page.keyboard.press(' ');
    await page.locator('[data-do="loop"][aria-pressed="true"]').waitFor();
    expect(await page.locator('lecture-player').getAttribute('data-state')).toBe('playing');
    await close();
  });

  test('l loops, comma and full stop change the speed', async () => {
    const { page, close } = await opened(viewport);
    await page.keyboard.press('l');
    await page.locator('[data-do="loop"][aria-pressed="true"]').waitFor();
    await page.keyboard.press('l');
    await page.locator('[data-do="loop"][aria-pressed="false"]').waitFor();
    await page.keyboard.press('.');
    await expect.poll(() => page.getByLabel('Speed').inputValue()).toBe('1.25');
    await page.keyboard.press(',');
    await page.keyboard.press(',');
    await expect.poll(() => page.getByLabel('Speed').inputValue()).toBe('0.75');
    await close();
  });

  test('a key that is held down plays or pauses once, and goes on from moment to moment', async () => {
    const { page, close } = await opened(viewport);
    await page.keyboard.down('p');
    await page.locator('[data-state="paused"]').waitFor();
    for (let again = 0; again < 3; again++) await page.keyboard.down('p');
    await page.keyboard.up('p');
    for (const id of ['t=128', 't=137', 't=153']) {
      await page.keyboard.down('j');
      await page.locator(`[id="${id}"][aria-current]`).waitFor();
    }
    await page.keyboard.up('j');
    expect(await page.locator('lecture-player').getAttribute('data-state')).toBe('paused');
    // A space bar that is held down does not scroll the page either.
    expect(await pressed(page, ' ', { repeat: true })).toBe(true);
    await close();
  });

  test('keys that were switched off can be switched on again', async () => {
    const { page, close } = await opened(viewport);
    await page.keyboard.press('?');
    await page.getByLabel('Keys are on').uncheck();
    await page.keyboard.press('Escape');
    expect(await pressed(page, '?')).toBe(false);
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByLabel('Keys are on').check();
    await page.keyboard.press('Escape');
    expect(await pressed(page, 'j')).toBe(true);
    await close();
  });
});

test('m goes through the reading modes, back to the first', async () => {
  const { page, close } = await readLesson(browser, `${lesson}?lang=en`);
  const modes = await page
    .locator('reading-mode button')
    .evaluateAll((buttons) =>
      buttons.filter((one) => one.checkVisibility()).map((one) => (one as HTMLButtonElement).value),
    );
  expect(modes.length).toBeGreaterThan(2);
  for (const mode of [...modes.slice(1), 'en']) {
    await page.keyboard.press('m');
    await page.locator(`html[data-reading="${mode}"]`).waitFor();
  }
  await close();
});

test('the slash opens the search where there is one, and is the browser’s own where there is none', async () => {
  const { page, close } = await readLesson(browser, lesson);
  const slash = () =>
    page.evaluate(() => {
      const key = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true });
      document.body.dispatchEvent(key);
      return key.defaultPrevented;
    });
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-search-open]'))
      one.removeAttribute('data-search-open');
  });
  expect(await slash()).toBe(false);
  await page.evaluate(() => {
    const search = document.createElement('button');
    search.dataset.searchOpen = '';
    search.addEventListener('click', () => search.setAttribute('data-clicked', ''));
    document.body.append(search);
  });
  expect(await slash()).toBe(true);
  await page.locator('[data-clicked]').waitFor({ state: 'attached' });
  await close();
});

describe('keys do nothing', () => {
  test.each(['Control', 'Alt', 'Meta'])('with %s', async (modifier) => {
    const { page, close } = await readLesson(browser, lesson);
    expect(
      await pressed(page, 'j', { [`${modifier === 'Control' ? 'ctrl' : modifier.toLowerCase()}Key`]: true }),
    ).toBe(false);
    expect(await pressed(page, 'j')).toBe(true);
    await close();
  });

  test.each(['input', 'textarea', 'select', 'p'])('in <%s>', async (name) => {
    const { page, close } = await readLesson(browser, lesson);
    await page.evaluate((tag) => {
      const field = document.createElement(tag);
      if (tag === 'p') Object.assign(field, { contentEditable: 'true', tabIndex: 0, textContent: 'x' });
      document.body.append(field);
      field.focus();
    }, name);
    for (const key of ['j', '?', '/', 'm']) expect(await pressed(page, key)).toBe(false);
    await close();
  });

  test('in the menu of a moment, nor while a dialog is open', async () => {
    const { page, close } = await readLesson(browser, lesson);
    const menu = await openMenu(page, 't=137');
    for (const key of ['j', 'm', '?']) expect(await pressed(page, key)).toBe(false);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    expect(await pressed(page, 'j')).toBe(false);
    await menu.locator('[name="study"]').click();
    await page.locator('.study-dialog[open]').waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    expect(await pressed(page, 'j')).toBe(false);
    await close();
  });

  test('that a copy on Bilibili, or a video that failed, could not obey', async () => {
    const { page, close } = await readLesson(browser, site.copies);
    await page.getByRole('link', { name: 'Play here, from Bilibili' }).click();
    await page.locator('.screen iframe').waitFor();
    await page.locator('[id="t=10"] .permalink').focus();
    for (const key of [' ', 'p', 'l', ',', '.']) expect(await pressed(page, key)).toBe(false);
    expect(await pressed(page, 'j')).toBe(true);
    await page.goto(lesson);
    await facade(page).click();
    await untilReady(page);
    await inEmbed(page, (fake) => fake.fail(150));
    await page.locator('[data-state="failed"]').waitFor();
    await page.locator('[id="t=6"] .permalink').focus();
    for (const key of [' ', 'p', 'l', ',', '.']) expect(await pressed(page, key)).toBe(false);
    await close();
  });

  test('while a word is being composed', async () => {
    const { page, close } = await readLesson(browser, lesson);
    expect(await pressed(page, 'j', { isComposing: true })).toBe(false);
    await close();
  });

  test('that need the player, while it is closed', async () => {
    const { page, close } = await readLesson(browser, lesson);
    for (const key of ['l', ',', '.']) expect(await pressed(page, key)).toBe(false);
    await close();
  });
});

describe.each(SCREENS)('the list of keys, on a screen of %s', (_name, viewport) => {
  test('opens by its button and by a key, closes by Escape, and is accessible', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    await page.getByRole('button', { name: 'Keys' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    for (const key of ['j', 'k', 'Space', 'p', 'l', ',', '.', 'd', 's', 'n', '→', 'm', '/', '?'])
      expect(await dialog.locator('kbd', { hasText: key }).count()).toBeGreaterThan(0);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await dialog.waitFor();
    expect(await pressed(page, 'j')).toBe(false);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await close();
  });

  test('switches them off and on, and that is remembered', async () => {
    const { page, close } = await readLesson(browser, lesson, { viewport });
    const heard = await listenTo(page, 'lecture:moment');
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByLabel('Keys are on').uncheck();
    await page.keyboard.press('Escape');
    for (const key of ['j', '?', 'm', '/']) expect(await pressed(page, key)).toBe(false);
    expect(await heard()).toEqual([]);
    await page.reload();
    expect(await pressed(page, 'j')).toBe(false);
    await page.getByRole('button', { name: 'Keys' }).click();
    expect(await page.getByLabel('Keys are on').isChecked()).toBe(false);
    await page.getByLabel('Keys are on').check();
    await page.keyboard.press('Escape');
    expect(await pressed(page, 'j')).toBe(true);
    await close();
  });
});

async function opened(viewport: { width: number; height: number }) {
  const reader = await readLesson(browser, lesson, { viewport });
  await reader.page.locator('[id="t=64"] .time').click();
  await untilReady(reader.page);
  return reader;
}

/** Presses a key where the focus is. True if the page took it. */
async function pressed(page: Page, key: string, more: Record<string, boolean> = {}): Promise<boolean> {
  return page.evaluate(
    ([name, init]) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init });
      (document.activeElement ?? document.body).dispatchEvent(event);
      return event.defaultPrevented;
    },
    [key, more] as const,
  );
}
