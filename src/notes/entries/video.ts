import { readTimeParameter, type Seconds } from './time.ts';

/** A YouTube id (`9spwoDYwW_I`), or a Bilibili one with its part from the second on (`BV1GJ411x7h7-p2`, `av170001`). */
export type VideoId = string;

/** What a URL of a known video host says. A part that cannot be read is kept as the author wrote it. */
export interface VideoUrl {
  readonly video?: VideoId;
  readonly badVideo?: string;
  readonly seconds?: Seconds;
  readonly badTime?: string;
}

const SITE = String.raw`(?:www\.|m\.|music\.|player\.)?(youtu\.be|youtube\.com|youtube-nocookie\.com|bilibili\.com)\/`;
const HOST = new RegExp(String.raw`^(?:https?:)?\/\/${SITE}(.*)$`, 'is');
/** What is left of `https://` before the name of a video site. */
const BROKEN_SCHEME = new RegExp(
  String.raw`^(?!(?:https?:)?\/\/\w)(?:[htps]{2,6}[:：]?)?\/{0,3}(?=${SITE})`,
  'i',
);
/** What `repairUrl` fixes, but for the scheme; few URLs have any of it. */
const DAMAGE = /\p{Cf}|\s|&amp;|%3f|%3d|%26|^ttps?:/iu;
const YOUTUBE_ID = /^[\w-]{11}$/;
/** Words in the place of an id that lead to a playlist or a channel. */
const NO_VIDEOS: readonly string[] = ['videoseries', 'live_stream'];
/** An id of Bilibili; some tools write the part behind it. */
const BILIBILI_ID = /^(BV[0-9A-Za-z]{10}|av\d{1,12})(?:[-_]p(\d+))?$/;
const BILIBILI = /^(BV[0-9A-Za-z]{10}|av\d{1,12})(?:-p(\d+))?$/;

/**
 * Reads a URL of YouTube or Bilibili in any of its forms: `youtu.be/ID`, `watch?v=ID`, `/embed/`, `/live/`,
 * `/shorts/`, `/v/`, `/e/`, `bilibili.com/video/BV…?p=2`, `player.bilibili.com/player.html?bvid=BV…`, with the time in `t`, `start` or `time_continue`.
 * Anything else, a channel or a playlist included, is `undefined`.
 *
 * @example readVideoUrl('https://youtu.be/9spwoDYwW_I?t=2m17s') // => { video: '9spwoDYwW_I', seconds: 137 }
 * @example readVideoUrl('https://youtu.be/9spwo?t=6')           // => { badVideo: '9spwo', seconds: 6 }
 */
export function readVideoUrl(url: string): VideoUrl | undefined {
  const match = HOST.exec(repairUrl(url));
  if (!match) return undefined;
  const [path = '', ...query] = (match[2] ?? '').split(/[?&#]+/);
  const parameters = query.map(readParameter);
  const found =
    match[1]?.toLowerCase() === 'bilibili.com'
      ? bilibiliVideo(path, parameters)
      : youtubeVideo(match[1]?.toLowerCase() === 'youtu.be', path, parameters);
  return found && { ...found, ...readTime(parameters) };
}

/**
 * The public page of a video, at a second if one is given. It is built from the id, never from an author's string.
 *
 * @example watchUrl('9spwoDYwW_I', 137)    // => 'https://youtu.be/9spwoDYwW_I?t=137'
 * @example watchUrl('BV1GJ411x7h7-p2', 60) // => 'https://www.bilibili.com/video/BV1GJ411x7h7?p=2&t=60'
 */
export function watchUrl(video: VideoId, seconds?: Seconds): string {
  const [, id, part] = BILIBILI.exec(video) ?? [];
  const time = seconds === undefined ? [] : [`t=${seconds}`];
  const [base, query] = id
    ? [`https://www.bilibili.com/video/${id}`, [...(part ? [`p=${part}`] : []), ...time]]
    : [`https://youtu.be/${video}`, time];
  return query.length > 0 ? `${base}?${query.join('&')}` : base;
}

/** True for an id of Bilibili, with or without its part. */
export function isBilibili(video: VideoId): boolean {
  return BILIBILI.test(video);
}

/** True for an address on the site of YouTube or Bilibili, of a video or of anything else. */
export function isOnVideoSite(url: string): boolean {
  return HOST.test(url);
}

/** True for an address on the site of YouTube or Bilibili whose `https://` is missing or damaged. */
export function hasBrokenScheme(url: string): boolean {
  return BROKEN_SCHEME.test(url);
}

/**
 * Fixes what copying does to a URL: zero-width characters, blanks around it, a lost or damaged `https://`, escaped `?`,
 * `=` and `&`.
 *
 * @example repairUrl('http:/youtu.be/9spwoDYwW_I') // => 'https://youtu.be/9spwoDYwW_I'
 */
export function repairUrl(url: string): string {
  if (!DAMAGE.test(url)) return url.replace(BROKEN_SCHEME, 'https://');
  return url
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/&amp;/g, '&')
    .replace(/%3f/gi, '?')
    .replace(/%3d/gi, '=')
    .replace(/%26/g, '&')
    .replace(/^ttps?:\/\//i, 'https://')
    .replace(BROKEN_SCHEME, 'https://');
}

type Parameter = readonly [key: string, value: string];

function readParameter(text: string): Parameter {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function youtubeVideo(short: boolean, path: string, parameters: readonly Parameter[]): VideoUrl | undefined {
  const [first = '', second = ''] = path.split('/');
  const id = short
    ? first
    : first === 'watch'
      ? parameters.find(([key]) => key === 'v')?.[1]
      : ['embed', 'live', 'shorts', 'v', 'e'].includes(first)
        ? second
        : undefined;
  if (id === undefined || NO_VIDEOS.includes(id)) return undefined;
  const video = id.replace(/[)\]）】.,;，。；]+$/, '');
  return YOUTUBE_ID.test(video) ? { video } : { badVideo: id };
}

function bilibiliVideo(path: string, parameters: readonly Parameter[]): VideoUrl | undefined {
  const [first, second = ''] = path.split('/');
  const given = (...keys: readonly string[]) => parameters.find(([key]) => keys.includes(key))?.[1];
  const number = given('aid');
  const typed =
    first === 'video'
      ? second
      : first === 'player.html'
        ? (given('bvid') ?? (number === undefined ? undefined : `av${number}`))
        : undefined;
  if (typed === undefined) return undefined;
  const [, id, ownPart] = BILIBILI_ID.exec(typed) ?? [];
  if (id === undefined) return { badVideo: typed };
  const part = Number(given('p', 'page') ?? ownPart ?? 1);
  return { video: Number.isInteger(part) && part > 1 ? `${id}-p${part}` : id };
}

function readTime(parameters: readonly Parameter[]): VideoUrl {
  const times = parameters.filter(([key]) => ['t', 'start', 'time_continue'].includes(key));
  for (const [, value] of times) {
    const seconds = readTimeParameter(value);
    if (seconds !== undefined) return { seconds };
  }
  return times[0] ? { badTime: times[0][1] } : {};
}
