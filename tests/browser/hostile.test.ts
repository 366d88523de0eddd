import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { pagesOf } from '../site/built-page.ts';
import { placesOf } from './hostile-content.ts';
import { browser } from './open-page.ts';
import { payloads } from './payloads.ts';

const site = inject('hostileSite');
const TABS = 4;

/** A reader without the policy of the page, so that what is found would run for want of it alone. */
async function newVictim(): Promise<{ context: BrowserContext; reached: string[] }> {
  const context = await browser.newContext({ bypassCSP: true, locale: 'en-US' });
  const reached: string[] = [];
  await context.route(
    (url) => !url.href.startsWith(site.url),
    (route) => {
      reached.push(`${route.request().frame().url()} → ${route.request().url()}`);
      return route.abort();
    },
  );
  return { context, reached };
}

/** What is wrong with a page as it is now, after all on it was pointed at, opened and given the focus. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('*')];
    for (const element of all) {
      element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      if (element instanceof HTMLDetailsElement) element.open = true;
      if (element.tabIndex >= 0) element.focus({ preventScroll: true });
    }
    const ids = all.map(({ id }) => id).filter((id) => id !== '');
    const has = (name: string) => Object.hasOwn(globalThis, name);
    // The note taker says by a style how deep a row of it is.
    const others = all.filter((element) => !element.matches('.write-rows > li'));
    const handlers = others.flatMap(({ tagName, attributes }) =>
      [...attributes]
        .filter(({ name }) => /^on|^(?:srcdoc|formaction|ping|style)$/i.test(name))
        .map(({ name }) => `${tagName} ${name}`),
    );
    const links = [...document.querySelectorAll('a[href]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => /^[^/?#]*:/.test(href) && !/^(?:https?|mailto):/i.test(href));
    return [
      ...(has('ran') ? ['a payload ran'] : []),
      ...handlers.map((one) => `handler: ${one}`),
      ...links.map((one) => `link: ${one}`),
      ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id twice: ${id}`),
      ...(document.querySelector('#site\\:main')?.tagName === 'MAIN'
        ? []
        : ['site:main is not the main part']),
      ...(document.documentElement instanceof HTMLHtmlElement && document.body instanceof HTMLBodyElement
        ? []
        : ['the document is shadowed']),
      ...[
        ...document.querySelectorAll(
          'iframe, object, embed, form:not([role], .search-form, [method="dialog"], moment-search form), base, svg:not(.site-header svg, lecture-player svg, main > .side svg, search-box svg), math',
        ),
      ].map((one) => `element: ${one.outerHTML.slice(0, 80)}`),
    ];
  });
}

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
    for (const payload of payloads.filter((_, at) => at % 90 === 0)) {
      await page.evaluate((words) => {
        const study = {
          version: 1,
          moments: { '9spwoDYwW_I:10': { done: [true, 1], note: [words, 1] }, [words]: { note: [words, 1] } },
          positions: {
            'c0/p0': { video: '9spwoDYwW_I', seconds: 10, title: { en: words, zh: words }, at: 1 },
            __proto__: { x: 1 },
          },
        };
        localStorage.setItem('reading', words);
        localStorage.setItem('study:/', JSON.stringify(study));
        localStorage.setItem(
          'draft:/:x',
          JSON.stringify({ name: words, text: words, revision: words, saved: 1 }),
        );
        localStorage.setItem(`write/1/:draft:${words}`, words);
        localStorage.setItem(`write/1/:deleted:${words}`, words);
        localStorage.setItem('write/1/:last', 'x');
      }, payload);
      for (const path of ['/', '/c0/p0/', '/study/', '/write/']) {
        await page.goto(`${site.url}${path}`);
        await page.waitForTimeout(50);
        expect(await faultsOf(page), `${path} ${payload}`).toEqual([]);
      }
    }
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
