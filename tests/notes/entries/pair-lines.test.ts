import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type PairReading, pairingOf, readPair } from '../../../src/notes/entries/pairs.ts';
import { inlineLine } from '../../../src/notes/markdown/inline.ts';
import { readMarkdown } from '../../../src/notes/markdown/markdown.ts';

/** A line as a bilingual person splits it, or keeps it whole. */
interface Labelled {
  readonly text: string;
  readonly en: string | null;
  readonly zh: string | null;
  readonly whole: string | null;
}

const files: readonly { name: string; lines: readonly Labelled[] }[] = JSON.parse(
  readFileSync('tests/notes/fixtures/pair-lines.json', 'utf8'),
);

test('at most 5 % of the hand-labelled lines are read otherwise than by a person', () => {
  const wrong = files.flatMap(({ lines }) => misread(lines));
  const all = files.flatMap(({ lines }) => lines);
  expect(all.length).toBeGreaterThan(250);
  expect(wrong.length / all.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
});

describe('in a file of its own kind', () => {
  test.each(files)('$name: at most one line in ten', ({ lines }) => {
    expect(misread(lines).length).toBeLessThanOrEqual(lines.length / 10);
  });
});

test.each([
  ['食物识别器APP', 'zh'],
  ['S函数', 'zh'],
  ['从LL到DataBunch，图片被加入了形变', 'zh'],
  ['理解 ItemList.items', 'zh'],
  ['Skip connections (跳跃连接)', 'en'],
  ['跳跃连接（skip connection）', 'zh'],
  ['スキップ接続とは', 'ja'],
  ['skip connection', 'en'],
  ['| MNIST 神经网络', 'zh'],
])('%s stays whole', (line, language) => {
  expect(readPair(line, [], 'pairs')).toMatchObject({ kind: 'whole', language, unsure: false });
});

test.each([
  ['a | 一', 'a', '一'],
  ['a || 一', 'a', '一'],
  ['a｜一', 'a', '一'],
  ['一 | a', 'a', '一'],
  ['what is 跳跃连接 | 什么是跳跃连接', 'what is 跳跃连接', '什么是跳跃连接'],
  ['Skip connection\n跳跃连接', 'Skip connection', '跳跃连接'],
  ['what is a CLS token? CLS token 有什么用？', 'what is a CLS token?', 'CLS token 有什么用？'],
  ['training set vs. test set 训练集与测试集', 'training set vs. test set', '训练集与测试集'],
])('%s is a pair', (line, en, zh) => {
  expect(halves(line, readPair(line, [], 'unknown'))).toEqual({ en, zh, whole: null });
});

function misread(lines: readonly Labelled[]): string[] {
  const read = lines.map(({ text }) => {
    const [block] = readMarkdown(text).children;
    return inlineLine(block?.type === 'paragraph' ? block.children : []);
  });
  const pairing = pairingOf(read);
  return lines.flatMap(({ text, en, zh, whole }, at) => {
    const line = read[at] ?? { text: '', atoms: [] };
    const got = halves(line.text, readPair(line.text, line.atoms, pairing));
    const want = { en: en && plain(en), zh: zh && plain(zh), whole };
    return JSON.stringify(got) === JSON.stringify(want) ? [] : [`${text} → ${JSON.stringify(got)}`];
  });
}

function halves(line: string, reading: PairReading) {
  if (reading.kind === 'pair')
    return { en: line.slice(...reading.en), zh: line.slice(...reading.zh), whole: null };
  return { en: null, zh: null, whole: reading.language === 'none' ? 'en' : reading.language };
}

/** The labels keep their Markdown; the readings are of the words. */
function plain(text: string): string {
  return text.replace(/[`*]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
