import { describe, expect, test } from 'vitest';
import {
  type Answer,
  type Ask,
  openDiscussions,
  openIssues,
  type Place,
  propose,
  questionsIn,
} from '../../scripts/github-questions.ts';

const place: Place = { repository: 'o/n', branch: 'main', contentPath: 'content' };
const link = 'https://notes.example/repo/c/lesson-7/#t=137';
const questions = questionsIn([{ number: 12, body: link }]);
const text = '{\n  "c/lesson-7": {\n    "t=137": [12]\n  }\n}\n';
const asFile = (some: string): Answer => ({
  status: 200,
  data: { content: Buffer.from(some).toString('base64') },
});

/** A GitHub that answers by the method and the beginning of the path, and keeps what it was told. */
function github(answers: Readonly<Record<string, Answer | readonly Answer[]>>) {
  const asked: { method: string; path: string; data: unknown }[] = [];
  const taken = new Map<string, number>();
  const ask: Ask = async (method, path, data) => {
    asked.push({ method, path, data });
    const key = Object.keys(answers).find((one) => `${method} ${path}`.startsWith(one));
    const given = [answers[key ?? ''] ?? { status: 404, data: {} }].flat();
    const turn = taken.get(key ?? '') ?? 0;
    taken.set(key ?? '', turn + 1);
    return given[Math.min(turn, given.length - 1)] as Answer;
  };
  return { ask, asked, writes: () => asked.filter(({ method }) => method !== 'GET') };
}

describe('the moment a question is about', () => {
  const idsIn = (body: string) =>
    [...questionsIn([{ number: 1, body }])].flatMap(([lesson, moments]) =>
      [...moments.keys()].map((moment) => `${lesson}/#${moment}`),
    );

  test.each([
    [`### Link 链接\n\n${link}\n\n### Your question`, 'c/lesson-7/#t=137'],
    [`> [2:17](${link})`, 'c/lesson-7/#t=137'],
    ['http://localhost:4321/c/l/#t=1-2.', 'c/l/#t=1-2'],
    ['<https://a.example/c/l/#9spwoDYwW_I-t=64>', 'c/l/#9spwoDYwW_I-t=64'],
    [`${link} and https://notes.example/c/lesson-8/#t=1`, 'c/lesson-7/#t=137'],
  ])('%j', (body, id) => {
    expect(idsIn(body)).toEqual([id]);
  });

  test.each([
    '',
    'no link',
    'https://notes.example/c/lesson-7/',
    'https://notes.example/c/lesson-7/#section',
    'https://notes.example/c/../l/#t=1"><script>',
    'https://notes.example/__proto__/constructor/#t=1',
    'https://notes.example/c/l/#t=12345678901',
    'javascript://a/c/l/#t=1',
  ])('none in %j', (body) => {
    expect(idsIn(body)).toEqual([]);
  });

  test('several are counted together', () => {
    const body = link;
    expect(
      questionsIn([12, 7].map((number) => ({ number, body })))
        .get('c/lesson-7')
        ?.get('t=137'),
    ).toEqual([12, 7]);
  });
});

test('issues are asked for page by page, without pull requests', async () => {
  const issue = (number: number) => ({ number, body: link });
  const full = Array.from({ length: 100 }, (_, at) => issue(at + 1));
  const last = [{ ...issue(200), pull_request: {} }, { number: 201, body: null }, 'x'];
  const { ask, asked } = github({
    'GET /repos/o/n/issues': [
      { status: 200, data: full },
      { status: 200, data: last },
    ],
  });
  const found = await openIssues(ask, 'o/n');
  expect([found.length, found.at(-1)]).toEqual([101, { number: 201, body: '' }]);
  expect(asked.map(({ path }) => new URLSearchParams(path).get('page'))).toEqual(['1', '2']);
});

test('discussions are those of the category', async () => {
  const nodes = ['q-a', 'ideas'].map((slug, at) => ({ number: at + 1, body: link, category: { slug } }));
  const page = (hasNextPage: boolean) => ({
    status: 200,
    data: {
      data: { repository: { discussions: { nodes, pageInfo: { hasNextPage, endCursor: 'abc' } } } },
    },
  });
  const { ask, asked } = github({ 'POST /graphql': [page(true), page(false)] });
  expect((await openDiscussions(ask, 'o/n', 'q-a')).map(({ number }) => number)).toEqual([1, 1]);
  expect(asked.at(-1)?.data).toMatchObject({ variables: { owner: 'o', name: 'n', after: 'abc' } });
  const refused = github({
    'POST /graphql': { status: 200, data: { errors: [{ message: 'no such thing' }] } },
  });
  await expect(openDiscussions(refused.ask, 'o/n', 'q-a')).rejects.toThrow('no such thing');
});

describe('a proposal', () => {
  const written = {
    'GET /repos/o/n/git/ref/heads/main': { status: 200, data: { object: { sha: 'parent' } } },
    'GET /repos/o/n/git/commits/parent': { status: 200, data: { tree: { sha: 'base' } } },
    'POST /repos/o/n/git/trees': { status: 201, data: { sha: 'tree' } },
    'POST /repos/o/n/git/commits': { status: 201, data: { sha: 'made' } },
    'POST /repos/o/n/git/refs': { status: 201, data: {} },
    'GET /repos/o/n/pulls': { status: 200, data: [] },
    'POST /repos/o/n/pulls': { status: 201, data: { html_url: 'https://github.com/o/n/pull/1' } },
  };

  test('is one commit with one file, on a branch of its own', async () => {
    const { ask, writes } = github(written);
    expect(await propose(ask, place, questions)).toEqual({
      kind: 'proposed',
      url: 'https://github.com/o/n/pull/1',
    });
    const file = { path: 'content/questions.json', mode: '100644', type: 'blob', content: text };
    expect(writes().map(({ method, path, data }) => [method, path.replace('/repos/o/n', ''), data])).toEqual([
      ['POST', '/git/trees', { base_tree: 'base', tree: [file] }],
      ['POST', '/git/commits', { message: expect.any(String), tree: 'tree', parents: ['parent'] }],
      ['PATCH', '/git/refs/heads/open-questions', { sha: 'made', force: true }],
      ['POST', '/git/refs', { ref: 'refs/heads/open-questions', sha: 'made' }],
      ['POST', '/pulls', expect.objectContaining({ head: 'open-questions', base: 'main' })],
    ]);
  });

  test('moves the branch of the one before, and opens no second pull request', async () => {
    const { ask, writes } = github({
      ...written,
      'GET /repos/o/n/contents/content/questions.json?ref=open-questions': asFile('{}\n'),
      'PATCH /repos/o/n/git/refs/heads/open-questions': { status: 200, data: {} },
      'GET /repos/o/n/pulls': { status: 200, data: [{ html_url: 'https://github.com/o/n/pull/7' }] },
    });
    expect(await propose(ask, place, questions)).toMatchObject({ url: 'https://github.com/o/n/pull/7' });
    expect(writes().at(-1)).toMatchObject({ method: 'PATCH', data: { sha: 'made', force: true } });
  });

  test.each([
    ['says the same', questions, { 'GET /repos/o/n/contents/content/questions.json?ref=main': asFile(text) }],
    ['has no file, and there are no questions', questionsIn([]), {}],
  ])('is not made if the branch %s', async (_name, some, answers) => {
    const { ask, writes } = github(answers);
    expect(await propose(ask, place, some)).toEqual({ kind: 'same' });
    expect(writes()).toEqual([]);
  });

  test('that waits already is left as it is', async () => {
    const { ask, writes } = github({
      ...written,
      'GET /repos/o/n/contents/content/questions.json?ref=open-questions': asFile(text),
      'GET /repos/o/n/pulls': { status: 200, data: [{ html_url: 'https://github.com/o/n/pull/7' }] },
    });
    expect(await propose(ask, place, questions)).toMatchObject({ kind: 'proposed' });
    expect(writes()).toEqual([]);
  });

  test('names the page to open it on, where workflows may not', async () => {
    const { ask } = github({ ...written, 'POST /repos/o/n/pulls': { status: 403, data: {} } });
    expect(await propose(ask, place, questions)).toEqual({
      kind: 'refused',
      url: 'https://github.com/o/n/compare/main...open-questions?expand=1',
    });
  });

  test.each(Object.keys(written))('fails with what GitHub says, if %s fails', async (key) => {
    const { ask } = github({ ...written, [key]: { status: 500, data: { message: 'Server Error' } } });
    await expect(propose(ask, place, questions)).rejects.toThrow(/500 Server Error/);
  });

  test('is not made of a file that cannot be read', async () => {
    const { ask, writes } = github({
      'GET /repos/o/n/contents': { status: 403, data: { message: 'rate limit' } },
    });
    await expect(propose(ask, place, questions)).rejects.toThrow('403 rate limit');
    expect(writes()).toEqual([]);
  });
});
