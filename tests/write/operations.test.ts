import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../src/notes/parse.ts';
import { moveDown, moveUp } from '../../src/write/move.ts';
import {
  fixLine,
  mergeWithNext,
  nudge,
  type Operation,
  remove,
  setTime,
  settle,
} from '../../src/write/operations.ts';
import { typeWords } from '../../src/write/type-words.ts';
import { at, notesTexts, rowAt, rowsIn, VIDEO, wordsIn } from './notes-texts.ts';

const lines = (...all: readonly string[]) => all.join('\n');

describe('the time of an entry', () => {
  test.each([
    ['is moved', `- a 一 ${at(7)}`, nudge(5), `- a 一 ${at(12)}`],
    ['does not go below 0', `- a 一 ${at(3)}`, nudge(-5), `- a 一 ${at(0)}`],
    ['is set', `- a 一 ${at(7)}`, setTime(61, VIDEO), `- a 一 ${at(61, '0:01:01')}`],
    ['is given to a point', `- b ${at(1)}\n- a 一`, setTime(2, VIDEO), `- b ${at(1)}\n- a 一 ${at(2)}`],
    ['keeps the words of its label', `- ${at(7, '0:00:07 intro')}`, nudge(1), `- ${at(8, '0:00:08 intro')}`],
    [
      'keeps a label that is words',
      `- ${at(7, 'Skip connections')}`,
      nudge(1),
      `- ${at(8, 'Skip connections')}`,
    ],
    ['moves a bare link', `- a https://youtu.be/${VIDEO}?t=7`, nudge(1), `- a ${at(8)}`],
    ['moves the end of its label', `- a ${at(7, '0:07–0:09')}`, nudge(2), `- a ${at(9, '0:00:09–0:00:11')}`],
    ['moves in a heading', `## a 一 ${at(7)}`, nudge(1), `## a 一 ${at(8)}`],
    [
      'moves in a table',
      `| a | b |\n| - | - |\n| a | ${at(7)} |`,
      nudge(1),
      `| a | b |\n| - | - |\n| a | ${at(8)} |`,
    ],
  ])('%s', (_name, text, operation, expected) => {
    expect(operation(text, rowAt(text, text.split('\n').length))?.text).toBe(expected);
  });

  test('a point gets none if no video is known', () => {
    const text = `- b ${at(1)}\n- a`;
    expect(setTime(2, undefined)(text, rowAt(text, 2))).toBeUndefined();
  });
});

describe('the halves of an entry', () => {
  const rows: readonly [string, string, { en?: string; zh?: string }, string][] = [
    [
      'a half is added',
      `- see the CNN ${at(7)}`,
      { en: 'see the CNN', zh: '目标' },
      `- see the CNN 目标 ${at(7)}`,
    ],
    [
      'an unclear pair is marked',
      `- MNIST ${at(7)}`,
      { en: 'MNIST', zh: '神经网络' },
      `- MNIST | 神经网络 ${at(7)}`,
    ],
    ['the first words of a stamp', `-  ${at(7)}`, { en: 'a' }, `- a ${at(7)}`],
    ['words of a link that stands first', `- ${at(7)} a b 一`, { en: 'a c', zh: '一' }, `- ${at(7)} a c 一`],
    ['a half is taken away', `- see the Purpose 目标 ${at(7)}`, { zh: '目标' }, `- 目标 ${at(7)}`],
    ['both are', `- see the Purpose 目标 ${at(7)}`, {}, `- ${at(7)}`],
    ['a line end becomes a blank', `- a ${at(7)}`, { en: 'a\nb' }, `- a b ${at(7)}`],
    ['the Chinese line below', `- a\n  中文 ${at(7)}`, { en: 'a', zh: '中文。' }, `- a | 中文。 ${at(7)}`],
    [
      'Markdown stays',
      `- \`x\` **b** 用 \`y\` ${at(7)}`,
      { en: '`x` **c**', zh: '用 `y`' },
      `- \`x\` **c** | 用 \`y\` ${at(7)}`,
    ],
    [
      'Chinese with a Latin term at first',
      `- MNIST ${at(7)}`,
      { zh: 'MNIST 神经网络' },
      `- MNIST 神经网络 ${at(7)}`,
    ],
  ];
  test.each(rows)('%s', (_name, text, halves, expected) => {
    expect(typeWords(text, rowAt(text, 1), halves, [])?.text).toBe(expected);
  });

  test('they are left alone where words stand on both sides of the link', () => {
    const text = `- see ${at(7)} for more 更多`;
    expect(rowAt(text, 1).halves).toBeUndefined();
    expect(typeWords(text, rowAt(text, 1), { en: 'x' }, [])).toBeUndefined();
  });
});

describe('an entry that can be read in two ways is settled', () => {
  test.each([
    [
      'as a pair',
      `- from_folder 从文件夹提供图片 ${at(7)}`,
      settle('pair'),
      `- from_folder | 从文件夹提供图片 ${at(7)}`,
    ],
    [
      'as one phrase',
      `- from_folder 从文件夹提供图片 ${at(7)}`,
      settle('whole'),
      `- | from_folder 从文件夹提供图片 ${at(7)}`,
    ],
    ['not as a pair without two halves', `- from_folder ${at(7)}`, settle('pair'), undefined],
  ])('%s', (_name, text, operation, expected) => {
    const edited = operation(text, rowAt(text, 1));
    expect(edited?.text).toBe(expected);
    if (edited)
      expect(parseLesson(edited.text).findings.map(({ code }) => code)).not.toContain('ambiguous-split');
  });
});

describe('entries change places', () => {
  const [a, b, c] = [`- a ${at(1)}`, `    - b ${at(2)}`, `- c ${at(3)}`];
  const rows: readonly [string, string, number, Operation, string | undefined][] = [
    ['down, with what is nested', lines(a, b, c), 1, moveDown, lines(c, a, b)],
    ['up, over what is nested', lines(a, b, c), 3, moveUp, lines(c, a, b)],
    ['blank lines stay where they were', lines(a, '', c, ''), 3, moveUp, lines(c, '', a, '')],
    ['not above the first', lines(a, c), 1, moveUp, undefined],
    ['not below the last', lines(a, c), 2, moveDown, undefined],
    ['not out of what it is nested in, up', lines(a, b, c), 2, moveUp, undefined],
    ['not out of what it is nested in, down', lines(a, b, c), 2, moveDown, undefined],
    ['up over a heading', lines(a, '', '## H', '', c), 5, moveUp, lines(a, c, '', '## H')],
    ['down over a heading', lines(a, '', '## H', '', c), 1, moveDown, lines('', '## H', '', a, c)],
    [
      'down over a heading without entries',
      lines(a, c, '', '## H'),
      2,
      moveDown,
      lines(a, '', '## H', '', c),
    ],
    ['not into the front matter', lines('---', 'title: x', '---', a), 4, moveUp, undefined],
  ];
  test.each(rows)('%s', (_name, text, line, operation, expected) => {
    expect(operation(text, rowAt(text, line))?.text).toBe(expected);
  });
});

describe('two entries become one', () => {
  const rows: readonly [string, string, string | undefined][] = [
    ['with both halves', `- a b: 一 ${at(1)}\n- the c: 三 ${at(2)}\n`, `- a b: the c: 一；三 ${at(1)}\n`],
    ['with one half each', `- a b ${at(1)}\n- 三 ${at(2)}`, `- a b 三 ${at(1)}`],
    ['across a blank line', `- a b ${at(1)}\n\n- c ${at(2)}`, `- a b; c ${at(1)}`],
    ['the second one’s time for a point', `- a\n- c ${at(2)}`, `- a; c ${at(2)}`],
    [
      'with its own first nested one',
      `- a ${at(1)}\n    - b ${at(2)}\n        - c ${at(3)}`,
      `- a; b ${at(1)}\n    - c ${at(3)}`,
    ],
    ['with what is nested in the second', `- a ${at(1)}\n- b ${at(2)}\n    - c`, `- a; b ${at(1)}\n    - c`],
    ['further links stay', `- a ${at(1)}\n- b ${at(2)} ${at(5)}`, `- a; b ${at(1)} ${at(5)}`],
    [
      'with lines that go on and look like an entry',
      `  1. a ${at(1)}\n  1. b\n    - c ${at(2)}`,
      `  1. a ${at(1)} b\n    - c ${at(2)}`,
    ],
    ['words in a label stay', `- a ${at(1)}\n- ${at(2, 'Skip')}`, `- a ${at(1)} ${at(2, 'Skip')}`],
    ['not with a heading', `- a ${at(1)}\n\n## H ${at(2)}`, undefined],
    ['not alone', `- a ${at(1)}`, undefined],
  ];
  test.each(rows)('%s', (_name, text, expected) => {
    expect(mergeWithNext(rowsIn(text)[1]?.bilingual ?? false)(text, rowAt(text, 1))?.text).toBe(expected);
  });
});

describe('an entry is taken out', () => {
  test.each([
    ['alone', `- a ${at(1)}\n- b ${at(2)}\n`, 1, `- b ${at(2)}\n`],
    ['what is nested stays', `- a ${at(1)}\n    - b\n        - c\n- d`, 1, `- b\n    - c\n- d`],
    ['one of two blank gaps', `- a ${at(1)}\n\n- b ${at(2)}\n\n- c`, 3, `- a ${at(1)}\n\n- c`],
    ['with its second line', `- a ${at(1)}\n- b\n  中文 ${at(2)}`, 2, `- a ${at(1)}`],
  ])('%s', (_name, text, line, expected) => {
    expect(remove(text, rowAt(text, line))?.text).toBe(expected);
  });
});

test('a fix is made only in the line it was made for', () => {
  expect(fixLine('a\nb', 2, 'b', 'c')).toEqual({ text: 'a\nc', line: 2 });
  expect(fixLine('a\nb', 2, 'b', '')).toEqual({ text: 'a', line: 2 });
  expect(fixLine('a\nx', 2, 'b', 'c')).toBeUndefined();
});

describe('on any notes', { timeout: 60_000 }, () => {
  const withRow = notesTexts.chain((text) => {
    const rows = rowsIn(text).filter(({ kind }) => kind !== 'section');
    return fc.record({
      text: fc.constant(text),
      row: rows.length > 0 ? fc.constantFrom(...rows) : fc.constant(undefined),
    });
  });
  const check = (property: (text: string, row: ReturnType<typeof rowAt>) => void) =>
    fc.assert(
      fc.property(withRow, ({ text, row }) => {
        fc.pre(row !== undefined);
        property(text, row);
      }),
      { numRuns: 100 },
    );
  const sorted = (text: string) => [...wordsIn(text)].sort().join('');

  test.each([
    ['nudge', nudge(3)],
    ['set a time', setTime(40, VIDEO)],
  ])('%s changes no word', (_name, operation) => {
    check((text, row) => {
      const edited = operation(text, row);
      if (edited) expect(wordsIn(edited.text)).toBe(wordsIn(text));
    });
  });

  test.each([
    ['up', moveUp],
    ['down', moveDown],
  ])('moving %s keeps every line', (_name, operation) => {
    check((text, row) => {
      const edited = operation(text, row);
      const kept = (of: string) =>
        of
          .split('\n')
          .filter((line) => line.trim() !== '')
          .sort();
      if (!edited) return;
      expect(kept(edited.text)).toEqual(kept(text));
      expect(
        edited.text
          .split('\n')
          .slice(edited.line - 1)
          .join('\n')
          .startsWith(row.source),
      ).toBe(true);
    });
  });

  test('merging keeps every word', () => {
    check((text, row) => {
      const rows = rowsIn(text);
      const next = rows.find(({ line }) => line > row.line);
      const edited = mergeWithNext(next?.bilingual ?? false)(text, row);
      if (edited) expect(sorted(edited.text)).toBe(sorted(text));
    });
  });

  test('writing the same halves again changes no word, and other halves are all there', () => {
    check((text, row) => {
      if (!row.halves) return;
      expect(wordsIn(typeWords(text, row, row.halves, [])?.text ?? '')).toBe(wordsIn(text));
      const changed =
        typeWords(text, row, { ...row.halves, zh: `${row.halves.zh ?? ''}新的` }, [])?.text ?? '';
      expect(sorted(changed)).toBe(sorted(`${text}新的`));
    });
  });

  test('taking an entry out takes only its own words', () => {
    check((text, row) => {
      const edited = remove(text, row);
      expect(sorted(`${edited?.text}\n${row.source}`)).toBe(sorted(text));
    });
  });

  test('an entry that is not there any more is left alone', () => {
    check((text, row) => {
      const gone = { ...row, source: `${row.source} gone` };
      for (const operation of [nudge(1), setTime(1, VIDEO), remove, moveUp, moveDown, mergeWithNext(true)])
        expect(operation(text, gone)).toBeUndefined();
    });
  });
});

test('words typed letter by letter, with marks on the way, are written as they are typed', () => {
  for (const said of [
    'Purpose: CNN - scratch, and so on',
    'a | b',
    '目标：手动，构建 - CNN',
    '(see [this](https://example.org)):',
  ]) {
    const half = /\p{Script=Han}/u.test(said) ? 'zh' : 'en';
    let text = `- x ${at(1)}\n-  ${at(7)}`;
    let row = rowAt(text, 2);
    for (let length = 1; length <= said.length; length++) {
      const written = typeWords(text, row, { [half]: said.slice(0, length) }, ['x']);
      if (!written) throw new Error(said.slice(0, length));
      ({ text, row } = written);
    }
    expect(text.split('\n')[1]?.replace('- | ', '- ')).toBe(`- ${said} ${at(7)}`);
  }
});
