import type { Properties } from 'hast';

/** What an embedded video leads to. */
export interface Embed {
  readonly url?: string;
  /** Words for a link to it. */
  readonly title?: string;
}

/** Components that show a video, such as `<YouTube>`, `<lite-youtube>`, `<BilibiliVideo>`; names in lower case. */
const COMPONENT = /youtube|bilibili/;
const ID_NAMES = ['id', 'videoid', 'video', 'code', 'bvid', 'src', 'url', 'href', 'link'];
const START_NAMES = ['start', 't', 'time', 'starttime', 'startat', 'startseconds'];

/** True for the name of a tag, in lower case, that shows a video of a site. */
export function isEmbed(name: string): boolean {
  return name === 'iframe' || COMPONENT.test(name);
}

/** Reads the attributes of an `<iframe>` or of a component; a value in braces is read as its text. */
export function embedUrl(properties: Properties): Embed {
  const given = new Map(
    Object.entries(properties).map(([name, value]) => [name.replace(/[-_]/g, '').toLowerCase(), bare(value)]),
  );
  const first = (names: readonly string[]) => names.map((name) => given.get(name)).find(Boolean);
  const id = first(ID_NAMES);
  const title = given.get('title') || given.get('playlabel');
  if (id === undefined) return {};
  const params = new URLSearchParams(given.get('params') ?? '');
  const start = first(START_NAMES) ?? params.get('start') ?? undefined;
  const url = withTime(addressOf(id), start);
  return { url, ...(title && { title }) };
}

function addressOf(id: string): string {
  if (/^\/\//.test(id)) return `https:${id}`;
  if (/[/:]/.test(id)) return id;
  return /^(?:BV|av\d)/.test(id) ? `https://www.bilibili.com/video/${id}` : `https://youtu.be/${id}`;
}

function withTime(url: string, start: string | undefined): string {
  if (start === undefined || /[?&#](?:t|start|time_continue)=/.test(url)) return url;
  return `${url}${url.includes('?') ? '&' : '?'}t=${start}`;
}

function bare(value: Properties[string]): string {
  return String(value ?? '')
    .replace(/^\{\s*|\s*\}$/g, '')
    .replace(/^(["'`])(.*)\1$/, '$2');
}
