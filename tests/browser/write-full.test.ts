import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { axe } from './open-page.ts';
import { freshContexts, notes, openWriter, untilSaved } from './write-page.ts';

const site = inject('ownSite');
const contexts = freshContexts();

/** Leaves no room in the storage, not even for one letter. */
async function fillDevice(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      try {
        for (let at = 0; at < 16; at++) localStorage.setItem(`filler-${size}-${at}`, 'x'.repeat(size));
      } catch {
        // Smaller pieces fill what is left.
      }
    }
  });
}

async function emptyDevice(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);
  });
}

describe('a device without room', () => {
  test('is told of at once; the notes can be downloaded, and are saved when there is room', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await fillDevice(page);
    await notes(page).fill('too much 太多了');
    const state = page.locator('.write-state');
    await state.getByText('no room left').waitFor();
    expect(await axe(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download now' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('notes.md');
    expect(await text(await download.createReadStream())).toBe('too much 太多了');
    await emptyDevice(page);
    await notes(page).pressSequentially('。');
    await state.getByText('Saved on this device').waitFor();
    expect(await page.getByRole('button', { name: 'Download now' }).isVisible()).toBe(false);
  });

  test('or with none at all still lets one write', async () => {
    const page = await contexts.context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto(`${site.url}/write/?lang=en`);
    await notes(page).fill('kept nowhere');
    await page.locator('.write-state').getByText('does not let the page keep anything').waitFor();
    expect(await notes(page).inputValue()).toBe('kept nowhere');
  });

  /** A saved draft “Kept”, then one that finds no room. */
  async function oneSavedOneNot(): Promise<Page> {
    const { page } = await openWriter(contexts.context, site.url);
    await page.getByLabel('Name of the draft').fill('Kept');
    await notes(page).fill(`on the device ${'.'.repeat(1000)}`);
    await untilSaved(page, 'on the device');
    await page.locator('.write-drafts > summary').click();
    await page.getByRole('button', { name: 'New draft' }).click();
    await fillDevice(page);
    await page.getByLabel('Name of the draft').fill('Unsaved');
    await notes(page).fill('nowhere else 只在这里');
    await page.locator('.write-state').getByText('no room left').waitFor();
    return page;
  }
  const item = (page: Page, name: string) => page.locator('.write-drafts > ul > li', { hasText: name });
  const unsaved = (page: Page) => page.locator('.write-drafts > ul > li:has(.draft-unsaved:visible)');

  test('keeps what it could not save when another draft is opened, and says so', async () => {
    const page = await oneSavedOneNot();
    await item(page, 'Kept').locator('[name="open"]').click();
    expect(await notes(page).inputValue()).toContain('on the device');
    expect(await page.locator('.write-state').textContent()).toContain('only on this page: 1');
    expect(await unsaved(page).locator('.draft-name').allInnerTexts()).toEqual(['Unsaved']);
    expect(await axe(page)).toEqual([]);
    await item(page, 'Unsaved').locator('[name="open"]').click();
    expect(await notes(page).inputValue()).toBe('nowhere else 只在这里');
    expect(await page.locator('.write-state').textContent()).toContain('no room left');
  });

  test('keeps several drafts that were never saved, until there is room for them', async () => {
    const page = await oneSavedOneNot();
    await page.getByRole('button', { name: 'New draft' }).click();
    expect(await notes(page).inputValue()).toBe('');
    await notes(page).fill('another one');
    await page.getByRole('button', { name: 'New draft' }).click();
    expect((await unsaved(page).locator('.draft-name').allInnerTexts()).sort()).toEqual([
      'Unsaved',
      'another one',
    ]);
    await emptyDevice(page);
    await notes(page).fill('a third');
    await page.locator('.write-state').getByText('Saved on this device').waitFor();
    for (const words of ['nowhere else 只在这里', 'another one', 'a third']) await untilSaved(page, words);
    expect(await unsaved(page).count()).toBe(0);
  });

  test('saves it when another draft is deleted; that one can still be brought back', async () => {
    const page = await oneSavedOneNot();
    await item(page, 'Kept').locator('[name="delete"]').click();
    await page.locator('.write-state').getByText('Saved on this device').waitFor();
    await untilSaved(page, 'nowhere else 只在这里');
    await page.locator('.write-said').getByRole('button', { name: 'Bring it back' }).click();
    expect(await notes(page).inputValue()).toContain('on the device');
    await item(page, 'Unsaved').locator('[name="open"]').click();
    expect(await notes(page).inputValue()).toBe('nowhere else 只在这里');
  });

  test('lets an unsaved draft be deleted and brought back', async () => {
    const page = await oneSavedOneNot();
    await item(page, 'Unsaved').locator('[name="delete"]').click();
    expect(await notes(page).inputValue()).toContain('on the device');
    await page.locator('.write-said').getByRole('button', { name: 'Bring it back' }).click();
    expect(await notes(page).inputValue()).toBe('nowhere else 只在这里');
  });

  test('warns before the page is left, whichever draft is open', async () => {
    const page = await oneSavedOneNot();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    const reload = () => page.evaluate(() => location.reload());
    await reload();
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await item(page, 'Kept').locator('[name="open"]').click();
    await reload();
    await expect.poll(() => asked).toEqual(['beforeunload', 'beforeunload']);
    await item(page, 'Unsaved').locator('[name="open"]').click();
    expect(await notes(page).inputValue()).toBe('nowhere else 只在这里');
  });
});
