import { expect, test } from 'vitest';
import { occurrences } from '../../../src/search/query/occurrences.ts';

test.each([
  ['only where a word begins', 'an oracle works or not', ['or'], ['or', 'or']],
  ['every place', 'split_by_folder, then split by hand', ['split'], ['split', 'split']],
  ['the parts of an identifier', 'split_by_folder of an ImageList', ['folder', 'List'], ['folder', 'List']],
  ['Chinese anywhere', '用残差网络', ['残差'], ['残差']],
  ['Latin letters beside Chinese', '用CNN做', ['CNN'], ['CNN']],
  ['the longest', 'batch norm and batch', ['batch', 'batch norm'], ['batch norm', 'batch']],
  [
    'signs as signs',
    'c++ (a.b) Res-block a/b',
    ['c++', '(a.b)', 'Res-block', '.*'],
    ['c++', '(a.b)', 'Res-block'],
  ],
  ['nothing for nothing', 'text', ['', 'other'], []],
])('finds %s', (_, text, words, found) => {
  expect(occurrences(text, words).map(([from, to]) => text.slice(from, to))).toEqual(found);
});
