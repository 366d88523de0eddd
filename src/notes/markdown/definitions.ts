import type { Definition, FootnoteDefinition, Nodes, Parents, Root, RootContent } from 'mdast';
import { typed } from './inline.ts';
import { type Source, sourceOf } from './source.ts';

/** The definitions of links by their label; of two with the same label the first holds. */
export function readDefinitions(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  eachNode(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  return definitions;
}

/** Shows as typed what a page would not: definitions not `used`, and footnotes that nothing on the page refers to. */
export function showUnused(tree: Root, used: ReadonlySet<Definition>, source: Source): void {
  let isDefining = false;
  eachNode(tree, ({ type }) => {
    isDefining ||= type === 'definition' || type === 'footnoteDefinition';
  });
  if (isDefining) replaceUnused(tree, used, footnotesInUse(tree), source);
}

function replaceUnused(
  parent: Parents,
  used: ReadonlySet<Definition>,
  footnotes: ReadonlyMap<string, FootnoteDefinition>,
  source: Source,
): void {
  const shown = parent.children.flatMap((node): RootContent[] => {
    if (node.type === 'definition' && !used.has(node)) return [paragraph(node, sourceOf(node, source))];
    if (node.type === 'footnoteReference' && !footnotes.has(node.identifier))
      return [typed(sourceOf(node, source))];
    if ('children' in node) replaceUnused(node, used, footnotes, source);
    return node.type !== 'footnoteDefinition' || footnotes.get(node.identifier) === node
      ? [node]
      : [paragraph(node, `[^${node.label ?? node.identifier}]:`), ...node.children];
  });
  (parent.children as RootContent[]) = shown;
}

function paragraph({ position }: RootContent, words: string): RootContent {
  const placed = position ? { position } : {};
  return { type: 'paragraph', children: [{ ...typed(words), ...placed }], ...placed };
}

/** Footnotes that the page refers to, or one of them does; two that refer only to each other are not on it. */
function footnotesInUse(tree: Root): ReadonlyMap<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  eachNode(tree, (node) => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  const found = new Map<string, FootnoteDefinition>();
  const search = (node: Nodes): void => {
    const definition = node.type === 'footnoteReference' ? definitions.get(node.identifier) : undefined;
    if (definition && !found.has(definition.identifier)) {
      found.set(definition.identifier, definition);
      definition.children.forEach(search);
    }
    if (!('children' in node)) return;
    for (const child of node.children) if (child.type !== 'footnoteDefinition') search(child);
  };
  search(tree);
  return found;
}

function eachNode(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) eachNode(child, visit);
}
