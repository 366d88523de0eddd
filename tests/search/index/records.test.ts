import { expect, test } from 'vitest';
import { readCourses } from '../../../src/notes/course/course.ts';
import { recordsOf } from '../../../src/search/index/records.ts';
import { addressOf, wordsOf } from '../../../src/search/shared/record.ts';

const lesson = `---
title: { en: "Lesson 7: Resnet", zh: 第 7 课：残差网络 }
video: https://youtu.be/9spwoDYwW_I
---

Before all.

## Opening 开场

What it is about: \`tensors\`.

- Purpose: CNN scratch 目标：手动构建CNN [0:02:17](https://youtu.be/9spwoDYwW_I?t=137)
    - why bother 何必呢
- \`1 + 1\` [0:03:00](https://youtu.be/9spwoDYwW_I?t=180)
- [0:04:00](https://youtu.be/9spwoDYwW_I?t=240)

| Layer | 层 | [0:05:00](https://youtu.be/9spwoDYwW_I?t=300) | \`nn.Linear\` |
| --- | --- | --- | --- |

\`\`\`python
learn.fit(3)
\`\`\`

- in a list [0:06:00](https://youtu.be/9spwoDYwW_I?t=360)

      indented()
`;
const files = [
  { path: 'deep/course.yaml', text: 'title: { en: Deep, zh: 深入 }\nlessons: [two, one]' },
  { path: 'deep/one.md', text: lesson },
  { path: 'deep/two.md', text: '# Two\n\n- nothing timed' },
  { path: 'deep/three.md', text: '---\ndraft: true\n---\n- a [0:01](https://youtu.be/9spwoDYwW_I?t=1)' },
];
const records = recordsOf(readCourses(files));

test('makes a record of every title and entry, in their order, and none of a draft', () => {
  expect(records.map((record) => [record.kind, addressOf(record), wordsOf(record)])).toEqual([
    ['section', '/deep/two/', 'Two · nothing timed'],
    ['section', '/deep/one/', 'Lesson 7: Resnet 第 7 课：残差网络 · Before all.'],
    ['section', '/deep/one/#opening', 'Opening 开场 · What it is about: tensors. · learn.fit(3)'],
    ['moment', '/deep/one/#t=137', 'Purpose: CNN scratch 目标：手动构建CNN'],
    ['point', '/deep/one/#t=137+1', 'why bother 何必呢'],
    ['moment', '/deep/one/#t=180', '1 + 1'],
    ['moment', '/deep/one/#t=300', expect.stringContaining('nn.Linear')],
    ['moment', '/deep/one/#t=360', 'in a list · indented()'],
  ]);
});

test('carries what a hit shows', () => {
  expect(records.find(({ id }) => id === 't=137')).toEqual({
    kind: 'moment',
    id: 't=137',
    start: 137,
    en: 'Purpose: CNN scratch',
    zh: '目标：手动构建CNN',
    place: {
      path: '/deep/one/',
      course: { id: 'deep', en: 'Deep', zh: '深入' },
      lesson: { id: 'deep/one', en: 'Lesson 7: Resnet', zh: '第 7 课：残差网络' },
    },
  });
  expect(records.find(({ id }) => id === 't=180')).toMatchObject({ text: '1 + 1' });
  expect(records.find(({ id }) => id === 't=137')).not.toHaveProperty('text');
});
