import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../src/notes/markdown/markdown.ts';
import { readInPieces } from '../../../src/notes/markdown/pieces.ts';

const line = fc.constantFrom(
  '- a point 一点',
  '    - nested in it',
  '* another sign',
  '1. numbered',
  '',
  '',
  '## A heading 标题',
  'Words of a paragraph',
  '```',
  '<div>',
  '> a quotation',
  '- ',
  '\t- by a tab',
);
const texts = fc.array(line, { minLength: 20, maxLength: 120 }).map((lines) => lines.join('\n'));

describe('a long text in pieces', () => {
  test('makes the tree that it makes as a whole', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 200 }), (text, piece) => {
        expect(readInPieces(text, readMarkdown, piece)).toEqual(readMarkdown(text));
      }),
      { numRuns: 300 },
    );
  });

  test('is read in more than one, each of them once', () => {
    const text = Array.from({ length: 50 }, (_, at) => `- point ${at}\n`).join('');
    const read = piecesOf(text, 100);
    expect(read.length).toBeGreaterThan(3);
    expect(read.join('')).toBe(text);
  });

  test('is read as a whole if it defines what holds for all of it', () => {
    const text = `${'- see [there]\n'.repeat(40)}\n[there]: https://example.org/\n`;
    expect(piecesOf(text, 50)).toEqual([text]);
  });
});

/** The pieces that a text is read in. */
function piecesOf(text: string, piece: number): readonly string[] {
  const read: string[] = [];
  const reader = (part: string) => {
    read.push(part);
    return readMarkdown(part);
  };
  readInPieces(text, reader, piece);
  return read;
}
