import { isBilibili, type VideoId, watchUrl } from '../notes/entries/video.ts';
import type { Mirror } from '../notes/lesson.ts';
import { bilibiliEmbed } from './bilibili-embed.ts';
import { type PartTime, partAt, readPart } from './bilibili-parts.ts';
import type { Embed } from './embed.ts';
import { heard, isNews, isPlaying, opened, type Playback, silent, sought } from './playback.ts';
import type { Host, Seek } from './seek.ts';
import { youtubeEmbed } from './youtube-embed.ts';

/** What a lesson says of its videos. */
export interface Videos {
  readonly video: VideoId;
  readonly mirrors: readonly Mirror[];
}

/** The one video that is open. */
export interface Session {
  readonly video: VideoId;
  /** Where the lesson's own video comes from; the other ones have no mirrors. */
  readonly host: Host;
  readonly playback: Playback;
  /** True if the player tells where it is. */
  readonly reports: boolean;
  /** The page of what is open, at its second. */
  readonly link: string;
  /** Goes to a second, of another video or from another host if asked. Does not call `changed`. */
  seek(seek: Seek): void;
  toggle(): void;
  setRate(rate: number): void;
  retry(): void;
  /** True for a video that cannot be played here: its links stay ordinary links. */
  refuses(video: VideoId): boolean;
  close(): void;
}

/** Opens videos in `place`, one at a time, and tells `changed` of every report, and whether it is news. */
export function openSession(
  { video: main, mirrors }: Videos,
  place: Element,
  name: string,
  changed: (news: boolean) => void,
): Session {
  const failed = new Map<VideoId, Playback['failure']>();
  let video = main;
  let host: Host = 'youtube';
  let playback = opened(0, 1);
  let embed: Embed | undefined;
  /** What the reader asked for last: to play, or to pause. */
  let plays = false;

  const set = (next: Playback) => {
    const news = isNews(playback, next);
    playback = next;
    if (playback.failure === undefined) failed.delete(video);
    else failed.set(video, playback.failure);
    changed(news);
  };
  const load = (seconds: number, duration = playback.duration) => {
    embed?.close();
    playback = opened(seconds, playback.rate, duration);
    const part = partOf(video);
    embed = part
      ? bilibiliEmbed(place, name, part, seconds, plays)
      : youtubeEmbed({
          place,
          name,
          video,
          seconds,
          play: plays,
          rate: playback.rate,
          hear: (report) => set(heard(playback, report, performance.now())),
          silent: () => set(silent(playback)),
        });
  };
  /** How to find a second on Bilibili, if that is where a video comes from. */
  const partOf = (id: VideoId): ((seconds: number) => PartTime) | undefined => {
    const mirror = id === main && host !== 'youtube' ? mirrors[host] : undefined;
    if (mirror) return (seconds) => partAt(mirror, seconds);
    return isBilibili(id) ? (seconds) => ({ ...readPart(id), seconds }) : undefined;
  };

  return {
    get video() {
      return video;
    },
    get host() {
      return host;
    },
    get playback() {
      return playback;
    },
    get reports() {
      return embed?.reports ?? true;
    },
    get link() {
      const seconds = Math.floor(playback.seconds);
      const part = partOf(video)?.(seconds);
      return part ? watchUrl(`${part.id}-p${part.p}`, part.seconds) : watchUrl(video, seconds);
    },
    seek({ seconds, video: asked = video, host: from = host, play }) {
      const { state, failure, duration } = playback;
      const goesOn = isPlaying(playback) || (state === 'unstarted' && plays);
      plays = play === true || (embed ? goesOn : play !== false);
      // A seek starts a video that is not paused, so one that is to stay still is loaded anew.
      const obeys = plays || state === 'paused' || failure !== undefined;
      if (embed && obeys && asked === video && from === host) {
        embed.seek(seconds, play === true);
        playback = sought(playback, seconds, performance.now());
        return;
      }
      const length = asked === video ? duration : 0;
      video = asked;
      host = from;
      load(seconds, length);
    },
    toggle() {
      plays = !isPlaying(playback);
      if (plays) embed?.play();
      else embed?.pause();
    },
    setRate(rate) {
      embed?.setRate(rate);
      set({ ...playback, rate });
    },
    retry() {
      plays = true;
      load(playback.seconds);
      failed.delete(video);
      changed(true);
    },
    refuses(asked) {
      if (partOf(asked)) return false;
      return failed.has(asked) || [...failed.values()].includes('silent');
    },
    close() {
      embed?.close();
    },
  };
}
