import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bilingualText } from '../../src/notes/entries/words.ts';
import { parseLesson } from '../../src/notes/parse.ts';
import { hasTitle, titled } from '../../src/write/titled.ts';

const entry = '- a 一 [0:00:01](https://youtu.be/9spwoDYwW_I?t=1)\n';

describe('notes without a title get the name of their draft', () => {
  test.each([
    ['plain notes', entry, `# 第 8 课 生成对抗网络\n\n${entry}`],
    ['blank lines first', `\n\n${entry}`, `# 第 8 课 生成对抗网络\n\n${entry}`],
    [
      'front matter',
      `---\nvideo: x\n---\n${entry}`,
      `---\nvideo: x\n---\n# 第 8 课 生成对抗网络\n\n${entry}`,
    ],
    ['a heading of the second level', `## Part\n${entry}`, `# 第 8 课 生成对抗网络\n\n## Part\n${entry}`],
    ['a heading in code', `\`\`\`\n# no\n\`\`\`\n`, `# 第 8 课 生成对抗网络\n\n\`\`\`\n# no\n\`\`\`\n`],
    ['a heading in an item', `- a\n  # b\n`, `# 第 8 课 生成对抗网络\n\n- a\n  # b\n`],
  ])('%s', (_, text, expected) => {
    expect(titled(text, ' 第 8 课 生成对抗网络 ')).toBe(expected);
    expect(hasTitle(text)).toBe(false);
    expect(parseLesson(expected).lesson.title).toEqual({ zh: '第 8 课 生成对抗网络' });
  });

  test.each([
    ['a heading', `# Mine 我的\n${entry}`],
    ['a heading below', `${entry}\n# Mine 我的\n`],
    ['an underlined heading', `Mine 我的\n===\n\n${entry}`],
    ['front matter', `---\ntitle: Mine 我的\n---\n${entry}`],
    ['both halves in the front matter', `---\ntitle:\n  en: Mine\n  zh: 我的\n---\n${entry}`],
  ])('those with %s keep their own', (_, text) => {
    expect(titled(text, 'Lesson 8')).toBe(text);
    expect(parseLesson(text).lesson.title).toEqual({ en: 'Mine', zh: '我的' });
  });

  test('a draft without a name adds nothing', () => {
    expect(titled(entry, ' ')).toBe(entry);
  });

  test('whatever the name, the page is called so', () => {
    const letters = fc.constantFrom(...'ab 8 _*#`[]()<>&;~\\!|-+=.课第：，“”');
    const names = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(names, (name) => {
        fc.pre(name.trim() !== '');
        const { title } = parseLesson(titled(entry, name)).lesson;
        expect(title).toEqual(bilingualText(name.trim()));
      }),
    );
  });
});
