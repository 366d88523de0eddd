import { parseArgs } from 'node:util';
import { nearest } from '../src/notes/check/nearest.ts';
import type { Bilingual } from '../src/notes/lesson.ts';
import { systemReason } from './system-errors.ts';

/** A sentence in both languages; the reader gets the one of the terminal. */
export type Sentence = Required<Bilingual>;

export interface Flag {
  readonly type: 'string' | 'boolean';
  /** The only values a flag can have. */
  readonly choices?: readonly string[];
}

export type FlagValues<Flags extends Record<string, Flag>> = {
  readonly [Name in keyof Flags]?: Flags[Name]['type'] extends 'boolean' ? true : string;
};

export interface Arguments<Flags extends Record<string, Flag>> {
  readonly flags: FlagValues<Flags>;
  readonly names: readonly string[];
}

export interface Command<Flags extends Record<string, Flag>> {
  /** Its name in package.json. */
  readonly name: string;
  readonly help: string;
  readonly flags: Flags;
  /** Does the work and answers with the exit code. */
  run(given: Arguments<Flags>): Promise<number>;
}

/** What the person at the terminal did wrong: a clear sentence and exit code 2, no stack. */
export class UsageError extends Error {
  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(sayTwice(sentence), options);
  }
}

/** What the system would not do, or was told to stop: a clear sentence and exit code 2; no help text would help. */
export class SystemError extends UsageError {}

/** The language of messages: Chinese if the locale says so, else English. */
export const language: 'en' | 'zh' = languageOfLocale(process.env);

/** The sentence in the language of the terminal. */
export function say({ en, zh }: Sentence): string {
  return language === 'zh' ? zh : en;
}

/** The sentence in both languages, a line each, as the help is: who is stuck may read only one. */
export function sayTwice({ en, zh }: Sentence): string {
  const said = language === 'zh' ? [zh, en] : [en, zh];
  return [...new Set(said)].join('\n');
}

/** Runs a command with the arguments of the process and sets its exit code. */
export async function runCommand<Flags extends Record<string, Flag>>(command: Command<Flags>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe, such as `head`, may have seen enough.
    if (error.code !== 'EPIPE') throw error;
  });
  const args = process.argv.slice(2);
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(command.help.trim());
    return;
  }
  try {
    process.exitCode = await command.run(readArguments(args, command.flags));
  } catch (error) {
    const said = error instanceof UsageError ? error.message : sayFileError(error);
    const hint = `\nSee 用法见: npm run ${command.name} -- --help`;
    console.error(
      `${command.name}: ${said}${error instanceof UsageError && !(error instanceof SystemError) ? hint : ''}`,
    );
    process.exitCode = 2;
  }
}

/** Reads flags and names; an unknown flag, a missing or an unknown value is a usage error that names the nearest. */
export function readArguments<Flags extends Record<string, Flag>>(
  args: readonly string[],
  flags: Flags,
): Arguments<Flags> {
  const { tokens } = parseArgs({ args: [...args], options: flags, strict: false, tokens: true });
  const values: Record<string, string | true> = {};
  const names: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') names.push(token.value);
    if (token.kind !== 'option') continue;
    // Each figure of a negative number is a token of its own.
    const typed = args[token.index] ?? '';
    if (/^-\d+$/.test(typed)) {
      if (tokens.findIndex(({ index }) => index === token.index) === tokens.indexOf(token)) names.push(typed);
      continue;
    }
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (!flag) throw unknownFlag(token.rawName, Object.keys(flags));
    values[token.name] = flagValue(token.rawName, flag, token.value, token.inlineValue === true);
  }
  return { flags: values as FlagValues<Flags>, names };
}

/**
 * The folder that names on the command line start from. `npm run` changes into the project; the person at the terminal
 * may be elsewhere.
 */
export function currentFolder(command: string): string {
  const { npm_lifecycle_event: running, INIT_CWD: typedIn } = process.env;
  return running === command && typedIn ? typedIn : process.cwd();
}

/** Why the system refused a file, for want of permission for example; any other error is a fault of ours. */
function sayFileError(error: unknown): string {
  if (!(error instanceof Error && 'syscall' in error && 'path' in error)) throw error;
  return `${error.path}: ${sayTwice(systemReason(error))}`;
}

/** A locale of `C` or `POSIX` names no language. */
function languageOfLocale({ LC_ALL = '', LANG = '' }: NodeJS.ProcessEnv): 'en' | 'zh' {
  const locale = [LC_ALL, LANG].find((name) => name !== '' && !/^(?:C|POSIX)(?:\.|$)/.test(name));
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function unknownFlag(typed: string, known: readonly string[]): UsageError {
  const near = nearest(typed.replace(/^-+/, ''), known);
  const all = known.map((name) => `--${name}`).join(', ');
  return new UsageError({
    en: `Unknown flag “${typed}”; ${near ? `did you mean --${near}?` : `the flags are ${all}.`}`,
    zh: `没有“${typed}”这个选项；${near ? `是否要用 --${near}？` : `可用的选项：${all}。`}`,
  });
}

function flagValue(typed: string, flag: Flag, value: string | undefined, inline: boolean): string | true {
  if (flag.type === 'boolean') {
    if (value === undefined) return true;
    throw new UsageError({
      en: `${typed} takes no value, found “${value}”.`,
      zh: `${typed} 不带值，却写了“${value}”。`,
    });
  }
  // `--out --force` is a forgotten value, `--out=--force` is meant.
  if (value === undefined || (!inline && /^--\w/.test(value)))
    throw new UsageError({
      en: `${typed} needs a value${flag.choices ? `: ${flag.choices.join(', ')}` : ''}.`,
      zh: `${typed} 后面要写值${flag.choices ? `：${flag.choices.join('、')}` : ''}。`,
    });
  if (flag.choices && !flag.choices.includes(value)) {
    const near = nearest(value, flag.choices);
    throw new UsageError({
      en: `${typed} cannot be “${value}”; ${near ? `did you mean ${near}?` : `expected ${flag.choices.join(', ')}.`}`,
      zh: `${typed} 不能是“${value}”；${near ? `是否要写 ${near}？` : `应为 ${flag.choices.join('、')}。`}`,
    });
  }
  return value;
}
