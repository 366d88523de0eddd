import { site } from '../src/site/site.ts';
import { runCommand, type Sentence, SystemError, say, UsageError } from './command-line.ts';
import {
  type Ask,
  GitHubError,
  openDiscussions,
  openIssues,
  propose,
  questionsIn,
} from './github-questions.ts';

const help = `
npm run questions

Asks GitHub for the open questions about moments and proposes ${site.contentPath}/questions.json as a pull request. The
workflow questions.yml runs it each day, with REPOSITORY_URL and GITHUB_TOKEN; nothing has to be installed for it.
向 GitHub 查询针对要点、还没解答的问题，并以合并请求的形式提交 ${site.contentPath}/questions.json。
工作流 questions.yml 每天运行它，用到 REPOSITORY_URL 和 GITHUB_TOKEN；运行它不需要安装任何东西。

Exit code 0: proposed, or nothing to propose, 2: it cannot run so, or there was no answer.
退出码 0：已提交，或没有变化；2：用法有误，或没有得到答复。
`;

const API = 'https://api.github.com';
/** In milliseconds. */
const LONGEST_WAIT = 30_000;

await runCommand({ name: 'questions', help, flags: {}, run });

async function run(): Promise<number> {
  const repository = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)$/.exec(site.repository ?? '')?.[1];
  if (!repository)
    throw new UsageError({
      en: 'There is no repository on GitHub; set REPOSITORY_URL.',
      zh: '没有 GitHub 仓库，请设置 REPOSITORY_URL。',
    });
  const token = process.env.GITHUB_TOKEN;
  if (!token) throw new UsageError({ en: 'GITHUB_TOKEN is not set.', zh: '没有设置 GITHUB_TOKEN。' });
  console.log(say(await collect(asker(token), repository)));
  return 0;
}

async function collect(ask: Ask, repository: string): Promise<Sentence> {
  const { discussions, branch, contentPath } = site;
  try {
    const asked = await (discussions
      ? openDiscussions(ask, repository, discussions)
      : openIssues(ask, repository));
    const proposal = await propose(ask, { repository, branch, contentPath }, questionsIn(asked));
    if (proposal.kind === 'same')
      return {
        en: `${asked.length} open questions; the file says so already`,
        zh: `${asked.length} 个问题待解答，文件无需更新`,
      };
    if (proposal.kind === 'proposed')
      return { en: `Proposed: ${proposal.url}`, zh: `已提交合并请求：${proposal.url}` };
    return {
      en: `::warning::This repository does not let workflows open pull requests (Settings, Actions, General). Open it here: ${proposal.url}`,
      zh: `::warning::这个仓库不允许工作流创建合并请求（Settings → Actions → General）。请在这里手动创建：${proposal.url}`,
    };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    throw new SystemError({
      en: `GitHub gave no answer that helps: ${error.message}`,
      zh: `GitHub 没有给出可用的答复：${error.message}`,
    });
  }
}

function asker(token: string): Ask {
  return async (method, path, data) => {
    const response = await fetch(`${API}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
      },
      ...(data && { body: JSON.stringify(data) }),
      signal: AbortSignal.timeout(LONGEST_WAIT),
    }).catch((error: Error) => {
      throw new GitHubError(path, { status: 0, data: { message: String(error.cause ?? error.message) } });
    });
    return { status: response.status, data: await response.json().catch(() => undefined) };
  };
}
