import { type Embed, newFrame } from './embed.ts';
import { command, listening, type Report, readReport } from './youtube-messages.ts';

const HOST = 'https://www.youtube-nocookie.com';
const ORIGINS: readonly string[] = [HOST, 'https://www.youtube.com'];
const CHANNEL = 'site:video';
/** How long, in milliseconds, an embed may take to answer before the reader is told; a late answer is heard all the same. */
const ANSWER_TIMEOUT = 3500;
/** How often, in milliseconds, it is asked for an answer, and for how long that often. */
const ASK_EVERY = 250;
const ASK_OFTEN = 8000;
/** How long, in milliseconds, it is asked at all, and how often after that. */
const GIVES_UP = 90_000;
const ASK_LATE = 5000;

/** Where a video is put, where it begins, and who hears of it. */
export interface YoutubeWish {
  readonly place: Element;
  /** The id of the element that names the frame. */
  readonly name: string;
  readonly video: string;
  readonly seconds: number;
  readonly play: boolean;
  readonly rate: number;
  readonly onReport: (report: Report) => void;
  /** Called if there is no answer in time; an answer may still come. */
  readonly silent: () => void;
}

/**
 * YouTube's embed without YouTube's script. Messages are believed only from this frame and YouTube's two origins. What
 * is asked before it obeys is kept until it does. Asks for an answer from its first load until it is closed.
 */
export class YoutubeEmbed implements Embed {
  readonly reports = true;
  readonly #wish: YoutubeWish;
  readonly #frame: HTMLIFrameElement;
  readonly #timeout: ReturnType<typeof setTimeout>;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #answered = false;
  #obeys = false;
  #wanted: Pick<YoutubeWish, 'seconds' | 'play' | 'rate'>;

  constructor(wish: YoutubeWish) {
    const { video, seconds, play, name, place, silent } = wish;
    this.#wish = wish;
    this.#wanted = wish;
    this.#frame = newFrame(youtubeEmbedUrl(video, seconds, play, location.origin), name);
    this.#timeout = setTimeout(() => this.#answered || silent(), ANSWER_TIMEOUT);
    addEventListener('message', this.#listen);
    this.#frame.addEventListener('load', () => {
      clearTimeout(this.#asking);
      this.#ask(0);
    });
    place.replaceChildren(this.#frame);
  }

  seek(seconds: number, play: boolean): void {
    this.#wanted = { ...this.#wanted, seconds, play: play || this.#wanted.play };
    if (!this.#obeys) return;
    this.#order('seekTo', seconds, true);
    if (play) this.#order('playVideo');
  }

  play(): void {
    this.#wanted = { ...this.#wanted, play: true };
    if (this.#obeys) this.#order('playVideo');
  }

  pause(): void {
    this.#wanted = { ...this.#wanted, play: false };
    if (this.#obeys) this.#order('pauseVideo');
  }

  setRate(rate: number): void {
    this.#wanted = { ...this.#wanted, rate };
    if (this.#obeys) this.#order('setPlaybackRate', rate);
  }

  close(): void {
    clearTimeout(this.#asking);
    clearTimeout(this.#timeout);
    removeEventListener('message', this.#listen);
    this.#frame.remove();
  }

  readonly #listen = ({ source, origin, data }: MessageEvent): void => {
    if (source !== this.#frame.contentWindow || !ORIGINS.includes(origin)) return;
    const report = readReport(data);
    if (!report) return;
    if (!this.#answered)
      for (const event of ['onReady', 'onStateChange', 'onError']) this.#order('addEventListener', event);
    this.#answered = true;
    if (report.ready && !this.#obeys) this.#obey();
    this.#wish.onReport(report);
  };

  #obey(): void {
    const { seconds, rate, play } = this.#wanted;
    this.#obeys = true;
    if (seconds !== this.#wish.seconds) this.#order('seekTo', seconds, true);
    if (rate !== 1) this.#order('setPlaybackRate', rate);
    if (play) this.#order('playVideo');
  }

  /** Asks for an answer; `waited` is how long, in milliseconds, there has been none. */
  #ask(waited: number): void {
    if (this.#answered || waited > GIVES_UP) return;
    this.#post(listening(CHANNEL));
    const pause = waited < ASK_OFTEN ? ASK_EVERY : ASK_LATE;
    this.#asking = setTimeout(() => this.#ask(waited + pause), pause);
  }

  #order(func: string, ...args: readonly unknown[]): void {
    this.#post(command(CHANNEL, func, ...args));
  }

  #post(message: string): void {
    this.#frame.contentWindow?.postMessage(message, HOST);
  }
}

/** The address of YouTube's embed at a whole second; `t` means nothing to it. */
export function youtubeEmbedUrl(video: string, seconds: number, autoplay: boolean, origin: string): string {
  const query = new URLSearchParams({
    enablejsapi: '1',
    start: String(Math.floor(seconds)),
    autoplay: String(Number(autoplay)),
    origin,
    rel: '0',
    playsinline: '1',
  });
  return `${HOST}/embed/${video}?${query}`;
}
