import { expect, test } from 'vitest';
import { recordsOfPage } from '../../../src/search/index/page-records.ts';
import { addressOf } from '../../../src/search/shared/record.ts';

const page = `---
title: { en: "Why?", zh: 为什么？ }
summary: { en: One, zh: 一 }
order: 1
---
import Thing from './thing.astro';

<div lang="en">

## One piece of \`advice\`

It began
here.

- one point
- another

</div>

<div lang="zh-Hans">

## 一条建议

从**这里**开始。

</div>

<Thing />

## One piece of advice

| a | b |
| - | - |
| c | d |
`;

test('makes a record of the title and of every section, with the other language of it', () => {
  const records = recordsOfPage('why', page);
  expect(records.map(({ place: _place, ...rest }) => rest)).toEqual([
    { kind: 'page', en: 'Why?', zh: '为什么？' },
    {
      kind: 'page',
      id: 'one-piece-of-advice',
      en: 'One piece of advice · It began here. · one point · another',
      zh: '一条建议 · 从这里开始。',
    },
    { kind: 'page', id: 'one-piece-of-advice-1', text: 'One piece of advice · a · b · c · d' },
  ]);
  expect(records.map(addressOf)[1]).toBe('/why/#one-piece-of-advice');
  expect(records[0]?.place.page).toEqual({ id: 'why', en: 'Why?', zh: '为什么？' });
});

test.each([
  [
    'without front matter',
    'text',
    [
      { kind: 'page', en: 'plain' },
      { kind: 'page', text: 'text' },
    ],
  ],
  ['with front matter that cannot be read', '---\ntitle: [\n---\n', [{ kind: 'page', en: 'plain' }]],
])('reads a page %s', (_, text, expected) => {
  expect(recordsOfPage('plain', text).map(({ place: _place, ...rest }) => rest)).toEqual(expected);
});
