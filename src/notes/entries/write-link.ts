import type { Source } from '../markdown/source.ts';
import { labelText, type TimeLink } from './read-time-link.ts';
import { formatLabel, type Seconds } from './time.ts';
import { type VideoId, watchUrl } from './video.ts';

/**
 * A time link in canonical form; with an end its label is a range.
 *
 * @example writeTime('9spwoDYwW_I', 137) // => '[0:02:17](https://youtu.be/9spwoDYwW_I?t=137)'
 */
export function writeTime(video: VideoId, start: Seconds, end?: Seconds): string {
  return `[${writeLabel(start, end)}](${watchUrl(video, start)})`;
}

/**
 * A time link written anew where it stands, with the words of its label. `undefined` for a link that says more than
 * this form can hold: a title, attributes, a reference, or has no place.
 */
export function rewriteLink(link: TimeLink, source: Source): string | undefined {
  const { node, video, seconds, label, bare } = link;
  const typed = source.text.slice(node.position?.start.offset, node.position?.end.offset);
  const isPlain =
    /^<a\s+href\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)\s*>/i.test(typed) || /^\[.*\]\(/s.test(typed);
  if (node.position === undefined || node.title || !(bare || isPlain)) return undefined;
  const words = labelText(node);
  const rest = label ? words.slice(label.length) : words;
  if (bare || rest.trim() === '') return writeTime(video, seconds, label?.end);
  const [first, last] = [node.children.at(0), node.children.at(-1)];
  const inside = source.text.slice(first?.position?.start.offset, last?.position?.end.offset).trim();
  if (label && inside !== words) return undefined;
  const text = label ? `${writeLabel(seconds, label.end)}${rest}` : first?.position ? inside : words;
  return `[${text}](${watchUrl(video, seconds)})`;
}

/** The label of a time in canonical form; of a range both times. */
export function writeLabel(start: Seconds, end?: Seconds): string {
  return end === undefined ? formatLabel(start) : `${formatLabel(start)}–${formatLabel(end)}`;
}
