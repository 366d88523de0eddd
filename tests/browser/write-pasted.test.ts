import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { freshContexts, link, notes, openWriter, untilRead, VIDEO } from './write-page.ts';

const site = inject('ownSite');
const contexts = freshContexts();
const seed = readFileSync(
  new URL('../notes/fixtures/seed/fastai-courses-inside-out.md', import.meta.url),
  'utf8',
);

describe('notes that were written elsewhere', () => {
  test('the first author’s raw notes: everything there, fixed by clicks', async () => {
    const { page, complaints } = await openWriter(contexts.context, site.url);
    await notes(page).fill(seed);
    await untilRead(page, 94);
    expect(await page.getByLabel('Link to the video').inputValue()).toBe(`https://youtu.be/${VIDEO}`);
    await page.getByRole('tab', { name: /The page/ }).click();
    expect(await page.locator('.write-page .moment').count()).toBe(91);
    await page.getByRole('tab', { name: /To look at/ }).click();
    const findings = page.locator('.finding-list > li');
    const before = await findings.count();
    const label = findings.filter({ hasText: ':0:31:56' });
    await label.getByRole('button', { name: 'Fix it like this' }).click();
    await label.waitFor({ state: 'detached' });
    await expect.poll(() => notes(page).inputValue()).toContain('[0:31:56](');
    expect(await findings.count()).toBe(before - 1);
    await findings
      .filter({ hasText: 'from_folder' })
      .getByRole('button', { name: 'They are two halves' })
      .click();
    await findings.filter({ hasText: 'from_folder' }).waitFor({ state: 'detached' });
    await expect
      .poll(() => notes(page).inputValue())
      .toContain('- ImageList.from_folder | 从文件夹提供图片 [0:03:19]');
    await page.getByRole('button', { name: 'Fix everything clear' }).click();
    await findings.filter({ hasText: 'time link' }).waitFor({ state: 'detached' });
    const words = (text: string) => text.replace(/[\s:|]|^-$/gm, '');
    expect(words(await notes(page).inputValue())).toBe(words(seed).replace(/-$/, ''));
    expect(complaints).toEqual([]);
  });

  test('a missing half on the page leads to its field', async () => {
    const { page } = await openWriter(contexts.context, site.url, '?lang=both');
    await notes(page).fill(`- the first 第一 ${link(1)}\n- the second ${link(2)}`);
    await untilRead(page, 2);
    await page.getByRole('tab', { name: /The page/ }).click();
    await page.locator('.write-page .missing').click();
    await page.keyboard.type('第二');
    await expect.poll(() => notes(page).inputValue()).toContain(`- the second 第二 ${link(2)}`);
  });

  test('what strangers wrote does nothing on the page', async () => {
    const { page, complaints } = await openWriter(contexts.context, site.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await notes(page).fill(
      `- <img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1)) ![p](p.png) ${link(1)}`,
    );
    await untilRead(page, 1);
    await page.getByRole('tab', { name: /The page/ }).click();
    await page.locator('.write-page .moment').waitFor();
    expect(await page.locator('.write-page :is(img, script, [onerror], a[href^="javascript"])').count()).toBe(
      0,
    );
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
