import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { axe } from './open-page.ts';
import { freshContexts, notes, openWriter, untilSaved } from './write-page.ts';

const site = inject('ownSite');
const contexts = freshContexts();

describe('a closed tab', () => {
  test('is recovered: the words, the name, the video, the second', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await page.getByLabel('Name of the draft').fill('Lesson 8');
    await page.getByLabel('Link to the video').fill('https://youtu.be/9spwoDYwW_I?t=90');
    await notes(page).fill('- 没写完 unfinished');
    await untilSaved(page, '没写完 unfinished');
    await page.close();
    const { page: again } = await openWriter(contexts.context, site.url);
    expect(await notes(again).inputValue()).toBe('- 没写完 unfinished');
    expect(await again.getByLabel('Name of the draft').inputValue()).toBe('Lesson 8');
    expect(await again.getByLabel('Link to the video').inputValue()).toBe(
      'https://youtu.be/9spwoDYwW_I?t=90',
    );
    expect(await again.locator('input[name="now"]').inputValue()).toBe('0:01:30');
    expect(await again.locator('.write-state').textContent()).toContain('Saved on this device.');
  });

  test('loses not even the last letter, left at once', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).pressSequentially('the last lette');
    await page.keyboard.press('r');
    await page.goto(`${site.url}/`);
    const { page: again } = await openWriter(contexts.context, site.url);
    expect(await notes(again).inputValue()).toBe('the last letter');
  });
});

describe('two tabs', () => {
  async function twoTabs(): Promise<[Page, Page]> {
    const { page: first } = await openWriter(contexts.context, site.url);
    await notes(first).fill('shared');
    await untilSaved(first, 'shared');
    const { page: second } = await openWriter(contexts.context, site.url);
    expect(await notes(second).inputValue()).toBe('shared');
    return [first, second];
  }
  const texts = (page: Page) =>
    page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.includes(':draft:'))
        .map(([, value]) => JSON.parse(value).text)
        .sort(),
    );

  test('are warned of one another, until one goes', async () => {
    const [first, second] = await twoTabs();
    for (const page of [first, second])
      await page.locator('.write-notice', { hasText: 'open in another tab too' }).waitFor();
    await second.goto(`${site.url}/`);
    await expect.poll(() => first.locator('.write-notice').textContent()).toBe('');
  });

  test('that both write keep both versions', async () => {
    const [first, second] = await twoTabs();
    await notes(first).fill('written in the first');
    await notes(second).fill('written in the second');
    await expect.poll(() => texts(first)).toEqual(['written in the first', 'written in the second']);
    expect(await notes(first).inputValue()).toBe('written in the first');
    expect(await notes(second).inputValue()).toBe('written in the second');
    const told = await Promise.all(
      [first, second].map((page) => page.locator('.write-notice').textContent()),
    );
    expect(told.some((notice) => notice?.includes('changed this draft too'))).toBe(true);
  });

  test('of which one is idle: it is told, and takes the newer version or keeps its own', async () => {
    const [first, second] = await twoTabs();
    await notes(first).fill('newer');
    const notice = second.locator('.write-notice');
    await notice.getByText('Another tab has changed this draft').waitFor();
    expect(await notes(second).inputValue()).toBe('shared');
    expect(await axe(second)).toEqual([]);
    await notice.getByRole('button', { name: 'Show that version' }).click();
    expect(await notes(second).inputValue()).toBe('newer');
    await notes(first).fill('newest');
    await notice.getByRole('button', { name: 'Keep this one too' }).click();
    await expect.poll(() => texts(second)).toEqual(['newer', 'newest']);
  });

  test('of which one deletes: the words stay in the other', async () => {
    const [first, second] = await twoTabs();
    await first.locator('.write-drafts > summary').click();
    await first.locator('.write-drafts [name="delete"]').click();
    await second.locator('.write-notice', { hasText: 'deleted this draft' }).waitFor();
    await notes(second).pressSequentially('!');
    await expect.poll(() => texts(second)).toEqual([await notes(second).inputValue()]);
  });
});

describe('several drafts', () => {
  test('are listed, named, opened, deleted and brought back', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    const list = page.locator('.write-drafts');
    await page.getByLabel('Name of the draft').fill('One');
    await notes(page).fill('the first');
    await list.locator('summary').first().click();
    await list.getByRole('button', { name: 'New draft' }).click();
    expect(await notes(page).inputValue()).toBe('');
    await page.getByLabel('Name of the draft').fill('Two');
    await notes(page).fill('the second');
    await untilSaved(page, 'the second');
    expect(await list.locator('.draft-name').allInnerTexts()).toEqual(['Two', 'One']);
    await list.getByRole('button', { name: /^One/ }).click();
    expect(await notes(page).inputValue()).toBe('the first');
    await page.getByLabel('Name of the draft').fill('Uno');
    await list.getByRole('button', { name: /^Uno/ }).waitFor();
    await list.locator('li', { hasText: 'Uno' }).getByRole('button', { name: 'Delete' }).click();
    expect(await notes(page).inputValue()).toBe('the second');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    expect(await notes(page).inputValue()).toBe('the first');
    expect((await list.locator('.draft-name').allInnerTexts()).sort()).toEqual(['Two', 'Uno']);
  });

  test('that were deleted stay on the device, through a reload, until they are cleared', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    const list = page.locator('.write-drafts');
    for (const words of ['first 第一', 'second 第二']) {
      await notes(page).fill(words);
      await untilSaved(page, words);
      if (await list.locator('ul').first().isHidden()) await list.locator('summary').first().click();
      await list.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.locator('.write-said', { hasText: 'deleted' }).waitFor();
      expect(await notes(page).inputValue()).toBe('');
    }
    await page.reload();
    expect(await notes(page).inputValue()).toBe('');
    await list.locator('summary').first().click();
    await list.getByText('Deleted').click();
    const bin = list.locator('.deleted-drafts');
    expect(await bin.locator('.draft-name').allInnerTexts()).toEqual(['second 第二', 'first 第一']);
    expect(await axe(page)).toEqual([]);
    await bin.getByRole('button', { name: 'Bring it back' }).last().click();
    expect(await notes(page).inputValue()).toBe('first 第一');
    await untilSaved(page, 'first 第一');
    expect(await bin.locator('.draft-name').allInnerTexts()).toEqual(['second 第二']);
    await bin.getByRole('button', { name: 'Delete these for good' }).click();
    await bin.waitFor({ state: 'hidden' });
    await page.reload();
    expect(await notes(page).inputValue()).toBe('first 第一');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('第二');
  });

  test('can be read from a file of text, and of nothing else', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    const file = page.locator('input[type="file"]');
    await file.setInputFiles({
      name: '第八课.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('- 一\r\n- 二\r\n'),
    });
    await expect.poll(() => notes(page).inputValue()).toBe('- 一\n- 二\n');
    expect(await page.getByLabel('Name of the draft').inputValue()).toBe('第八课');
    await file.setInputFiles({
      name: 'gbk.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from([0xc4, 0xe3]),
    });
    await page.locator('.write-said', { hasText: 'not text in UTF-8' }).waitFor();
    expect(await notes(page).inputValue()).toBe('- 一\n- 二\n');
  });
});
