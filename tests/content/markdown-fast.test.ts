import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlain, readMarkdownFast } from '../../src/content/markdown-fast.ts';
import { parseLesson } from '../../src/notes/parse.ts';

const folders = ['content/courses/fastai-2019-part-1', 'tests/notes/fixtures', 'tests/notes/fixtures/seed'];
const files = folders
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.md'));

describe('the fast reader makes the same lesson', () => {
  test.each(files)('of %s', (file) => same(readFileSync(file, 'utf8')));

  test('of generated notes, plain and less plain', { timeout: 120_000 }, () => {
    const plain = [
      '- ',
      '\n- ',
      '\n- ',
      '\n    - ',
      '\n  - ',
      '\n1. ',
      '\n2. ',
      '\n# ',
      '\n## ',
      '\n### ',
      '\n',
      '\n\n',
      '\n\n\n',
      '\r\n',
      '  \n',
      ' ',
      '  ',
      'skip connection ',
      '跳跃连接',
      '。',
      '（',
      '“',
      'split_by_folder',
      '`res_block`',
      '`a | b`',
      ' | ',
      'a: ',
      '12',
      '1.',
      '5)',
      'x',
      '😀',
      '\u200b',
      '[0:10](https://youtu.be/9spwoDYwW_I?t=10)',
      ' [0:20](https://youtu.be/9spwoDYwW_I?t=20)',
      '[lesson](https://example.org/a_b)',
    ];
    const less = [
      '**',
      '_',
      '~~',
      '*',
      '[',
      ']',
      '(',
      ')',
      '](',
      '`',
      '```\n',
      '> ',
      '\n| a | b |\n|--|--|\n| ',
      '<b>',
      '<int>',
      '<script>',
      '<!-- a -->',
      'https://youtu.be/9spwoDYwW_I?t=20',
      '<https://youtu.be/9spwoDYwW_I?t=1>',
      'www.example.org',
      'a@example.org',
      '&amp;',
      'Q&A',
      '\\',
      '\t',
      '[^1]',
      '\n[^1]: note\n',
      '\n[a]: https://example.org\n',
      '[a]',
      '![i](i.png)',
      '\n---\n',
      '- [x] ',
      '\n===\n',
      '+ ',
      '!',
    ];
    const notes = fc.oneof(
      fc.array(fc.constantFrom(...plain), { maxLength: 30 }),
      fc.array(fc.constantFrom(...plain, ...less), { maxLength: 15 }),
    );
    fc.assert(
      fc.property(notes, (pieces) => same(pieces.join(''))),
      { numRuns: Number(process.env.RUNS ?? 1500) },
    );
  });

  test('and real notes are plain enough for it', () => {
    const lesson = readFileSync('content/courses/fastai-2019-part-1/lesson-7.md', 'utf8');
    expect(isPlain(lesson.replace(/^---[\s\S]*?\n---/, ''))).toBe(true);
    expect(isPlain('- **bold** [0:10](https://youtu.be/9spwoDYwW_I?t=10)')).toBe(false);
  });
});

function same(text: string): void {
  expect(parseLesson(text, 'name', readMarkdownFast)).toEqual(parseLesson(text, 'name'));
}
