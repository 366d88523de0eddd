import type { Nodes, Root } from 'mdast';
import type { Entry } from '../lesson.ts';

/** Words of the notes that are no entry: a paragraph, a row, a piece of code. */
export interface ProsePiece {
  readonly line: number;
  /** True inside of a list, where it belongs to the entry above it; elsewhere it belongs to the heading above. */
  readonly isNested: boolean;
  readonly text: string;
}

/** The code of the notes, fenced or indented. */
export function codeIn(tree: Root): readonly ProsePiece[] {
  const pieces: ProsePiece[] = [];
  const walk = (node: Nodes, isNested: boolean): void => {
    if (node.type === 'code')
      pieces.push({ line: node.position?.start.line ?? 1, isNested, text: node.value });
    else if ('children' in node)
      for (const child of node.children) walk(child, isNested || node.type === 'list');
  };
  walk(tree, false);
  return pieces;
}

/**
 * Gives prose to the entries it belongs to; what stands above all of them is the lesson's own. `headings` are the ids
 * of the entries that are headings.
 */
export function withProse(
  entries: readonly Entry[],
  headings: ReadonlySet<string>,
  pieces: readonly ProsePiece[],
): { readonly entries: readonly Entry[]; readonly prose?: string } {
  if (pieces.length === 0) return { entries };
  const owned = Map.groupBy(pieces, ({ line, isNested }) =>
    entries.findLast((entry) => entry.line <= line && (isNested || headings.has(entry.id))),
  );
  const proseOf = (entry: Entry | undefined) => {
    const own = [...(owned.get(entry) ?? [])].sort((a, b) => a.line - b.line);
    const text = own
      .map((piece) => piece.text.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join(' · ');
    return text === '' ? {} : { prose: text };
  };
  return { entries: entries.map((entry) => ({ ...entry, ...proseOf(entry) })), ...proseOf(undefined) };
}
