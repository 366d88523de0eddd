import type {
  Blockquote,
  Heading,
  ListItem,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  TableRow,
} from 'mdast';

/** A block that can be an entry: the element that becomes it, and the inline content that says it. */
export interface Block {
  readonly kind: 'item' | 'heading' | 'paragraph' | 'quote' | 'row';
  /** The node that gets the id. */
  readonly container: Heading | Paragraph | ListItem | Blockquote | TableRow;
  /** The node whose inline children are the words; `undefined` for an empty list item. */
  readonly phrasing: { children: PhrasingContent[] } | undefined;
  /** The node the container stands in. */
  readonly parent: Parents;
  /** Lists around the block, less one. */
  readonly depth: number;
  /** A number for each outermost list, shared by all its items; -1 outside of lists. */
  readonly list: number;
}

/** Finds every block of a tree, in the author's order. */
export function blocksOf(tree: Root): readonly Block[] {
  const blocks: Block[] = [];
  let lists = 0;

  function walk(parent: Parents, depth: number, list: number): void {
    for (const node of parent.children) visit(node, parent, depth, list);
  }

  function visit(node: RootContent, parent: Parents, depth: number, list: number): void {
    const at = { parent, depth: Math.max(0, depth), list };
    switch (node.type) {
      case 'heading':
      case 'paragraph':
        blocks.push({ kind: node.type, container: node, phrasing: node, ...at });
        break;
      case 'list':
        walk(node, depth + 1, depth < 0 ? lists++ : list);
        break;
      case 'listItem':
        leading(node, 'item', at);
        break;
      case 'blockquote':
        leading(node, 'quote', at);
        break;
      case 'tableRow':
        blocks.push({ kind: 'row', container: node, phrasing: node as unknown as Block['phrasing'], ...at });
        break;
      default:
        if ('children' in node) walk(node, depth, list);
    }
  }

  /** A list item or a quotation is said by the paragraph or heading that it begins with. */
  function leading(
    node: ListItem | Blockquote,
    kind: 'item' | 'quote',
    at: Pick<Block, 'parent' | 'depth' | 'list'>,
  ): void {
    const first = node.children[0];
    const speaks = first?.type === 'paragraph' || (kind === 'item' && first?.type === 'heading');
    const phrasing = speaks ? first : undefined;
    if (phrasing || kind === 'item') blocks.push({ kind, container: node, phrasing, ...at });
    for (const child of speaks ? node.children.slice(1) : node.children)
      visit(child, node, depthInside(at, kind), at.list);
  }

  function depthInside(at: Pick<Block, 'parent' | 'depth' | 'list'>, kind: 'item' | 'quote'): number {
    return kind === 'item' || at.list >= 0 ? at.depth : -1;
  }

  walk(tree, -1, -1);
  return blocks;
}
