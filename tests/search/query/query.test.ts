import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery, termsOf } from '../../../src/search/query/query.ts';

const read = (typed: string) => readQuery(typed, new Map([['殘', '残']]));

test.each([
  ['words', 'Skip connection', ['skip', 'connection'], ['skip', 'connection']],
  ['an identifier', 'split_by_folder', ['splitbyfolder'], ['split', 'by', 'folder']],
  ['humps', 'MergeLayer', ['mergelayer'], ['merge', 'layer']],
  ['Chinese', '殘差网络', ['残差网络'], ['残差网络']],
  ['both', '用CNN做', ['用', 'cnn', '做'], ['用', 'cnn', '做']],
  ['a word twice', 'layer Layer', ['layer'], ['layer']],
  ['only signs', '… — "" {}', [], []],
])('reads %s', (_, typed, uncut, parts) => {
  expect(termsOf(read(typed), 'uncut').map(({ letters }) => letters)).toEqual(uncut);
  expect(termsOf(read(typed), 'parts').map(({ letters }) => letters)).toEqual(parts);
});

test('only the last part of an identifier may still be growing', () => {
  const parts = termsOf(read('split_by_fo 残'), 'parts');
  expect(parts.map(({ whole }) => whole)).toEqual([true, true, false, false]);
});

test.each([
  ['straight', '"skip connection"', ['skipconnection'], true],
  ['curly', '“Skip Connection”', ['skipconnection'], true],
  ['German', '„skip connection“', ['skipconnection'], true],
  ['full width', '＂skip connection＂', ['skipconnection'], true],
  ['Chinese', '「殘差」『网络』', ['残差', '网络'], true],
  ['a phrase and a word', '"skip connection" resnet', ['skipconnection'], false],
  ['a phrase and a sign', '"skip connection" …', ['skipconnection'], true],
  ['one mark only', '"skip connection', [], false],
  ['nothing in it', '"" "…"', [], false],
])('takes what stands in quotation marks as it is: %s', (_, typed, phrases, exact) => {
  expect(read(typed)).toMatchObject({ phrases, exact });
});

test('reads any text, and only the beginning of a very long one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      expect(termsOf(read(typed), 'parts').every(({ letters }) => letters !== '')).toBe(true);
    }),
  );
  expect(read('word '.repeat(2000)).tokens.length).toBe(60);
});
