import fc from 'fast-check';
import { type Arguments, runCommand, UsageError } from '../command-line.ts';
import { keep, readCorpus } from './corpus.ts';
import { TARGETS, type Target } from './targets.ts';

const help = `
npm run fuzz -- [target…] [flags]

Gives made-up texts to all that takes strangers' texts until the time is over; keeps those that break something.
用生成的文本反复测试所有读取外来内容的代码，直到时间用完；出错的文本会保存下来。

  --minutes <n>   how long, for all targets together    总共多少分钟              2
  --seed <n>      where to begin                        随机种子                  the time 当前时间

targets 目标: ${TARGETS.map(({ name }) => name).join(', ')}
`;

const flags = { minutes: { type: 'string' }, seed: { type: 'string' } } as const;

await runCommand({ name: 'fuzz', help, flags, run });

async function run({ flags: given, names }: Arguments<typeof flags>): Promise<number> {
  const targets = names.length === 0 ? TARGETS : names.map(targetNamed);
  const [minutes, seed] = [
    readNumber(given.minutes ?? '2'),
    readNumber(given.seed ?? String(Date.now() % 2 ** 31)),
  ];
  console.log(`seed ${seed}`);
  let broken = 0;
  for (const target of targets) {
    const { runs, text, fault } = fuzz(target, seed, (minutes * 60_000) / targets.length);
    console.log(
      `${target.name}: ${runs} texts${fault === undefined ? '' : `, broken by ${JSON.stringify(text)}\n  ${fault}`}`,
    );
    if (text === undefined) continue;
    broken++;
    await keep(target.name, text);
  }
  return broken > 0 ? 1 : 0;
}

/** Tries what once broke the target, then texts of its kind for some milliseconds; the one that breaks it is shrunk. */
function fuzz({ name, given, check }: Target, seed: number, time: number) {
  const result = fc.check(
    fc.property(given, (text) => check(text)),
    {
      seed,
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: time,
      examples: (readCorpus()[name] ?? []).map((text) => [text]),
    },
  );
  const text = result.counterexample?.[0];
  const fault = result.errorInstance instanceof Error ? result.errorInstance.message : undefined;
  return { runs: result.numRuns, ...(text !== undefined && { text, fault: fault ?? 'unknown' }) };
}

function targetNamed(name: string): Target {
  const target = TARGETS.find((one) => one.name === name);
  if (target) return target;
  const all = TARGETS.map((one) => one.name).join(', ');
  throw new UsageError({
    en: `No target ${name}; there are ${all}.`,
    zh: `没有目标 ${name}；可选：${all}。`,
  });
}

function readNumber(given: string): number {
  const number = Number(given);
  if (given.trim() !== '' && number >= 0) return number;
  throw new UsageError({ en: `“${given}” is no number.`, zh: `“${given}”不是数字。` });
}
