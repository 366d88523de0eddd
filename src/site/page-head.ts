import { createHash } from 'node:crypto';
import actionStyles from '../styles/action.css?inline';
import baseStyles from '../styles/base.css?inline';
import blockStyles from '../styles/blocks.css?inline';
import codeStyles from '../styles/code.css?inline';
import lessonStyles from '../styles/lesson.css?inline';
import lessonLayoutStyles from '../styles/lesson-layout.css?inline';
import listStyles from '../styles/lists.css?inline';
import mirrorStyles from '../styles/mirrors.css?inline';
import outsideLinkStyles from '../styles/outside-links.css?inline';
import printStyles from '../styles/print.css?inline';
import proseStyles from '../styles/prose.css?inline';
import questionStyles from '../styles/questions.css?inline';
import searchStyles from '../styles/search.css?inline';
import statusStyles from '../styles/status.css?inline';
import tableStyles from '../styles/tables.css?inline';
import writeStyles from '../styles/write.css?inline';
import firstPaintSource from './first-paint.js?raw';
import { href } from './site.ts';

/** The study of a reader is stored under the base path of the site. */
const firstPaint = firstPaintSource.replace('BASE', href('/'));

/** The parts of a page's look that only some pages need. */
export type StyleName =
  | 'action'
  | 'blocks'
  | 'lesson'
  | 'lists'
  | 'mirrors'
  | 'outside-links'
  | 'prose'
  | 'questions'
  | 'tables'
  | 'code'
  | 'search'
  | 'status'
  | 'write';

const looks: Readonly<Record<StyleName, string>> = {
  action: actionStyles,
  blocks: blockStyles,
  lesson: lessonStyles + lessonLayoutStyles,
  lists: listStyles,
  mirrors: mirrorStyles,
  'outside-links': outsideLinkStyles,
  prose: proseStyles,
  questions: questionStyles,
  tables: tableStyles,
  code: codeStyles,
  search: searchStyles,
  status: statusStyles,
  write: writeStyles,
};

/**
 * The styles of a page, inline because one request less is what a reader on a slow line feels most; and the policy
 * that allows these styles, our own scripts, the one script that runs before the first paint, and nothing else.
 */
export function pageHead(wanted: readonly StyleName[]): {
  styles: string;
  firstPaint: string;
  policy: string | undefined;
} {
  const styles = [baseStyles, ...wanted.map((look) => looks[look]), printStyles].join('');
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hash(firstPaint)}`,
    `style-src 'self' ${hash(styles)}`,
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    'frame-src https://www.youtube-nocookie.com https://player.bilibili.com',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    'trusted-types site',
    "require-trusted-types-for 'script'",
  ].join(';');
  // The development server adds scripts and styles of its own.
  return { styles, firstPaint, policy: import.meta.env.DEV ? undefined : policy };
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
