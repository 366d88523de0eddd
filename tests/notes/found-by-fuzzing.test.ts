import { describe, expect, test } from 'vitest';
import { formatNotes } from '../../src/notes/convert/format.ts';
import { importNotes } from '../../src/notes/convert/import-notes.ts';
import { momentsOf } from '../../src/notes/lesson.ts';
import { parseLesson } from '../../src/notes/parse.ts';

// Each was lost, cut elsewhere or left as it was before; notes that mix everything (`npm run fuzz`) found them.

const VIDEO = '9spwoDYwW_I';
const url = (seconds: number) => `https://youtu.be/${VIDEO}?t=${seconds}`;
const link = `[0:00:10](${url(10)})`;

const read = (text: string) =>
  momentsOf(parseLesson(`---\nvideo: https://youtu.be/${VIDEO}\n---\n\n${text}`).lesson).map(
    ({ start, en, zh }) => [start, en, zh],
  );

describe('is read', () => {
  test.each([
    ['lines that a carriage return ends', `- 跳跃连接 ${link}\r  why not`, [[10, 'why not', '跳跃连接']]],
    [
      'a time in brackets and one word, which Markdown takes for a definition',
      '- [0:10]: 跳跃连接',
      [[10, undefined, '跳跃连接']],
    ],
    [
      'a cell with both halves, alone in its row',
      '| time | words |\n| - | - |\n| 0:10 | why not this 为什么不 |',
      [[10, 'why not this', '为什么不']],
    ],
    [
      'an unclosed link behind an entity and a mark',
      `- why not &amp; so ==this== 为什么不，CNN 跳跃 [0:10](${url(10)}`,
      [[10, 'why not & so this', '为什么不，CNN 跳跃']],
    ],
    [
      'a time before an entity and an id of a block',
      '- 0:10 why not &amp; so ^a1',
      [[10, 'why not & so', undefined]],
    ],
    [
      'a player’s address behind an open bracket',
      '- [ why not https://player.bilibili.com/player.html?bvid=BV1xx411c7mD&t=10',
      [[10, '[ why not', undefined]],
    ],
    [
      'an address that a mark and a word are glued to',
      `- why not ${url(10)}｜==跳跃==连接`,
      [[10, 'why not', '==跳跃==连接']],
    ],
    [
      'a mark with a Latin word glued to it',
      `- ==跳跃==CNN 连接 | why ==not== ${link}`,
      [[10, 'why not', '跳跃CNN 连接']],
    ],
  ])('%s', (_, text, points) => {
    expect(read(text)).toEqual(points);
  });

  test('front matter whose lines a carriage return ends', () => {
    const { lesson } = parseLesson('---\rtitle: A\rduration: 0:10:00\r---\r\r- a');
    expect([lesson.title, lesson.duration]).toEqual([{ en: 'A' }, 600]);
  });

  test('a point before the moment at 0:00 and one after it, each with an id of its own', () => {
    const { entries } = parseLesson(`- a\n- b [0:00](${url(0)})\n- c`).lesson;
    expect(entries.map(({ id }) => id)).toEqual(['t=0+1', 't=0', 't=0+2']);
  });

  test('a table that was HTML, beside HTML that stays', () => {
    const { html } = parseLesson(`<table><tr><td>a ${url(10)}</td></tr></table>\n\n<hr>\n`);
    expect(html).toContain('<hr>');
    expect(html).toContain('<td>');
  });
});

describe('is formatted', () => {
  test.each([
    [
      'blanks in a label',
      `- a [ 0:10 ](${url(10)}) b [0:00:20](${url(20)})`,
      `- a ${link} b [0:00:20](${url(20)})`,
    ],
    ['a link behind a task’s box', `- [x] [0:10](${url(10)}) why not`, `- [x] why not ${link}`],
    ['an id of a block', `- [0:10](${url(10)}) why not ^a1`, `- why not ${link} ^a1`],
    [
      'a link that begins an emphasis',
      `- why not **[0:10](https://youtu.be/${VIDEO}?t=10s)**`,
      `- why not **${link}**`,
    ],
  ])('%s', (_, text, formatted) => {
    expect(formatNotes(text)).toBe(formatted);
    expect(read(formatted)).toEqual(read(text));
  });
});

describe('is imported', () => {
  test('a link by reference, with what it refers to and nothing else', () => {
    const notes = `- why not [0:10][r]\n\n[r]: ${url(10)}\n[s]: https://example.org/`;
    expect(importNotes(notes).markdown).toBe(`- why not [0:10][r]\n\n[r]: ${url(10)}\n`);
  });

  test('a heading with an id of a block', () => {
    expect(importNotes(`## ${link} why not ^a1`).markdown).toBe(`## why not ${link} ^a1\n`);
  });
});
