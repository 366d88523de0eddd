import { type Finding, finding } from '../check/diagnostics.ts';

/** A file without its byte order mark, cut into front matter and Markdown. Lines of `body` are those of the file. */
interface Cut {
  readonly yaml: string | undefined;
  readonly body: string;
  readonly findings: readonly Finding[];
}

/**
 * Separates the front matter, if there is any; an unclosed one is a finding and its text stays in the body. Carriage
 * returns that alone end lines, which neither YAML nor our rules know, become line feeds.
 */
export function cutFrontMatter(file: string): Cut {
  const text = file.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n');
  const open = /^---[ \t]*(\r\n|\r|\n)/.exec(text);
  if (!open) return { yaml: undefined, body: text, findings: [] };
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(open[0].length));
  if (!close) {
    const looksLikeYaml = /^[\w-]+[ \t]*:/.test(text.slice(open[0].length));
    const detail = {
      found: { en: 'an opening “---” without a closing one', zh: '只有开头的“---”，没有结尾的' },
      expected: { en: '“---” on a line of its own', zh: '结尾另有一行“---”' },
    };
    return {
      yaml: undefined,
      body: text,
      findings: looksLikeYaml ? [finding('front-matter-syntax', { line: 1, column: 1 }, detail)] : [],
    };
  }
  const end = open[0].length + close.index + close[0].length;
  const yaml = text.slice(open[0].length, open[0].length + close.index);
  return { yaml, body: text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end), findings: [] };
}
