import { isCancel, text } from '@clack/prompts';
import { type Sentence, UsageError } from './command-line.ts';

/** One thing a command has to know, given by a flag or asked in a terminal. */
export interface Question {
  readonly flag: string;
  readonly ask: Sentence;
  readonly optional?: boolean;
  /** Another flag that will do instead of this one. */
  readonly instead?: string;
  /** What is wrong with an answer, if anything is. */
  readonly problem?: (answer: string) => Sentence | undefined;
}

export type Answers = ReadonlyMap<string, string>;
/** Asks a question until `wrongIn` finds nothing wrong in the answer, which has no blanks around it. */
export type Ask = (question: string, wrongIn: (answer: string) => string | undefined) => Promise<string>;

/**
 * The answers to questions. If the flags do not say enough, all that they do not say is asked; without somebody to ask
 * it is a usage error that names every missing flag.
 */
export async function answersTo(
  questions: readonly Question[],
  given: Readonly<Record<string, string | true | undefined>>,
  ask: Ask | undefined,
): Promise<Answers> {
  const answers = new Map<string, string>();
  for (const [flag, value] of Object.entries(given)) {
    if (typeof value !== 'string') continue;
    const question = questions.find((one) => one.flag === flag);
    const wrong = question
      ? question.problem?.(value)
      : { en: 'does not go with this.', zh: '不能用在这里。' };
    if (wrong) throw new UsageError({ en: `--${flag}: ${wrong.en}`, zh: `--${flag}：${wrong.zh}` });
    answers.set(flag, value);
  }
  const missing = () => questions.filter((question) => !isAnswered(question, answers));
  if (ask && missing().length > 0) {
    const open = questions.filter(({ flag }) => !answers.has(flag));
    for (const [index, question] of open.entries()) {
      const later = open.slice(index + 1).some(({ flag }) => flag === question.instead);
      const answer = await askOne(question, later || isAnswered(question, answers), ask);
      if (answer !== '') answers.set(question.flag, answer);
    }
  }
  const names = missing().map(({ flag, instead }) => [flag, instead].filter(Boolean).sort());
  const flags = [...new Set(names.map((some) => some.map((name) => `--${name}`).join(' / ')))];
  if (flags.length > 0)
    throw new UsageError({ en: `Missing: ${flags.join(', ')}`, zh: `缺少：${flags.join('、')}` });
  return answers;
}

/** Asks in a terminal, if there is one. Leaving a question ends the command as a usage error. */
export const askInTerminal: Ask | undefined = process.stdin.isTTY
  ? async (message, wrongIn) => {
      const validate = (typed = '') => wrongIn(typed.trim());
      const answer = await text({ message, validate, output: process.stderr });
      if (isCancel(answer)) throw new UsageError({ en: 'Nothing was written.', zh: '未写入任何内容。' });
      return answer.trim();
    }
  : undefined;

function isAnswered({ flag, optional, instead }: Question, answers: Answers): boolean {
  return optional === true || answers.has(flag) || (instead !== undefined && answers.has(instead));
}

/** Asks in both languages. */
function askOne({ ask: words, problem }: Question, canBeEmpty: boolean, ask: Ask): Promise<string> {
  return ask(both(words), (answer) => {
    if (answer === '') return canBeEmpty ? undefined : both({ en: 'Please answer.', zh: '请填写。' });
    const wrong = problem?.(answer);
    return wrong && both(wrong);
  });
}

function both({ en, zh }: Sentence): string {
  return `${en} ${zh}`;
}
