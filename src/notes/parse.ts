import type { Root } from 'mdast';
import { type Finding, finding } from './check/diagnostics.ts';
import { checkTimes } from './check/time-checks.ts';
import { cutFrontMatter } from './course/cut-front-matter.ts';
import { readFrontMatter } from './course/front-matter.ts';
import { bilingualText } from './entries/bilingual-text.ts';
import { type Outline, readOutline } from './entries/outline.ts';
import type { Bilingual, FrontMatter, ImageUse, Lesson, ParsedLesson } from './lesson.ts';
import { tooDeepLine } from './markdown/depth.ts';
import { leavesOf, wordsOf } from './markdown/inline.ts';
import { type MarkdownReader, readMarkdown, splitLists } from './markdown/markdown.ts';
import { readSource } from './markdown/source.ts';
import { renderHtml } from './safe-html/html.ts';
import { makeSafe } from './safe-html/untrusted.ts';

/**
 * Reads one file of notes: its front matter, its entries, its HTML and everything worth saying about it.
 * Never throws on any text; `name` is the title when neither front matter nor a heading gives one. `read` may be another
 * reader that makes the same tree.
 *
 * @example
 * parseLesson('- Purpose: CNN scratch 目标：手动构建CNN [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)').lesson.entries[0]
 * // => { kind: 'moment', id: 't=137', start: 137, en: 'Purpose: CNN scratch', zh: '目标：手动构建CNN', … }
 */
export function parseLesson(
  text: string,
  name = 'Untitled',
  read: MarkdownReader = readMarkdown,
): ParsedLesson {
  const cut = cutFrontMatter(text);
  const { meta, findings } = readFrontMatter(cut.yaml);
  const body = readBody(cut.body, meta, name, read);
  return { ...body, findings: inOrder([...cut.findings, ...findings, ...body.findings]) };
}

function readBody(text: string, meta: FrontMatter, name: string, read: MarkdownReader): ParsedLesson {
  const tooDeep = tooDeepLine(text);
  if (tooDeep !== undefined) return unread(meta, name, tooDeep);
  try {
    return parseBody(text, meta, name, read);
  } catch (error) {
    // Only the depth of recursion is the author's doing; anything else is a fault of ours.
    if (error instanceof RangeError) return unread(meta, name, 1);
    throw error;
  }
}

function unread(meta: FrontMatter, name: string, line: number): ParsedLesson {
  const lesson = makeLesson(meta, meta.title ?? { en: name }, { entries: [], video: undefined }, []);
  return { lesson, html: '', findings: [finding('too-deep', { line, column: 1 })] };
}

function parseBody(text: string, meta: FrontMatter, name: string, read: MarkdownReader): ParsedLesson {
  const source = readSource(text);
  const tree = read(text);
  splitLists(tree);
  const safe = makeSafe(tree, source);
  const title = meta.title ?? takeTitle(tree) ?? bilingualText(name);
  lowerHeadings(tree);
  const outline = readOutline(tree, meta, source);
  const lesson = makeLesson(meta, title, outline, safe.images);
  const findings: Finding[] = [...safe.findings, ...outline.findings, ...checkTimes(lesson)];
  return { lesson, html: renderHtml(tree, safe.hasHtml), findings };
}

/** The first `# heading` is the title, if it is nothing but words; the page shows it above the notes. */
function takeTitle(tree: Root): Bilingual | undefined {
  const index = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const heading = tree.children[index];
  if (heading?.type !== 'heading') return undefined;
  if (!leavesOf(heading).every(({ node }) => node.type === 'text' || node.type === 'inlineCode'))
    return undefined;
  const title = wordsOf(heading).trim();
  if (title === '') return undefined;
  tree.children.splice(index, 1);
  return bilingualText(title);
}

/** The page has one `h1`, its title. */
function lowerHeadings(tree: Root): void {
  for (const node of tree.children) if (node.type === 'heading' && node.depth === 1) node.depth = 2;
}

function makeLesson(
  { title: _title, pairs: _pairs, video: _video, ...meta }: FrontMatter,
  title: Bilingual,
  { entries, prose, video }: Pick<Outline, 'entries' | 'prose' | 'video'>,
  images: readonly ImageUse[],
): Lesson {
  const found = { ...(video !== undefined && { video }), ...(prose !== undefined && { prose }) };
  return { ...meta, title, ...found, entries, images };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
}
