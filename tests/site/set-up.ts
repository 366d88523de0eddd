import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { serve } from '../../scripts/bench/serve.ts';
import { findBrowser } from '../../scripts/browser.ts';
import { formatLabel } from '../../src/notes/entries/time.ts';
import { writeHostileContent } from '../browser/hostile-content.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A site built for the tests: where its files are and where it is served. */
export interface BuiltSite {
  readonly dir: string;
  readonly url: string;
  readonly base: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The repository's own content at `/`, without a repository set. */
    ownSite: BuiltSite;
    /** The same below `/repo`, with a repository set. */
    repoSite: BuiltSite;
    /** Only the first author's raw notes, unchanged, from a content folder outside of the project. */
    seedSite: BuiltSite;
    /**
     * Lessons that the repository does not have yet: two videos, a copy on Bilibili, code and
     * links, 500 moments, a course of 70. Its questions are discussions.
     */
    playerSite: BuiltSite;
    /** What others make of the project: a course in English alone, one in Chinese alone, one in traditional Chinese. */
    forks: Readonly<Record<'en' | 'zh' | 'hant', BuiltSite>>;
    /** Notes of strangers who mean no good: every payload in every place. */
    hostileSite: BuiltSite;
    /** Where to connect to the one browser of all tests. */
    browserEndpoint: string;
  }
}

/** Builds every site the tests look at, serves them and starts the browser. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const work = await mkdtemp(join(tmpdir(), 'notes-site-'));
  const seed = join(work, 'content');
  await mkdir(join(seed, 'courses/inside-out'), { recursive: true });
  await cp(
    join(root, 'tests/notes/fixtures/seed/fastai-courses-inside-out.md'),
    join(seed, 'courses/inside-out/fastai-courses-inside-out.md'),
  );
  const stops: (() => Promise<void>)[] = [];
  const site = async (name: string, base: string, env: Record<string, string>): Promise<BuiltSite> => {
    const dir = join(work, name);
    await run(process.execPath, ['scripts/build.ts'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', OUT_DIR: dir, BASE_PATH: base || '/', ...env },
    });
    const served = await serve(dir, base);
    stops.push(served.close);
    return { dir, url: served.url, base };
  };
  project.provide('ownSite', await site('own', '', { SITE_URL: 'https://notes.example' }));
  const repository = 'https://github.com/example/notes';
  project.provide(
    'repoSite',
    await site('repo', '/repo', { SITE_URL: 'https://example.github.io', REPOSITORY_URL: repository }),
  );
  project.provide('seedSite', await site('seed', '', { CONTENT_DIR: seed }));
  const player = join(work, 'player-content');
  await cp(join(root, 'tests/browser/fixtures/player'), player, { recursive: true });
  await writeFile(join(player, 'courses/talks/long.md'), longLesson());
  await writeManyLessons(join(player, 'courses/many'));
  project.provide(
    'playerSite',
    await site('player', '/repo', {
      CONTENT_DIR: player,
      REPOSITORY_URL: repository,
      DISCUSSIONS_CATEGORY: 'q-a',
    }),
  );

  const fork = (name: string, languages: string) =>
    site(name, '', {
      CONTENT_DIR: join(root, 'tests/browser/fixtures/forks', name),
      SITE_LANGUAGES: languages,
      REPOSITORY_URL: repository,
    });
  project.provide('forks', {
    en: await fork('en', 'en'),
    zh: await fork('zh', 'zh-Hans'),
    hant: await fork('hant', 'zh-Hant, en'),
  });

  const hostile = join(work, 'hostile-content');
  await writeHostileContent(hostile);
  project.provide('hostileSite', await site('hostile', '', { CONTENT_DIR: hostile }));

  const browser = await chromium.launchServer(await findBrowser());
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all(stops.map((stop) => stop()));
    await rm(work, { recursive: true, force: true });
  };
}

/** A moment every 10 seconds, from 10 to 5000. */
function longLesson(): string {
  const moments = Array.from({ length: 500 }, (_, index) => {
    const seconds = 10 * (index + 1);
    return `- point ${index + 1} | 第 ${index + 1} 点 [${formatLabel(seconds)}](https://youtu.be/DDDDDDDDDDD?t=${seconds})`;
  });
  return `# A long lecture | 一堂长课\n\n${moments.join('\n')}\n`;
}

/** More lessons than one page lists. */
async function writeManyLessons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'course.yaml'), 'title: { en: Many, zh: 许多 }\norder: 9\n');
  const link = '[0:10](https://youtu.be/EEEEEEEEEEE?t=10)';
  for (let lesson = 1; lesson <= 70; lesson++)
    await writeFile(
      join(folder, `many-${lesson}.md`),
      `# Lesson ${lesson} | 第 ${lesson} 课\n\n- one point ${link}\n`,
    );
}
