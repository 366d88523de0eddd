import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NamedChange } from '../../src/status/git-log.ts';
import { momentKey, staleHalves } from '../../src/status/stale-halves.ts';

const link = '[0:02:17](https://youtu.be/9spwoDYwW_I?t=137)';
const key = momentKey({ video: '9spwoDYwW_I', start: 137 });

/** The stale moments of a file that read so, one version after the other. */
function staleAfter(...versions: readonly string[]): readonly string[] {
  const changes: NamedChange[] = versions
    .slice(1)
    .map((after, at) => ({ file: 'c/a.md', people: [], hunks: [{ before: versions[at] ?? '', after }] }));
  return [...(staleHalves(changes.reverse()).stale.get('c/a.md') ?? [])];
}

describe('the Chinese of a moment is stale', () => {
  test.each<[string, ...string[]]>([
    ['when the English alone changed', `- CNN scratch 手动构建 ${link}`, `- a whole CNN 手动构建 ${link}`],
    [
      'when the English changed after both had',
      `- CNN scratch 手动构建 ${link}`,
      `- a whole CNN 完整的网络 ${link}`,
      `- a small CNN 完整的网络 ${link}`,
    ],
    [
      'when only the format changed after that',
      `- CNN scratch 手动构建 ${link}`,
      `- a whole CNN 手动构建 ${link}`,
      `* a whole CNN | 手动构建 [2:17](https://youtu.be/9spwoDYwW_I?t=137)`,
    ],
    [
      'when its time was corrected after that',
      `- CNN scratch 手动构建 [2:00](https://youtu.be/9spwoDYwW_I?t=120)`,
      `- a whole CNN 手动构建 [2:00](https://youtu.be/9spwoDYwW_I?t=120)`,
      `- a whole CNN 手动构建 ${link}`,
    ],
    [
      'when the Chinese stands on a line of its own',
      `- CNN scratch ${link}\n  手动构建\n- other words 别的`,
      `- a whole CNN ${link}\n  手动构建\n- other words 别的`,
    ],
    ['when one sign of a name changed', `- why an RNN 为什么 ${link}`, `- why a CNN 为什么 ${link}`],
    [
      'when a small word turned it round',
      `- what works with a GPU 何时 ${link}`,
      `- what works without a GPU 何时 ${link}`,
    ],
    ['in a nested entry', `- a 一\n    - CNN 网络 ${link}`, `- a 一\n    - deep nets 网络 ${link}`],
    ['in a heading', `## CNN scratch 手动构建 ${link}`, `## a whole CNN 手动构建 ${link}`],
  ])('%s', (_name, ...versions) => {
    expect(staleAfter(...versions)).toEqual([key]);
  });
});

describe('the Chinese of a moment is fresh', () => {
  test.each<[string, ...string[]]>([
    ['when nothing changed', `- CNN scratch 手动构建 ${link}`, `- CNN scratch 手动构建 ${link}`],
    ['when both changed', `- CNN scratch 手动构建 ${link}`, `- a whole CNN 完整的网络 ${link}`],
    ['when the Chinese changed', `- CNN scratch 手动构建 ${link}`, `- CNN scratch 从零构建 ${link}`],
    [
      'when the Chinese changed later',
      `- CNN scratch 手动构建 ${link}`,
      `- a whole CNN 手动构建 ${link}`,
      `- a whole CNN 完整的网络 ${link}`,
    ],
    [
      'when the Chinese was added later',
      `- CNN scratch ${link}`,
      `- a whole CNN ${link}`,
      `- a whole CNN 完整的网络 ${link}`,
    ],
    ['when the English was added to the Chinese', `- 手动构建 ${link}`, `- CNN scratch 手动构建 ${link}`],
    [
      'when a slip of spelling was fixed',
      `- specfy the meaning 意思 ${link}`,
      `- specify the meaning 意思 ${link}`,
    ],
    ['when case and punctuation changed', `- purpose, cnn 目标 ${link}`, `- Purpose: CNN 目标 ${link}`],
    [
      'when its grammar was mended',
      `- how does paper resolve challenge with neuralnet 怎么做 ${link}`,
      `- How the paper resolves challenges with a neural net 怎么做 ${link}`,
    ],
    ['when it moved', `- CNN scratch 手动构建 ${link}\n- x 一`, `- x 一\n- CNN scratch 手动构建 ${link}`],
    [
      'when the moment was deleted and written anew',
      `- CNN scratch 手动构建 ${link}`,
      `- a whole CNN 手动构建 ${link}`,
      '- other words 别的',
      `- other words 别的\n- a whole CNN 手动构建 ${link}`,
    ],
  ])('%s', (_name, ...versions) => {
    expect(staleAfter(...versions)).toEqual([]);
  });
});

const WORDS = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike'.split(' ');

test('every moment has its own history', () => {
  const moment = (second: number, en: string, zh: string) =>
    `- ${en} words here ${zh} [x](https://youtu.be/9spwoDYwW_I?t=${second})`;
  type Edit = readonly ['en' | 'zh' | 'both' | 'move', number];
  const edits = fc.array(
    fc.tuple(fc.constantFrom('en', 'zh', 'both', 'move'), fc.nat(4)) as fc.Arbitrary<Edit>,
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(edits, (made) => {
      const entries = Array.from({ length: 5 }, (_, at) => ({ at, en: 0, zh: 0, stale: false }));
      const text = () =>
        entries
          .map(({ at, en, zh }) =>
            moment(at * 10, WORDS[en] ?? '', `第${'一二三四五六七八九十百千万'[zh]}版`),
          )
          .join('\n');
      const versions = [text()];
      for (const [what, at] of made) {
        const entry = entries[at];
        if (!entry) continue;
        if (what === 'move') entries.push(...entries.splice(at, 1));
        if (what === 'en' || what === 'both') entry.en++;
        if (what === 'zh' || what === 'both') entry.zh++;
        if (what !== 'move') entry.stale = what === 'en';
        versions.push(text());
      }
      const expected = entries.filter(({ stale }) => stale).map(({ at }) => `9spwoDYwW_I@${at * 10}`);
      expect([...staleAfter(...versions)].sort()).toEqual(expected.sort());
    }),
  );
});

test('no more entries are read than allowed, the latest first, and the answer says so', () => {
  const change = (en: string, second: number): NamedChange => ({
    file: 'c/a.md',
    people: [],
    hunks: [
      {
        before: `- old words 旧词 [x](https://youtu.be/9spwoDYwW_I?t=${second})`,
        after: `- ${en} 旧词 [x](https://youtu.be/9spwoDYwW_I?t=${second})`,
      },
    ],
  });
  const changes = [change('latest thing', 1), change('earlier thing', 2)];
  expect(staleHalves(changes, 2)).toEqual({
    stale: new Map([['c/a.md', new Set(['9spwoDYwW_I@1'])]]),
    whole: false,
  });
  expect(staleHalves(changes, 4).whole).toBe(true);
});
