import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight } from '../../../src/search/query/highlight.ts';
import { rate } from '../../../src/search/query/match.ts';
import { readQuery, termsOf } from '../../../src/search/query/query.ts';
import { indexWords, lookupWords, partsOf, tokensOf } from '../../../src/search/shared/transform.ts';

const simplified = new Map([
  ['殘', '残'],
  ['網', '网'],
]);

test.each([
  ['Chinese as pairs, with an end', '加载图片', ['加载', '载图', '图片', '片z']],
  ['traditional Chinese', '殘差網', ['残差', '差网', '网z']],
  ['kana like Chinese', 'データ', ['デー', 'ータ', 'タz']],
  ['an identifier from each part on', 'split_by_folder', ['splitbyfolder', 'byfolder', 'folder']],
  ['hyphens as underscores', 'Res-block', ['resblock', 'block']],
  ['humps', 'ImageList', ['imagelist', 'list']],
  ['capitals before a hump', 'CNNModel', ['cnnmodel', 'model']],
  ['both', 'my_ImageList', ['myimagelist', 'imagelist', 'list']],
  ['digits in words', 'resnet34 conv2d 3D', ['resnet34', 'conv2d', '3d']],
  ['apostrophes left out', "don’t it's", ['dont', 'its']],
  ['calls and members', 'data.one_batch()', ['data', 'onebatch', 'batch']],
  ['scripts apart', '用CNN做', ['用z', 'cnn', '做z']],
  ['signs that join nothing', '-x- _y_ a--b', ['x', 'y', 'ab', 'b']],
  ['numbers with signs', '2019-2020 1,000', ['20192020', '2020', '1', '000']],
  ['nothing', ' …🚀\uD800', []],
])('indexes %s', (_, text, words) => {
  expect(tokensOf(text, simplified).flatMap(indexWords)).toEqual(words);
});

test.each([
  ['残差网络', ['残差', '差网', '网络']],
  ['残', ['残']],
  ['from', ['from']],
])('looks up %s', (letters, words) => {
  expect(lookupWords({ letters, han: /\p{Script=Han}/u.test(letters) })).toEqual(words);
});

test('cuts an identifier into its parts', () => {
  expect(tokensOf('split_byFolder', simplified).map(partsOf)).toEqual([['split', 'by', 'folder']]);
});

test('knows where every letter stands in the text', () => {
  fc.assert(
    fc.property(texts(), (text) => {
      for (const { letters, from, to } of tokensOf(text, simplified)) {
        expect([from.length, to.length]).toEqual([letters.length, letters.length]);
        for (const [at, start] of from.entries()) {
          expect(start).toBeLessThan(to[at] as number);
          expect(start).toBeGreaterThanOrEqual(from[at - 1] ?? 0);
        }
      }
    }),
  );
});

describe('any part of a text that begins where a word begins finds the text', () => {
  const cut = fc.tuple(texts(), fc.nat(), fc.nat()).map(([text, at, length]) => {
    const begins = Array.from({ length: text.length }, (_, at) => at).filter((one) => isBeginning(text, one));
    const start = begins[at % begins.length] ?? text.length;
    return { text, part: text.slice(start, start + 1 + (length % Math.max(1, text.length - start))) };
  });

  test('by every word that is looked up', () => {
    fc.assert(
      fc.property(cut, ({ text, part }) => {
        const words = tokensOf(text, simplified).flatMap(indexWords);
        for (const word of readQuery(part, simplified).tokens.flatMap(lookupWords))
          expect(words.some((one) => one.startsWith(word))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('and is found and marked in it', () => {
    fc.assert(
      fc.property(cut, ({ text, part }) => {
        const query = readQuery(part, simplified);
        fc.pre(query.tokens.length > 0);
        const terms = termsOf(query, 'uncut');
        const tokens = tokensOf(text, simplified);
        expect(rate({ text, tokens }, query, { terms, similarity: 'beginning' }, simplified)).toBeDefined();
        const marked = terms.map(({ letters }) => ({ letters, similarity: 'beginning' }) as const);
        expect(highlight(text, marked, simplified)).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Texts as they are in notes, with all that folding changes, and any others. */
function texts(): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(
    ...[
      'the ',
      'ResNet34',
      'split_by_folder',
      'ImageList',
      '.show()',
      "don't",
      ' ',
      '，',
      '残差',
      '殘差網絡',
      '层',
    ],
    ...[
      'e\u0301',
      'É',
      'ＣＮＮ',
      '\u200B',
      '\u00AD',
      '-',
      '_',
      '"',
      '“',
      '」',
      '「',
      'データ',
      'が',
      '데이터',
      '①',
      '㎏',
    ],
    ...[
      '🚀',
      '𠮷',
      '葛\u{E0100}',
      '\uD800',
      '½',
      'ß',
      'İ',
      'ς',
      '<b>',
      '&amp;',
      '.*',
      '(',
      '\\',
      '1e9',
      '㈱',
      '℃',
    ],
  );
  const notes = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
  return fc.oneof(notes, notes, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
}

/** A Chinese character, or a letter or digit after something that is neither. */
function isBeginning(text: string, at: number): boolean {
  const here = [...text.slice(at)][0] ?? '';
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(here.normalize('NFKD'))) return true;
  const before = text.slice(0, at).normalize('NFKD');
  return /^[\p{L}\p{N}]/u.test(here.normalize('NFKD')) && !/[\p{L}\p{N}\p{M}\p{Cf}'’]$/u.test(before);
}
