import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { hostileImports, hostileStudy, placesOf, SECRET } from './hostile-content.ts';
import { faultsOf, newVictim } from './hostile-page.ts';
import { payloads } from './payloads.ts';

const site = inject('hostileSite');

test('a file beside the content folder is nowhere in the site', async () => {
  expect(await readFile(join(site.dir, 'imported/elsewhere/index.html'), 'utf8')).toContain('secret.png');
  const files = (await readdir(site.dir, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  expect(files.filter(({ name }) => name === 'secret.png')).toEqual([]);
  for (const { parentPath, name } of files)
    expect((await readFile(join(parentPath, name))).includes(SECRET), name).toBe(false);
});

test('a study that is imported runs nothing, changes no prototype and is read field by field', async () => {
  const { context, reached } = await newVictim();
  const page = await context.newPage();
  await page.goto(`${site.url}/study/`);
  const status = page.locator('study-panel [role="status"]');
  for (const text of [hostileStudy(), payloads.join('\n'), `${'['.repeat(1e5)}`, JSON.stringify(payloads)]) {
    await status.evaluate((element) => element.replaceChildren());
    await give(page, 'study-panel input[type="file"]', payloads[0] ?? '', text);
    await status.getByText(text === hostileStudy() ? /^Taken: \d+\./ : 'nothing was changed').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }
  for (const path of ['/c0/p0/', '/', '/study/']) {
    await page.goto(`${site.url}${path}`);
    await page.waitForLoadState('networkidle');
    expect(await faultsOf(page), path).toEqual([]);
    expect(await page.evaluate(() => [({} as { ran?: 1 }).ran, ([] as { ran?: 1 }).ran])).toEqual([
      undefined,
      undefined,
    ]);
  }
  const stored = await page.evaluate(() => JSON.parse(localStorage.getItem('study:/') ?? ''));
  const unknown = (keys: string[], form: RegExp) => keys.filter((key) => !form.test(key));
  expect(unknown(Object.keys(stored.moments), /^9spwoDYwW_I:\d+$/)).toEqual([]);
  expect(unknown(Object.keys(stored.positions), /^c0\/p\d+$/)).toEqual([]);
  expect(reached).toEqual([]);
  await context.close();
});

test('files that are opened in the note taker run nothing, whatever they are and are called', async () => {
  const { context, reached } = await newVictim();
  const page = await context.newPage();
  await page.goto(`${site.url}/write/`);
  await page.locator('write-notes:not([hidden])').waitFor();
  const some = payloads.filter((_, at) => at % 30 === 0);
  const files = [...hostileImports(some).map(({ text }) => text), some.map(placesOf).join('\n\n')];
  for (const [at, text] of files.entries()) {
    const name = payloads[at * 9] ?? '';
    await give(page, '.write-drafts input[type="file"]', `${name}.md`, text);
    await page.waitForFunction(
      (length) => document.querySelector<HTMLTextAreaElement>('[name=text]')?.value.length === length,
      text.length,
    );
    await page.waitForTimeout(150);
    expect(await faultsOf(page), name).toEqual([]);
  }
  // What is no text is said with its name.
  for (const name of payloads.filter((payload) => payload.startsWith('<'))) {
    await page.locator('.write-drafts input[type="file"]').evaluate((input, named) => {
      const given = new DataTransfer();
      given.items.add(new File([Uint8Array.of(0xff, 0xfe, 0xff)], named));
      (input as HTMLInputElement).files = given.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, name);
  }
  await page.locator('.write-said', { hasText: 'not text in UTF-8' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(reached).toEqual([]);
  await context.close();
});

/** Chooses a file of any name; that of a real file could not hold all characters. */
async function give(page: Page, input: string, name: string, text: string): Promise<void> {
  await page.locator(input).evaluate(
    (element, [named, words]) => {
      const given = new DataTransfer();
      given.items.add(new File([words], named, { type: 'text/plain' }));
      (element as HTMLInputElement).files = given.files;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [name, text] as const,
  );
}
