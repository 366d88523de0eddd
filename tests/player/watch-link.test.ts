import fc from 'fast-check';
import { expect, test } from 'vitest';
import { watchUrl } from '../../src/notes/entries/video.ts';
import { readSecond, readWatchLink } from '../../src/player/watch-link.ts';

test.each([
  ['https://youtu.be/9spwoDYwW_I?t=137', { video: '9spwoDYwW_I', seconds: 137 }],
  ['https://youtu.be/9spwoDYwW_I?t=0', { video: '9spwoDYwW_I', seconds: 0 }],
  ['https://youtu.be/9spwoDYwW_I', { video: '9spwoDYwW_I' }],
  ['https://www.bilibili.com/video/BV1GJ411x7h7?p=2&t=60', { video: 'BV1GJ411x7h7-p2', seconds: 60 }],
  ['https://youtu.be/', undefined],
  ['https://youtu.be.example.org/9spwoDYwW_I?t=1', undefined],
  ['https://notes.example/lesson-7/#t=137', undefined],
])('%s is %o', (href, expected) => {
  expect(readWatchLink(href)).toEqual(expected);
});

test('reads back every link that a page writes', () => {
  const youtube = fc.stringMatching(/^[\w-]{11}$/);
  const bilibili = fc
    .tuple(fc.stringMatching(/^BV[0-9A-Za-z]{10}$/), fc.option(fc.integer({ min: 2, max: 99 })))
    .map(([id, part]) => (part ? `${id}-p${part}` : id));
  const second = fc.option(fc.nat(), { nil: undefined });
  fc.assert(
    fc.property(fc.oneof(youtube, bilibili), second, (video, seconds) => {
      const expected = seconds === undefined ? { video } : { video, seconds };
      expect(readWatchLink(watchUrl(video, seconds))).toEqual(expected);
    }),
  );
});

test.each([
  ['#t=200', { seconds: 200 }],
  ['#t=0', { seconds: 0 }],
  ['#t=137-2', { seconds: 137 }],
  ['#t%3D200', { seconds: 200 }],
  ['#t%3d200', { seconds: 200 }],
  ['#9spwoDYwW_I-t=200', { video: '9spwoDYwW_I', seconds: 200 }],
  ['#9spwo-YwW_I-t=200-3', { video: '9spwo-YwW_I', seconds: 200 }],
  ['', undefined],
  ['#t=', undefined],
  ['#t=2m', undefined],
  ['#t=99999999', undefined],
  ['#opening-and-purpose', undefined],
  ['#<img>-t=3', undefined],
])('the fragment %s names %o', (hash, expected) => {
  expect(readSecond(hash)).toEqual(expected);
});
