import { expect, test } from 'vitest';
import { parseLesson } from '../../../src/notes/parse.ts';

test.each([
  ['- the connection', 'connection'],
  ['- a half-closed (pair)', 'pair)'],
  ['- 跳跃connection', 'connection'],
  ['- 很长的中文一句话说到跳跃连接', '句话说到跳跃连接'],
  ['- connection很', '很'],
  ['- 手动构建CNN', '手动构建CNN'],
  ['- it is `nn.Conv2d`', '`nn.Conv2d`'],
])('%s: the words before a link that has no blank before it are whole', (text, found) => {
  const { findings } = parseLesson(`${text}[0:10](https://youtu.be/9spwoDYwW_I?t=10)\n`);
  const [missing] = findings.filter(({ code }) => code === 'missing-space-before-link');
  expect(missing?.found).toBe(found);
});
