import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldCharacter, isHan } from '../../../src/search/shared/fold.ts';

const simplified = new Map([
  ['殘', '残'],
  ['網', '网'],
]);

test.each([
  ['case', 'ResNet', 'resnet'],
  ['full width', 'ＣＮＮ　２', 'cnn 2'],
  ['composed accents', 'Über naïve', 'uber naive'],
  ['separate accents', 'Re\u0301sume\u0301', 'resume'],
  ['traditional characters', '殘差網絡', '残差网絡'],
  ['zero-width characters', 're\u200Bs\u00ADnet\uFEFF', 'resnet'],
  ['variant selectors', '葛\u{E0100}', '葛'],
  ['ligatures and signs', 'ﬁt ① ㎏', 'fit 1 kg'],
  ['runs of blanks', '  a \n\t b  ', 'a b'],
  ['final sigma', 'ΛΟΓΟΣ λόγος', 'λογοσ λογοσ'],
  ['dotted I', 'İstanbul', 'istanbul'],
  ['half-width katakana', 'ｶﾅ', 'カナ'],
  ['voiced kana', 'が', 'が'],
  ['Hangul', '데이터', '데이터'],
  ['a lone surrogate', 'a\uD800b', 'a\uD800b'],
  ['characters outside of the basic plane', '𠮷𝐀', '𠮷a'],
])('folds %s', (_, text, folded) => {
  expect(fold(text, simplified)).toBe(folded);
});

test.each([
  ['残', 'han'],
  ['の', 'han'],
  ['ー', 'han'],
  ['々', 'han'],
  ['a', 'letter'],
  ['7', 'letter'],
  ['데', 'letter'],
  ['_', 'hyphen'],
  ['‑', 'hyphen'],
  ['’', 'apostrophe'],
  ['.', 'gap'],
  ['🚀', 'gap'],
  ['\uDC00', 'gap'],
])('%j is a %s', (character, kind) => {
  expect(foldCharacter(character).map((one) => one.kind)).toEqual([kind]);
});

test('folds a part of a text to the part of the folded text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const together = fold(`${a}|${b}`, simplified).replace(/\s/g, '');
      expect(together).toBe(`${fold(a, simplified)}|${fold(b, simplified)}`.replace(/\s/g, ''));
    }),
  );
});

test('folding again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = fold(text, simplified);
      expect(fold(once, simplified)).toBe(once);
    }),
  );
});

test('tells Chinese and Japanese from other scripts', () => {
  expect(['残差', 'カナ', 'cnn', '데', '1'].map(isHan)).toEqual([true, true, false, false, false]);
});
