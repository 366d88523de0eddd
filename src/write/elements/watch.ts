import { formatLabel, readLabelTime, type Seconds } from '../../notes/entries/time.ts';
import { isBilibili, readVideoUrl, type VideoId, watchUrl } from '../../notes/entries/video.ts';
import { isPlaying } from '../../player/playback.ts';
import { openSession, type Session } from '../../player/session.ts';
import { type Stopwatch, secondsAt, setTo, toggled } from '../stopwatch.ts';
import { part, words } from './words.ts';

/** The video, or a clock run by hand beside it. */
export interface Watch {
  readonly video: VideoId | undefined;
  seconds(): Seconds;
  toggle(): void;
  skip(by: Seconds): void;
  /** Goes to a second and, with a video, plays. */
  play(seconds: Seconds): void;
  /** Takes the video and the second of another draft. */
  open(address: string, seconds: Seconds): void;
  /** Asks for the address of the video. */
  ask(): void;
  close(): void;
}

/** How often, in milliseconds, the clock is shown anew. */
const TICK = 250;

/** Reads what was put into the field for the video: an address, or the id alone. */
export function readVideo(typed: string): { readonly video?: VideoId; readonly seconds?: Seconds } {
  const text = typed.trim();
  const read = readVideoUrl(text) ?? readVideoUrl(`https://${text}`);
  if (read?.video) return read;
  const video = /^[\w-]{11}$/.test(text) ? text : /^(?:BV\w{10}|av\d+)$/.test(text) ? text : undefined;
  return video === undefined ? {} : { video };
}

export function openWatch(
  root: Element,
  changed: (address: string) => void,
  say: (name: string) => void,
): Watch {
  const address = part<HTMLInputElement>(root, '[name="video"]');
  const screen = part(root, '.write-screen');
  const show = part<HTMLButtonElement>(root, '[name="show"]');
  const offer = part(root, '.write-offer');
  const state = part(root, '.write-video-state');
  const now = part<HTMLInputElement>(root, '[name="now"]');
  let clock: Stopwatch = { seconds: 0 };
  let session: Session | undefined;
  let video: VideoId | undefined;

  /** The session, if it tells the time. */
  const teller = () => {
    const { reports, playback } = session ?? {};
    return reports && playback?.failure === undefined && playback?.state !== 'unstarted'
      ? session
      : undefined;
  };
  const seconds = () => Math.floor(teller()?.playback.seconds ?? secondsAt(clock, performance.now()));
  const running = () => {
    const told = teller();
    return told ? isPlaying(told.playback) : clock.since !== undefined;
  };
  const tell = (name?: string, values: Readonly<Record<string, string | number>> = {}) => {
    if (state.dataset.said === (name ?? '')) return;
    state.dataset.said = name ?? '';
    state.replaceChildren(...(name ? words(name, values) : []));
    for (const link of state.querySelectorAll('a')) if (video) link.href = watchUrl(video, seconds());
  };
  const draw = () => {
    if (document.activeElement !== now) now.value = formatLabel(seconds());
    root.toggleAttribute('data-running', running());
  };
  const heard = () => {
    const failure = session?.playback.failure;
    // From here on the clock goes on by hand from where the video was.
    if (failure !== undefined)
      tell(failure === 'silent' ? 'player-silent' : 'player-failed', { number: failure });
    else if (session && !session.reports) tell('player-mute');
    else tell();
    draw();
  };
  const closeVideo = () => {
    clock = { seconds: seconds() };
    session?.close();
    session = undefined;
    screen.hidden = true;
    tell();
  };
  const read = () => {
    const found = readVideo(address.value);
    const bad = address.value.trim() !== '' && found.video === undefined;
    address.setAttribute('aria-invalid', String(bad));
    if (found.video !== video) {
      if (session) closeVideo();
      video = found.video;
    }
    if (bad) tell('bad-video');
    else if (!session) tell();
    offer.hidden = video === undefined || session !== undefined;
    part(offer, '[data-host="youtube"]').hidden = video === undefined || isBilibili(video);
    part(offer, '[data-host="bilibili"]').hidden = video === undefined || !isBilibili(video);
    return found.seconds;
  };
  const go = (to: Seconds, plays?: boolean) => {
    if (session) session.seek({ seconds: Math.max(0, to), ...(plays !== undefined && { play: plays }) });
    clock = setTo(clock, to, performance.now());
    draw();
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  address.addEventListener(
    'input',
    () => {
      const start = read();
      if (start !== undefined && seconds() === 0) go(start);
      changed(address.value);
    },
    { signal },
  );
  show.addEventListener(
    'click',
    () => {
      if (!video) return;
      const start = seconds();
      screen.hidden = false;
      session = openSession({ video, mirrors: [] }, screen, 'site:w-watch', heard);
      session.seek({ seconds: start, play: true });
      offer.hidden = true;
      heard();
    },
    { signal },
  );
  now.addEventListener(
    'change',
    () => {
      const time = readLabelTime(now.value.trim());
      if (time) go(time.seconds);
      else say('bad-time');
      now.value = formatLabel(seconds());
    },
    { signal },
  );
  now.addEventListener('keydown', ({ key }) => key === 'Enter' && now.blur(), { signal });
  now.addEventListener('focus', () => now.select(), { signal });
  const timer = setInterval(draw, TICK);

  const watch: Watch = {
    get video() {
      return video;
    },
    seconds,
    toggle() {
      if (teller()) session?.toggle();
      else clock = toggled(clock, performance.now());
      draw();
    },
    skip: (by) => go(seconds() + by),
    play: (to) => go(to, true),
    open(typed, start) {
      if (session) closeVideo();
      address.value = typed;
      clock = { seconds: start };
      read();
      draw();
    },
    ask() {
      address.focus();
      address.scrollIntoView({ block: 'nearest' });
    },
    close() {
      clearInterval(timer);
      listeners.abort();
      session?.close();
    },
  };
  const buttons: Readonly<Record<string, () => void>> = {
    toggle: watch.toggle,
    back: () => watch.skip(-5),
    on: () => watch.skip(5),
  };
  root.addEventListener(
    'click',
    ({ target }) => {
      const name = (target as Element).closest('button')?.name;
      if (name) buttons[name]?.();
    },
    { signal },
  );
  return watch;
}
