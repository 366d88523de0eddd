import { glob, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** One element of a built page: its name, its attributes, all its text, and its child elements. */
export interface Found {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Found[];
}

/** The HTML files of a built site, by their address below its base. */
export async function pagesOf(dir: string): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for await (const file of glob('**/*.html', { cwd: dir }))
    pages.set(
      `/${file
        .split(sep)
        .join('/')
        .replace(/(^|\/)index\.html$/, '$1')}`,
      await readFile(join(dir, file), 'utf8'),
    );
  return pages;
}

/** Every element of a page, in order. */
export function elementsOf(html: string): readonly Found[] {
  return childrenOf(parse(html)).flatMap((child) => [child, ...descendantsOf(child)]);
}

/** Every element below another, in order, without what is in elements named in `except`. */
export function descendantsOf({ children }: Found, except: readonly string[] = []): readonly Found[] {
  return children
    .filter(({ name }) => !except.includes(name))
    .flatMap((child) => [child, ...descendantsOf(child, except)]);
}

function childrenOf(node: Node): readonly Found[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes
    .filter((child) => 'tagName' in child)
    .map((child) => ({
      name: child.tagName,
      attributes: Object.fromEntries(child.attrs.map(({ name, value }) => [name, value])),
      text: textOf(child),
      children: childrenOf(child),
    }));
}

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** True if an element has a class. */
export function hasClass({ attributes }: Found, name: string): boolean {
  return (attributes.class ?? '').split(/\s+/).includes(name);
}
