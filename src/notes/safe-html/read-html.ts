import type { Element, ElementContent, Nodes as HastNodes, Parents as HastParents } from 'hast';
import { raw } from 'hast-util-raw';
import { type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { Html, Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { element } from '../markdown/inline.ts';
import type { Place } from '../markdown/source.ts';
import { embedUrl, isEmbed } from './embeds.ts';

/**
 * Reads an HTML block into the nodes that Markdown would make of it, without comments and without attributes but those
 * of links and images. An embedded video becomes a link to its second. What is made has lines and columns, but no
 * offsets: it cannot be written anew as Markdown.
 */
export function readHtml(node: Html): readonly RootContent[] {
  const { value, position } = node;
  const tree = raw(
    { type: 'root', children: [{ type: 'raw', value, ...(position && { position }) }] },
    { file: { value } as never },
  );
  linkEmbeds(tree as HastParents);
  const made = toMdast(tree as HastNodes, {
    document: true,
    handlers: HANDLERS,
    nodeHandlers: { comment() {} },
  });
  const nodes = 'children' in made ? (made.children as RootContent[]) : [made as RootContent];
  for (const one of nodes) placeAll(one, position?.start ?? { line: 1, column: 1 });
  return nodes;
}

const HANDLERS: Readonly<Record<string, Handle>> = {
  details: (state, node) =>
    element('details', {}, state.toFlow(state.all(node)) as unknown as PhrasingContent[]),
  summary: (state, node) => [
    element('summary', {}, [{ type: 'paragraph', children: state.all(node) } as unknown as PhrasingContent]),
  ],
  ...Object.fromEntries(
    ['cite', 'dfn', 'ins', 'kbd', 'mark', 'rp', 'rt', 'ruby', 'small', 'sub', 'sup', 'u', 'var'].map(
      (name) => [
        name,
        (state: State, node: Element) => element(name, {}, state.all(node) as PhrasingContent[]),
      ],
    ),
  ),
};

/** Replaces players by links; what stands in a component comes after its link. */
function linkEmbeds(parent: HastParents): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    linkEmbeds(child);
    // An anchor of nothing is a place in a page that is not there any more.
    if (child.tagName === 'a' && !child.properties.href) return child.children;
    if (!isEmbed(child.tagName)) return [child];
    const { url, title } = embedUrl(child.properties);
    const { position } = child;
    if (url === undefined) return child.children;
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: url },
      children: [{ type: 'text', value: title ?? url }],
      ...(position && { position }),
    };
    return child.tagName === 'iframe' ? [link] : [link, ...child.children];
  });
}

/** Gives every node a place without an offset: its own, that of what it begins with, or that of what it stands in. */
function placeAll(node: Nodes, around: Place): void {
  const { line, column } = firstPlace(node) ?? around;
  const end = node.position?.end ?? { line, column };
  node.position = { start: { line, column }, end: { line: end.line, column: end.column } };
  if ('children' in node) for (const child of (node as Parents).children) placeAll(child, { line, column });
}

function firstPlace(node: Nodes): Place | undefined {
  if (node.position || !('children' in node) || !node.children[0]) return node.position?.start;
  return firstPlace(node.children[0]);
}
