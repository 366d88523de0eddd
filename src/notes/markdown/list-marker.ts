/** The sign that begins an item of a list without numbers, as the source of an expression. */
export const BULLET = '[-*+]';

/** The sign that begins an item of any list, as the source of an expression: the one place that knows it. */
export const LIST_MARKER = String.raw`(?:${BULLET}|\d{1,9}[.)])`;

const MARKED = new RegExp(String.raw`^\s*(${LIST_MARKER})(?=\s|$)`);

/**
 * The marker that a line begins with, after its indentation.
 *
 * @example listMarkerOf('    2. two') // => '2.'
 */
export function listMarkerOf(line: string): string | undefined {
  return MARKED.exec(line)?.[1];
}

/** A line without its indentation and its marker. */
export function withoutListMarker(line: string): string {
  return line.replace(MARKED, '').trimStart();
}
