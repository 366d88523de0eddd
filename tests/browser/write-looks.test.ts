import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { axe, browser } from './open-page.ts';
import { field, notes, openWriter, untilRead } from './write-page.ts';

const site = inject('ownSite');
const seed = readFileSync(
  new URL('../notes/fixtures/seed/fastai-courses-inside-out.md', import.meta.url),
  'utf8',
);

test.each([
  { lang: 'en', width: 390, height: 844, colorScheme: 'light' },
  { lang: 'zh', width: 390, height: 844, colorScheme: 'dark' },
  { lang: 'en', width: 1440, height: 900, colorScheme: 'dark' },
  { lang: 'zh', width: 1440, height: 900, colorScheme: 'light' },
] as const)(
  'every state is for everyone, in $lang at $width px in $colorScheme colours',
  async ({ lang, width, height, colorScheme }) => {
    const device = await browser.newContext({ viewport: { width, height }, colorScheme });
    const { page, complaints } = await openWriter(device, site.url, `?lang=${lang}`);
    const found: string[] = [];
    const look = async (state: string) => {
      found.push(...(await axe(page)).map((one) => `${state}: ${one}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${state}: ${wide} px too wide`);
      found.push(...(await smallTargets(page)).map((one) => `${state}: ${one} is too small to be hit`));
    };
    await look('empty');
    await notes(page).fill(seed);
    await untilRead(page, 94);
    await field(page, 3, 'en').focus();
    await look('entries');
    for (const name of ['page', 'findings']) {
      await page.locator(`#site\\:w-tab-${name}`).click();
      await look(name);
    }
    for (const summary of await page.locator('write-notes summary:visible').all()) await summary.click();
    await page.locator('.write-drafts [name="delete"]').first().click();
    await look('everything open, with a message');
    await page.locator('[name="video"]').fill('no video');
    await look('a bad link');
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await device.close();
  },
);

/** What is to be pressed and not part of a sentence, and measures less than 24 px. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'write-notes :is(button, summary, input, textarea, .write-ways a)',
      ),
    ]
      .map((element) => (element instanceof HTMLInputElement && element.closest('label')) || element)
      .filter((element) => element.checkVisibility())
      .map((element) => [element, element.getBoundingClientRect()] as const)
      .filter(([, { width, height }]) => Math.min(width, height) < 24)
      .map(([element, { width, height }]) => `${element.outerHTML.slice(0, 60)} ${width}×${height}`),
  );
}
