import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { elementsOf, pagesOf } from './built-page.ts';

const sites = { own: inject('ownSite'), repo: inject('repoSite'), seed: inject('seedSite') };

describe.each(Object.entries(sites))('every link of the %s site', (_name, { dir, base }) => {
  test('leads to a page or file that is there, and to an element of it', async () => {
    const pages = await pagesOf(dir);
    const ids = new Map([...pages].map(([path, html]) => [path, idsOf(html)]));
    const dead: string[] = [];
    let followed = 0;
    for (const [path, html] of pages) {
      // 404.html is served at any address, so its links cannot be relative.
      const here = new URL(`https://site.example${base}${path}`);
      for (const target of linksOf(html)) {
        const url = new URL(target, here);
        if (url.origin !== here.origin) continue;
        followed++;
        const inside = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : undefined;
        const found = inside !== undefined && isThere(dir, decodeURIComponent(inside));
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (!found || (anchor !== '' && !ids.get(inside)?.has(anchor))) dead.push(`${path} → ${target}`);
      }
    }
    expect(dead).toEqual([]);
    expect(followed).toBeGreaterThan(100);
  });

  test('has no id twice on a page', async () => {
    for (const [path, html] of await pagesOf(dir)) {
      const all = elementsOf(html).flatMap(({ attributes }) => (attributes.id ? [attributes.id] : []));
      expect(all.length, path).toBe(new Set(all).size);
    }
  });

  test('loads nothing from another host', async () => {
    const loads = ['script', 'img', 'iframe', 'link', 'source', 'video', 'audio', 'object', 'embed'];
    for (const [path, html] of await pagesOf(dir)) {
      const foreign = elementsOf(html)
        .filter(({ name, attributes }) => loads.includes(name) && attributes.rel !== 'canonical')
        .map(({ attributes }) => attributes.src ?? attributes.href ?? '')
        .filter((url) => /^(?:https?:)?\/\//.test(url));
      expect(foreign, path).toEqual([]);
    }
  });
});

function idsOf(html: string): Set<string> {
  return new Set(elementsOf(html).flatMap(({ attributes }) => (attributes.id ? [attributes.id] : [])));
}

function linksOf(html: string): string[] {
  return elementsOf(html).flatMap(({ name, attributes }) => {
    const target = name === 'a' || name === 'link' ? attributes.href : attributes.src;
    return target ? [target] : [];
  });
}

function isThere(dir: string, path: string): boolean {
  const file = join(dir, path);
  if (!existsSync(file)) return false;
  return statSync(file).isDirectory() ? path.endsWith('/') && existsSync(join(file, 'index.html')) : true;
}
