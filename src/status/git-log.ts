/** Someone who wrote a commit, as git knows them. */
export interface GitPerson {
  readonly name: string;
  readonly email: string;
}

/** A commit and what it changed, of the files that were asked for. */
export interface Commit {
  /** Its author, then its co-authors. */
  readonly people: readonly GitPerson[];
  readonly files: readonly FileChange[];
}

export interface FileChange {
  /** The file's path after the commit. */
  readonly path: string;
  /** Its path before the commit, if that was another. */
  readonly from?: string;
  /** True for a file that was not there before; such a file has no hunks. */
  readonly added: boolean;
  readonly hunks: readonly Hunk[];
}

/** Some lines of a file before and after a commit, with a few unchanged ones around them. */
export interface Hunk {
  readonly before: string;
  readonly after: string;
}

/** A change of a file under the name that the file has today. */
export interface NamedChange {
  readonly file: string;
  readonly people: readonly GitPerson[];
  readonly hunks: readonly Hunk[];
}

/** What `readGitLog` reads: one line a commit that no line of a patch can look like, then its patch. */
export const LOG_FORMAT = '%x01%aN <%aE>%x1e%(trailers:key=Co-authored-by,valueonly,separator=%x1e)';

interface OpenFile {
  path: string | undefined;
  from: string | undefined;
  added: boolean;
  hunks: Hunk[];
}

interface OpenHunk {
  readonly before: string[];
  readonly after: string[];
  /** How many lines of either side are still to come. */
  left: number;
  right: number;
}

/** Reads the output of `git log --patch --format=LOG_FORMAT`, in its order. Deleted files are left out. */
export function* readGitLog(log: string): Generator<Commit> {
  let people: readonly GitPerson[] | undefined;
  let files: OpenFile[] = [];
  let hunk: OpenHunk | undefined;

  for (const line of linesOf(log)) {
    const file = files.at(-1);
    if (hunk && hunk.left + hunk.right > 0) {
      takeLine(hunk, line);
      if (file && !file.added && hunk.left + hunk.right === 0)
        file.hunks.push({ before: hunk.before.join('\n'), after: hunk.after.join('\n') });
    } else if (line.startsWith('\x01')) {
      if (people) yield { people, files: files.flatMap(closed) };
      people = line.slice(1).split('\x1e').flatMap(personOf);
      files = [];
    } else if (line.startsWith('diff --git '))
      files.push({ path: undefined, from: undefined, added: false, hunks: [] });
    else if (file) {
      if (line.startsWith('@@ ')) hunk = hunkAt(line);
      else readHeader(file, line);
    }
  }
  if (people) yield { people, files: files.flatMap(closed) };
}

/** Every change of every file, newest first as the commits come, across renames. */
export function* changesByFile(commits: Iterable<Commit>): Generator<NamedChange> {
  const names = new Map<string, string | undefined>();
  for (const { people, files } of commits) {
    for (const { path, from, hunks } of files) {
      const file = names.has(path) ? names.get(path) : path;
      if (file !== undefined) yield { file, people, hunks };
      if (from === undefined) continue;
      // What older commits call by the new name is another file.
      names.set(path, undefined).set(from, file);
    }
  }
}

function readHeader(file: OpenFile, line: string): void {
  const after = (start: string) => (line.startsWith(start) ? plainPath(line.slice(start.length)) : undefined);
  if (line.startsWith('new file mode ')) file.added = true;
  file.from ??= after('rename from ');
  file.path ??= after('rename to ') ?? after('+++ b/');
}

/** Takes a line into the sides it belongs to; `\\ No newline at end of file` belongs to none. */
function takeLine(hunk: OpenHunk, line: string): void {
  // Git can be set to drop the blank that marks an empty line.
  const mark = line[0] ?? ' ';
  if (mark === '-' || mark === ' ') {
    hunk.before.push(line.slice(1));
    hunk.left--;
  }
  if (mark === '+' || mark === ' ') {
    hunk.after.push(line.slice(1));
    hunk.right--;
  }
}

function closed({ path, from, added, hunks }: OpenFile): FileChange[] {
  return path === undefined ? [] : [{ path, ...(from !== undefined && { from }), added, hunks }];
}

function hunkAt(line: string): OpenHunk | undefined {
  const counts = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
  return counts
    ? { before: [], after: [], left: Number(counts[1] ?? 1), right: Number(counts[2] ?? 1) }
    : undefined;
}

/** Git quotes the few paths that have control characters, quotation marks or backslashes; they have no history here. */
function plainPath(path: string): string | undefined {
  return path.startsWith('"') ? undefined : path.replace(/\t$/, '');
}

/** `name <email>`, as git writes people everywhere. */
export function personOf(text: string): GitPerson[] {
  const [, name, email = ''] = /^\s*(\S.*?)\s*<([^>]*)>\s*$/.exec(text) ?? [];
  return name === undefined ? [] : [{ name, email }];
}

function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    yield text.slice(from, to).replace(/\r$/, '');
    from = to + 1;
  }
}
