import { fileURLToPath } from 'node:url';
import { preview } from 'astro';
import { buildSite } from './build.ts';

const port = Number(process.env.PORT ?? 4321);
const outDir = await buildSite();
const root = fileURLToPath(new URL('..', import.meta.url));
await preview({ root, outDir, server: { port } });
console.log(`\nhttp://localhost:${port}${process.env.BASE_PATH ?? '/'}`);
