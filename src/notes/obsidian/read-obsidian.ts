import type { Parents, Root, RootContent } from 'mdast';
import type { Finding } from '../check/diagnostics.ts';
import { isBareUrl } from '../entries/repair-links.ts';
import { isLink, type Leaf } from '../markdown/inline.ts';
import type { Source } from '../markdown/source.ts';
import { hideBlockId } from './block-ids.ts';
import { takeCallout } from './callouts.ts';
import { joinMarks } from './marks.ts';
import { readWikilinks } from './wikilinks.ts';

/** What a text has to hold so that there is anything to read. */
const SIGNS = /==|\[\[|\[!|\^[\w-]+[ \t]*$/m;
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

/**
 * Reads what Obsidian and GitHub write beside Markdown, in place: `> [!note]`, `==mark==`, `[[page]]`, `![[image.png]]`
 * and block ids such as `^abc`.
 */
export function readObsidian(tree: Root, source: Source): readonly Finding[] {
  const findings: Finding[] = [];
  if (SIGNS.test(source.text)) readBlocks(tree, source, findings);
  return findings;
}

function readBlocks(parent: Parents, source: Source, findings: Finding[]): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index] as RootContent;
    if (node.type === 'blockquote') takeCallout(node, source);
    if (BLOCKS.has(node.type)) {
      const block = node as Leaf['parent'];
      hideBlockId(block, source);
      readInline(block, source, findings);
      const isEmptied = node.type === 'paragraph' && node.children.every(({ type }) => type === 'html');
      if (isEmptied && parent.type !== 'listItem') parent.children.splice(index--, 1);
    } else if ('children' in node) readBlocks(node, source, findings);
  }
}

function readInline(parent: Leaf['parent'], source: Source, findings: Finding[]): void {
  readWikilinks(parent, source, findings);
  joinMarks(parent, source);
  // What an address is glued to is told from it later.
  for (const node of parent.children)
    if ('children' in node && !(isLink(node) && isBareUrl(node)))
      readInline(node as Leaf['parent'], source, findings);
}
