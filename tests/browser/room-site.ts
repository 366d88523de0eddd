import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '../../scripts/bench/serve.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lessons that the repository does not have yet: two videos, a copy on Bilibili, 500 moments. */
export interface RoomSite {
  readonly several: string;
  readonly copies: string;
  /** A moment every 10 seconds, from 10 to 5000. */
  readonly long: string;
  readonly close: () => Promise<void>;
}

/** Builds and serves the lessons for tests of the player. */
export async function roomSite(): Promise<RoomSite> {
  const work = await mkdtemp(join(tmpdir(), 'notes-room-'));
  const content = join(work, 'content');
  const dir = join(work, 'site');
  await cp(fileURLToPath(new URL('fixtures/room', import.meta.url)), content, { recursive: true });
  await writeFile(join(content, 'courses/talks/long.md'), longLesson());
  // Vitest sets a base of its own, which the build would take for the site's.
  const { BASE_URL: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, ['scripts/build.ts'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', CONTENT_DIR: content, OUT_DIR: dir, BASE_PATH: '/repo' },
  });
  const { url, close } = await serve(dir, '/repo');
  return {
    several: `${url}/talks/several/`,
    copies: `${url}/talks/copies/`,
    long: `${url}/talks/long/`,
    async close() {
      await close();
      await rm(work, { recursive: true });
    },
  };
}

function longLesson(): string {
  const moments = Array.from({ length: 500 }, (_, index) => {
    const seconds = 10 * (index + 1);
    return `- point ${index + 1} | 第 ${index + 1} 点 [${clock(seconds)}](https://youtu.be/DDDDDDDDDDD?t=${seconds})`;
  });
  return `# A long lecture | 一堂长课\n\n${moments.join('\n')}\n`;
}

function clock(seconds: number): string {
  const field = (of: number) => String(Math.floor(of) % 60).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${field(seconds / 60)}:${field(seconds)}`;
}
