import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../scripts/fuzz/corpus.ts';
import { TARGETS } from '../../scripts/fuzz/targets.ts';

const corpus = readCorpus();

describe('takes any text', () => {
  test.each(TARGETS.map((target) => [target.name, target] as const))('%s', (name, { given, check }) => {
    for (const text of corpus[name] ?? []) check(text);
    fc.assert(
      fc.property(given, (text) => check(text)),
      { numRuns: 60 },
    );
  });

  test('what is kept belongs to a target', () => {
    expect(TARGETS.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(corpus)));
  });
});
