import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastFormOf, stem } from '../../../src/search/shared/stem.ts';

test.each([
  'train trains training trained trainer trainers',
  'layer layers',
  'create creates created creating creation creator',
  'normalize normalizes normalized normalizing normalization',
  'split splits splitting',
  'study studies studied studying',
  'category categories',
  'embed embedded embedding embeddings',
  'class classes',
  'loss losses',
  'refactor refactors refactored refactoring',
  'optimize optimizer optimizers optimization',
  'predict predicts predicted prediction predictions',
  'generate generated generating generation generator',
  'batch batches',
  'approach approaches',
])('brings together %s', (family) => {
  expect(new Set(family.split(' ').map(stem)).size).toBe(1);
});

test.each([
  ['factor', 'fact'],
  ['number', 'numb'],
  ['sing', 'sin'],
  ['wing', 'wine'],
  ['vector', 'vect'],
  ['bus', 'bu'],
])('keeps %s and %s apart', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});

test.each([
  ['predictions', 'prediction'],
  ['training', 'train'],
  ['layer', 'layer'],
])('takes the last ending of %s', (word, form) => {
  expect(lastFormOf(word)).toBe(form);
});

test.each(['resnet34', '残差', 'über', 'it', ''])('leaves %j alone', (word) => {
  expect([stem(word), lastFormOf(word)]).toEqual([word, word]);
});

test('a stem is the beginning of its word, and so finds it', () => {
  const ending = fc.constantFrom(
    '',
    's',
    'es',
    'ies',
    'ied',
    'ing',
    'ed',
    'ation',
    'ator',
    'er',
    'y',
    'e',
    'll',
  );
  const letters = fc.string({ unit: fc.constantFrom(...'abcdeilnorstyz'), maxLength: 8 });
  fc.assert(
    fc.property(letters, ending, (start, end) => {
      const word = start + end;
      expect(word.startsWith(stem(word))).toBe(true);
      expect(word.startsWith(lastFormOf(word)) || /ie[sd]$/.test(word)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
