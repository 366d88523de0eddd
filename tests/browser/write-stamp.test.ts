import { describe, expect, inject, test } from 'vitest';
import { freshContexts, link, notes, openWriter, setClock, untilRead, VIDEO } from './write-page.ts';

const site = inject('ownSite');
const contexts = freshContexts();

describe('taking notes', () => {
  test('by keyboard alone: stamp, type English and Chinese, see the page', async () => {
    const { page, complaints } = await openWriter(contexts.context, site.url);
    await page.getByLabel('Link to the video').fill(`https://www.youtube.com/watch?v=${VIDEO}`);
    await setClock(page, '0:02:17');
    await page.keyboard.press('Control+Enter');
    // Not waited for: what is typed at once is already the new entry's.
    await page.keyboard.type('Purpose: CNN scratch');
    await page.keyboard.press('Enter');
    await page.keyboard.type('目标：手动构建CNN');
    await setClock(page, '2:33');
    await page.keyboard.press('Alt+t');
    await page.keyboard.type('ResNet');
    await page.keyboard.press('Tab');
    await page.keyboard.type('残差网络');
    await untilRead(page, 2);
    await expect
      .poll(() => notes(page).inputValue())
      .toBe(`- Purpose: CNN scratch 目标：手动构建CNN ${link(137)}\n- ResNet | 残差网络 ${link(153)}\n`);
    expect(await page.locator('.write-said').textContent()).toContain('0:02:33');
    await page.locator('#site\\:w-tab-rows').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.write-page .moment').count()).toBe(2);
    expect(await page.locator('.write-page [id="t=153"] [lang="zh-Hans"]').textContent()).toBe('残差网络');
    expect(complaints).toEqual([]);
  });

  test('an earlier point that is seen again gets its place, and the words go where the caret is', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill(`- a 一 ${link(10)}\n- c 三 ${link(30)}`);
    await untilRead(page, 2);
    await setClock(page, '0:20');
    await page.getByRole('button', { name: 'New entry here' }).click();
    await page.keyboard.type('b');
    await expect
      .poll(() => notes(page).inputValue())
      .toBe(`- a 一 ${link(10)}\n- b ${link(20)}\n- c 三 ${link(30)}`);
    await notes(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('d 四');
    await expect.poll(async () => (await notes(page).inputValue()).split('\n')[3]).toBe(`- d 四 ${link(20)}`);
  });

  test('without a video nothing is stamped, and the link is asked for', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill('some words');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => notes(page).inputValue()).toBe('some words');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('video');
    await page.keyboard.type('https://example.org/watch');
    expect(await page.locator('.write-video-state').textContent()).toContain('not a link to a video');
  });

  test('the keys can be switched off, and stay off', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill(`- a ${link(1)}`);
    await untilRead(page, 1);
    await page.locator('.write-help summary').click();
    await page.getByLabel('Keys are on').uncheck();
    await notes(page).focus();
    for (const key of ['Control+Enter', 'Alt+t']) await page.keyboard.press(key);
    await expect.poll(async () => (await notes(page).inputValue()).match(/youtu\.be/g)).toHaveLength(1);
    await page.reload();
    expect(await page.getByLabel('Keys are on').isChecked()).toBe(false);
  });

  test('the clock runs, stands still and takes steps', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await page.clock.install();
    await page.reload();
    const now = page.locator('input[name="now"]');
    await page.keyboard.press('Alt+k');
    await page.clock.runFor(3300);
    expect(await now.inputValue()).toBe('0:00:03');
    await page.keyboard.press('Alt+k');
    await page.clock.runFor(5000);
    await page.keyboard.press('Alt+l');
    expect(await now.inputValue()).toBe('0:00:08');
    await page.keyboard.press('Alt+j');
    await page.keyboard.press('Alt+j');
    expect(await now.inputValue()).toBe('0:00:00');
  });
});
