import type { Link, PhrasingContent, Text } from 'mdast';
import { type Finding, finding } from '../check/diagnostics.ts';
import { isLink, text, wordsOf } from '../markdown/inline.ts';
import { lineWith, placeAt, pointAt, type Source } from '../markdown/source.ts';
import { readVideoUrl, repairUrl } from './video.ts';

type Phrasing = { children: PhrasingContent[] };

const BARE =
  /(?:h?ttps?:\/\/|(?<![\p{L}\p{N}_./@-]))(?:www\.|m\.|music\.|player\.)?(?:youtu\.be|youtube(?:-nocookie)?\.com|bilibili\.com)\/[\w\-.~:/?#@!$&*+,;=%]+/giu;
/** What no address of a video has in it. */
const NO_URL = /[^\w\-.~:/?#@!$&*+,;=%]/;
/** Words glued to a time that can be read without them. */
const GLUED =
  /(?<=[?&#](?:t|start|time_continue)=(?:\d+(?:[hms]|:|%3a))*\d*)(?![hms](?![a-z])|(?::|%3a)\d)[^\d&#?\s][^&#?\s]+$/i;
/** Punctuation that ends a sentence or a bracket rather than a URL. */
const AFTER_URL = /[)\].,;:!?'"]+$/;
const OPEN_LABEL = /\[([^[\]]*)\]\($/;
const HALF_OPEN_LABEL = /\[?((?:\d{1,3}[:：]){1,2}\d{2})\]?\($/;

/**
 * Makes links of what an author meant as links to a video: a bare URL that Markdown does not take for one, a label
 * whose bracket is not closed; and gives back the Chinese text that a bare URL swallowed. Changes `phrasing`.
 */
export function repairLinks(phrasing: Phrasing, source: Source): readonly Finding[] {
  const findings: Finding[] = [];
  for (let index = 0; index < phrasing.children.length; index++) {
    const node = phrasing.children[index];
    if (node === undefined) continue;
    if (node.type === 'text') {
      const parts = linkBareUrl(node, source);
      if (parts) phrasing.children.splice(index, 1, ...parts);
    } else if (isLink(node)) {
      const rest = releaseSwallowedText(node, source);
      if (rest) phrasing.children.splice(index + 1, 0, rest);
      const previous = phrasing.children[index - 1];
      if (previous?.type === 'text')
        findings.push(...closeBracket(previous, node, phrasing.children[index + 1], source));
    } else if ('children' in node) findings.push(...repairLinks(node as Phrasing, source));
  }
  return findings;
}

/** True for `<https://…>` and for a URL that stands bare in the text. */
export function isBareUrl(link: Link): boolean {
  const label = repairUrl(wordsOf(link));
  return label !== '' && (label === link.url || link.url.endsWith(`//${label}`));
}

function linkBareUrl(node: Text, source: Source): PhrasingContent[] | undefined {
  const { value, position, data } = node;
  if (position === undefined || data?.typed) return undefined;
  const found = Array.from(value.matchAll(BARE), ({ 0: match, index }) => ({
    index,
    url: match.replace(AFTER_URL, ''),
  }));
  const bare = found.find(({ url }) => readVideoUrl(completed(url)));
  if (!bare) return undefined;
  const { index, url } = bare;
  // What was HTML has lines, but no offsets.
  const isPlaced = position.start.offset !== undefined;
  const from = isPlaced ? source.text.indexOf(url, position.start.offset) : 0;
  if (from < 0) return undefined;
  const start = isPlaced ? pointAt(source, from) : position.start;
  const end = isPlaced ? pointAt(source, from + url.length) : position.end;
  const before: Text = { ...text(value.slice(0, index)), position: { start: position.start, end: start } };
  const after: Text = {
    ...text(value.slice(index + url.length)),
    position: { start: end, end: position.end },
  };
  const link: Link = { type: 'link', url: completed(url), children: [text(url)], position: { start, end } };
  return [...(before.value ? [before] : []), link, ...(after.value ? [after] : [])];
}

function completed(url: string): string {
  return repairUrl(/^h?ttps?:/i.test(url) ? url : `https://${url}`);
}

/** A bare URL ends where Chinese, a bracket or a word after its time begins; Markdown would run on to the next blank. */
function releaseSwallowedText(link: Link, source: Source): Text | undefined {
  if (!isBareUrl(link) || !readVideoUrl(link.url)) return undefined;
  const foreign = Math.min(
    ...[NO_URL, GLUED].map((sign) => sign.exec(link.url)?.index ?? Number.POSITIVE_INFINITY),
  );
  const { start, end } = link.position ?? {};
  if (!Number.isFinite(foreign) || !start || end?.offset === undefined) return undefined;
  const url = link.url.slice(0, foreign).replace(AFTER_URL, '');
  const rest = link.url.slice(url.length);
  const cut = pointAt(source, end.offset - rest.length);
  Object.assign(link, { url, children: [text(url)], position: { start, end: cut } });
  return { ...text(rest), position: { start: cut, end } };
}

function closeBracket(
  before: Text,
  link: Link,
  after: PhrasingContent | undefined,
  source: Source,
): Finding[] {
  if (!isBareUrl(link) || !readVideoUrl(link.url) || link.position?.start.offset === undefined) return [];
  const open = OPEN_LABEL.exec(before.value) ?? HALF_OPEN_LABEL.exec(before.value);
  const label = open?.[1];
  const from = open && before.position ? source.text.lastIndexOf(open[0], link.position?.start.offset) : -1;
  // A bracket that the author has escaped is none.
  if (label === undefined || !open || from < 0 || source.text[from - 1] === '\\') return [];
  before.value = before.value.slice(0, open.index);
  link.children = [text(label)];
  if (link.position) link.position.start = { ...placeAt(source, from), offset: from };
  const closed = after?.type === 'text' && after.value.startsWith(')');
  if (closed) after.value = after.value.slice(1);
  const end = (link.position?.end.offset ?? from) + (closed ? 1 : 0);
  const expected = `[${label}](${link.url})`;
  const found = source.text.slice(from, end);
  return [
    finding('unclosed-bracket', placeAt(source, from), {
      found,
      expected,
      fix: lineWith(source, from, end, expected),
    }),
  ];
}
