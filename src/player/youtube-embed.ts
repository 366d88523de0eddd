import { type Embed, newFrame } from './embed.ts';
import { command, listening, type Report, readReport } from './youtube-messages.ts';

const HOST = 'https://www.youtube-nocookie.com';
const ORIGINS: readonly string[] = [HOST, 'https://www.youtube.com'];
const CHANNEL = 'site:video';
/** How long, in milliseconds, an embed may take to answer, and how often it is asked to until then. */
const PATIENCE = 8000;
const ASK_EVERY = 250;
/** How long, in milliseconds, it is asked at all, and how often once patience is over. */
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
  readonly hear: (report: Report) => void;
  /** Called if there is no answer in time; an answer may still come. */
  readonly silent: () => void;
}

/**
 * YouTube's embed without YouTube's script. Messages are believed only from this frame and YouTube's two origins.
 * What is asked before it obeys is kept until it does.
 */
export function youtubeEmbed(wish: YoutubeWish): Embed {
  const { video, seconds: start, play: autoplay, place, hear } = wish;
  const frame = newFrame(youtubeEmbedUrl(video, start, autoplay, location.origin), wish.name);
  let answered = false;
  let obeys = false;
  let wanted = { seconds: start, play: autoplay, rate: wish.rate };

  const post = (message: string) => frame.contentWindow?.postMessage(message, HOST);
  const order = (func: string, ...args: readonly unknown[]) => post(command(CHANNEL, func, ...args));
  const subscribe = () => {
    for (const event of ['onReady', 'onStateChange', 'onError']) order('addEventListener', event);
  };
  const obey = () => {
    obeys = true;
    if (wanted.seconds !== start) order('seekTo', wanted.seconds, true);
    if (wanted.rate !== 1) order('setPlaybackRate', wanted.rate);
    if (wanted.play) order('playVideo');
  };
  const listen = ({ source, origin, data }: MessageEvent) => {
    if (source !== frame.contentWindow || !ORIGINS.includes(origin)) return;
    const report = readReport(data);
    if (!report) return;
    if (!answered) subscribe();
    answered = true;
    if (report.ready && !obeys) obey();
    hear(report);
  };

  let asking: ReturnType<typeof setTimeout> | undefined;
  const ask = (asked = 0) => {
    if (answered || asked > GIVES_UP) return;
    post(listening(CHANNEL));
    const pause = asked < PATIENCE ? ASK_EVERY : ASK_LATE;
    asking = setTimeout(ask, pause, asked + pause);
  };
  const load = () => {
    clearTimeout(asking);
    ask();
  };
  const patience = setTimeout(() => answered || wish.silent(), PATIENCE);

  addEventListener('message', listen);
  frame.addEventListener('load', load);
  place.replaceChildren(frame);

  return {
    reports: true,
    seek(seconds, play) {
      wanted = { ...wanted, seconds, play: play || wanted.play };
      if (!obeys) return;
      order('seekTo', seconds, true);
      if (play) order('playVideo');
    },
    play() {
      wanted = { ...wanted, play: true };
      if (obeys) order('playVideo');
    },
    pause() {
      wanted = { ...wanted, play: false };
      if (obeys) order('pauseVideo');
    },
    setRate(rate) {
      wanted = { ...wanted, rate };
      if (obeys) order('setPlaybackRate', rate);
    },
    close() {
      clearTimeout(asking);
      clearTimeout(patience);
      removeEventListener('message', listen);
      frame.remove();
    },
  };
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
