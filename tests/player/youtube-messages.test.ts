import fc from 'fast-check';
import { expect, test } from 'vitest';
import { youtubeEmbedUrl } from '../../src/player/youtube-embed.ts';
import { command, listening, readReport } from '../../src/player/youtube-messages.ts';

const info = (value: unknown, event = 'infoDelivery') => JSON.stringify({ event, info: value });

test.each([
  [
    'the beginning of a video',
    info({ currentTime: 0, playerState: 1 }),
    { ready: true, seconds: 0, state: 'playing' },
  ],
  ['a time alone', info({ currentTime: 137.25 }), { seconds: 137.25 }],
  [
    'a time in the progress only',
    info({ progressState: { current: 3, duration: 10 } }),
    { seconds: 3, duration: 10 },
  ],
  [
    'a video that is not loaded yet',
    info({ currentTime: 0, duration: 0 }, 'initialDelivery'),
    { seconds: 0 },
  ],
  [
    'an early state, from which it does not obey yet',
    info({ playerState: -1 }, 'initialDelivery'),
    { state: 'unstarted' },
  ],
  ['a speed', info({ playbackRate: 1.25 }), { rate: 1.25 }],
  ['readiness', '{"event":"onReady","info":null}', { ready: true }],
  ['the end', '{"event":"onStateChange","info":0}', { state: 'ended' }],
  ['a state that is not known', '{"event":"onStateChange","info":9}', {}],
  ['an error', '{"event":"onError","info":150}', { error: 150 }],
  ['an error as text', '{"event":"onError","info":"101"}', { error: 101 }],
  [
    'values of the wrong kind',
    info({ currentTime: '5', duration: null, playbackRate: -1, playerState: {} }),
    { ready: true },
  ],
  ['no values', info(null), {}],
  ['a state with a name of every object', info('toString', 'onStateChange'), {}],
  ['a state that cannot be made text', info({ toString: 1 }, 'onStateChange'), {}],
  ['a state inside of it that cannot be', info({ playerState: { toString: 1 } }), { ready: true }],
  [
    'an error that cannot be made a number',
    info({ valueOf: 1, toString: 1 }, 'onError'),
    { error: Number.NaN },
  ],
  ['an event of no interest', '{"event":"apiInfoDelivery","info":{}}', undefined],
  ['text of another script', 'setImmediate$0.1', undefined],
  ['JSON that is no message', '[1,2]', undefined],
  ['null', 'null', undefined],
  ['no text', { event: 'onReady' }, undefined],
])('reads %s', (_name, data, expected) => {
  expect(readReport(data)).toEqual(expected);
});

test('never throws, and never reports a time that is none', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('infoDelivery', 'initialDelivery', 'onError'),
      (value, event) => {
        const report = readReport(info(value, event));
        expect(report?.seconds ?? 0).toBeGreaterThanOrEqual(0);
        expect(report?.duration ?? 1).toBeGreaterThan(0);
      },
    ),
  );
});

test('speaks as the embed expects', () => {
  expect(JSON.parse(listening('a'))).toEqual({ event: 'listening', id: 'a', channel: 'widget' });
  expect(JSON.parse(command('a', 'seekTo', 0, true))).toEqual({
    event: 'command',
    func: 'seekTo',
    args: [0, true],
    id: 'a',
    channel: 'widget',
  });
});

test('asks for the embed without cookies, at a whole second, and says who asks', () => {
  const url = new URL(youtubeEmbedUrl('9spwoDYwW_I', 137.8, true, 'https://notes.example'));
  expect(url.origin + url.pathname).toBe('https://www.youtube-nocookie.com/embed/9spwoDYwW_I');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    enablejsapi: '1',
    start: '137',
    autoplay: '1',
    origin: 'https://notes.example',
    rel: '0',
    playsinline: '1',
  });
});
