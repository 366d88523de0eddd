import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Moment, momentsOf } from '../../src/notes/lesson.ts';
import { parseLesson } from '../../src/notes/parse.ts';

const source = readFileSync('tests/notes/fixtures/seed/fastai-courses-inside-out.md', 'utf8');
const seed = parseLesson(source);
const fixed = parseLesson(readFileSync('content/courses/fastai-2019-part-1/lesson-7.md', 'utf8'));
const seconds = [...source.matchAll(/\?t=(\d+)/g)].map(([, t]) => Number(t));

/** The author's bilingual lines, split as a bilingual person would. */
const pairs: readonly (readonly [second: number, en: string, zh: string])[] = [
  [6, 'Lesson 7 will be intensive', '节奏紧张'],
  [64, 'food classifer app', '食物识别器APP'],
  [128, 'Notebook start', '讲解开始'],
  [137, 'Purpose: CNN scratch', '目标：手动构建CNN'],
  [153, 'Specify the meaning of implementing from scratch', '手动构建的意思'],
  [161, 'use full MNIST', '采用全部MNIST数据集'],
  [172, 'Viewing MNIST subfolders', '查看MNIST子文件夹'],
  [179, 'Purpose: data block API one at a time', '逐一使用data block api'],
  [192, 'Touch on ImageList', '点到ImageList'],
  [199, 'ImageList.from_folder', '从文件夹提供图片'],
  [207, 'Use of PIL and its convert_mode', '图片打开方式'],
  [233, 'Understanding ItemList.items', '理解 ItemList.items'],
  [252, 'understanding defaults.cmap', '理解 defaults.cmap'],
  [311, 'understanding .items', '理解 .items'],
  [356, 'distinguish training, validation, testing set', '如何区分训练，验证，测试集'],
];

describe('the first author’s notes, unchanged', () => {
  test('have their 91 moments in order, each with its id and second', () => {
    const moments = momentsOf(seed.lesson);
    expect(seconds).toHaveLength(91);
    expect(moments.map(({ start }) => start)).toEqual(seconds);
    expect(moments.map(({ id }) => id)).toEqual(seconds.map((second) => `t=${second}`));
    expect(new Set(moments.map(({ video }) => video))).toEqual(new Set(['9spwoDYwW_I']));
  });

  test('are split where a bilingual person splits them', () => {
    const mixed = momentsOf(seed.lesson).filter(({ text }) => /\p{Script=Han}/u.test(text));
    expect(mixed.map(({ start, en, zh }) => [start, en, zh])).toEqual(pairs);
  });

  test('keep the three untimed points where they stood, the Chinese ones whole', () => {
    const points = seed.lesson.entries.filter(({ kind }) => kind === 'point');
    expect(points.map(({ id, depth, en, zh }) => [id, depth, en ?? null, zh ?? null])).toEqual([
      ['t=475+1', 1, '*rand_pad, [] for validation set, .transform(tfms)', null],
      ['t=562+1', 0, null, '从LL到DataBunch，图片被加入了形变，批量和normalization'],
      ['t=562+2', 0, null, '因为是随机padding,每次变形都不太一样'],
    ]);
  });

  test('keep the nested moment below its parent', () => {
    expect(
      momentsOf(seed.lesson)
        .filter(({ depth }) => depth > 0)
        .map(({ id }) => id),
    ).toEqual(['t=3344']);
    expect(seed.html).toMatch(/id="t=3308"[\s\S]*?<ul>\s*<li[^>]*id="t=3344"/);
  });

  test('have no error, and these things to fix', () => {
    const missing = ['missing-zh', 'missing-en'];
    const findings = seed.findings.filter(({ code }) => !missing.includes(code));
    const line = (number: number) => source.split('\n')[number - 1] ?? '';
    expect(seed.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.map(({ line: at, column, code, fix }) => [at, column, code, fix])).toEqual([
      [36, 1, 'ambiguous-split', undefined],
      [46, 62, 'missing-space-before-link', line(46).replace('集[', '集 [')],
      [55, 15, 'mixed-punctuation', line(55).replace(',', '，')],
      [89, 56, 'broken-time-label', line(89).replace('[:0', '[0')],
      [121, 1, 'empty-entry', ''],
    ]);
  });

  test('say in a finding what is missing of every entry', () => {
    // 76 moments, one point and three headings have no Chinese; two points have no English.
    const count = (code: string) => seed.findings.filter((one) => one.code === code).length;
    expect([count('missing-zh'), count('missing-en')]).toEqual([80, 2]);
  });
});

describe('the fixed lesson', () => {
  test('has the same moments, in both languages, and nothing to fix', () => {
    const moments: readonly Moment[] = momentsOf(fixed.lesson);
    expect(moments.map(({ start }) => start)).toEqual(seconds);
    expect(fixed.lesson.entries.filter(({ en, zh }) => !en || !zh)).toEqual([]);
    expect(fixed.lesson.entries.filter(({ kind }) => kind === 'point')).toHaveLength(3);
    expect(fixed.findings).toEqual([]);
  });

  test('says one idea in one term', () => {
    const zh = fixed.lesson.entries.map((entry) => entry.zh).join('\n');
    const { summary, title } = fixed.lesson;
    for (const other of ['手动构建', '形变', '变形', '评判器', 'padding', 'normalization', '识别器'])
      expect([zh, summary?.zh, title?.zh].join('\n')).not.toContain(other);
    expect(zh.split('生成对抗网络')).toHaveLength(2);
    expect(zh).toMatch(/生成对抗网络（GAN）[\s\S]*GAN 如何工作/);
    for (const term of ['从零构建', '变换', '填充', '归一化', '训练集、验证集和测试集', '反卷积（转置卷积）'])
      expect(zh).toContain(term);
  });

  test('begins every English half with a capital, or with a name that has none', () => {
    const small = fixed.lesson.entries.filter(({ en }) => /^\p{Ll}/u.test(en ?? ''));
    expect(small.map(({ en }) => en)).toEqual([]);
  });
});
