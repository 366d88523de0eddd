import { type Questions, writeQuestions } from '../src/notes/course/write-questions.ts';

/** Asks GitHub's API: a method, a path below `https://api.github.com`, and data. Rejects if there is no answer. */
export type Ask = (method: string, path: string, data?: object) => Promise<Answer>;

export interface Answer {
  readonly status: number;
  readonly data: unknown;
}

/** What a person asked on GitHub, an issue or a discussion. Its text is any stranger's. */
export interface AskedThing {
  readonly number: number;
  readonly body: string;
}

/** An answer that is none: the path, the status, and what GitHub says of it. */
export class GitHubError extends Error {
  readonly status: number;
  constructor(path: string, { status, data }: Answer) {
    super(`${path}: ${status} ${isRecord(data) ? String(data.message ?? '') : ''}`.trim());
    this.status = status;
  }
}

const FILE = 'questions.json';
const BRANCH = 'open-questions';
const PAGE = 100;
/** More than this many are not asked for; a moment with so many has a count that nobody reads. */
const MOST_PAGES = 20;
/** A permanent link: `…/<course>/<lesson>/#<id of a moment>`. Nothing else of a stranger's text is used. */
const LINK =
  /https?:\/\/[^\s<>()]*\/([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/#((?:[\w-]{1,40}-)?t=\d{1,7}(?:-\d{1,4})?)(?![\w=-])/;

/** The questions by lesson and moment: each counts for the first moment that its text links to, if it links to one. */
export function questionsIn(asked: readonly AskedThing[]): Questions {
  const questions = new Map<string, Map<string, number[]>>();
  for (const { number, body } of asked) {
    const [link, course, lesson, moment] = LINK.exec(body) ?? [];
    if (link === undefined || moment === undefined) continue;
    const id = `${course}/${lesson}`;
    const moments = questions.get(id) ?? new Map<string, number[]>();
    questions.set(id, moments.set(moment, [...(moments.get(moment) ?? []), number]));
  }
  return questions;
}

/** The open issues of a repository, `owner/name`, that bear the label of the question form. */
export async function openIssues(ask: Ask, repository: string): Promise<readonly AskedThing[]> {
  const found: AskedThing[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const path = `/repos/${repository}/issues?state=open&labels=question&per_page=${PAGE}&page=${page}`;
    const issues = listIn(await askFor(ask, 'GET', path));
    // Pull requests are issues too.
    found.push(...issues.filter((issue) => !issue.pull_request).flatMap(askedThing));
    if (issues.length < PAGE) break;
  }
  return found;
}

const DISCUSSIONS = `query ($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    discussions(first: ${PAGE}, after: $after, states: [OPEN]) {
      nodes { number body category { slug } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** The open discussions of a repository in one category. */
export async function openDiscussions(
  ask: Ask,
  repository: string,
  category: string,
): Promise<readonly AskedThing[]> {
  const [owner, name] = repository.split('/');
  const found: AskedThing[] = [];
  let after: unknown = null;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const variables = { owner, name, after };
    const answer = await askFor(ask, 'POST', '/graphql', { query: DISCUSSIONS, variables });
    const discussions = at(answer, 'data', 'repository', 'discussions');
    if (!isRecord(discussions)) throw new GitHubError('/graphql', { status: 200, data: firstError(answer) });
    const nodes = listIn(discussions.nodes);
    found.push(...nodes.filter((node) => at(node, 'category', 'slug') === category).flatMap(askedThing));
    const { hasNextPage, endCursor } = isRecord(discussions.pageInfo) ? discussions.pageInfo : {};
    if (!hasNextPage) break;
    after = endCursor;
  }
  return found;
}

/** Where the file of questions belongs. */
export interface Place {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** The content folder in it. */
  readonly contentPath: string;
}

/** What became of a proposal; `refused` names the page on which a person can open the pull request. */
export type Proposal =
  | { readonly kind: 'same' }
  | { readonly kind: 'proposed'; readonly url: string }
  | { readonly kind: 'refused'; readonly url: string };

/**
 * Proposes questions as a pull request of one commit on the newest state of the branch: nothing else can be in it, and
 * nobody's work is overwritten but the proposal before. Does nothing if the branch says the same already.
 */
export async function propose(ask: Ask, place: Place, questions: Questions): Promise<Proposal> {
  const { repository, branch, contentPath } = place;
  const api = `/repos/${repository}`;
  const path = `${contentPath}/${FILE}`;
  const text = writeQuestions(questions);
  const textOn = async (ref: string) =>
    fileText(ask, `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`);
  // Without questions no file is as good as one that says so.
  if (((await textOn(branch)) ?? '{}\n') === text) return { kind: 'same' };
  if ((await textOn(BRANCH)) !== text) await commit(ask, place, path, text);
  const [owner] = repository.split('/');
  const open = `${api}/pulls?state=open&base=${encodeURIComponent(branch)}&head=${owner}:${BRANCH}`;
  const [pull] = listIn(await askFor(ask, 'GET', open));
  if (pull) return { kind: 'proposed', url: String(pull.html_url) };
  const made = await ask('POST', `${api}/pulls`, {
    title: 'Count the open questions of each moment',
    head: BRANCH,
    base: branch,
    body: 'Written from the open questions by the workflow `questions.yml`. 由工作流 `questions.yml` 根据待解答的问题写入。',
  });
  if (made.status === 201) return { kind: 'proposed', url: String(at(made.data, 'html_url')) };
  // Repositories can forbid workflows to open pull requests, and do so at first.
  if (made.status !== 403) throw new GitHubError(`${api}/pulls`, made);
  const compare = `https://github.com/${repository}/compare/${encodeURIComponent(branch)}...${BRANCH}?expand=1`;
  return { kind: 'refused', url: compare };
}

/** Makes our branch the newest state of the other one with one commit more. */
async function commit(ask: Ask, { repository, branch }: Place, path: string, content: string): Promise<void> {
  const api = `/repos/${repository}/git`;
  const parent = at(await askFor(ask, 'GET', `${api}/ref/heads/${branch}`), 'object', 'sha');
  const base = at(await askFor(ask, 'GET', `${api}/commits/${parent}`), 'tree', 'sha');
  const file = { path, mode: '100644', type: 'blob', content };
  const tree = at(await askFor(ask, 'POST', `${api}/trees`, { base_tree: base, tree: [file] }), 'sha');
  const message = 'Count the open questions of each moment';
  const sha = at(await askFor(ask, 'POST', `${api}/commits`, { message, tree, parents: [parent] }), 'sha');
  const moved = await ask('PATCH', `${api}/refs/heads/${BRANCH}`, { sha, force: true });
  if (moved.status === 404 || moved.status === 422)
    await askFor(ask, 'POST', `${api}/refs`, { ref: `refs/heads/${BRANCH}`, sha });
  else if (moved.status !== 200) throw new GitHubError(`${api}/refs`, moved);
}

/** The text of a file; nothing if there is none, or no such branch. */
async function fileText(ask: Ask, path: string): Promise<string | undefined> {
  const answer = await ask('GET', path);
  if (answer.status === 404) return undefined;
  const content = at(answer.data, 'content');
  if (answer.status !== 200 || typeof content !== 'string') throw new GitHubError(path, answer);
  return Buffer.from(content, 'base64').toString('utf8');
}

async function askFor(ask: Ask, method: string, path: string, data?: object): Promise<unknown> {
  const answer = await ask(method, path, data);
  if (answer.status < 200 || answer.status > 299) throw new GitHubError(path, answer);
  return answer.data;
}

function askedThing({ number, body }: Record<string, unknown>): readonly AskedThing[] {
  return Number.isSafeInteger(number)
    ? [{ number: Number(number), body: typeof body === 'string' ? body : '' }]
    : [];
}

function firstError(answer: unknown): unknown {
  const errors = at(answer, 'errors');
  return Array.isArray(errors) ? errors[0] : undefined;
}

function listIn(data: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(data) ? data.filter(isRecord) : [];
}

function at(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
