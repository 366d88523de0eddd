import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { draftOutline } from '../../../src/notes/convert/draft-outline.ts';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { readChapters } from '../../../src/notes/convert/import-chapters.ts';
import { importNotes, rowsOfNotes } from '../../../src/notes/convert/import-notes.ts';
import { importOutline, kindOf } from '../../../src/notes/convert/import-outline.ts';
import {
  type ImportRow,
  joinRows,
  plainMarkdown,
  writeRows,
} from '../../../src/notes/convert/import-rows.ts';
import { readTable } from '../../../src/notes/convert/import-table.ts';
import { momentsOf } from '../../../src/notes/lesson.ts';
import { parseLesson } from '../../../src/notes/parse.ts';
import { readSubtitles } from '../../../src/notes/subtitles/read-subtitles.ts';
import { hostileImports, importHostile } from '../../browser/hostile-content.ts';
import { payloads } from '../../browser/payloads.ts';

// Properties read many texts, and the machine may have others to read.
vi.setConfig({ testTimeout: 60_000 });

const VIDEO = '9spwoDYwW_I';
const url = (seconds: number, video = VIDEO) => `https://youtu.be/${video}?t=${seconds}`;
const read = (markdown: string) =>
  momentsOf(parseLesson(markdown).lesson).map(({ start, en, zh }) => [start, en ?? null, zh ?? null]);

describe('chapters', () => {
  test.each([
    ['0:00 Opening 开场', { start: 0, text: 'Opening 开场' }],
    ['00:00:00 Opening', { start: 0, text: 'Opening' }],
    ['1:02:03 - Opening', { start: 3723, text: 'Opening' }],
    ['75:30 Opening', { start: 4530, text: 'Opening' }],
    ['(2:17) Opening', { start: 137, text: 'Opening' }],
    ['- [2:17] Opening', { start: 137, text: 'Opening' }],
    ['3. 2:17: Opening', { start: 137, text: 'Opening' }],
    ['2:17–3:00 Opening', { start: 137, end: 180, text: 'Opening' }],
    ['0：02：17 开场', { start: 137, text: '开场' }],
    ['2:17开场', { start: 137, text: '开场' }],
    ['🎬 0:00 Introduction', { start: 0, text: 'Introduction' }],
    ['⏱️ 2:17 - Opening', { start: 137, text: 'Opening' }],
    ['#2 (00:10:00) variables', { start: 600, text: 'variables' }],
    ['- 🎬 2:17 Opening', { start: 137, text: 'Opening' }],
    ['12 2:17 Opening', { start: 137, text: 'Opening' }],
    ['3 Idiots 2:17', { start: 137, text: '3 Idiots' }],
    ['Opening 2:17', { start: 137, text: 'Opening' }],
    ['Opening - (0:02:17)', { start: 137, text: 'Opening' }],
    ['\u200b2:17 of <int> and conv_layer', { start: 137, text: 'of \\<int> and conv_layer' }],
  ])('%s', (line, row) => {
    expect(readChapters(line)).toEqual({ rows: [row], skipped: [] });
  });

  test('what is left has its number and a reason', () => {
    const { rows, skipped } = readChapters(
      'About the course\r\n\r\n0:00 Opening\r\n2:17\r\nhttps://example.org',
    );
    expect(rows).toHaveLength(1);
    expect(skipped).toEqual([
      { line: 1, text: 'About the course', reason: 'no-time' },
      { line: 4, text: '2:17', reason: 'no-words' },
      { line: 5, text: 'https://example.org', reason: 'no-time' },
    ]);
  });
});

describe('tables', () => {
  test.each([
    ['comma', '0:02:17,Purpose,目标'],
    ['semicolon', '137;Purpose;目标'],
    ['tab', '2m17s\tPurpose\t目标'],
    ['header', 'time,en,zh\n0:02:17,Purpose,目标'],
    ['header in another order', '中文,Time,English\r\n目标,137,Purpose'],
    ['quotation marks', '"0:02:17","Purpose","目标"'],
    ['byte order mark', '\ufefftime,en,zh\n137,Purpose,目标\n\n'],
    ['a link as time', `${url(137, VIDEO)},Purpose,目标`],
  ])('%s', (_, table) => {
    expect(readTable(table)).toEqual({
      rows: [expect.objectContaining({ start: 137, en: 'Purpose', zh: '目标' })],
      skipped: [],
    });
  });

  test('commas, quotation marks and lines within quotation marks', () => {
    expect(readTable('1,"a, ""b""\nc",甲\n2,d,乙').rows).toEqual([
      { start: 1, en: 'a, "b" c', zh: '甲' },
      { start: 2, en: 'd', zh: '乙' },
    ]);
  });

  test.each([
    ['a bar in the English', '"a | b"', '甲', 'a | b', '甲'],
    ['a bar in the Chinese', 'a b', '甲 | 乙', 'a b', '甲 | 乙'],
    ['bars in both', '"x || y | z"', '"甲 | 乙"', 'x || y | z', '甲 | 乙'],
    ['a full-width bar', 'p(a｜b) of it', '给定 b 时 a 的概率', 'p(a｜b) of it', '给定 b 时 a 的概率'],
    ['a bar and no English', '', '甲 | 乙', null, '甲 | 乙'],
    ['a bar and no Chinese', 'a | b', '', 'a | b', null],
  ])('halves stay what they are: %s', (_, typedEn, typedZh, en, zh) => {
    const markdown = writeRows(readTable(`1,${typedEn},${typedZh}\n9,the end of it,结尾`).rows, VIDEO);
    expect(read(markdown)).toEqual([
      [1, en, zh],
      [9, 'the end of it', '结尾'],
    ]);
    expect(formatNotes(markdown)).toBe(markdown);
  });

  test.each([
    ['without names, start and end', '137,200,Purpose of it\n0:03:20,0:04:00,"What, then"'],
    ['Timestamp and Title', 'Title,Timestamp\nPurpose of it,137\n"What, then",3:20'],
    ['Chinese names', '標題,時間,結束\nPurpose of it,2:17,3:20\n"What, then",3:20,4:00'],
    ['start, end and text', 'start,end,text\n137,200,Purpose of it\n200,240,"What, then"'],
    ['name and content, other case', 'START;END;Content\n2:17;3:20;Purpose of it\n3:20;4:00;What, then'],
  ])('an end is never taken for words: %s', (_, table) => {
    const { rows, skipped } = readTable(table);
    expect(rows.map(({ start, text }) => [start, text])).toEqual([
      [137, 'Purpose of it'],
      [200, 'What, then'],
    ]);
    expect(rows.every(({ end, start }) => end === undefined || end > start)).toBe(true);
    expect(skipped).toEqual([]);
  });

  test('columns for the end and the video', () => {
    expect(readTable(`time,end,en,video\n1,2,a,${url(9, 'wkyvJQSOW_Q')}`).rows).toEqual([
      { start: 1, end: 2, en: 'a', video: 'wkyvJQSOW_Q' },
    ]);
  });

  test.each([
    ['no time', 'x,a,甲', 1, 'no-time'],
    ['no words', '1,,', 1, 'no-words'],
    ['a comma that splits the words', '1,Hello, world,你好', 1, 'too-many-cells'],
    ['an open quotation mark', '1,a,甲\n2,"b,乙\n3,c,丙', 2, 'open-quote'],
    ['a column of another name', 'time,en,note\n1,a,b', 1, 'no-column'],
    ['below a cell of several lines', '1,"a\r\nb\r\n\r\nc",甲\r\n\r\nx,d,丁', 6, 'no-time'],
    ['line ends of an old kind', '1,a,甲\r2,b,乙\rx,c,丙', 3, 'no-time'],
    ['no quotation mark but an inch', '1,12" wide,甲\nx,c,丙', 2, 'no-time'],
  ])('left: %s', (_, table, line, reason) => {
    expect(readTable(table).skipped).toEqual([expect.objectContaining({ line, reason })]);
  });
});

describe('subtitles', () => {
  const cue = (start: number, end: number, ...lines: string[]) => ({
    start,
    end,
    line: expect.any(Number),
    lines: lines.map((text) => expect.objectContaining({ text })),
  });

  test.each([
    [
      'SBV',
      '0:00:01.520,0:00:03.260\nhello\nworld\n\n0:00:04.000,0:00:05.000\nbye\n',
      [cue(1520, 3260, 'hello', 'world'), cue(4000, 5000, 'bye')],
    ],
    [
      'SRT',
      '1\n00:00:01,520 --> 00:00:03,260\nhello\nworld\n\n2\n00:00:04,000 --> 00:00:05,000\nbye',
      [cue(1520, 3260, 'hello', 'world'), cue(4000, 5000, 'bye')],
    ],
    [
      'WebVTT',
      'WEBVTT\n\nintro\n00:01.520 --> 00:03.260 align:start\nhello\nworld\n\n01:00:04.000 --> 01:00:05.000\nbye',
      [cue(1520, 3260, 'hello', 'world'), cue(3_604_000, 3_605_000, 'bye')],
    ],
    [
      'byte order mark and CRLF',
      '\ufeff1\r\n00:00:01,520 --> 00:00:03,260\r\nhello\r\n\r\n',
      [cue(1520, 3260, 'hello')],
    ],
    [
      'gaps in the numbers',
      '3\n00:00:01,000 --> 00:00:02,000\na\n\n9\n00:00:02,000 --> 00:00:03,000\nb',
      [cue(1000, 2000, 'a'), cue(2000, 3000, 'b')],
    ],
    [
      'blank lines in a cue',
      '0:00:01.000,0:00:03.000\n\na\n\nb\n\n\n0:00:03.000,0:00:04.000\nc',
      [cue(1000, 3000, 'a', 'b'), cue(3000, 4000, 'c')],
    ],
    [
      'overlaps, an end before its start',
      '0:00:05.000,0:00:04.000\na\n\n0:00:04.500,0:00:09.000\nb',
      [cue(5000, 4000, 'a'), cue(4500, 9000, 'b')],
    ],
    [
      'a number as words',
      '1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:02,000 --> 00:00:03,000\n43',
      [cue(1000, 2000, '42'), cue(2000, 3000, '43')],
    ],
    [
      'text that looks like a tag',
      '0:00:01.000,0:00:03.000\n<b>ool</b> of <int> &amp;',
      [cue(1000, 3000, '<b>ool</b> of <int> &amp;')],
    ],
    [
      'tags',
      '1\n00:00:01,000 --> 00:00:02,000\n<i>a</i> <font color="red">b</font> <int> {\\an8}c &amp;',
      [cue(1000, 2000, 'a b <int> c &')],
    ],
    [
      'tags and entities of WebVTT',
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>a</v><00:01.500><c.x> b</c> &lt;int&gt; &amp;lt;',
      [cue(1000, 2000, 'a b <int> &lt;')],
    ],
  ])('%s', (_, text, cues) => {
    expect(readSubtitles(text)).toMatchObject({ cues, skipped: [] });
  });

  test('notes, styles and lines above the first time are left', () => {
    const vtt =
      'WEBVTT\nKind: captions\n\nNOTE x\ny\n\n00:01.000 --> 00:02.000\na\nNOTE is a word\n\nSTYLE\n::cue {}\n';
    const { cues, skipped } = readSubtitles(vtt);
    expect(cues).toEqual([cue(1000, 2000, 'a', 'NOTE is a word')]);
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual(
      [2, 4, 5, 11, 12].map((line) => [line, 'comment']),
    );
    expect(readSubtitles('x\n0:00:01.000,0:00:03.000\na').skipped).toEqual([
      { line: 1, text: 'x', reason: 'no-time' },
    ]);
  });

  test('what a rolling display shows again is left, what somebody says again is not', () => {
    const rolling = 'a\n\nb\n\nc\n\nd'
      .split('\n\n')
      .map(
        (word, at, all) =>
          `00:0${at}.000 --> 00:0${at + 1}.000\n${at > 0 ? `${all[at - 1]}\n` : ''}${word}\n`,
      );
    expect(
      readSubtitles(rolling.join('\n')).cues.flatMap(({ lines }) => lines.map(({ text }) => text)),
    ).toEqual(['a', 'b', 'c', 'd']);
    expect(readSubtitles(rolling.join('\n')).skipped).toHaveLength(3);
    const said = ['yes', 'yes', 'no', 'well'].map(
      (word, at) => `0:00:0${at}.000,0:00:0${at + 1}.000\n${word}\n`,
    );
    expect(readSubtitles(said.join('\n')).cues).toHaveLength(4);
    expect(readSubtitles(said.join('\n')).skipped).toEqual([]);
  });
});

describe('a draft of subtitles', () => {
  const cues = (...said: readonly [start: number, end: number, text: string][]) =>
    said.map(([start, end, text], line) => ({
      start: start * 1000,
      end: end * 1000,
      line,
      lines: [{ line, text }],
    }));

  test('an entry ends with a sentence or a pause once it is long enough, at the latest after twice that', () => {
    const any = cues(
      [0, 5, 'One.'],
      [5, 12, 'two'],
      [12, 15, 'three.'],
      [15, 24, 'four'],
      [27, 29, 'five'],
      [29, 38, 'six'],
      [38, 48, 'seven'],
    );
    expect(draftOutline({ any }, 10)).toEqual([
      { start: 0, en: 'One. two three.' },
      { start: 15, en: 'four' },
      { start: 27, en: 'five six seven' },
    ]);
    expect(draftOutline({ any }, 0)).toHaveLength(7);
  });

  test('the language is that of the line, or of the file', () => {
    expect(draftOutline({ any: cues([0, 1, '你好'], [1, 2, 'hello']) }, 30)).toEqual([
      { start: 0, en: 'hello', zh: '你好' },
    ]);
    const en = cues([2, 3, 'hello.'], [40, 41, 'bye']);
    const zh = cues([1, 2, '你好'], [39, 40, '好的'], [41, 42, 'OK']);
    expect(draftOutline({ en, zh }, 30)).toEqual([
      { start: 2, en: 'hello.', zh: '你好 好的' },
      { start: 40, en: 'bye', zh: 'OK' },
    ]);
  });

  test('all words are kept', () => {
    const word = fc.constantFrom('a.', 'b', '甲', '乙。', '<int>', '*x*', '_y_');
    const said = fc.array(fc.tuple(fc.nat(500), word), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(said, fc.nat(60), (list, every) => {
        const rows = draftOutline(
          {
            any: cues(
              ...list
                .map(([start, text]) => [start, start + 3, text] as const)
                .map(([a, b, c]): [number, number, string] => [a, b, c]),
            ),
          },
          every,
        );
        const words = momentsOf(parseLesson(writeRows(rows, VIDEO)).lesson).flatMap(({ text }) =>
          text.split(/[\s|]+/),
        );
        expect(words.filter(Boolean).sort()).toEqual(list.map(([, text]) => text).sort());
      }),
    );
  });
});

describe('notes', () => {
  test('an outline in one form, in the order of the file, and what is left of it', () => {
    const { markdown, taken, skipped } = importNotes(
      `---\ntitle: x\n---\nProse.\n\nTwo\n---\n* a b c 甲 ${url(1)}\n  + d e f 乙\n\n[2:17](${url(137)}) g h i\n\n| t | en | zh |\n|---|---|---|\n| [3:20](${url(200)}) | \`j\` is k | 丁 |\n\n> l m ${url(300)}\n`,
    );
    expect(markdown).toBe(
      [
        '---\ntitle: x\n---\n',
        '## Two\n',
        `- a b c 甲 [0:00:01](${url(1)})`,
        '    - d e f 乙',
        `- g h i [0:02:17](${url(137)})`,
        `- \`j\` is k 丁 [0:03:20](${url(200)})`,
        `- l m [0:05:00](${url(300)})\n`,
      ].join('\n'),
    );
    expect(taken).toBe(4);
    expect(skipped).toEqual([
      { line: 4, text: 'Prose.', reason: 'no-time' },
      { line: 13, text: '| t | en | zh |', reason: 'no-time' },
      { line: 14, text: '|---|---|---|', reason: 'no-words' },
    ]);
  });

  test.each([
    ['the link on the words', `## [Intro 介绍](${url(5)})`],
    ['the link last', `## Intro 介绍 [0:05](${url(5)})`],
    ['the link first', `## [0:05](${url(5)}) Intro 介绍`],
    ['a bare link', `## Intro 介绍 ${url(5)}`],
    ['signs at its end', `## Intro 介绍 ${url(5)} ##`],
    ['underlined', `Intro 介绍 [0:05](${url(5)})\n---`],
  ])('a heading with a time: %s', (_, heading) => {
    const rest = `- a b c 甲 [0:00:09](${url(9)})\n`;
    const { markdown, taken, skipped } = importNotes(`${heading}\n\n${rest}`);
    expect(markdown).toBe(`## Intro 介绍 [0:00:05](${url(5)})\n\n${rest}`);
    expect([taken, skipped]).toEqual([2, []]);
    const [row] = rowsOfNotes(heading).rows;
    expect(row).toMatchObject({ start: 5, text: 'Intro 介绍' });
  });

  test.each([
    ['emphasis', `A formula **bold**[0:30](${url(30)})`, '- A formula **bold** [0:00:30]'],
    ['HTML', `H<sub>2</sub>[0:30](${url(30)})`, '- H<sub>2</sub> [0:00:30]'],
    [
      'emphasis in a cell',
      `| a | b | c |\n| - | - | - |\n| net | 卷积 **网** | [0:30](${url(30)}) |`,
      '- net | 卷积 **网** [0:00:30]',
    ],
  ])('%s glued to a link is not lost', (_, notes, line) => {
    expect(importNotes(notes).markdown).toContain(`${line}(${url(30)})\n`);
  });

  test('a sign at the end of an underlined heading is not taken for its end', () => {
    const { markdown } = importNotes(`Use C #\n---\n\n- a 甲 ${url(1)}\n`);
    expect(parseLesson(markdown).lesson.entries[0]).toMatchObject({ kind: 'section', text: 'Use C #' });
  });

  test('headings below one another have one blank line between them', () => {
    expect(importNotes(`# A\n\n\n## B\n\n- a b c 甲 ${url(1)}\n`).markdown).toMatch(/^# A\n\n## B\n\n- /);
  });

  test('a link with an error stays as it is', () => {
    const { markdown } = importNotes(`- a b c 甲 ${url(1)}\n- d e f 乙 [0:31:56](${url(10)})\n`);
    expect(markdown).toContain(`- d e f 乙 [0:31:56](${url(10)})\n`);
  });

  test('two files are joined by video and second', () => {
    const en = rowsOfNotes(
      `- one of \`them\` ${url(1)}\n- two more ${url(5)}\n- two again ${url(5)}\n- other ${url(5, 'wkyvJQSOW_Q')}\n\nprose`,
    );
    const zh = rowsOfNotes(
      `* ${url(1)} 第一\n* ${url(5)} 第二\n* ${url(3)} 中间\n* ${url(5)} 又是\n* ${url(9)} 最后`,
    );
    expect(en.skipped).toEqual([{ line: 6, text: 'prose', reason: 'no-time' }]);
    expect(read(writeRows(joinRows(en.rows, zh.rows), VIDEO))).toEqual([
      [1, 'one of them', '第一'],
      [3, null, '中间'],
      [5, 'two more', '第二'],
      [5, 'two again', '又是'],
      [5, 'other', null],
      [9, null, '最后'],
    ]);
  });
});

test.each([
  ['a.md', '', 'notes'],
  ['a.csv', '', 'table'],
  ['a.TSV', '', 'table'],
  ['a.srt', '', 'subtitles'],
  ['-', '0:00:01.520,0:00:03.260\nhello', 'subtitles'],
  ['-', '00:00:01,520 -> 00:00:03,260\nhello', 'subtitles'],
  ['-', '{"start": [500], "end": [2000], "text": ["hello"]}', 'subtitles'],
  ['-', '0:02\nhello\n0:05\nbye\n', 'subtitles'],
  ['a.ass', '', 'subtitles'],
  ['-', `- a ${url(1)}`, 'notes'],
  ['-', '0:00 Opening', 'chapters'],
  ['-', `0:00 Intro\n1:30 Setup\nSee also ${url(5)}`, 'chapters'],
  ['-', `Intro 0:00\nSetup 1:30\nSee also ${url(5)} and ${url(9)}`, 'chapters'],
  ['-', `0:05 Intro ${url(5)}\n0:09 Setup ${url(9)}`, 'notes'],
  ['-', `- a ${url(1)}\n- b ${url(5)}\n- c ${url(9)}\n\nRecorded 14:30\nUploaded 15:00`, 'notes'],
])('the kind of %s: %s', (name, text, kind) => {
  expect(kindOf(name, text)).toBe(kind);
});

test('one timed link in a description leaves its chapters whole', () => {
  const text = `0:00 Intro of it 介绍\n1:30 Setup of it 准备\nSee also ${url(5)}`;
  const file = { name: 'a.txt', text, role: 'any', kind: kindOf('a.txt', text) } as const;
  const { markdown, skipped } = importOutline([file], VIDEO, 30);
  expect(read(markdown)).toEqual([
    [0, 'Intro of it', '介绍'],
    [90, 'Setup of it', '准备'],
  ]);
  expect(skipped).toEqual([{ name: 'a.txt', line: 3, text: `See also ${url(5)}`, reason: 'no-time' }]);
});

test('files of different kinds are joined too', () => {
  const files = [
    { name: 'en.txt', kind: 'chapters', role: 'en', text: '0:01 one of them' },
    { name: 'zh.md', kind: 'notes', role: 'zh', text: `- 第一 ${url(1)}\n\n正文` },
  ] as const;
  const { markdown, taken, skipped } = importOutline(files, VIDEO, 30);
  expect(markdown).toBe(`- one of them 第一 [0:00:01](${url(1)})\n`);
  expect(taken).toBe(1);
  expect(skipped).toEqual([{ name: 'zh.md', line: 3, text: '正文', reason: 'no-time' }]);
});

test.each([
  ['conv_layer and `x * y` in 100% of c++', 'conv_layer and `x * y` in 100% of c++'],
  ['of <int>', 'of \\<int>'],
  ['# 1', '\\# 1'],
  ['1. one', '1\\. one'],
  ['__init__', '\\_\\_init\\_\\_'],
  ['[x] done', '\\[x\\] done'],
  // An address takes what follows it for its own, the escapes too.
  ["<b>('https://a.example/')</b>", "\\<b\\>('https\\://a\\.example/'\\)\\</b\\>"],
])('plain text as Markdown: %s', (text, markdown) => {
  expect(plainMarkdown(text)).toBe(markdown);
});

test('words that look like markup stay words at their second, addresses in them or not', () => {
  const some = payloads.filter((_, at) => at % 4 === 0);
  const words = some.map((payload) => payload.replace(/\s+/g, ' ').trim());
  for (const file of hostileImports(words).filter(({ kind }) => kind !== 'notes')) {
    const { markdown, taken, skipped } = importHostile(file);
    expect(taken + skipped.length, file.kind).toBeGreaterThanOrEqual(words.length);
    const moments = momentsOf(parseLesson(markdown).lesson);
    expect(new Set(moments.map(({ start }) => start)).size, file.kind).toBe(taken);
  }
});

test('any words come out as they went in, at their second, in canonical form', () => {
  const sign = fc.constantFrom(
    ...[
      'a',
      'Foo ',
      '_',
      '__',
      '*',
      '**',
      '<int>',
      '<b>',
      '&amp;',
      '&',
      '[',
      ']',
      '(',
      ')',
      '!',
      '#',
      '# ',
      '1. ',
    ],
    ...[
      '- ',
      '+ ',
      '> ',
      '甲',
      '乙 ',
      '，',
      '~~',
      '\\',
      '"',
      '[x] ',
      '0:10',
      '=',
      '<!-- x -->',
      '<script>',
      '[^1]',
      '\t',
    ],
  );
  const words = fc.array(sign, { minLength: 1, maxLength: 8 }).map((signs) => `w${signs.join('')}w`);
  const rows = fc.array(fc.record({ start: fc.nat(9999), text: words }), { minLength: 1, maxLength: 4 });
  const letters = (text: string) => [...text.replace(/[\s|]/g, '')].sort().join('');
  fc.assert(
    fc.property(rows, (list) => {
      const markdown = writeRows(
        list.map(({ start, text }): ImportRow => ({ start, text: plainMarkdown(text) })),
        VIDEO,
      );
      const moments = momentsOf(parseLesson(markdown).lesson);
      expect(moments.map(({ start, text }) => [start, letters(text)])).toEqual(
        list.map(({ start, text }) => [start, letters(text)]),
      );
      expect(formatNotes(markdown)).toBe(markdown);
    }),
  );
});
