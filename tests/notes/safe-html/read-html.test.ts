import { describe, expect, it } from 'vitest';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { importNotes } from '../../../src/notes/convert/import-notes.ts';
import { parseLesson } from '../../../src/notes/parse.ts';
import { readRows } from '../../../src/write/read-rows.ts';

const ID = 'dQw4w9WgXcQ';
const LINK = `<a href="https://youtu.be/${ID}?t=100">1:40</a>`;

const HALVES = ['missing-en', 'missing-zh'];

function read(text: string) {
  const { lesson, html, findings } = parseLesson(text);
  const moments = lesson.entries.flatMap((entry) =>
    entry.kind === 'moment' ? [{ start: entry.start, text: entry.text, line: entry.line }] : [],
  );
  return {
    moments,
    html,
    codes: findings.map(({ code }) => code).filter((code) => !HALVES.includes(code)),
    findings,
  };
}

describe('HTML blocks are read as notes', () => {
  it.each([
    ['a paragraph', `<p>${LINK} words</p>`],
    ['a box that is aligned', `<div align="center" style="color:red">${LINK} words</div>`],
    ['a list', `<ul>\n<li>${LINK} words\n</ul>`],
    ['an ordered list', `<ol><li>${LINK} words</li></ol>`],
    ['a table', `<table><tr><td>${LINK}</td><td>words</td></tr></table>`],
    ['details', `<details><p>${LINK} words</p></details>`],
    ['a summary', `<details><summary>${LINK} words</summary><p>more</p></details>`],
    ['a bare address', `<p>https://youtu.be/${ID}?t=100 words</p>`],
    ['a quotation', `> <p>${LINK} words</p>`],
  ])('%s', (_, text) => {
    const { moments, codes, html } = read(text);
    expect(moments).toMatchObject([{ start: 100, text: 'words' }]);
    expect(codes).toEqual([]);
    expect(html).toContain(`href="https://youtu.be/${ID}?t=100"`);
    expect(html).not.toMatch(/&lt;|&#x3C;|style/);
  });

  it.each([
    ['an iframe', `<iframe width="9" src="https://www.youtube.com/embed/${ID}?start=100"></iframe>`],
    ['an iframe of no scheme', `<iframe src="//www.youtube.com/embed/${ID}?start=100"></iframe>`],
    ['a component', `<YouTube id="${ID}" start={100} />`],
    ['a component with an address', `<YouTubeEmbed url="https://youtu.be/${ID}?t=100" />`],
    ['a custom element', `<lite-youtube videoid="${ID}" params="start=100"></lite-youtube>`],
  ])('%s becomes a link to its second', (_, text) => {
    const { moments, codes, html } = read(`${text}\n`);
    expect(moments).toMatchObject([{ start: 100, text: '' }]);
    expect(codes).toEqual(['empty-entry']);
    expect(html).not.toMatch(/iframe|embed/i);
  });

  it('a player without a time becomes a link with its title', () => {
    const { html, moments } = read(
      `<iframe src="https://www.youtube.com/embed/${ID}" title="Lesson"></iframe>\n`,
    );
    expect(moments).toEqual([]);
    expect(html).toContain(`<a href="https://www.youtube.com/embed/${ID}">Lesson</a>`);
  });

  it('knows the line of each of its moments', () => {
    const { moments } = read(`# T\n\n<ul>\n<li>${LINK} one</li>\n<li>${LINK} two</li>\n</ul>\n`);
    expect(moments).toEqual([
      { start: 100, text: 'one', line: 4 },
      { start: 100, text: 'two', line: 5 },
    ]);
  });

  it('knows the line of a block within a list', () => {
    const { moments } = read(`- a\n\n  <div>${LINK} words</div>\n- b\n`);
    expect(moments).toMatchObject([{ line: 3 }]);
  });

  it('an anchor that leads nowhere leaves its words', () => {
    const { html } = read(`<p>${LINK} words <a name="x">here</a></p>`);
    expect(html).toContain('words here');
  });

  it('loses no link to code', () => {
    expect(read(`<pre>${LINK} words</pre>`).codes).toContain('unsafe-html');
  });

  it('boxes around Markdown are not shown', () => {
    const { moments, html, codes } = read(
      `<div align="center">\n\n- ${`[1:40](https://youtu.be/${ID}?t=100)`} words\n\n</div>\n`,
    );
    expect(moments).toMatchObject([{ start: 100, text: 'words' }]);
    expect(html).not.toContain('div');
    expect(codes).toEqual([]);
  });

  it('comments are not published', () => {
    const { html } = read(
      `<!-- secret -->\n\nwords <!-- secret --> here\n\n<p>${LINK} x <!-- secret --></p>\n\n<p>plain <!-- secret --></p>\n`,
    );
    expect(html).not.toContain('secret');
    expect(html).toContain('words');
  });

  it.each([
    ['<div>', `<div>${LINK} words`],
    ['</b>', `<p>${LINK} words</b></p>`],
  ])('a tag without a partner is said: %s', (found, text) => {
    const { findings, moments } = read(`words 文字\n\n${text}\n`);
    expect(findings.filter(({ code }) => !HALVES.includes(code))).toMatchObject([
      { code: 'unpaired-html', found, line: 3, column: 1 },
    ]);
    expect(moments).toMatchObject([{ start: 100, text: 'words' }]);
  });

  it.each([
    `<p onclick="x()">${LINK} words</p>`,
    `<div><script>x()</script>${LINK} words</div>`,
    `<form>${LINK} words</form>`,
    `<p><svg onload="x()"></svg>${LINK}</p>`,
  ])('what could run stays text: %s', (text) => {
    const { codes, html } = read(`${text}\n`);
    expect(codes).toContain('unsafe-html');
    expect(html).not.toMatch(/<(?:script|svg|form)|<[^>]*\son\w+=/);
    expect(html).toContain('&#x3C;');
  });

  it('a link that could run is no link', () => {
    const { html, codes } = read(`<p><a href="javascript:x()">1:40</a> and ${LINK}</p>`);
    expect(html).not.toContain('href="javascript');
    expect(codes).toContain('unsafe-url');
  });

  it.each([
    [`<ul>\n<li>${LINK} words</li>\n</ul>\n`, `- words [0:01:40](https://youtu.be/${ID}?t=100)\n`],
    [`- a <YouTube id="${ID}" start="5"></YouTube>\n`, `- a [0:00:05](https://youtu.be/${ID}?t=5)\n`],
    [
      `<table><tr><td>${LINK}</td><td>words</td></tr></table>\n`,
      `- words [0:01:40](https://youtu.be/${ID}?t=100)\n`,
    ],
  ])('stays as it is when formatted, and is imported as Markdown: %s', (text, markdown) => {
    expect(formatNotes(text)).toBe(text);
    expect(importNotes(text)).toMatchObject({ markdown, taken: 1 });
    expect(readRows(text)).toBeDefined();
  });
});
