import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../src/notes/parse.ts';
import { stamp } from '../../src/write/stamp.ts';
import { at, notesTexts, rowsIn, VIDEO, wordsIn } from './notes-texts.ts';

const lines = (...all: readonly string[]) => all.join('\n');
const now = { video: VIDEO, seconds: 5 };
const made = `- ${at(5)}`;

describe('without a caret a stamp comes where its time is', () => {
  test.each([
    ['in an empty text', '', 1, lines(made, '')],
    ['at the end', lines(`- a ${at(1)}`, ''), 2, lines(`- a ${at(1)}`, made, '')],
    ['at the end without a line end', `- a ${at(1)}`, 2, lines(`- a ${at(1)}`, made)],
    [
      'at the end, out of what is nested',
      lines(`- a ${at(1)}`, `    - b ${at(2)}`),
      3,
      lines(`- a ${at(1)}`, `    - b ${at(2)}`, made),
    ],
    [
      'below a heading that was just typed',
      lines(`- a ${at(1)}`, '', '## H', ''),
      5,
      lines(`- a ${at(1)}`, '', '## H', '', made),
    ],
    [
      'below the front matter',
      lines('---', 'title: x', '---', ''),
      5,
      lines('---', 'title: x', '---', '', made),
    ],
    [
      'between, with what is nested above',
      lines(`- a ${at(1)}`, '    - b', `- c ${at(9)}`),
      3,
      lines(`- a ${at(1)}`, '    - b', made, `- c ${at(9)}`),
    ],
    ['before the first', lines('# T', '', `- c ${at(9)}`), 3, lines('# T', '', made, `- c ${at(9)}`)],
    [
      'as one of the same list',
      lines(`* a ${at(1)}`, `* c ${at(9)}`),
      2,
      lines(`* a ${at(1)}`, `* ${at(5)}`, `* c ${at(9)}`),
    ],
    ['after a numbered one', `3. a ${at(1)}`, 2, lines(`3. a ${at(1)}`, `4. ${at(5)}`)],
    [
      'not by another video’s times',
      lines('- a [0:01](https://youtu.be/NO-HCRg9VKw?t=1)', '- b [0:09](https://youtu.be/NO-HCRg9VKw?t=9)'),
      3,
      lines(
        '- a [0:01](https://youtu.be/NO-HCRg9VKw?t=1)',
        '- b [0:09](https://youtu.be/NO-HCRg9VKw?t=9)',
        made,
      ),
    ],
    [
      'below a table, not in it',
      lines('| a | b |', '| - | - |', `| c | ${at(1)} |`, `| d | ${at(3)} |`, '', `- e ${at(9)}`),
      5,
      lines('| a | b |', '| - | - |', `| c | ${at(1)} |`, `| d | ${at(3)} |`, made, '', `- e ${at(9)}`),
    ],
  ])('%s', (_name, text, line, expected) => {
    expect(stamp(text, now)).toEqual({ text: expected, line });
  });
});

describe('with a caret it comes below the entry the writer is in, with room for words', () => {
  const made = `-  ${at(5)}`;
  test.each([
    [
      'whatever the times',
      lines(`- a ${at(9)}`, `- b ${at(12)}`),
      1,
      lines(`- a ${at(9)}`, made, `- b ${at(12)}`),
    ],
    ['below what is nested in it', lines('- a', '    - b', '- c'), 1, lines('- a', '    - b', made, '- c')],
    ['nested as it is', lines('- a', '    - b', '- c'), 2, lines('- a', '    - b', `    ${made}`, '- c')],
    ['in an empty line', lines('- a', '', '- b'), 2, lines('- a', made, '- b')],
    ['in an empty item', lines('- a', '    - '), 2, lines('- a', `    ${made}`)],
    ['with what is nested in it', lines('- a', '- ', '  1. b'), 2, lines('- a', `- ${at(5)}`, '  1. b')],
    ['above a text right below an empty item', lines('- ', 'b'), 1, lines(made, '', 'b')],
    [
      'below a text right below an empty item',
      lines('- a', '    -', 'b', '    - c'),
      4,
      lines('- a', '    -', 'b', '    - c', made),
    ],
    ['not into the text below', lines('', 'text'), 1, lines(made, '', 'text')],
    ['below a text', lines('one', 'two', '', 'three'), 1, lines('one', 'two', made, '', 'three')],
    ['below a heading', lines('## H', 'text'), 1, lines('## H', made, '', 'text')],
    ['out of code', lines('```', 'a', '```', 'b'), 2, lines('```', 'a', '```', made, '', 'b')],
    [
      'by time from the front matter',
      lines('---', 'title: x', '---', `- a ${at(1)}`),
      2,
      lines('---', 'title: x', '---', `- a ${at(1)}`, made),
    ],
  ])('%s', (_name, text, caret, expected) => {
    expect(stamp(text, now, caret).text).toBe(expected);
  });
});

test('a stamp adds one line, which is a moment, and takes nothing away', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(notesTexts, fc.option(fc.nat(14), { nil: undefined }), (text, caret) => {
      const { text: after, line } = stamp(text, now, caret);
      expect(wordsIn(after)).toBe(wordsIn(text));
      expect(after.split('\n')[line - 1]).toMatch(/^\s*(?:[-*+]|\d+[.)]) {1,2}\[0:00:05\]/);
      // Below an item, what was code can become entries: there the author's indentation decides.
      if (parseLesson(text).html.includes('<pre')) return;
      const moments = (of: string) => rowsIn(of).filter(({ kind }) => kind === 'moment');
      expect(moments(after).length).toBeGreaterThan(moments(text).length);
      expect(moments(after)).toContainEqual(expect.objectContaining({ line, start: 5, text: '' }));
    }),
    { numRuns: 200 },
  );
});
