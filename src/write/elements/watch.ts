import { formatLabel, readLabelTime, type Seconds } from '../../notes/entries/time.ts';
import { isBilibili, readVideoUrl, type VideoId, watchUrl } from '../../notes/entries/video.ts';
import { isPlaying } from '../../player/playback.ts';
import { Session } from '../../player/session.ts';
import { type Stopwatch, secondsAt, setTo, toggled } from '../stopwatch.ts';
import { part, words } from './words.ts';

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

/** What the watch tells the page. */
export interface WatchPage {
  /** The writer gave the address of another video. */
  changed(address: string): void;
  say(name: string): void;
}

/** The video, or a clock run by hand beside it. Its clock is drawn until it is closed. */
export class Watch {
  readonly #root: Element;
  readonly #page: WatchPage;
  readonly #address: HTMLInputElement;
  readonly #screen: HTMLElement;
  readonly #offer: HTMLElement;
  readonly #state: HTMLElement;
  readonly #now: HTMLInputElement;
  readonly #listeners = new AbortController();
  readonly #timer = setInterval(() => this.#draw(), TICK);
  #clock: Stopwatch = { seconds: 0 };
  #session: Session | undefined;
  #video: VideoId | undefined;

  constructor(root: Element, page: WatchPage) {
    this.#root = root;
    this.#page = page;
    this.#address = part(root, '[name="video"]');
    this.#screen = part(root, '.write-screen');
    this.#offer = part(root, '.write-offer');
    this.#state = part(root, '.write-video-state');
    this.#now = part(root, '[name="now"]');
    this.#listen(this.#listeners);
  }

  get video(): VideoId | undefined {
    return this.#video;
  }

  seconds(): Seconds {
    return Math.floor(this.#clockwork?.playback.seconds ?? secondsAt(this.#clock, performance.now()));
  }

  toggle(): void {
    if (this.#clockwork) this.#clockwork.toggle();
    else this.#clock = toggled(this.#clock, performance.now());
    this.#draw();
  }

  skip(by: Seconds): void {
    this.#go(this.seconds() + by);
  }

  /** Goes to a second and, with a video, plays. */
  play(seconds: Seconds): void {
    this.#go(seconds, true);
  }

  /** Takes the video and the second of another draft. */
  open(address: string, seconds: Seconds): void {
    if (this.#session) this.#closeVideo();
    this.#address.value = address;
    this.#clock = { seconds };
    this.#read();
    this.#draw();
  }

  /** Asks for the address of the video. */
  ask(): void {
    this.#address.focus();
    this.#address.scrollIntoView({ block: 'nearest' });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#listeners.abort();
    this.#session?.close();
  }

  /** The session, if it tells the time. */
  get #clockwork(): Session | undefined {
    const { reports, playback } = this.#session ?? {};
    const isTelling = reports && playback?.failure === undefined && playback?.state !== 'unstarted';
    return isTelling ? this.#session : undefined;
  }

  #listen({ signal }: AbortController): void {
    const now = this.#now;
    this.#address.addEventListener('input', () => this.#typed(), { signal });
    now.addEventListener('change', () => this.#setTime(), { signal });
    now.addEventListener('keydown', ({ key }) => key === 'Enter' && now.blur(), { signal });
    now.addEventListener('focus', () => now.select(), { signal });
    const buttons: Readonly<Record<string, () => void>> = {
      show: () => this.#openVideo(),
      toggle: () => this.toggle(),
      back: () => this.skip(-5),
      on: () => this.skip(5),
    };
    this.#root.addEventListener(
      'click',
      ({ target }) => buttons[(target as Element).closest('button')?.name ?? '']?.(),
      { signal },
    );
  }

  #typed(): void {
    const start = this.#read();
    if (start !== undefined && this.seconds() === 0) this.#go(start);
    this.#page.changed(this.#address.value);
  }

  #setTime(): void {
    const time = readLabelTime(this.#now.value.trim());
    if (time) this.#go(time.seconds);
    else this.#page.say('bad-time');
    this.#now.value = formatLabel(this.seconds());
  }

  #openVideo(): void {
    if (!this.#video) return;
    const start = this.seconds();
    this.#screen.hidden = false;
    this.#session = new Session({ video: this.#video, mirrors: [] }, this.#screen, 'site:w-watch', () =>
      this.#sessionChanged(),
    );
    this.#session.seek({ seconds: start, play: true });
    this.#offer.hidden = true;
    this.#sessionChanged();
  }

  #closeVideo(): void {
    this.#clock = { seconds: this.seconds() };
    this.#session?.close();
    this.#session = undefined;
    this.#screen.hidden = true;
    this.#tell();
  }

  #sessionChanged(): void {
    const failure = this.#session?.playback.failure;
    // From here on the clock goes on by hand from where the video was.
    if (failure !== undefined)
      this.#tell(failure === 'silent' ? 'player-silent' : 'player-failed', { number: failure });
    else if (this.#session && !this.#session.reports) this.#tell('player-mute');
    else this.#tell();
    this.#draw();
  }

  /** Reads the address; answers the second that it leads to. */
  #read(): Seconds | undefined {
    const found = readVideo(this.#address.value);
    const bad = this.#address.value.trim() !== '' && found.video === undefined;
    this.#address.setAttribute('aria-invalid', String(bad));
    if (found.video !== this.#video) {
      if (this.#session) this.#closeVideo();
      this.#video = found.video;
    }
    if (bad) this.#tell('bad-video');
    else if (!this.#session) this.#tell();
    const { video } = found;
    this.#offer.hidden = video === undefined || this.#session !== undefined;
    part(this.#offer, '[data-host="youtube"]').hidden = video === undefined || isBilibili(video);
    part(this.#offer, '[data-host="bilibili"]').hidden = video === undefined || !isBilibili(video);
    return found.seconds;
  }

  #go(to: Seconds, plays?: boolean): void {
    this.#session?.seek({ seconds: Math.max(0, to), ...(plays !== undefined && { play: plays }) });
    this.#clock = setTo(this.#clock, to, performance.now());
    this.#draw();
  }

  #tell(name?: string, values: Readonly<Record<string, string | number>> = {}): void {
    if (this.#state.dataset.said === (name ?? '')) return;
    this.#state.dataset.said = name ?? '';
    this.#state.replaceChildren(...(name ? words(name, values) : []));
    for (const link of this.#state.querySelectorAll('a'))
      if (this.#video) link.href = watchUrl(this.#video, this.seconds());
  }

  #draw(): void {
    const isRunning = this.#clockwork ? isPlaying(this.#clockwork.playback) : this.#clock.since !== undefined;
    if (document.activeElement !== this.#now) this.#now.value = formatLabel(this.seconds());
    this.#root.toggleAttribute('data-running', isRunning);
  }
}
