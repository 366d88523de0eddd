import { fileURLToPath } from 'node:url';
import { preview } from 'astro';
import { buildSite, endWith } from './build.ts';

const port = Number(process.env.PORT ?? 4321);
const outDir = await buildSite().catch(endWith);
const root = fileURLToPath(new URL('..', import.meta.url));
await preview({ root, outDir, server: { port } });
console.log(`\nhttp://localhost:${port}${process.env.BASE_PATH ?? '/'}`);
