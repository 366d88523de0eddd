import type { PhrasingContent, Text } from 'mdast';
import { type Finding, finding } from '../check/diagnostics.ts';
import { element, type Leaf, text } from '../markdown/inline.ts';
import type { Source } from '../markdown/source.ts';
import { cutText, signsOf } from './cut-text.ts';

/** `[[page]]`, `[[page#heading|words]]`, `![[image.png|300]]`. */
// Roam writes macros as `{{[[name]]: …}}`.
const WIKILINK = /(!?)(?<!\{\{)\[\[([^[\]|#\n]*)((?:#[^[\]|#\n]+)*)(?:\|([^[\]\n]*))?\]\]/;
const IMAGE = /\.(?:png|jpe?g|webp|gif|avif)$/i;
const SIZE = /^\d+(?:x\d+)?$/;

/** Makes images of embedded images, and words of the links between the pages of a vault. Changes `parent`. */
export function readWikilinks(parent: Leaf['parent'], source: Source, findings: Finding[]): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index];
    if (node?.type !== 'text') continue;
    const found = WIKILINK.exec(signsOf(node, source));
    const made = found && readWikilink(found, node, source, findings);
    if (!made) continue;
    const before = cutText(node, 0, found.index, source);
    const after = cutText(node, found.index + found[0].length, node.value.length, source);
    const parts = [before, made, after].filter((part) => part.type !== 'text' || part.value !== '');
    parent.children.splice(index, 1, ...parts);
    index += parts.indexOf(made);
  }
}

function readWikilink(
  found: RegExpExecArray,
  node: Text,
  source: Source,
  findings: Finding[],
): PhrasingContent | undefined {
  const [typed, embeds, target = '', headings = '', alias = ''] = found;
  // Half a character cannot be part of an address.
  const page = target.trim().toWellFormed();
  const { position } = cutText(node, found.index, found.index + typed.length, source);
  const placed = position ? { position } : {};
  const said = SIZE.test(alias.trim()) ? '' : alias.trim();
  if (embeds && IMAGE.test(page)) {
    const alt = said || page.replace(/^.*\//, '').replace(IMAGE, '');
    return { type: 'image', url: encodeURI(page), alt, title: null, ...placed };
  }
  const heading = headings.split('#').filter((part) => part !== '' && !part.startsWith('^'));
  const words = said || [page, ...heading].filter(Boolean).join(' > ');
  if (words === '') return undefined;
  const { line, column } = (position ?? node.position)?.start ?? { line: 1, column: 1 };
  const expected = `[${words}](${page === '' ? `#${heading.at(-1) ?? ''}` : `${encodeURI(page)}.md`})`;
  findings.push(finding('wikilink', { line, column }, { found: typed, expected }));
  return { ...element('span', { className: ['wikilink'] }, [text(words)]), ...placed };
}
