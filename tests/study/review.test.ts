import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerMoment, dueMoments } from '../../src/study/review.ts';
import { type Millis, type MomentKey, NO_STUDY, type Study } from '../../src/study/study.ts';
import { readStudy, writeStudy } from '../../src/study/study-json.ts';

const KEY: MomentKey = '9spwoDYwW_I:137';
const moment = fc.date({ min: new Date(2001, 0, 1), max: new Date(2060, 0, 1), noInvalidDate: true });
const answers = fc.array(fc.tuple(fc.option(fc.boolean(), { nil: undefined }), fc.nat(400 * 24 * 3_600_000)));

const isDue = (study: Study, now: Millis) => dueMoments(study, now).includes(KEY);
const answer = (study: Study, knew: boolean | undefined, now: Millis) => answerMoment(study, KEY, knew, now);
const daysOf = (study: Study) => study.reviews.get(KEY)?.[0];
/** The same clock time some days later, as a calendar counts them. */
const later = (from: Date, days: number, hour = from.getHours()) =>
  new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, hour);

/** Any history of answers, each some time after the last. */
function studied(start: Date, history: readonly (readonly [boolean | undefined, number])[]) {
  let now = start.getTime();
  let study = NO_STUDY;
  for (const [knew, wait] of history) {
    now += wait;
    study = answer(study, knew, now);
  }
  return { study, now: new Date(now) };
}

test('asked on its days and known each time, it waits as SM-2 says, and longer every time', () => {
  let now = new Date(2026, 0, 1, 20);
  let study = NO_STUDY;
  const waits: unknown[] = [];
  for (let times = 0; times < 6; times++) {
    study = answer(study, true, now.getTime());
    waits.push(daysOf(study));
    now = later(now, daysOf(study) ?? 0);
  }
  expect(waits).toEqual([1, 6, 15, 38, 95, 238]);
});

test('whatever was answered before, the next days are more while it is known when it is due', () => {
  fc.assert(
    fc.property(moment, answers, (start, history) => {
      let { study, now } = studied(start, [...history, [true, 0]]);
      for (let times = 0; times < 20; times++) {
        const days = daysOf(study) ?? 0;
        now = later(now, days);
        study = answer(study, true, now.getTime());
        if (days < 3650) expect(daysOf(study)).toBeGreaterThan(days);
        else expect(daysOf(study)).toBe(3650);
      }
    }),
  );
});

test('not known yet, it is asked on the same day, and then on the next', () => {
  fc.assert(
    fc.property(moment, answers, (start, history) => {
      const { study, now } = studied(start, [...history, [false, 0]]);
      expect(isDue(study, now.getTime())).toBe(true);
      const known = answer(study, true, now.getTime());
      expect(isDue(known, now.getTime() + 1)).toBe(false);
      expect(isDue(known, later(now, 1, 0).getTime())).toBe(true);
    }),
  );
});

test('it is due from the first minute of its day on, and not before', () => {
  fc.assert(
    fc.property(moment, answers, (start, history) => {
      const { study, now } = studied(start, [...history, [true, 0]]);
      const days = daysOf(study) ?? 0;
      const midnight = later(now, days, 0).getTime();
      expect(isDue(study, midnight)).toBe(true);
      expect(isDue(study, midnight - 1)).toBe(false);
      expect(isDue(study, later(now, days + 30).getTime())).toBe(true);
    }),
  );
});

test('known before its time, it waits as long as before: pressing twice is no progress', () => {
  fc.assert(
    fc.property(moment, answers, fc.nat(60_000), (start, history, soon) => {
      const { study, now } = studied(start, [...history, [true, 0]]);
      const again = now.getTime() + soon;
      if (!isDue(study, again)) expect(daysOf(answer(study, true, again))).toBe(daysOf(study));
    }),
  );
});

test('a clock that was moved back does no harm: the last answer stays the last, and its days are counted', () => {
  fc.assert(
    fc.property(moment, answers, fc.boolean(), fc.nat(3000), (start, history, knew, daysBack) => {
      const { study, now } = studied(start, [...history, [true, 0]]);
      const earlier = later(now, -daysBack);
      const answered = answer(study, knew, earlier.getTime());
      const days = daysOf(answered) ?? 0;
      expect(answered.reviews.get(KEY)?.[1]).toBeGreaterThan(study.reviews.get(KEY)?.[1] ?? 0);
      expect(isDue(answered, later(now, days + 1).getTime())).toBe(true);
      // Read again, it counts from today, not from a day that has not been yet.
      const again = readStudy(writeStudy(answered), earlier.getTime()).study;
      expect(isDue(again, later(earlier, days + 1).getTime())).toBe(true);
    }),
  );
});

test('an answer that was taken back is not asked again, and the next one is a first one', () => {
  const { study, now } = studied(new Date(2026, 0, 1), [
    [true, 0],
    [true, 9e8],
    [undefined, 0],
  ]);
  expect(isDue(study, later(now, 9999).getTime())).toBe(false);
  expect(daysOf(answer(study, true, now.getTime()))).toBe(1);
});

test('what waits longest is asked first', () => {
  const day = (date: number) => new Date(2026, 0, date, 12).getTime();
  let study = NO_STUDY;
  for (const [key, date] of [
    ['9spwoDYwW_I:1', 3],
    ['9spwoDYwW_I:2', 1],
    ['9spwoDYwW_I:3', 9],
  ] as const)
    study = answerMoment(study, key, true, day(date));
  expect(dueMoments(study, day(9))).toEqual(['9spwoDYwW_I:2', '9spwoDYwW_I:1']);
});
