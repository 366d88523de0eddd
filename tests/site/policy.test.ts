import { createHash } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { elementsOf, pagesOf } from './built-page.ts';

const POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'", expect.stringMatching(/^'sha256-/)],
  'style-src': ["'self'", expect.stringMatching(/^'sha256-/)],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'frame-src': ['https://www.youtube-nocookie.com', 'https://player.bilibili.com'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'trusted-types': ['site'],
  'require-trusted-types-for': ["'script'"],
};

test('every page has the policy before anything that it could forbid, and what is inline is in it', async () => {
  for (const [path, html] of await pagesOf(inject('ownSite').dir)) {
    const elements = elementsOf(html);
    const head = elements.filter((one) => ['meta', 'script', 'style', 'link', 'base'].includes(one.name));
    expect(head[0]?.attributes, path).toEqual({ charset: 'utf-8' });
    expect(head[1]?.attributes['http-equiv'], path).toBe('content-security-policy');
    const directives = (head[1]?.attributes.content ?? '').split(';').map((one) => one.split(' '));
    const policy = Object.fromEntries(directives.map(([directive, ...values]) => [directive, values]));
    expect(policy, path).toEqual(POLICY);
    const inline = elements.filter(
      (one) =>
        one.name === 'style' ||
        (one.name === 'script' && !one.attributes.src && one.attributes.type !== 'application/ld+json'),
    );
    for (const one of inline) {
      const hash = createHash('sha256').update(one.text).digest('base64');
      expect(policy[`${one.name}-src`], `${path} ${one.text.slice(0, 40)}`).toContain(`'sha256-${hash}'`);
    }
    const metas = elements.filter(({ attributes }) => attributes['http-equiv'] !== undefined);
    expect(metas, path).toHaveLength(1);
  }
});
