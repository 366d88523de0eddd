import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../src/notes/parse.ts';
import { percent, placeLists, statusOf, totalOf } from '../../src/status/translation-status.ts';

const time = (second: number) =>
  `[0:00:${String(second).padStart(2, '0')}](https://youtu.be/9spwoDYwW_I?t=${second})`;
const missingIn = (text: string, stale: readonly string[] = []) =>
  statusOf(parseLesson(text), new Set(stale)).incomplete.map(({ line, missing }) => [line, ...missing]);

describe('an entry is listed with its line', () => {
  test.each([
    ['for its Chinese', `- whole pair 一对 ${time(1)}\n- English only ${time(2)}`, [[2, 'zh']]],
    ['for its English', `- whole pair 一对 ${time(1)}\n- 只有中文 ${time(2)}`, [[2, 'en']]],
    ['for its time', `- whole pair 一对 ${time(1)}\n    - a further thought 再想一步`, [[2, 'time']]],
    ['for more than one thing', `- whole pair 一对 ${time(1)}\n    - a further thought`, [[2, 'zh', 'time']]],
    ['below front matter', `---\ntitle: x\n---\n\n- English only ${time(2)}`, [[5, 'zh']]],
    ['in a table', `| what | 中文 | when |\n|-|-|-|\n| only English | | ${time(3)} |`, [[3, 'zh']]],
  ])('%s', (_name, text, expected) => {
    expect(missingIn(text)).toEqual(expected);
  });
});

describe('nothing is asked', () => {
  test.each([
    ['of a whole pair', `- whole pair 一对 ${time(1)}`],
    ['of a heading', `## Only English\n\n- whole pair 一对 ${time(1)}`],
    ['of figures alone', `- whole pair 一对 ${time(1)}\n- \`1 + 1\` ${time(2)}`],
    ['of halves in a file in one language', `---\npairs: false\n---\n- English only ${time(2)}`],
    ['of prose', `Just a paragraph.\n\n- whole pair 一对 ${time(1)}`],
  ])('%s', (_name, text) => {
    expect(missingIn(text)).toEqual([]);
  });
});

describe('a stale half', () => {
  test('is listed once its moment has both halves', () => {
    const text = `- whole pair 一对 ${time(1)}\n- English only ${time(2)}`;
    expect(missingIn(text, ['9spwoDYwW_I@1', '9spwoDYwW_I@2'])).toEqual([
      [1, 'stale'],
      [2, 'zh'],
    ]);
  });

  test('is not guessed where two moments share a second', () => {
    expect(
      missingIn(`- one pair 一对 ${time(1)}\n- other pair 另一对 ${time(1)}`, ['9spwoDYwW_I@1']),
    ).toEqual([]);
  });
});

test('shares count what is there, one language on purpose included', () => {
  const text = `---\npairs: false\n---\n- English only ${time(2)}\n    - below it`;
  expect(statusOf(parseLesson(text), new Set())).toMatchObject({
    entries: 2,
    en: 2,
    zh: 0,
    time: 1,
    oneLanguage: true,
  });
  const pairs = `- whole pair 一对 ${time(1)}\n- English only ${time(2)}`;
  expect(statusOf(parseLesson(pairs), new Set())).toMatchObject({
    entries: 2,
    en: 2,
    zh: 1,
    time: 2,
    oneLanguage: false,
  });
  expect(statusOf(parseLesson(''), new Set())).toMatchObject({
    entries: 0,
    en: 0,
    incomplete: [],
    oneLanguage: false,
  });
});

test('counts add up', () => {
  const one = { entries: 3, en: 3, zh: 1, time: 2, stale: 1 };
  expect(totalOf([one, one])).toEqual({ entries: 6, en: 6, zh: 2, time: 4, stale: 2 });
  expect(totalOf([])).toEqual({ entries: 0, en: 0, zh: 0, time: 0, stale: 0 });
});

test.each([
  [200, 200, '100%'],
  [199, 200, '99%'],
  [1, 200, '0%'],
  [0, 0, '–'],
])('%i of %i is %s', (part, whole, said) => {
  expect(percent(part, whole)).toBe(said);
});

test('lists go to the board as long as they fit, and share further pages in order', () => {
  expect(placeLists([50, 0, 80, 60, 130, 10, 300, 1], 100, 200)).toEqual([
    'board',
    'board',
    2,
    2,
    4,
    'board',
    6,
    'board',
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat(300)), fc.nat(200), (lengths, room) => {
      const places = placeLists(lengths, room, 200);
      const on = (page: 'board' | number) => lengths.filter((_, at) => places[at] === page);
      const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
      expect(sum(on('board'))).toBeLessThanOrEqual(room);
      for (const [at, place] of places.entries()) {
        if (place === 'board') continue;
        expect(places[place]).toBe(place);
        expect(place).toBeLessThanOrEqual(at);
        expect(sum(on(place)) <= 200 || on(place).length === 1).toBe(true);
      }
    }),
  );
});
