import GithubSlugger from 'github-slugger';
import type { Nodes, Root, RootContent } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import { cutFrontMatter } from '../../notes/course/cut-front-matter.ts';
import { asBilingual, Expected, readYaml } from '../../notes/course/read-yaml.ts';
import { PAIR } from '../../notes/languages.ts';
import type { Bilingual } from '../../notes/lesson.ts';
import { readMarkdown } from '../../notes/markdown/markdown.ts';
import type { Place, SearchRecord } from '../shared/record.ts';

/**
 * The records of a prose page: one for its title, one for each heading with the text below it. The language is that of
 * the `<div lang="…">` it stands in; a Chinese one right below an English one is its other half, found at the English
 * heading. `name` is the file's name without `.mdx`.
 */
export function recordsOfPage(name: string, text: string): readonly SearchRecord[] {
  const { yaml, body } = cutFrontMatter(text);
  const title = titleOf(yaml) ?? { en: name };
  const place: Place = { path: `/${name}/`, page: { id: name, ...title } };
  const sections = sectionsOf(readMarkdown(body)).filter(({ words }) => words.length > 0);
  const records = sections.flatMap((section, at): SearchRecord[] => {
    if (isOtherHalf(section, sections[at - 1])) return [];
    const next = sections[at + 1];
    const halves = next && isOtherHalf(next, section) ? [section, next] : [section];
    const said = halves.map(({ language, words }) => [language, words.join(' · ')]);
    const { id } = section;
    return [{ kind: 'page', place, ...(id !== undefined && { id }), ...Object.fromEntries(said) }];
  });
  return [{ kind: 'page', place, ...title }, ...records];
}

/** True for a Chinese section right below an English one: it says the same. */
function isOtherHalf({ language }: Section, before: Section | undefined): boolean {
  return language === 'zh' && before?.language === 'en';
}

/** Tags within words are no words. */
const WORDS = { includeHtml: false };

interface Section {
  readonly id: string | undefined;
  readonly language: 'en' | 'zh' | 'text';
  readonly words: string[];
}

/** The page's own parts, so the ids of its headings, come from Astro, which slugs them in their order. */
function sectionsOf(tree: Root): readonly Section[] {
  const slugger = new GithubSlugger();
  const sections: Section[] = [];
  let language: Section['language'] = 'text';
  for (const node of tree.children) {
    const tag = tagOf(node);
    if (tag !== undefined) language = languageAfter(tag, language);
    else if (node.type === 'heading') {
      const heading = plain(wordsIn(node, WORDS));
      sections.push({ id: slugger.slug(heading), language, words: [heading] });
    } else {
      const last = sections.at(-1);
      const words = blockWords(node);
      if (last?.language === language) last.words.push(...words);
      else sections.push({ id: undefined, language, words: [...words] });
    }
  }
  return sections;
}

/** The words of each paragraph, heading, cell or piece of code in a block. */
function blockWords(node: Nodes): readonly string[] {
  const isOuter = 'children' in node && !['paragraph', 'heading', 'tableCell'].includes(node.type);
  return isOuter ? node.children.flatMap(blockWords) : [plain(wordsIn(node, WORDS))].filter(Boolean);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** HTML or JSX that stands by itself, and MDX's imports: markup, no words. */
function tagOf(node: RootContent): string | undefined {
  if (node.type === 'html') return node.value;
  const isCode = node.type === 'paragraph' && /^(?:import|export)\s|^[{<]/.test(wordsIn(node));
  return isCode ? '' : undefined;
}

function languageAfter(tag: string, before: Section['language']): Section['language'] {
  const lang = /<div[^>]*\slang="(en|zh)/.exec(tag)?.[1];
  if (lang === 'en' || lang === 'zh') return lang;
  return tag.includes('</div>') ? 'text' : before;
}

function titleOf(yaml: string | undefined): Bilingual | undefined {
  const title = asBilingual(PAIR)(readYaml(yaml ?? '', ['title', 'summary', 'order'], 1).values.title?.value);
  return title instanceof Expected ? undefined : title;
}
