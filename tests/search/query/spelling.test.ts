import { expect, test } from 'vitest';
import { readQuery, termsOf } from '../../../src/search/query/query.ts';
import { canBeMistyped, respell } from '../../../src/search/query/spelling.ts';

const words = ['layer', 'train', 'resnet', 'trail', 'segmentation', 'splitbyfolder', 'connection', 'brain'];
const termsIn = (typed: string) => termsOf(readQuery(typed, new Map()), 'uncut');
const spellings = (typed: string) =>
  respell(termsIn(typed), words).map((terms) => terms.map(({ letters }) => letters).join(' '));

test.each([
  ['swapped letters', 'resnte', ['resnet']],
  ['a letter too few', 'layr', ['layer']],
  ['a letter too many', 'resnett', ['resnet']],
  ['another letter', 'layar', ['layer']],
  ['two letters in a long word', 'segmentatoin', ['segmentation']],
  ['an identifier', 'splt_by_foldr', ['splitbyfolder']],
  ['the more frequent word first, another first letter last', 'traim', ['train', 'trail']],
  ['only the word that is wrong', 'skip layer conection', ['skip layer connection']],
  ['a missing blank', 'layertrain', ['layer train']],
  ['a missing blank before the beginning of a word', 'layerconn', ['layer conn']],
  ['the first letter', 'desnet', ['resnet']],
  ['a word that others begin with', 'segment', []],
  ['a short word', 'res', []],
  ['two letters in a short word', 'lyaeer', []],
  ['Chinese', '残插', []],
])('%s: %s', (_, typed, expected) => {
  expect(spellings(typed).slice(0, expected.length || 1)).toEqual(expected);
});

test('respells each wrong word and keeps the others', () => {
  expect(spellings('layer conection')).toEqual(['layer connection']);
});

test.each([
  ['tensor', true],
  ['ten', false],
  ['残差网络', false],
])('whether %s can be mistyped', (typed, can) => {
  expect(termsIn(typed).map(canBeMistyped)).toEqual([can]);
});
