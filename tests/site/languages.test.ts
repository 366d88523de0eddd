import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { expect, inject, test } from 'vitest';
import { pagesOf } from './built-page.ts';

type Node = DefaultTreeAdapterMap['node'];

test('every run of Chinese on every page is marked as Chinese', async () => {
  const unmarked: string[] = [];
  for (const [path, html] of await pagesOf(inject('repoSite').dir))
    walk(parse(html, { scriptingEnabled: false }), 'none', (text, lang) => {
      if (/\p{Script=Han}/u.test(text) && !/^(?:zh|ja)/.test(lang)) unmarked.push(`${path} ${lang}: ${text}`);
    });
  expect(unmarked).toEqual([]);
});

/** Tells each text of the body with the language it is in. What is quoted as a file's text has no marks. */
function walk(node: Node, lang: string, tell: (text: string, lang: string) => void): void {
  if ('value' in node) tell(node.value, lang);
  if ('tagName' in node) {
    if (/^(?:head|script|style|pre)$/.test(node.tagName)) return;
    lang = node.attrs.find(({ name }) => name === 'lang')?.value ?? lang;
  }
  if ('content' in node) walk(node.content, lang, tell);
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, lang, tell);
}
