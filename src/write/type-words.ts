import { type EntryLines, linesOf, takeApart, withHalves } from './entry-parts.ts';
import type { Halves } from './halves.ts';
import { rewritten } from './operations.ts';
import type { EntryRow } from './rows.ts';

/**
 * Writes the halves of an entry as they are typed; `others` are the words of the other entries. Answers the entry as it
 * then is, to go on typing; `undefined` if it is not there any more or can only be edited in the text.
 */
export function typeWords(
  text: string,
  row: EntryRow,
  halves: Halves,
  others: readonly string[],
): { readonly text: string; readonly row: EntryRow } | undefined {
  const parts = partsOf(row);
  if (!row.halves || !parts) return undefined;
  const written = withHalves(parts, halves, others);
  const source = linesOf(written);
  const edited = rewritten(text, row, () => source);
  const edges = { head: written.head, tail: written.tail };
  return edited && { text: edited.text, row: { ...row, line: edited.line, source, halves, edges } };
}

function partsOf({ source, bilingual, edges }: EntryRow): EntryLines | undefined {
  if (!edges) return takeApart(source, bilingual);
  const { head, tail } = edges;
  return { head, words: source.slice(head.length, source.length - tail.length), tail };
}
