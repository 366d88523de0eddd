import { describe, expect, inject, test } from 'vitest';
import { pagesOf } from '../site/built-page.ts';
import { hostileStudy, placesOf } from './hostile-content.ts';
import { faultsOf, newVictim } from './hostile-page.ts';
import { payloads } from './payloads.ts';

const site = inject('hostileSite');
const TABS = 4;

test('there are enough of them', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(200);
});

test('no page of notes full of payloads runs any, reaches anywhere or is shadowed', {
  timeout: 240_000,
}, async () => {
  const { context, reached } = await newVictim();
  const waiting = [...(await pagesOf(site.dir)).keys()];
  expect(waiting.length).toBeGreaterThan(payloads.length / 4);
  const faults: string[] = [];
  const visit = async () => {
    const page = await context.newPage();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      await page.goto(`${site.url}${path}`);
      faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
    }
  };
  await Promise.all(Array.from({ length: TABS }, visit));
  expect(faults).toEqual([]);
  expect(reached).toEqual([]);
  await context.close();
});

describe('what a reader is made to bring along', () => {
  test('addresses run nothing', async () => {
    const { context, reached } = await newVictim();
    const page = await context.newPage();
    const some = payloads.filter((_, at) => at % 70 === 0);
    for (const payload of some) {
      const words = encodeURIComponent(payload);
      for (const path of [
        `/search/?q=${words}`,
        `/c0/p0/?lang=${words}#${words}`,
        `/write/?lesson=${words}&lang=${words}`,
      ]) {
        await page.goto(`${site.url}${path}`);
        expect(await faultsOf(page), path).toEqual([]);
      }
    }
    expect(reached).toEqual([]);
    await context.close();
  });

  test('what is stored in the browser runs nothing', async () => {
    const { context, reached } = await newVictim();
    const page = await context.newPage();
    await page.goto(`${site.url}/404`);
    await page.evaluate(
      ([study, all]) => {
        localStorage.setItem('reading', all[0] ?? '');
        localStorage.setItem('study:/', study);
        for (const [at, words] of all.entries()) {
          const draft = { name: words, text: words, video: words, lesson: words, revision: words, saved: at };
          localStorage.setItem(`write/1/:draft:${words}`, at % 2 === 0 ? JSON.stringify(draft) : words);
          localStorage.setItem(`write/1/:deleted:${words}`, at % 2 === 1 ? JSON.stringify(draft) : words);
        }
        localStorage.setItem('write/1/:last', all[0] ?? '');
      },
      [hostileStudy(), payloads] as const,
    );
    for (const path of ['/', '/c0/p0/', '/study/', '/write/']) {
      await page.goto(`${site.url}${path}`);
      await page.waitForLoadState('networkidle');
      expect(await faultsOf(page), path).toEqual([]);
    }
    // All of it was shown, not set aside.
    expect(await page.locator('.write-drafts li').count()).toBeGreaterThanOrEqual(payloads.length);
    await page.goto(`${site.url}/c0/p0/`);
    await page.locator('.moment .marks').first().waitFor();
    expect(reached).toEqual([]);
    await context.close();
  });

  test('notes that are pasted run nothing on the page and among the findings', {
    timeout: 120_000,
  }, async () => {
    const { context, reached } = await newVictim();
    const page = await context.newPage();
    await page.goto(`${site.url}/write/`);
    const some = payloads.filter((_, at) => at % 6 === 0);
    for (let from = 0; from < some.length; from += 25) {
      const text = some
        .slice(from, from + 25)
        .map(placesOf)
        .join('\n\n');
      await page.fill('[name=text]', text);
      for (const tab of [1, 2]) {
        await page.getByRole('tab').nth(tab).click();
        await page.waitForTimeout(150);
        expect(await faultsOf(page)).toEqual([]);
      }
    }
    expect(reached).toEqual([]);
    await context.close();
  });
});
