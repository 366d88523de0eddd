import { describe, expect, test } from 'vitest';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

const LINK = '[0:00:10](https://youtu.be/9spwoDYwW_I?t=10)';

function read(text: string) {
  const { html, lesson, findings } = parseLesson(text);
  const codes = findings.map(({ code }) => code).filter((code) => !code.startsWith('missing-'));
  return { html, entries: lesson.entries, codes, findings, images: lesson.images };
}

describe('marks', () => {
  test.each([
    ['words', '==key== 要点', '<mark>key</mark>'],
    ['Chinese without blanks', '提出==不清楚==的地方', '<mark>不清楚</mark>'],
    ['with emphasis in it', 'a ==**bold** and b== c', '<mark><strong>bold</strong> and b</mark>'],
    ['two in a line', '==a== and ==b==', '<mark>a</mark> and <mark>b</mark>'],
    ['within emphasis', '**x ==y== z**', '<strong>x <mark>y</mark> z</strong>'],
  ])('%s', (_name, line, expected) => {
    expect(read(`- ${line} ${LINK}`).html).toContain(expected);
  });

  test.each(['x==1 and y==2', 'a == b == c', '==', '== a ==', '====', '==open', '`==code==`', '\\==a=='])(
    '%s is none',
    (line) => {
      expect(read(`- ${line} ${LINK}`).html).not.toContain('<mark>');
    },
  );

  test('both languages are told apart around them', () => {
    const [entry] = read(`- Ask about ==this== first 先问==这个==问题 ${LINK}`).entries;
    expect(entry).toMatchObject({ en: 'Ask about this first', zh: '先问这个问题' });
  });
});

describe('links between the pages of a vault', () => {
  test.each([
    ['[[Lesson 2]]', 'Lesson 2', '[Lesson 2](Lesson%202.md)'],
    ['[[Lesson 2|the next]]', 'the next', '[the next](Lesson%202.md)'],
    ['[[Lesson 2#Part]]', 'Lesson 2 > Part', '[Lesson 2 > Part](Lesson%202.md)'],
    ['[[#Part]]', 'Part', '[Part](#Part)'],
    ['[[Lesson 2#^37066d]]', 'Lesson 2', '[Lesson 2](Lesson%202.md)'],
    ['![[slides.pdf]]', 'slides.pdf', '[slides.pdf](slides.pdf.md)'],
  ])('%s is its words, and the warning has the link to write', (typed, words, expected) => {
    const { html, findings } = read(`- see ${typed} here ${LINK}`);
    expect(html).toContain(`see <span class="wikilink">${words}</span> here`);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'wikilink', line: 1, column: 7, found: typed, expected }),
    );
  });

  test.each(['[[', '[[]]', '[[ ]]', '[[open', '[[a\nb]]', '`[[code]]`'])('%j is none', (typed) => {
    expect(read(`- ${typed} words ${LINK}`).codes).not.toContain('wikilink');
  });

  test.each([
    ['![[cnn.png]]', 'src="../cnn.png" alt="cnn"'],
    ['![[img/my cnn.png|300]]', 'src="../img/my%20cnn.png" alt="my cnn"'],
    ['![[cnn.png|A network]]', 'src="../cnn.png" alt="A network"'],
  ])('%s is an image', (typed, expected) => {
    const { html, images, codes } = read(`- a ${LINK}\n\n${typed}`);
    expect(html).toContain(expected);
    expect(images).toHaveLength(1);
    expect(images[0]).toMatchObject({ line: 3, column: 1 });
    expect(codes).toEqual([]);
  });

  test('an image of another place is refused as any other', () => {
    expect(read(`- a ${LINK}\n\n![[../secret.png]]`).codes).toEqual(['unsafe-url']);
  });
});

describe('ids of blocks', () => {
  test.each([
    ['after words', `- words 词语 ${LINK} ^37066d`],
    ['after a paragraph', `- words 词语 ${LINK}\n\ntext ^a-b`],
    ['below a list', `- words 词语 ${LINK}\n\n^list-1`],
  ])('%s are not words', (_name, text) => {
    const { html, entries } = read(text);
    expect(html).not.toContain('^');
    expect(entries[0]).toMatchObject({ start: 10 });
    expect(formatNotes(text)).toContain('^');
  });

  test.each(['two ^2', '^2', 'a^b', 'a ^b c'])('%s is none', (line) => {
    expect(read(`- ${LINK} ${line}`).html).toContain('^');
  });
});

describe('callouts', () => {
  const label = (en: string, zh: string) =>
    `<p><span class="callout-kind ui"><span lang="en">${en}</span> <span lang="zh-Hans">${zh}</span></span></p>`;

  test('a sign alone', () => {
    const { html, entries } = read(`> [!WARNING]\n> Watch out 当心 ${LINK}`);
    expect(html).toContain(label('Warning', '警告'));
    expect(html).toContain('class="moment callout"');
    expect(html).not.toContain('[!');
    expect(entries).toHaveLength(1);
  });

  test('with a title and a text', () => {
    const { html } = read('> [!tip]- A title\n> The *text*\n> of it');
    expect(html).toContain(label('Tip', '提示'));
    expect(html).toContain('<p lang="en">A title</p>\n<p lang="en">The <em>text</em>\nof it</p>');
  });

  test('with a list and another callout in it', () => {
    const { html, entries } = read(`> [!note]\n> - a 一 ${LINK}\n>\n> > [!quote] said\n> > words`);
    expect(entries).toHaveLength(1);
    expect(html.match(/callout-kind/g)).toHaveLength(2);
  });

  test('of a kind of its own is called as its author calls it', () => {
    expect(read('> [!recipe] Bread').html).toContain('<span class="callout-kind">recipe</span>');
  });

  test.each(['> [!note', '> text [!note]', '> [note] text', '[!note] text', '> \\[!note] text'])(
    '%s is none',
    (text) => {
      expect(read(text).html).not.toContain('callout');
    },
  );
});

describe('tasks', () => {
  test('a box is named by its entry', () => {
    const { html } = read(`- [x] words 词语 ${LINK}`);
    expect(html).toContain('id="t=10"><input type="checkbox" checked disabled aria-labelledby="t=10">');
  });
});

test.each([
  `- Ask about ==this== first 先问==这个==问题 ${LINK}`,
  `- See [[Lesson 2|the next]] one 看下一课 ${LINK}`,
  `> [!note] Title\n> text ${LINK}`,
  `![[cnn.png|300]]\n\n- a 一 ${LINK}`,
  `- words <!-- for me --> 词语 ${LINK}`,
])('formatting keeps %s', (text) => {
  expect(formatNotes(text)).toBe(text);
});
