import type { Link, PhrasingContent, Text } from 'mdast';
import { type Finding, finding } from './diagnostics.ts';
import { isLink, text, wordsOf } from './inline.ts';
import { mendedLine, placeAt, type Source } from './source.ts';
import { readVideoUrl, repairUrl } from './video.ts';

type Holder = { children: PhrasingContent[] };

const BARE =
  /(?:h?ttps?:\/\/|(?<![\p{L}\p{N}_./@-]))(?:www\.|m\.|music\.)?(?:youtu\.be|youtube(?:-nocookie)?\.com|bilibili\.com)\/[!-;=?-~]+/iu;
const OPEN_LABEL = /\[([^[\]]*)\]\($/;
const HALF_OPEN_LABEL = /\[?((?:\d{1,3}[:：]){1,2}\d{2})\]?\($/;

/**
 * Makes links of what an author meant as links to a video: a bare URL that Markdown does not take for one, a label
 * whose bracket is not closed; and gives back the Chinese text that a bare URL swallowed. Changes `holder`.
 */
export function repairLinks(holder: Holder, source: Source): readonly Finding[] {
  const findings: Finding[] = [];
  for (let index = 0; index < holder.children.length; index++) {
    const node = holder.children[index];
    if (node === undefined) continue;
    if (node.type === 'text') {
      const parts = linkBareUrl(node, source);
      if (parts) holder.children.splice(index, 1, ...parts);
    } else if (isLink(node)) {
      const rest = releaseSwallowedText(node);
      if (rest) holder.children.splice(index + 1, 0, rest);
      const previous = holder.children[index - 1];
      if (previous?.type === 'text')
        findings.push(...closeBracket(previous, node, holder.children[index + 1], source));
    } else if ('children' in node) findings.push(...repairLinks(node as Holder, source));
  }
  return findings;
}

/** True for `<https://…>` and for a URL that stands bare in the text. */
export function isBareUrl(link: Link): boolean {
  const label = repairUrl(wordsOf(link));
  return label !== '' && (label === link.url || link.url.endsWith(`//${label}`));
}

function linkBareUrl(node: Text, source: Source): PhrasingContent[] | undefined {
  const match = BARE.exec(node.value);
  const url = match?.[0].replace(/[)\].,;:!?'"]+$/, '');
  if (!match || !url || node.position === undefined || node.data?.typed) return undefined;
  const target = repairUrl(/^h?ttps?:/i.test(url) ? url : `https://${url}`);
  const video = readVideoUrl(target);
  if (!video) return undefined;
  const from = source.text.indexOf(url, node.position.start.offset);
  const [start, end] = [from, from + url.length].map((offset) => ({ ...placeAt(source, offset), offset }));
  if (from < 0 || !start || !end) return undefined;
  const before: Text = {
    ...text(node.value.slice(0, match.index)),
    position: { start: node.position.start, end: start },
  };
  const after: Text = {
    ...text(node.value.slice(match.index + url.length)),
    position: { start: end, end: node.position.end },
  };
  const link: Link = { type: 'link', url: target, children: [text(url)], position: { start, end } };
  return [...(before.value ? [before] : []), link, ...(after.value ? [after] : [])];
}

/** A bare URL ends where Chinese begins; Markdown would run on to the next blank. */
function releaseSwallowedText(link: Link): Text | undefined {
  if (!isBareUrl(link) || !readVideoUrl(link.url)) return undefined;
  const at = link.url.search(/[^!-~]/);
  if (at < 0 || link.position === undefined) return undefined;
  const rest = link.url.slice(at);
  link.url = link.url.slice(0, at);
  link.children = [text(link.url)];
  return { ...text(rest), position: link.position };
}

function closeBracket(
  before: Text,
  link: Link,
  after: PhrasingContent | undefined,
  source: Source,
): Finding[] {
  if (!isBareUrl(link) || !readVideoUrl(link.url)) return [];
  const open = OPEN_LABEL.exec(before.value) ?? HALF_OPEN_LABEL.exec(before.value);
  const label = open?.[1];
  const from = open && before.position ? source.text.lastIndexOf(open[0], link.position?.start.offset) : -1;
  if (label === undefined || !open || from < 0) return [];
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
      fix: mendedLine(source, from, end, expected),
    }),
  ];
}
