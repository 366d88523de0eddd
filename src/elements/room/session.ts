import type { Mirror } from '../../notes/lesson.ts';
import { isBilibili, type VideoId, watchUrl } from '../../notes/video.ts';
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

  const set = (next: Playback) => {
    const news = isNews(playback, next);
    playback = next;
    if (playback.failure === undefined) failed.delete(video);
    else failed.set(video, playback.failure);
    changed(news);
  };
  const load = (seconds: number, play: boolean) => {
    embed?.close();
    playback = opened(seconds, playback.rate);
    const part = partOf(video);
    embed = part
      ? bilibiliEmbed(place, name, part, seconds)
      : youtubeEmbed({
          place,
          name,
          video,
          seconds,
          play,
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
      const same = embed && asked === video && from === host;
      const plays = play === true || (embed ? isPlaying(playback) : play !== false);
      video = asked;
      host = from;
      if (same) embed?.seek(seconds, play === true);
      else load(seconds, plays);
      playback = sought(playback, seconds, performance.now());
    },
    toggle() {
      if (isPlaying(playback)) embed?.pause();
      else embed?.play();
    },
    setRate(rate) {
      embed?.setRate(rate);
      set({ ...playback, rate });
    },
    retry() {
      load(playback.seconds, true);
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
