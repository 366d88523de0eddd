/** A second of a video, as a link on the page names it. */
export interface WatchLink {
  readonly video: string;
  /** Absent in a link to the whole video. */
  readonly seconds?: number;
}

const HOSTS: readonly string[] = ['youtu.be', 'www.bilibili.com'];

/**
 * Reads a link to a video as the page writes them; it is the inverse of `watchUrl`. Other links are `undefined`.
 *
 * @example readWatchLink('https://youtu.be/9spwoDYwW_I?t=0') // => { video: '9spwoDYwW_I', seconds: 0 }
 * @example readWatchLink('https://www.bilibili.com/video/BV1GJ411x7h7?p=2') // => { video: 'BV1GJ411x7h7-p2' }
 */
export function readWatchLink(href: string): WatchLink | undefined {
  const { host, pathname, searchParams } = new URL(href);
  const id = pathname.split('/').pop();
  if (!id || !HOSTS.includes(host)) return undefined;
  const part = searchParams.get('p');
  const seconds = searchParams.get('t');
  const video = part ? `${id}-p${part}` : id;
  return seconds ? { video, seconds: Number(seconds) } : { video };
}

/**
 * Reads the fragment of an address that names a second, whether or not a moment begins there.
 *
 * @example readSecond('#t=200')             // => { seconds: 200 }
 * @example readSecond('#9spwoDYwW_I-t=200') // => { video: '9spwoDYwW_I', seconds: 200 }
 */
export function readSecond(hash: string): { readonly video?: string; readonly seconds: number } | undefined {
  // Messengers escape what they do not know.
  const match = /^#(?:([\w-]+)-)?t=(\d{1,7})(?:-\d+)?$/.exec(hash.replace(/%3d/gi, '='));
  if (!match) return undefined;
  const seconds = Number(match[2]);
  return match[1] ? { video: match[1], seconds } : { seconds };
}
