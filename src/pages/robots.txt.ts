import type { APIRoute } from 'astro';
import { href } from '../site/site.ts';

/** Everyone may read everything. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${new URL(href('/sitemap-index.xml'), site)}\n`);
