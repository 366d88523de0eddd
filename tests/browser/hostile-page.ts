import type { BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { browser } from './open-page.ts';

const site = inject('hostileSite');

/** A reader without the policy of the page, so that what is found would run for want of it alone. */
export async function newVictim(): Promise<{ context: BrowserContext; reached: string[] }> {
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
export async function faultsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('*')];
    for (const element of all) {
      element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      if (element instanceof HTMLDetailsElement) element.open = true;
      if (element.tabIndex >= 0) element.focus({ preventScroll: true });
    }
    const ids = all.map(({ id }) => id).filter((id) => id !== '');
    const has = (name: string) => Object.hasOwn(globalThis, name);
    // The note taker says by a style how deep a row of it is, the bar how high it is itself.
    const others = all.filter((element) => !element.matches('.write-rows > li, body'));
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
