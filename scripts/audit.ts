import { execFile } from 'node:child_process';
import { type Advisory, EXCEPTIONS, readAdvisories } from './advisories.ts';
import { runCommand, SystemError, say } from './command-line.ts';

const help = `
npm run audit

Asks the registry for known holes in the packages of package-lock.json, those for development too. Nothing is installed.
向 npm 查询 package-lock.json 里各个包（包括开发用的）的已知漏洞，不安装任何东西。

An advisory that does not concern this project has its reason in scripts/advisories.ts.
与本项目无关的漏洞公告，理由写在 scripts/advisories.ts 里。

Exit code 0: none, or each explained, 1: some are not explained, or an explanation is not needed, 2: there was no answer.
退出码 0：没有漏洞，或都有说明；1：有未说明的漏洞，或有多余的说明；2：没有得到答复。
`;

await runCommand({ name: 'audit', help, flags: {}, run });

async function run(): Promise<number> {
  const output = await npmAudit();
  const advisories = readAdvisories(parse(output));
  if (!advisories) throw noAnswer(output);
  const open = advisories.filter(({ id }) => !Object.hasOwn(EXCEPTIONS, id));
  const stale = Object.keys(EXCEPTIONS).filter((id) => advisories.every((advisory) => advisory.id !== id));
  for (const advisory of advisories) console.log(lineOf(advisory));
  for (const id of stale)
    console.log(say({ en: `${id} is explained, but no longer told`, zh: `${id} 有说明，但公告已不存在` }));
  const [all, some] = [advisories.length, open.length];
  console.error(
    say({ en: `advisories: ${all}, not explained: ${some}`, zh: `${all} 条公告，${some} 条没有说明` }),
  );
  return some + stale.length > 0 ? 1 : 0;
}

function lineOf({ id, name, severity, title, range }: Advisory): string {
  const why = EXCEPTIONS[id];
  return `${name} ${range} ${severity} ${id} ${title}${why ? ` — ${say(why)}` : ''}`;
}

/** What `npm audit` prints; its exit code says only whether there is something. */
function npmAudit(): Promise<string> {
  const { npm_execpath: npm } = process.env;
  const args = ['audit', '--json', '--package-lock-only'];
  return new Promise((resolve) => {
    const [command, given] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
    execFile(command, given, { maxBuffer: 1 << 28 }, (error, stdout) => resolve(stdout || String(error)));
  });
}

function noAnswer(output: string): SystemError {
  const { message } = (parse(output) ?? {}) as { message?: unknown };
  const why = typeof message === 'string' ? message : output.trim().split('\n')[0];
  return new SystemError({
    en: `The registry gave no list of known holes: ${why}`,
    zh: `没有从 npm 得到漏洞列表：${why}`,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
