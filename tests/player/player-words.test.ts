import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { elementsOf, hasClass } from '../site/built-page.ts';

const files = ['player/player', 'elements/keys/key-list'];

test.each(files)('every word of %s.html is there in both languages', async (name) => {
  const html = await readFile(new URL(`../../src/${name}.html`, import.meta.url), 'utf8');
  const words = elementsOf(html.replaceAll(/<\/?template>/g, '')).filter((element) =>
    hasClass(element, 'ui'),
  );
  expect(words.length).toBeGreaterThan(5);
  for (const { children } of words) {
    const halves = children.filter(({ attributes }) => attributes.lang !== undefined);
    expect(halves.map(({ attributes }) => attributes.lang)).toEqual(['en', 'zh-Hans']);
    const [en, zh] = halves.map(({ text }) => text.trim());
    expect(en).toMatch(/^[\x20-\x7e’]+$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
  }
});

test.each(['2', '5', '100', '101', '150', '153', 'silent', 'other'])(
  'failure %s has one sentence',
  async (failure) => {
    const html = await readFile(new URL('../../src/player/player.html', import.meta.url), 'utf8');
    const sentences = elementsOf(html.replaceAll(/<\/?template>/g, '')).filter(({ attributes }) =>
      attributes['data-failure']?.split(' ').includes(failure),
    );
    expect(sentences).toHaveLength(1);
  },
);
