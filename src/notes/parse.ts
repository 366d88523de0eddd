import type { Root } from 'mdast';
import type { Finding } from './check/diagnostics.ts';
import { checkTimes } from './check/time-checks.ts';
import { type Outline, writeOutline } from './entries/outline.ts';
import { titleIn } from './entries/words.ts';
import type { Languages } from './languages.ts';
import type { Bilingual, FrontMatter, Lesson, ParsedLesson } from './lesson.ts';
import { wordsOf } from './markdown/inline.ts';
import type { MarkdownReader } from './markdown/markdown.ts';
import { showCallouts } from './obsidian/callouts.ts';
import { type Notes, readNotes, unlessTooDeep, unreadNotes } from './read-notes.ts';
import { renderHtml } from './safe-html/html.ts';

/**
 * Reads one file of notes: its front matter, its entries, its HTML and everything worth saying about it.
 * Never throws on any text; `name` is the title when neither front matter nor a heading gives one. `read` may be another
 * reader that makes the same tree.
 *
 * @example
 * parseLesson('- Purpose: CNN from scratch 目标：从零构建 CNN [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)').lesson.entries[0]
 * // => { kind: 'moment', id: 't=137', start: 137, en: 'Purpose: CNN from scratch', zh: '目标：从零构建 CNN', … }
 */
export function parseLesson(
  text: string,
  name?: string,
  read?: MarkdownReader,
  languages?: Languages,
): ParsedLesson {
  return renderNotes(readNotes(text, read, languages), name);
}

/** Makes the lesson and its page of notes that were read. Changes their tree, so it can be done once. */
export function renderNotes(notes: Notes, name = 'Untitled'): ParsedLesson {
  return unlessTooDeep(
    () => renderRead(notes, name),
    () => renderRead(unreadNotes(notes), name),
  );
}

function renderRead(notes: Notes, name: string): ParsedLesson {
  const { tree, meta, images, hasHtml } = notes;
  const title = meta.title ?? titleIn(takeTitle(notes) ?? name, notes.languages);
  lowerHeadings(tree);
  const outline = writeOutline(notes);
  showCallouts(tree, notes.languages);
  const lesson = makeLesson(meta, title, outline, images);
  const findings = [...notes.findings, ...outline.findings, ...checkTimes(lesson)];
  return { lesson, html: renderHtml(tree, hasHtml, notes.languages), findings: inOrder(findings) };
}

/** The page shows the title above the notes. */
function takeTitle({ tree, title }: Notes): string | undefined {
  if (!title?.block.phrasing) return undefined;
  tree.children = tree.children.filter((node) => node !== title.block.container);
  return wordsOf(title.block.phrasing as Root).trim();
}

/** The page has one `h1`, its title. */
function lowerHeadings(tree: Root): void {
  for (const node of tree.children) if (node.type === 'heading' && node.depth === 1) node.depth = 2;
}

function makeLesson(
  { title: _title, pairs: _pairs, video: _video, ...meta }: FrontMatter,
  title: Bilingual,
  { entries, prose, video }: Outline,
  images: Lesson['images'],
): Lesson {
  const found = { ...(video !== undefined && { video }), ...(prose !== undefined && { prose }) };
  return { ...meta, title, ...found, entries, images };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
