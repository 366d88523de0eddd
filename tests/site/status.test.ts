import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { elementsOf, type Found, hasClass } from './built-page.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const seed = inject('seedSite');
const repository = 'https://github.com/example/notes';
const pair = (en: string, zh: string, second: number) =>
  `- ${en} ${zh} [x](https://youtu.be/9spwoDYwW_I?t=${second})\n`;
let work: string;
let site: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'notes-status-'));
  site = join(work, 'site');
  await write('content/courses/nets/course.yaml', 'title: { en: Nets, zh: 网络 }\n');
  await write(
    'content/courses/nets/whole.md',
    pair('CNN scratch', '手动构建', 1) + pair('other words', '别的', 2),
  );
  const many = Array.from(
    { length: 230 },
    (_, at) => `- only English ${at} [x](https://youtu.be/9spwoDYwW_I?t=${at})\n`,
  );
  await write(
    'content/courses/nets/long.md',
    `---\ncontributors: ["@li"]\n---\n${pair('one pair', '一对', 999)}${many.join('')}`,
  );
  await write(
    'content/courses/nets/plain.md',
    '---\npairs: false\n---\n- English alone [x](https://youtu.be/9spwoDYwW_I?t=5)\n',
  );
  await git('init', '--quiet', '--initial-branch=main');
  await commit('Ana <ana@example.org>', 'Begin');
  await write(
    'content/courses/nets/whole.md',
    pair('a whole CNN', '手动构建', 1) + pair('other words', '别的', 2),
  );
  await commit('Bo <2+bo@users.noreply.github.com>', 'Reword');
  await run(process.execPath, ['scripts/build.ts'], {
    cwd: root,
    // Vitest's own variables would give the pages another base.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      CONTENT_DIR: join(work, 'content'),
      CACHE_DIR: join(work, 'cache'),
      OUT_DIR: site,
      REPOSITORY_URL: `${repository}.git`,
      SITE_URL: 'https://example.github.io',
      BASE_PATH: '/notes',
    },
  });
});

afterAll(async () => {
  await rm(work, { recursive: true });
});

test('the board as data counts entries and names what each lacks', async () => {
  const data = JSON.parse(await readFile(join(site, 'status.json'), 'utf8'));
  expect(data).toMatchObject({ history: 'whole', entries: 234, en: 234, zh: 3, time: 234, stale: 1 });
  const [course] = data.courses;
  expect(course).toMatchObject({ id: 'nets', entries: 234, badge: '/notes/status/nets.svg' });
  const [long, plain, whole] = course.lessons;
  expect(long).toMatchObject({
    id: 'nets/long',
    path: 'courses/nets/long.md',
    entries: 231,
    zh: 1,
    oneLanguage: false,
  });
  expect(long.lacking).toHaveLength(230);
  expect(plain).toMatchObject({ entries: 1, zh: 0, oneLanguage: true, lacking: [] });
  expect(whole.lacking).toEqual([
    {
      id: 't=1',
      line: 1,
      lacks: ['stale'],
      source: `${repository}/blob/main/content/courses/nets/whole.md?plain=1#L1`,
    },
  ]);
});

test('the board shows shares, what fits, and where the rest is', async () => {
  const board = await page('status');
  const cells = elementsOf(board)
    .filter(({ name }) => name === 'tr')
    .map((row) => row.children.slice(1).map(({ text }) => text.trim()));
  expect(cells.slice(1)).toEqual([
    ['231', '100%', '0%', '100%'],
    ['1', '100%', '0%', '100%'],
    ['2', '100%', '100%', '100%'],
    ['234', '100%', '1%', '100%'],
  ]);
  expect(listed(board).map(({ text }) => text)).toEqual([expect.stringContaining('a whole CNN')]);
  expect(hrefs(board)).toContain('/notes/status/nets/long/#site:nets/long');
  expect(listed(await page('status/nets/long'))).toHaveLength(230);
});

test('every course and lesson has a badge', async () => {
  expect(await readFile(join(site, 'status/nets.svg'), 'utf8')).toContain('EN 100% · 中文 1%');
  expect(await readFile(join(site, 'status/nets/whole.svg'), 'utf8')).toContain('EN 100% · 中文 100%');
  const board = await page('status');
  expect(elementsOf(board).some(({ attributes }) => attributes.src === '/notes/status/nets.svg')).toBe(true);
  expect(board).toContain('https://example.github.io/notes/status/nets.svg');
});

test('whoever wrote a lesson is named on it and thanked', async () => {
  const names = (html: string, within: string) =>
    elementsOf(html)
      .filter((element) => hasClass(element, within))
      .map(({ text }) => text)
      .join();
  expect(names(await page('nets/whole'), 'contribute')).toMatch(/Ana\s*Bo/);
  expect(names(await page('nets/long'), 'contribute')).toMatch(/li\s*Ana/);
  const thanks = await page('thanks');
  expect(names(thanks, 'thanks')).toMatch(/Ana.*li.*Bo/s);
  expect(hrefs(thanks)).toEqual(
    expect.arrayContaining(['https://github.com/bo', 'https://github.com/li', '/notes/nets/long/']),
  );
  expect(thanks).not.toContain('ana@example.org');
});

describe('notes without history', () => {
  test('say so, and list their missing halves all the same', async () => {
    const board = await readFile(join(seed.dir, 'status/index.html'), 'utf8');
    expect(board).toContain('without the history of the files');
    expect(listed(board)).toHaveLength(79);
    const { history } = JSON.parse(await readFile(join(seed.dir, 'status.json'), 'utf8'));
    expect(history).toBe('none');
  });

  test('thank nobody, and say how names get there', async () => {
    const thanks = await readFile(join(seed.dir, 'thanks/index.html'), 'utf8');
    expect(elementsOf(thanks).some((element) => hasClass(element, 'thanks'))).toBe(false);
    expect(elementsOf(thanks).some((element) => hasClass(element, 'empty'))).toBe(true);
  });
});

function listed(html: string): readonly Found[] {
  return elementsOf(html)
    .filter((element) => hasClass(element, 'status-list'))
    .flatMap(({ children }) => children);
}

function hrefs(html: string): readonly string[] {
  return elementsOf(html).flatMap(({ attributes }) => attributes.href ?? []);
}

function page(path: string): Promise<string> {
  return readFile(join(site, path, 'index.html'), 'utf8');
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(work, path)), { recursive: true });
  await writeFile(join(work, path), text);
}

async function commit(author: string, message: string): Promise<void> {
  await git('add', 'content');
  await git('commit', '--quiet', `--author=${author}`, `--message=${message}`);
}

async function git(...args: readonly string[]): Promise<void> {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env;
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'commit.gpgSign=false',
  ];
  await run('git', [...identity, ...args], { cwd: work, env });
}
