import { expect, test } from 'vitest';
import { vocabularyCounter } from '../../../src/search/index/vocabulary.ts';
import { indexWords, tokensOf } from '../../../src/search/shared/transform.ts';

const add = (counter: ReturnType<typeof vocabularyCounter>, ...texts: readonly string[]) => {
  for (const text of texts) {
    const tokens = tokensOf(text, new Map());
    counter.add(tokens, tokens.flatMap(indexWords));
  }
};

test('lists words and parts by frequency, then identifiers, and no Chinese, numbers or short words', () => {
  const counter = vocabularyCounter();
  add(counter, 'split_by_folder', 'layer layer', 'the Layer', 'folder 残差', '2019 resnet34', '데이터');
  expect(counter.result().words).toEqual(['folder', 'layer', 'resnet34', 'split', 'splitbyfolder']);
});

test('knows every character that is indexed', () => {
  const counter = vocabularyCounter();
  add(counter, '残差ab');
  expect([...counter.result().characters].sort()).toEqual(['a', 'b', 'z', '差', '残'].sort());
});

test('calls words common that are in a tenth of many records', () => {
  const few = vocabularyCounter();
  add(few, ...Array.from({ length: 3999 }, () => 'the layer'));
  expect(few.result().common).toEqual([]);
  const many = vocabularyCounter();
  add(many, ...Array.from({ length: 4000 }, (_, at) => (at % 10 === 0 ? 'the how' : `the word${at}`)));
  expect(many.result().common).toEqual(['the', 'how']);
});
