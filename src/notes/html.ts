import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { common, createLowlight } from 'lowlight';
import type { Code, Root, Table } from 'mdast';
import { defaultHandlers, type State, toHast } from 'mdast-util-to-hast';

const schema: Schema = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: '',
  allowComments: true,
  tagNames: [...(defaultSchema.tagNames ?? []), 'time', 'mark', 'small', 'u', 'wbr', 'cite', 'dfn', 'kbd'],
  // Attributes are ours: a tag with an attribute of the author's own does not get this far.
  attributes: {
    '*': ['className', 'id', 'lang', 'dataLine', 'dataStart', 'dataVideo', 'title', 'align', 'tabIndex'],
    a: ['href', 'ariaLabelledBy', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteRef', 'dataFootnoteBackref'],
    img: ['src', 'alt'],
    input: ['type', 'checked', 'disabled'],
    ol: ['start'],
    section: ['dataFootnotes'],
    time: ['dateTime'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

let lowlight: ReturnType<typeof createLowlight> | undefined;

/** Makes sanitised HTML of a tree. Code is highlighted by classes; the styles are the page's. */
export function renderHtml(tree: Root, hasHtml: boolean): string {
  const made = toHast(tree, {
    allowDangerousHtml: hasHtml,
    handlers: { code, table },
    footnoteLabel: 'Footnotes 脚注',
    footnoteBackContent: '↩',
    clobberPrefix: 'note:',
  });
  const parsed = hasHtml ? raw(made) : made;
  return toHtml(sanitize(parsed as HastNodes, schema));
}

/** A table scrolls in a box of its own on narrow screens, reachable by keyboard. */
function table(state: State, node: Table): ElementContent {
  return box('div', 'scroll', [defaultHandlers.table(state, node)]);
}

function code(state: State, node: Code): ElementContent {
  const children: ElementContent[] = highlighted(node) ?? [{ type: 'text', value: node.value }];
  const className = node.lang ? [`language-${node.lang}`] : [];
  const element: Element = { type: 'element', tagName: 'code', properties: { className }, children };
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
