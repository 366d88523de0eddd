import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { pagesOf } from './built-page.ts';

const site = inject('repoSite');
const guide = (name: string) =>
  readFileSync(new URL(`../../.github/${name}.md`, import.meta.url), 'utf8').replace(/\s+/g, ' ');
const [english, chinese] = [guide('CONTRIBUTING'), guide('CONTRIBUTING.zh')];
const pages = [...(await pagesOf(site.dir)).values()].join('\n');

test.each([
  ['Suggest a change', '提个建议'],
  ['Edit this line', '编辑这一行'],
  ['Translation board', '翻译进度'],
  ['English is newer', '英文较新'],
  ['Write notes', '写笔记'],
  ['New entry here', '在此打点'],
  ['To look at', '待检查'],
  ['The page', '页面'],
  ['When you are done', '写完之后'],
  ['Open as a new file on GitHub', '在 GitHub 上新建文件'],
  ['Download it', '下载文件'],
  ['Thanks', '致谢'],
])('the guides call “%s” and “%s” what the site calls them', (en, zh) => {
  expect(english).toContain(en);
  expect(chinese).toContain(zh);
  // What only shows when something is missing is in the sources of the board.
  const written =
    pages + readFileSync(new URL('../../src/components/status-list.astro', import.meta.url), 'utf8');
  // A whole site makes no readable message.
  expect([en, zh].filter((words) => !written.includes(words))).toEqual([]);
});
