import fc from 'fast-check';
import { LONGEST } from '../../src/study/review.ts';
import type { Dated, Marks, MomentKey, Position, SectionKey, Study } from '../../src/study/study.ts';

/** No state that `arbitraryStudy` makes holds a time after this one. */
export const NOW = 1_800_000_000_000;

const video = fc.constantFrom('9spwoDYwW_I', '__proto__ab', 'BV1GJ411x7h7-p2');
const key: fc.Arbitrary<MomentKey> = fc
  .tuple(video, fc.integer({ min: 0, max: 3 }))
  .map(([id, seconds]): MomentKey => `${id}:${seconds}`);
// Few times, so that many of them collide.
const at = fc.integer({ min: NOW - 3, max: NOW });
const dated = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Dated<T>> => fc.tuple(value, at);
const marks: fc.Arbitrary<Marks> = fc
  .record(
    { done: dated(fc.boolean()), star: dated(fc.boolean()), note: dated(fc.string({ maxLength: 8 })) },
    { requiredKeys: [] },
  )
  .filter((some) => Object.keys(some).length > 0);
const title = fc.record(
  { en: fc.string({ minLength: 1 }), zh: fc.string({ minLength: 1 }) },
  { requiredKeys: [] },
);
const position: fc.Arbitrary<Position> = fc.record(
  { video, seconds: fc.nat(9999), title, at },
  { requiredKeys: ['seconds', 'title', 'at'] },
);

/** Any state of study, with few keys and times, so that two of them meet often. */
export const arbitraryStudy: fc.Arbitrary<Study> = fc.record({
  moments: fc.array(fc.tuple(key, marks)).map((entries) => new Map(entries)),
  positions: fc
    .array(fc.tuple(fc.constantFrom('a/one', 'a/two', 'constructor/b'), position))
    .map((entries) => new Map(entries)),
  explanations: fc
    .array(
      fc.tuple(
        fc.constantFrom<SectionKey>('a/one#', 'a/one#opening', 'constructor/b#第一部分'),
        dated(fc.string()),
      ),
    )
    .map((entries) => new Map(entries)),
  reviews: fc
    .array(fc.tuple(key, dated(fc.option(fc.integer({ min: 0, max: LONGEST })))))
    .map((entries) => new Map(entries)),
});
