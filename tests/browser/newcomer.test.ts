import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serve } from '../../scripts/bench/serve.ts';
import { browser, newReader } from './open-page.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const site = inject('repoSite');
let work: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'notes-newcomer-'));
});

afterAll(async () => {
  await rm(work, { recursive: true });
});

test('a first lesson goes from the note taker by GitHub’s form to a page, as the guide tells', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${site.url}/write/?lang=en`);
  await page.getByLabel('Link to the video').fill('https://youtu.be/9spwoDYwW_I');
  const text = page.getByLabel('Notes in Markdown');
  await page.getByLabel('Time now').fill('0:02:17');
  await page.getByRole('button', { name: 'New entry here' }).click();
  await page.keyboard.type('CNN from scratch 手动构建 CNN');
  await expect.poll(() => text.inputValue()).toContain('t=137');
  await page.getByLabel('File name').fill('lesson-3');
  await page.getByLabel('Course').fill('first-course');

  // GitHub's page for a new file says in its address where the file goes and what is in it.
  const link = page.getByRole('link', { name: 'Open as a new file on GitHub' });
  await expect.poll(() => link.getAttribute('href')).toContain('lesson-3.md');
  const form = new URL((await link.getAttribute('href')) ?? '');
  expect(form.pathname).toBe('/example/notes/new/main/content/courses/first-course');
  const file = join(work, 'content/courses/first-course', form.searchParams.get('filename') ?? '');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, form.searchParams.get('value') ?? '');
  expect(await readFile(file, 'utf8')).toContain('手动构建 CNN');
  await page.context().close();

  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    CONTENT_DIR: join(work, 'content'),
    CACHE_DIR: join(work, 'cache'),
    OUT_DIR: join(work, 'site'),
  };
  const check = await run(process.execPath, ['scripts/check.ts', '--format', 'github'], { cwd: root, env });
  expect(check.stdout).toBe('');
  await run(process.execPath, ['scripts/build.ts'], { cwd: root, env });

  const served = await serve(join(work, 'site'));
  const reader = await newReader(browser);
  await reader.page.goto(`${served.url}/first-course/lesson-3/?lang=both#t=137`);
  const moment = reader.page.locator('[id="t=137"]');
  expect(await moment.locator('[lang="en"]').textContent()).toBe('CNN from scratch');
  expect(await moment.locator('[lang="zh-Hans"]').textContent()).toBe('手动构建 CNN');
  await reader.page.context().close();
  await served.close();
});
