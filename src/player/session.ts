import { isBilibili, type VideoId, watchUrl } from '../notes/entries/video.ts';
import type { Mirror } from '../notes/lesson.ts';
import { bilibiliEmbed } from './bilibili-embed.ts';
import { type PartTime, partAt, readPart } from './bilibili-parts.ts';
import type { Embed } from './embed.ts';
import { afterReport, isNews, isPlaying, opened, type Playback, silent, sought } from './playback.ts';
import type { Host, Seek } from './seek.ts';
import { YoutubeEmbed } from './youtube-embed.ts';

/** What a lesson says of its videos. */
export interface Videos {
  readonly video: VideoId;
  readonly mirrors: readonly Mirror[];
}

/** The one video that is open: opened by the first seek, loaded anew for another one, gone when it is closed. */
export class Session {
  readonly #videos: Videos;
  readonly #place: Element;
  readonly #name: string;
  readonly #changed: (news: boolean) => void;
  readonly #failed = new Map<VideoId, Playback['failure']>();
  #video: VideoId;
  #host: Host = 'youtube';
  #playback = opened(0, 1);
  #embed: Embed | undefined;
  /** What the reader asked for last: to play, or to pause. */
  #plays = false;

  /** `changed` is told of every report, and whether it is news. `name` is the id of what names the video. */
  constructor(videos: Videos, place: Element, name: string, changed: (news: boolean) => void) {
    this.#videos = videos;
    this.#video = videos.video;
    this.#place = place;
    this.#name = name;
    this.#changed = changed;
  }

  get video(): VideoId {
    return this.#video;
  }

  /** Where the lesson's own video comes from; the other ones have no mirrors. */
  get host(): Host {
    return this.#host;
  }

  get playback(): Playback {
    return this.#playback;
  }

  /** True if the player tells where it is. */
  get reports(): boolean {
    return this.#embed?.reports ?? true;
  }

  /** The page of what is open, at its second. */
  get link(): string {
    const seconds = Math.floor(this.#playback.seconds);
    const part = this.#partOf(this.#video)?.(seconds);
    return part ? watchUrl(`${part.id}-p${part.p}`, part.seconds) : watchUrl(this.#video, seconds);
  }

  /** Goes to a second, of another video or from another host if asked. Does not call `changed`. */
  seek({ seconds, video = this.#video, host = this.#host, play }: Seek): void {
    const { state, failure, duration } = this.#playback;
    const goesOn = isPlaying(this.#playback) || (state === 'unstarted' && this.#plays);
    this.#plays = play === true || (this.#embed ? goesOn : play !== false);
    // A seek starts a video that is not paused, so one that is to stay still is loaded anew.
    const obeys = this.#plays || state === 'paused' || failure !== undefined;
    const isSame = video === this.#video && host === this.#host;
    if (this.#embed && obeys && isSame) {
      this.#embed.seek(seconds, play === true);
      this.#playback = sought(this.#playback, seconds, performance.now());
      return;
    }
    const length = video === this.#video ? duration : 0;
    this.#video = video;
    this.#host = host;
    this.#load(seconds, length);
  }

  toggle(): void {
    this.#plays = !isPlaying(this.#playback);
    if (this.#plays) this.#embed?.play();
    else this.#embed?.pause();
  }

  setRate(rate: number): void {
    this.#embed?.setRate(rate);
    this.#set({ ...this.#playback, rate });
  }

  retry(): void {
    this.#plays = true;
    this.#load(this.#playback.seconds, this.#playback.duration);
    this.#failed.delete(this.#video);
    this.#changed(true);
  }

  /**
   * True for a video that cannot be played here: its links stay ordinary links. One that does not answer yet may still
   * do, and then goes where it was sent last.
   */
  refuses(video: VideoId): boolean {
    return typeof this.#failed.get(video) === 'number' && !this.#partOf(video);
  }

  close(): void {
    this.#embed?.close();
  }

  #set(next: Playback): void {
    const news = isNews(this.#playback, next);
    this.#playback = next;
    if (next.failure === undefined) this.#failed.delete(this.#video);
    else this.#failed.set(this.#video, next.failure);
    this.#changed(news);
  }

  #load(seconds: number, duration: number | undefined): void {
    this.#embed?.close();
    this.#playback = opened(seconds, this.#playback.rate, duration);
    const part = this.#partOf(this.#video);
    this.#embed = part
      ? bilibiliEmbed(this.#place, this.#name, part, seconds, this.#plays)
      : new YoutubeEmbed({
          place: this.#place,
          name: this.#name,
          video: this.#video,
          seconds,
          play: this.#plays,
          rate: this.#playback.rate,
          onReport: (report) => this.#set(afterReport(this.#playback, report, performance.now())),
          silent: () => this.#set(silent(this.#playback)),
        });
  }

  /** How to find a second on Bilibili, if that is where a video comes from. */
  #partOf(video: VideoId): ((seconds: number) => PartTime) | undefined {
    const { video: main, mirrors } = this.#videos;
    const mirror = video === main && this.#host !== 'youtube' ? mirrors[this.#host] : undefined;
    if (mirror) return (seconds) => partAt(mirror, seconds);
    return isBilibili(video) ? (seconds) => ({ ...readPart(video), seconds }) : undefined;
  }
}
