import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { common, createLowlight } from 'lowlight';
import type { Code, Html, List, ListItem, Nodes, Parents, Root, Table } from 'mdast';
import { defaultHandlers, type State, toHast } from 'mdast-util-to-hast';
import type { Languages } from '../languages.ts';
import type { OwnElement } from '../markdown/inline.ts';
import { isComment } from './tags.ts';

const schema: Schema = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  tagNames: [...(defaultSchema.tagNames ?? []), 'time', 'mark', 'small', 'u', 'wbr', 'cite', 'dfn', 'kbd'],
  // Attributes are ours: a tag with an attribute of the author's own does not get this far.
  attributes: {
    '*': ['className', 'id', 'lang', 'dataLine', 'dataStart', 'dataVideo', 'title', 'align', 'tabIndex'],
    a: ['href', 'ariaLabelledBy', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteRef', 'dataFootnoteBackref'],
    img: ['src', 'alt'],
    input: ['type', 'checked', 'disabled', 'ariaLabelledBy'],
    ol: ['start'],
    section: ['dataFootnotes'],
    time: ['dateTime'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

const EMPTY: Root = { type: 'root', children: [] };

let lowlight: ReturnType<typeof createLowlight> | undefined;

/** Makes sanitised HTML of a tree. Code is highlighted by classes; the styles are the page's. */
export function renderHtml(tree: Root, hasHtml: boolean, { en, zh }: Languages): string {
  const made = toHast(EMPTY, {
    allowDangerousHtml: hasHtml,
    handlers: { root: (state: State) => root(state, tree), code, html, list, listItem, momentElement, table },
    footnoteLabel: [en && 'Footnotes', zh && '脚注'].filter(Boolean).join(' '),
    footnoteBackContent: '↩',
    clobberPrefix: 'note:',
  });
  const parsed = hasHtml ? raw(made) : made;
  return toHtml(sanitize(parsed as HastNodes, schema));
}

/**
 * `toHast` is given an empty root, as it would search every node for definitions, which takes as long as all the rest.
 * The definitions of links are used up by now; those of footnotes are blocks.
 */
function root(state: State, tree: Root): never {
  collectFootnotes(tree, state.footnoteById);
  // Positions are of no use in HTML.
  state.patch = () => undefined;
  // The type of handlers does not know that a root makes a root.
  return defaultHandlers.root(state, tree) as never;
}

function collectFootnotes({ children }: Parents, into: State['footnoteById']): void {
  for (const node of children) {
    const isFootnote = node.type === 'footnoteDefinition';
    if (isFootnote && !into.has(node.identifier.toUpperCase())) into.set(node.identifier.toUpperCase(), node);
    if (isFootnote || node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote')
      collectFootnotes(node, into);
  }
}

/** What is not for readers is not published; any other HTML is parsed when the whole tree is made. */
function html(_: State, { value }: Html): ElementContent | undefined {
  return isComment(value) ? undefined : { type: 'raw', value };
}

/** A table scrolls in a box of its own on narrow screens, reachable by keyboard. */
function table(state: State, node: Table): ElementContent {
  // A row may have more cells than the head; by default they would be dropped.
  const width = Math.max(...node.children.map(({ children }) => children.length));
  const align = Array.from({ length: width }, (_, at) => node.align?.[at] ?? null);
  const made = defaultHandlers.table(state, { ...node, align });
  // The handler of tables patches positions on its own, and those of what was HTML have no offsets.
  for (const part of made.children) delete part.position;
  return box('div', 'scroll', [made]);
}

/** An element of our own. Its properties are nobody else's, so they need not be copied. */
function momentElement(state: State, node: OwnElement): ElementContent {
  const { hName, hProperties = {} } = node.data;
  const children = state.all(node);
  return { type: 'element', tagName: hName, properties: hProperties, children };
}

/** Decides once for a list what the default would ask of all items for each: whether they stand apart. */
function list(state: State, node: List): ElementContent {
  const isLoose = node.spread || node.children.some(({ spread, children }) => spread ?? children.length > 1);
  // A paragraph that is a moment keeps its element, which has its id.
  for (const item of node.children) item.spread = isLoose || item.children.some(isMoment);
  return defaultHandlers.list(state, node);
}

function listItem(state: State, { data, ...item }: ListItem): ElementContent {
  const made = defaultHandlers.listItem(state, item, undefined);
  Object.assign(made.properties, data?.hProperties);
  const [box] = made.children;
  // The box of a task is named by the entry it stands in.
  if (box?.type === 'element' && box.tagName === 'input' && made.properties.id !== undefined)
    box.properties.ariaLabelledBy = [String(made.properties.id)];
  return made;
}

function isMoment({ type, data }: Nodes): boolean {
  return type === 'paragraph' && data?.hProperties?.id !== undefined;
}

function code(state: State, node: Code): ElementContent {
  const children: ElementContent[] = highlighted(node) ?? [{ type: 'text', value: node.value }];
  const properties = node.lang ? { className: [`language-${node.lang}`] } : {};
  const element: Element = { type: 'element', tagName: 'code', properties, children };
  state.patch(node, element);
  const pre = box('pre', undefined, [element]);
  if (node.meta) pre.properties.title = node.meta;
  return pre;
}

function highlighted({ lang, value }: Code): ElementContent[] | undefined {
  if (!lang) return undefined;
  lowlight ??= createLowlight(common);
  return lowlight.registered(lang)
    ? (lowlight.highlight(lang, value).children as ElementContent[])
    : undefined;
}

function box(tagName: string, className: string | undefined, children: ElementContent[]): Element {
  return {
    type: 'element',
    tagName,
    properties: { ...(className && { className: [className] }), tabIndex: 0 },
    children,
  };
}
