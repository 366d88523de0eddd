import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
};

/** A served folder: its address without a slash at the end, and how to stop. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a built site below `base` as a static host does: gzipped, `index.html` in folders, `404.html` for the rest. */
export async function serve(dir: string, base = ''): Promise<Served> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.startsWith(`${base}/`) ? normalize(path.slice(base.length)) : undefined;
    const file = inside === undefined ? undefined : await fileAt(join(dir, inside));
    const found = file ?? join(dir, '404.html');
    const body = await readFile(found).catch(() => Buffer.from('404'));
    response.writeHead(file ? 200 : 404, {
      'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
    });
    response.end(gzipSync(body));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  return { url: `http://localhost:${port}${base}`, close };
}

async function fileAt(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return path;
  return found?.isDirectory() ? fileAt(join(path, 'index.html')) : undefined;
}
