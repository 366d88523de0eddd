import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { contentDir } from '../content/folder.ts';
import { site } from '../site/site.ts';
import { peopleByFile } from './contributors.ts';
import {
  changesByFile,
  type GitPerson,
  LOG_FORMAT,
  type NamedChange,
  personOf,
  readGitLog,
} from './git-log.ts';
import { type StaleHalves, staleHalves } from './stale-halves.ts';

/** What git knows about the lessons of a content folder, by their paths below `courses/`. */
export interface History {
  /**
   * `recent`: there is so much of it that only the latest changes were looked at for stale halves; `shallow`: the clone
   * has only the latest commits, which would tell half of the story; `none`: there is none.
   */
  readonly kind: 'whole' | 'recent' | 'shallow' | 'none';
  readonly stale: StaleHalves;
  /** Who worked on a file, the first author first. */
  readonly people: ReadonlyMap<string, readonly GitPerson[]>;
}

// Settings of the reader's own git must not change what is read.
const LOG = [
  ['-c', 'core.quotePath=false', 'log', '--topo-order', '--relative', '--patch', '--unified=3'],
  ['--find-renames', '--irreversible-delete', '--no-color', '--no-ext-diff', '--no-textconv'],
  ['--no-show-signature', '--src-prefix=a/', '--dst-prefix=b/', `--format=${LOG_FORMAT}`],
  ['--', ':(glob)*/*.md'],
].flat();

const run = promisify(execFile);
let history: Promise<History> | undefined;

/** The history of the content folder, read once a build. */
export function getHistory(): Promise<History> {
  history ??= readHistory(contentDir);
  return history;
}

/** Reads the history of a content folder in one look at git's log. A folder without git, or without commits, has none. */
export async function readHistory(dir: string): Promise<History> {
  const cwd = join(dir, 'courses');
  const shallow = await isShallow(cwd);
  if (shallow !== false) return emptyHistory(shallow ? 'shallow' : 'none');
  const changes = [...changesByFile(readGitLog(await readLog(cwd)))];
  if (changes.length === 0) return emptyHistory('none');
  const { stale, whole } = staleHalves(changes);
  return {
    kind: whole ? 'whole' : 'recent',
    stale,
    people: peopleByFile(await mapCoauthors(cwd, changes), site.notNamed),
  };
}

function emptyHistory(kind: History['kind']): History {
  return { kind, stale: new Map(), people: new Map() };
}

/** Names co-authors as `.mailmap` does; git's log does so for authors alone. */
async function mapCoauthors(cwd: string, changes: readonly NamedChange[]): Promise<readonly NamedChange[]> {
  const written = ({ name, email }: GitPerson) => `${name} <${email}>`;
  const contacts = [...new Set(changes.flatMap(({ people }) => people.slice(1).map(written)))];
  if (contacts.length === 0) return changes;
  const mapped = await git(cwd, ['check-mailmap', '--', ...contacts]).catch((error: Error) => {
    console.warn(`The co-authors of the notes could not be looked up in .mailmap: ${error.message}`);
    return '';
  });
  const lines = mapped.split('\n');
  const known = new Map(contacts.map((contact, at) => [contact, personOf(lines[at] ?? '')[0]]));
  const named = (person: GitPerson) => known.get(written(person)) ?? person;
  return changes.map((change) => ({ ...change, people: change.people.map(named) }));
}

/** Nothing for a folder that is in no repository, or on a machine without git. */
async function isShallow(cwd: string): Promise<boolean | undefined> {
  return git(cwd, ['rev-parse', '--is-shallow-repository']).then(
    (answer) => answer.trim() === 'true',
    () => undefined,
  );
}

/** A log that cannot be read takes from the board and the thanks, not from the notes: the build says so and goes on. */
async function readLog(cwd: string): Promise<string> {
  return git(cwd, LOG).catch((error: Error) => {
    console.warn(`The history of the notes could not be read: ${error.message}`);
    return '';
  });
}

async function git(cwd: string, args: readonly string[]): Promise<string> {
  // The folder says which repository is meant, even within a hook of another. Blobs that a partial clone left out stay out.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env;
  const { stdout } = await run('git', args, {
    cwd,
    env: { ...env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
    maxBuffer: 1 << 28,
    timeout: 30_000,
  });
  return stdout;
}
