import { describe, expect, test } from 'vitest';
import { readMarkdownFast } from '../../../src/content/markdown-fast.ts';
import { formatNotes } from '../../../src/notes/convert/format.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

const time = (second: number) => `[0:00:${second}](https://youtu.be/9spwoDYwW_I?t=${second})`;
const clear = `- Why does it work? 为什么有效？ ${time(10)}\n`;
const entriesOf = (text: string) =>
  parseLesson(clear + text)
    .lesson.entries.slice(1)
    .map(({ en, zh, prose }) => ({ en, zh, prose }));

describe('a link in a line of its own', () => {
  test.each([
    [`- The paper 论文 ${time(20)}\n  [arXiv](https://arxiv.org/)\n`, 'arXiv'],
    [`- The paper 论文 ${time(20)}\n  https://arxiv.org/\n`, 'https://arxiv.org/'],
    [`- The paper 论文 ${time(20)}  \n  [arXiv](https://arxiv.org/)\n`, 'arXiv'],
    [`- The paper 论文 ${time(20)}\n  [a](https://a.org/)\n  [论文 b](https://b.org/)\n`, 'a · 论文 b'],
    [`- ${time(20)} The paper 论文\n  [arXiv][1]\n\n[1]: https://arxiv.org/\n`, 'arXiv'],
    [`- The paper\n  论文 ${time(20)}\n  [arXiv](https://arxiv.org/)\n`, 'arXiv'],
  ])('belongs to the moment, and is none of its halves: %j', (text, prose) => {
    expect(entriesOf(text)).toEqual([{ en: 'The paper', zh: '论文', prose }]);
    expect(parseLesson(text, undefined, readMarkdownFast)).toEqual(parseLesson(text));
  });

  test('is the Chinese half where that is missing', () => {
    const linked = `- The paper ${time(20)}\n  [论文](https://arxiv.org/)\n`;
    expect(entriesOf(linked)).toEqual([{ en: 'The paper', zh: '论文' }]);
  });

  test('is a time where it leads to a video', () => {
    expect(entriesOf(`- The paper 论文\n  ${time(20)}\n`)).toEqual([{ en: 'The paper', zh: '论文' }]);
  });
});

test('what stands below a moment stays when notes are written in one form', () => {
  const below = `  [arXiv](https://arxiv.org/)\n\n  \`\`\`python\n  def f():\n      return 1\n  \`\`\`\n\n  See [docs](https://docs.fast.ai/) 参见\n`;
  const written = `- The paper 论文 ${time(20)}\n${below}`;
  expect(formatNotes(clear + written)).toBe(clear + written);
  expect(formatNotes(clear + written.replace('论文 [', '论文   ['))).toBe(clear + written);
  const [moment] = parseLesson(clear + written).lesson.entries.slice(1);
  expect(moment).toMatchObject({ en: 'The paper', prose: 'arXiv · def f(): return 1 · See docs 参见' });
});
