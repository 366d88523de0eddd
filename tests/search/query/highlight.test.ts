import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from '../../../src/search/query/highlight.ts';

const simplified = new Map([
  ['殘', '残'],
  ['網', '网'],
]);

const begun = (terms: readonly string[]) =>
  terms.map((letters) => ({ letters, similarity: 'beginning' }) as const);

test.each([
  ['a word', 'the Skip connection', ['skip'], ['Skip']],
  ['the beginning of a word', 'the Skip connection', ['conn'], ['conn']],
  ['not the inside of a word', 'transform form', ['form'], ['form']],
  ['every place', 'layer to layer', ['layer'], ['layer', 'layer']],
  ['an identifier with its signs', 'il.split_by_folder', ['splitbyfolder'], ['split_by_folder']],
  ['parts of an identifier', 'il.split_by_folder', ['byfo'], ['by_fo']],
  ['a hump', 'MergeLayer', ['layer'], ['Layer']],
  ['Chinese', '残差网络的残差', ['残差'], ['残差', '残差']],
  ['traditional Chinese', '殘差網絡', ['残差网'], ['殘差網']],
  ['full width', 'ＣＮＮ', ['cnn'], ['ＣＮＮ']],
  ['accents written apart', 're\u0301sume\u0301s', ['resume'], ['re\u0301sume\u0301']],
  ['zero-width characters', 'res\u200Bnet\u200B!', ['resnet'], ['res\u200Bnet\u200B']],
  ['what overlaps as one', '残差网络', ['残差', '差网'], ['残差网']],
  ['one character of several letters', '㎏', ['k'], ['㎏']],
  ['nothing', 'the layer', ['', 'skip', '层'], []],
])('marks %s', (_, text, terms, marked) => {
  const ranges = highlight(text, begun(terms), simplified);
  expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(marked);
});

test('marks other forms of a word as whole words, and no other word that begins alike', () => {
  const text = 'a student studies studios, and studying StudyGroup';
  const ranges = highlight(text, [{ letters: 'studied', similarity: 'form' }], simplified);
  expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['studies', 'studying', 'Study']);
});

test('ranges are in order, apart and inside of the text', () => {
  const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), words, (text, terms) => {
      let last = -1;
      for (const [from, to] of highlight(text, begun(terms), simplified)) {
        expect(from).toBeGreaterThan(last);
        expect(to).toBeGreaterThan(from);
        last = to;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});
