import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBuilds } from './builds.ts';
import { type Cost, costOf, sizeOf } from './cost.ts';
import { writeLessons } from './generate-lessons.ts';

// Builds the same lessons with this project and with Starlight, a documentation site of the same tools, in one run.
const STARLIGHT = { '@astrojs/starlight': '0.42.4', astro: '7.3.5' };
const RESULT = 'bench-peers.json';

const { values: flags } = parseArgs({
  options: {
    lessons: { type: 'string', default: '8,500' },
    folder: { type: 'string', default: join(tmpdir(), 'notes-bench-peers') },
    install: { type: 'boolean', default: false },
  },
});
installed(flags.folder);
const rows = flags.lessons.split(',').map(Number).flatMap(compare);
console.table(rows);
writeFileSync(RESULT, `${JSON.stringify(rows, null, 2)}\n`);
console.log(`CPU in seconds, sizes in megabytes; written to ${RESULT}`);

function installed(folder: string): void {
  if (existsSync(join(folder, 'node_modules/@astrojs/starlight'))) return;
  if (!flags.install) {
    console.error(
      `Starlight is not in ${folder}. \`npm run bench:peers -- --install\` puts it there, outside this project.\n` +
        `${folder} 中没有 Starlight。\`npm run bench:peers -- --install\` 会把它装到那里，不影响本项目。`,
    );
    process.exit(1);
  }
  mkdirSync(folder, { recursive: true });
  const manifest = {
    private: true,
    type: 'module',
    dependencies: STARLIGHT,
    allowScripts: { esbuild: true },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
}

function compare(lessons: number): readonly Record<string, string | number>[] {
  const work = mkdtempSync(join(tmpdir(), 'notes-bench-'));
  try {
    const peer = measureStarlight(lessons, work);
    const { cold, changed, output } = measureBuilds(lessons, work);
    const row = (site: string, cost: Cost, size: ReturnType<typeof sizeOf>) => ({
      lessons,
      site,
      cpu: cost.cpu,
      'of Starlight': cost.cpu / peer.cold.cpu,
      MB: cost.megabytes,
      'output MB': size.bytes,
      'on disk MB': size.onDisk,
    });
    return [
      row('Starlight', peer.cold, peer.output),
      row('this project, nothing kept', cold, output),
      row('this project, one lesson changed', changed, output),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Builds the same lessons as pages of Starlight, one group of its sidebar a course. */
function measureStarlight(lessons: number, work: string) {
  const { folder } = flags;
  for (const stale of ['src', 'dist', '.astro', 'node_modules/.astro'])
    rmSync(join(folder, stale), { recursive: true, force: true });
  const paths = writeLessons(join(work, 'peer'), { lessons });
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    const title = /title: \{ en: "([^"]*)"/.exec(text)?.[1] ?? basename(path);
    const page = join(folder, 'src/content/docs', basename(dirname(path)), basename(path));
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, text.replace(/^---\n[\s\S]*?\n---/, `---\ntitle: ${JSON.stringify(title)}\n---`));
  }
  const courses = [...new Set(paths.map((path) => basename(dirname(path))))];
  const sidebar = courses.map((course) => ({
    label: course,
    items: [{ autogenerate: { directory: course } }],
  }));
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    `import starlight from '@astrojs/starlight';
export default {
  site: 'http://localhost:4321',
  integrations: [starlight({ title: 'Peer', sidebar: ${JSON.stringify(sidebar)} })],
};
`,
  );
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  const cold = costOf([join(folder, 'node_modules/astro/bin/astro.mjs'), 'build'], { cwd: folder, work });
  return { cold, output: sizeOf(join(folder, 'dist')) };
}
