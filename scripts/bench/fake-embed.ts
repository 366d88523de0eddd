import type { BrowserContext, Frame, Page } from 'playwright-core';

/** How the fake of YouTube's embed behaves. */
export interface Behaviour {
  /** `false`: the frame loads and never says a word. A number: it begins to answer after so many milliseconds. */
  readonly answers?: boolean | number;
  /** `true`: the frame does not load at all. */
  readonly blocked?: boolean;
  /** The error that videos of these ids end in. */
  readonly errors?: Readonly<Record<string, number>>;
  /** Seconds. */
  readonly duration?: number;
  /** True to let time pass by itself while it plays; else only `advance` moves it. */
  readonly live?: boolean;
}

/** What a test may do to the fake from inside of its frame, as a viewer's hand on the video would. */
interface Handle {
  readonly log: readonly { event: string; func?: string; args?: readonly unknown[] }[];
  readonly params: Readonly<Record<string, string>>;
  readonly referrer: string;
  time(): number;
  state(): number;
  advance(seconds: number): void;
  seekByHand(seconds: number): void;
  /** A speed chosen from the video's own menu. */
  rateByHand(rate: number): void;
  become(state: number): void;
  fail(error: number): void;
  /** Tells a time as if it came late, and goes on where it was. */
  tellLate(seconds: number): void;
}

/**
 * Serves a fake in place of YouTube's embed. It speaks the protocol as the real one does: silent until it is asked to
 * report, errors and states only to those who subscribed, commands as JSON strings, nothing to a page whose origin it
 * was not told, error 153 without a referrer.
 */
export async function fakeYoutube(context: BrowserContext, behaviour: Behaviour = {}): Promise<void> {
  await context.route('https://www.youtube-nocookie.com/**', (route) =>
    behaviour.blocked
      ? route.abort('blockedbyclient')
      : route.fulfill({ contentType: 'text/html', body: page(embed, behaviour) }),
  );
}

/** Serves a still page in place of Bilibili's player, which tells nothing. */
export async function fakeBilibili(context: BrowserContext): Promise<void> {
  await context.route('https://player.bilibili.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bilibili</title>' }),
  );
}

/** The frame of the foreign player that is open. */
export async function embedFrame(page: Page): Promise<Frame> {
  const element = await page.locator('.screen iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('No embed is open.');
  await frame.waitForLoadState();
  return frame;
}

/** Does something in the fake's frame. */
export async function inEmbed<T, Given extends readonly unknown[]>(
  page: Page,
  act: (fake: Handle, ...given: Given) => T,
  ...given: Given
): Promise<T> {
  const frame = await embedFrame(page);
  return frame.evaluate(`(${act})(window.fake, ...${JSON.stringify(given)})`) as Promise<T>;
}

/** Lets a video play on for some seconds. */
export async function advance(page: Page, seconds: number): Promise<void> {
  await inEmbed(page, (fake, by) => fake.advance(by), seconds);
}

/** Waits until the open video has answered and obeys. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('lecture-player[data-state]:not([data-state="unstarted"])').waitFor();
}

function page(script: (behaviour: Behaviour) => void, behaviour: Behaviour): string {
  return `<!doctype html><title>YouTube</title><style>body{margin:0;background:#135}</style>
<script>(${script})(${JSON.stringify(behaviour)})</script>`;
}

/** Runs inside of the frame. */
function embed({ answers = true, errors = {}, duration = 7444, live = false }: Behaviour): void {
  /** How long, in milliseconds, a video is looked up before it is found missing. */
  const LOOKS_UP = 100;
  const params = Object.fromEntries(new URLSearchParams(location.search));
  const video = location.pathname.split('/').pop() ?? '';
  const subscribed = new Set<string>();
  const log: { event: string; func?: string; args?: unknown[]; id?: string }[] = [];
  let id: string | undefined;
  let time = Math.floor(Number(params.start ?? 0));
  let state = -1;
  let rate = 1;

  const post = (event: string, info?: unknown) => {
    if (id === undefined || params.enablejsapi !== '1') return;
    window.parent.postMessage(JSON.stringify({ event, info, id, channel: 'widget' }), params.origin ?? '');
  };
  const deliver = (info: object) => post('infoDelivery', info);
  const become = (next: number) => {
    state = next;
    if (subscribed.has('onStateChange')) post('onStateChange', state);
    deliver({ playerState: state, currentTime: time, duration });
  };
  let failed = false;
  const fail = (error: number) => {
    failed = true;
    if (subscribed.has('onError')) post('onError', error);
  };
  const run = () => {
    become(3);
    become(1);
  };
  const setRate = (next: number) => {
    rate = next;
    deliver({ playbackRate: rate });
  };
  const obey: Record<string, (...args: never[]) => void> = {
    addEventListener: (event: string) => subscribed.add(event),
    playVideo: run,
    pauseVideo: () => become(2),
    seekTo: (seconds: number) => {
      time = seconds;
      if (state === -1 || state === 5 || state === 0) run();
      else {
        const before = state;
        become(3);
        become(before);
      }
    },
    setPlaybackRate: setRate,
  };
  const begin = () => {
    post('initialDelivery', {
      apiInterface: [],
      currentTime: 0,
      duration: 0,
      playbackRate: 1,
      videoData: { video_id: video },
    });
    post('onReady');
    const error = document.referrer ? errors[video] : 153;
    if (error) setTimeout(() => fail(error), LOOKS_UP);
    else if (params.autoplay === '1') run();
    else become(5);
  };
  let begun = false;
  window.addEventListener('message', ({ source, data }) => {
    if (source !== window.parent) return;
    const message = JSON.parse(data);
    log.push(message);
    if (message.event === 'command') {
      // Before it has begun, and after an error, it takes subscriptions and loses everything else.
      const plays = begun && !failed;
      if (plays || message.func === 'addEventListener') obey[message.func]?.(...(message.args as never[]));
      return;
    }
    if (message.event !== 'listening' || begun || answers === false) return;
    id = message.id;
    begun = true;
    setTimeout(begin, answers === true ? 0 : answers);
  });
  const advance = (seconds: number) => {
    time = Math.min(duration, time + seconds);
    if (time === duration) become(0);
    else deliver({ currentTime: time, progressState: { current: time, duration }, videoLoadedFraction: 1 });
  };
  if (live) setInterval(() => state === 1 && advance(0.25 * rate), 250);
  const fake: Handle = {
    log,
    params,
    referrer: document.referrer,
    time: () => time,
    state: () => state,
    advance,
    seekByHand(seconds) {
      time = seconds;
      deliver({ currentTime: time });
    },
    rateByHand: setRate,
    become,
    fail,
    tellLate: (seconds) => deliver({ currentTime: seconds }),
  };
  Object.assign(window, { fake });
}
