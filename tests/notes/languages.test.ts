import { describe, expect, test } from 'vitest';
import { formatNotes } from '../../src/notes/convert/format.ts';
import { importOutline } from '../../src/notes/convert/import-outline.ts';
import { readLanguages } from '../../src/notes/languages.ts';
import { parseLesson } from '../../src/notes/parse.ts';

const LINK = '[0:00:10](https://youtu.be/9spwoDYwW_I?t=10)';

describe('the setting of a site', () => {
  test.each([
    [['en', 'zh-Hans'], { en: 'en', zh: 'zh-Hans' }],
    [['zh-Hant', 'en'], { en: 'en', zh: 'zh-Hant' }],
    [['ZH-hant-tw'], { zh: 'zh-Hant-TW' }],
    [['de'], { en: 'de' }],
    [['pt-br'], { en: 'pt-BR' }],
  ])('%j', (tags, languages) => {
    expect(readLanguages(tags)).toEqual(languages);
  });

  test.each([[[]], [['en', 'de']], [['zh-Hans', 'zh-Hant']], [['en', 'zh', 'de']], [['']], [['not a tag']]])(
    '%j is refused',
    (tags) => {
      expect(() => readLanguages(tags)).toThrow();
    },
  );
});

const read = (text: string, ...tags: readonly string[]) => {
  const { lesson, html, findings } = parseLesson(text, 'Lesson', undefined, readLanguages(tags));
  return { lesson, html, codes: findings.map(({ code }) => code) };
};

describe('notes in one language', () => {
  test.each([
    ['de', 'Faltung über Kanäle', 'de'],
    ['fr', 'la convolution', 'fr'],
    ['zh-Hant', '卷積神經網路', 'zh-Hant'],
    ['zh-Hans', '用 skip connection 的解法', 'zh-Hans'],
  ])('%s: no half is missed, and words are marked as theirs', (tag, words, lang) => {
    const { html, codes } = read(`- ${words} ${LINK}`, tag);
    expect(html).toContain(`<span class="lone"><span lang="${lang}">${words}</span></span>`);
    expect(html).not.toContain('class="missing"');
    expect(codes).toEqual([]);
  });

  test('titles are whole', () => {
    const text = `---\nsummary: 用 CNN 分类 with fastai\n---\n# Graph theory 图论\n\n- 图 ${LINK}`;
    const { lesson } = read(text, 'zh-Hans');
    expect([lesson.title, lesson.summary]).toEqual([
      { zh: 'Graph theory 图论' },
      { zh: '用 CNN 分类 with fastai' },
    ]);
    expect(read(text, 'zh-Hans', 'en').lesson.title).not.toEqual(lesson.title);
  });

  test('formatting and import leave lines whole', () => {
    const languages = readLanguages(['zh-Hans']);
    const lines = `* 神经网络 neural networks ${LINK}\n* 图 graph\n`;
    expect(formatNotes(lines, languages)).toBe(`- 神经网络 neural networks ${LINK}\n- 图 graph\n`);
    const file = {
      name: 'a.txt',
      text: '0:10 神经网络 neural networks',
      kind: 'chapters',
      role: 'any',
    } as const;
    expect(importOutline([file], '9spwoDYwW_I', 30, languages).markdown).toBe(
      `- 神经网络 neural networks ${LINK}\n`,
    );
  });

  test('what the page adds is in it', () => {
    const text = `> [!note] x\n\n- a[^1] ${LINK}\n\n[^1]: b`;
    expect(read(text, 'en').html).not.toMatch(/\p{Script=Han}/u);
    expect(read(text, 'zh-Hans').html).not.toMatch(/Note|Footnotes/);
    expect(read(text, 'zh-Hans', 'en').html).toContain('说明');
  });
});

test('a pair with traditional Chinese is divided as any', () => {
  const { html, lesson, codes } = read(`- a graph is nodes 圖由節點組成 ${LINK}`, 'zh-Hant', 'en');
  expect(lesson.entries[0]).toMatchObject({ en: 'a graph is nodes', zh: '圖由節點組成' });
  expect(html).toContain('<span lang="en">a graph is nodes</span> <span lang="zh-Hant">圖由節點組成</span>');
  expect(codes).toEqual([]);
});
