import { describe, expect, test } from 'vitest';
import { contributorsOf, peopleByFile, thanksTo } from '../../src/status/contributors.ts';

const ana = { name: 'Ana Ruiz', email: 'ana@example.org' };
const lilei = { name: 'Li Lei', email: '7+lilei@users.noreply.github.com' };
const bot = { name: 'dependabot[bot]', email: '9+dependabot[bot]@users.noreply.github.com' };

describe('the people of a file', () => {
  const change = (...people: readonly { name: string; email: string }[]) => ({
    file: 'c/a.md',
    people,
    hunks: [],
  });

  test.each([
    ['the first author is first', [change(lilei), change(ana)], [ana, lilei]],
    ['an author stands before the co-authors', [change(ana, lilei)], [ana, lilei]],
    ['everyone stands there once', [change(ana), change(lilei), change(ana)], [ana, lilei]],
    ['placeholders do not', [change({ name: 'Your Name', email: 'me@example.org' }, ana)], [ana]],
    ['machines do not', [change({ name: 'x', email: 'root@box.(none)' }, ana)], [ana]],
    ['addresses of nowhere do not', [change({ name: 'x', email: 'x@team.example' }, ana)], [ana]],
    ['workflows do not', [change({ name: 'github-actions', email: 'a@example.org' }, ana)], [ana]],
    ['someone without an address does', [change({ name: '李雷', email: '' })], [{ name: '李雷', email: '' }]],
    ['robots do not', [change(bot), change(ana, bot)], [ana]],
    [
      'of several names the latest is kept',
      [change({ ...ana, name: 'Ana R.' }), change({ ...ana, email: 'ANA@example.org' })],
      [{ ...ana, name: 'Ana R.' }],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(peopleByFile(changes).get('c/a.md')).toEqual(expected);
  });

  test.each(['li lei', '7+LILEI@users.noreply.github.com'])(
    '%s is left out where a setting says so',
    (one) => {
      expect(peopleByFile([change(ana, lilei)], [one]).get('c/a.md')).toEqual([ana]);
    },
  );
});

test.each([
  [
    'names and handles of the front matter come first',
    ['Mei', '@ana'],
    [lilei],
    ['Mei', 'ana (ana)', 'Li Lei (lilei)'],
  ],
  ['an address of a profile is a handle', ['https://github.com/ana/'], [], ['ana (ana)']],
  ['the history adds the handle of someone named', ['li lei'], [lilei], ['li lei (lilei)']],
  ['a named handle is not repeated under its name', ['@lilei'], [lilei], ['lilei (lilei)']],
  ['full-width letters are the same letters', ['Ａｎａ Ruiz'], [ana], ['Ａｎａ Ruiz']],
  ['addresses of mail are never shown', [], [ana], ['Ana Ruiz']],
])('%s', (_name, named, people, expected) => {
  const shown = contributorsOf(named, people).map(({ name, handle }) =>
    handle ? `${name} (${handle})` : name,
  );
  expect(shown).toEqual(expected);
});

test('everyone is thanked once, for all lessons, those of most lessons first', () => {
  const thanks = thanksTo([
    { id: 'c/1', contributors: [{ name: 'Ana' }, { name: 'ana', handle: 'ana' }] },
    { id: 'c/2', contributors: [{ name: 'Li Lei', handle: 'lilei' }] },
    { id: 'c/3', contributors: [{ name: 'lilei' }, { name: 'Mei' }] },
  ]);
  expect(thanks).toEqual([
    { name: 'Li Lei', handle: 'lilei', lessons: ['c/2', 'c/3'] },
    { name: 'Ana', handle: 'ana', lessons: ['c/1'] },
    { name: 'Mei', lessons: ['c/3'] },
  ]);
});
