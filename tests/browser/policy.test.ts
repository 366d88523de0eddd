import { expect, inject, test } from 'vitest';
import { browser } from './open-page.ts';

test('what gets past everything else is stopped by the policy of the page', async () => {
  const context = await browser.newContext({ locale: 'en-US' });
  const { url } = inject('hostileSite');
  const reached: string[] = [];
  await context.route(
    (to) => !to.href.startsWith(url),
    (route) => {
      reached.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  await page.goto(`${url}/c0/p0/`);
  await page.evaluate(async () => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.add(effectiveDirective));
    // The browser's debugger may evaluate what the page may not, as long as it has not answered.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const put = (name: string, attributes: Readonly<Record<string, string>>, text = '') => {
      const element = document.createElement(name);
      try {
        for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
        element.append(text);
      } catch {} // A trusted type is asked for, which is seen too.
      document.body.append(element);
    };
    const evil = 'https://evil.example/x';
    put('script', {}, 'globalThis.ran = 1');
    put('script', { src: `${evil}.js` });
    put('img', { src: `${evil}.png` });
    put('style', {}, `body { background: url(${evil}.png) }`);
    put('link', { rel: 'stylesheet', href: `${evil}.css` });
    put('iframe', { src: evil });
    put('object', { data: evil });
    put('base', { href: evil });
    put('video', { src: evil });
    put('button', { onclick: 'globalThis.ran = 1' });
    document.querySelector<HTMLButtonElement>('body > button:last-child')?.click();
    const form = document.createElement('form');
    form.action = evil;
    document.body.append(form);
    form.submit();
    for (const act of [
      () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="globalThis.ran = 1">'),
      () => new Function('globalThis.ran = 1')(),
      () => fetch(evil).catch(() => {}),
      () => new Worker(evil),
    ])
      try {
        void act();
      } catch {} // What is stopped may also throw.
  });
  const stopped = () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: Set<string> };
      return { seen: [...seen].sort(), ran: Object.hasOwn(globalThis, 'ran'), base: document.baseURI };
    });
  await expect.poll(stopped, { timeout: 20_000 }).toEqual({
    // Scripts, handlers and objects want a trusted type before they are asked where they come from.
    seen: [
      'base-uri',
      'connect-src',
      'form-action',
      'frame-src',
      'img-src',
      'media-src',
      'require-trusted-types-for',
      'style-src-elem',
    ],
    ran: false,
    base: `${url}/c0/p0/`,
  });
  expect(reached).toEqual([]);
  await context.close();
});
