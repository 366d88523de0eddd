import { documentOf } from '../../elements/trusted.ts';
import { base } from '../../site/site-base.ts';

let page: Promise<Document> | undefined;
let words: Document | undefined;

/**
 * Fetches the study page, which holds the words of the study in both languages and its controls, as the server wrote
 * them. Rejects if it cannot be fetched; the next call tries again.
 */
export async function loadWords(): Promise<void> {
  page ??= document.querySelector('study-list') ? Promise.resolve(document) : fetchPage(`${base}study/`);
  words = await page;
}

/** A copy of what a template of the study page holds. */
export function fromTemplate(id: string): HTMLElement {
  const template = words?.getElementById(`site:${id}`) as HTMLTemplateElement | null | undefined;
  return copyOf(template?.content.firstElementChild, id);
}

/** A copy of the first part of the study page that a selector finds. */
export function fromStudyPage(selector: string): HTMLElement {
  return copyOf(words?.querySelector(selector), selector);
}

/** One of the sentences that a control carries in its own template. */
export function sentence(control: Element, name: string): HTMLElement {
  return copyOf(control.querySelector('template')?.content.querySelector(`[data-say="${name}"]`), name);
}

/** Writes values into words such as `{done} done`. */
export function fill(element: HTMLElement, values: Readonly<Record<string, string | number>>): HTMLElement {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    text.data = text.data.replace(/\{(\w+)\}/g, (_, name) => `${values[name] ?? ''}`);
  }
  return element;
}

async function fetchPage(url: string): Promise<Document> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    const text = await response.text();
    // Its head has styles that the policy of this page does not know, and would report.
    return documentOf(text.slice(text.indexOf('<main')));
  } catch (cause) {
    page = undefined;
    throw new Error('The words of the study could not be fetched.', { cause });
  }
}

function copyOf(element: Element | null | undefined, name: string): HTMLElement {
  if (!element) throw new Error(`The study page has no “${name}”, or was not fetched yet.`);
  return document.importNode(element, true) as HTMLElement;
}
