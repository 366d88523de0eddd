import { type Line, readLines } from '../notes/markdown/lines.ts';

/**
 * Notes as they leave the note taker: where nothing in them is a title, the name of the draft is.
 *
 * @example titled('- a 一', 'Lesson 8') // => '# Lesson 8\n\n- a 一'
 */
export function titled(text: string, name: string): string {
  const title = asWritten(name.trim());
  const lines = readLines(text);
  if (title === '' || lines.some(isTitle)) return text;
  const front = lines.findLastIndex(({ kind }) => kind === 'front') + 1;
  const texts = lines.map((line) => line.text);
  const body = texts.slice(front).join('\n').replace(/^\n+/, '');
  return [...texts.slice(0, front), `# ${title}`, '', body].join('\n');
}

/** True if notes say themselves what their title is. */
export function hasTitle(text: string): boolean {
  return readLines(text).some(isTitle);
}

/** A title in the front matter, or a heading of the first level outside of lists. */
function isTitle({ text, kind, indent }: Line): boolean {
  if (kind === 'front') return /^title\s*:/.test(text);
  return kind === 'heading' && indent < 2 && /^ ?(?:#[ \t]+[^\s#]|=+\s*$)/.test(text);
}

/** A name as Markdown that says it letter by letter. */
function asWritten(name: string): string {
  return name
    .replace(/[\\`*[\]<>&~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/#+$/, '\\$&');
}
