import { LIST_MARKER } from './list-marker.ts';

const MOST_LEVELS = 100;
const OPENERS = new RegExp(String.raw`^([ \t]*)((?:${LIST_MARKER}[ \t]+|>[ \t]?)*)`);
const RULE = /^[ \t]*([-*])(?:[ \t]*\1)+[ \t]*$/;

/**
 * The first line, counted from 1, at which lists and quotations are nested deeper than anyone writes by hand. Parsing
 * such a text would take a time that grows with the cube of its depth.
 */
export function tooDeepLine(text: string): number | undefined {
  const indents: number[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [, indent = '', markers = ''] = OPENERS.exec(line) ?? [];
    if (markers === '' || RULE.test(line)) continue;
    while ((indents.at(-1) ?? -1) >= indent.length) indents.pop();
    indents.push(indent.length);
    const levels = markers.match(/\d+|[^\s\d.)]/g)?.length ?? 0;
    if (indents.length + levels > MOST_LEVELS) return index + 1;
  }
  return undefined;
}
