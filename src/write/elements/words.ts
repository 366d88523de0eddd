/** A part of the note taker's markup. Throws if it is missing: the page and its script belong together. */
export function part<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`The note taker has no ${selector}`);
  return found;
}

/** A copy of what a template holds. */
export function copyOf<T extends HTMLElement = HTMLElement>(name: string): T {
  const template = part<HTMLTemplateElement>(document, `template[data-write="${name}"]`);
  const first = template.content.firstElementChild;
  if (!first) throw new Error(`The template ${name} is empty`);
  return document.importNode(first, true) as T;
}

/** Words of the page in both languages, with values for their `{names}`. */
export function words(say: string, values: Readonly<Record<string, string | number>> = {}): Node[] {
  const template = part<HTMLTemplateElement>(document, 'template[data-write="words"]');
  const copy = document.importNode(part(template.content, `[data-say="${say}"]`), true);
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    node.nodeValue = (node.nodeValue ?? '').replace(/\{(\w+)\}/g, (whole, name) =>
      String(values[name] ?? whole),
    );
  return [...copy.childNodes];
}
