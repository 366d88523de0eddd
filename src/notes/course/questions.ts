import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { type Finding, finding, type Phrase } from '../check/diagnostics.ts';
import { nearest } from '../check/nearest.ts';
import { isRecord } from './read-yaml.ts';
import type { LessonQuestions, Questions } from './write-questions.ts';

const SHAPE: Phrase = '{ "course/lesson": { "t=137": [12] } }';
const NUMBERS: Phrase = { en: 'a list of numbers of issues', zh: '议题编号的列表' };
const A_LESSON: Phrase = { en: 'a lesson of this site', zh: '本站的一课' };
const A_MOMENT: Phrase = { en: 'a moment of that lesson', zh: '这一课里的要点' };

/**
 * Reads `questions.json`. What is wrong with it is left out and becomes a finding, never an error: pages are whole without
 * it. `lessons` are those there are, each with the ids of its moments; without them, questions about what is gone are
 * kept.
 */
export function readQuestions(
  text: string,
  lessons?: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly questions: Questions; readonly findings: readonly Finding[] } {
  const questions = new Map<string, LessonQuestions>();
  const read = parse(text);
  if ('broken' in read) return { questions, findings: [read.broken] };
  const { data, keyAt } = read;
  const findings: Finding[] = [];
  const say = (path: readonly string[], expected: Phrase) =>
    findings.push(finding('questions-type', keyAt(path), { found: path.at(-1) ?? firstOf(text), expected }));
  const gone = (path: readonly string[], known: Iterable<string>, otherwise: Phrase) => {
    const near = nearest(path.at(-1) ?? '', [...known]);
    const detail = { found: path.join('/#'), expected: near ? `“${near}”` : otherwise };
    findings.push(finding('unknown-question', keyAt(path), detail));
  };
  if (!isRecord(data)) {
    say([], SHAPE);
    return { questions, findings };
  }
  for (const [lesson, about] of Object.entries(data)) {
    const moments = lessons?.get(lesson);
    if (lessons && !moments) gone([lesson], lessons.keys(), A_LESSON);
    else if (!isRecord(about)) say([lesson], SHAPE);
    else {
      const known = new Map<string, readonly number[]>();
      for (const [moment, numbers] of Object.entries(about))
        if (!areNumbers(numbers)) say([lesson, moment], NUMBERS);
        else if (moments?.has(moment) === false) gone([lesson, moment], moments, A_MOMENT);
        else if (numbers.length > 0) known.set(moment, [...new Set(numbers)]);
      questions.set(lesson, known);
    }
  }
  return { questions, findings };
}

type Read =
  | { readonly broken: Finding }
  | {
      readonly data: unknown;
      readonly keyAt: (path: readonly string[]) => { readonly line: number; readonly column: number };
    };

function parse(text: string): Read {
  const counter = new LineCounter();
  const json = text.replace(/^\uFEFF/, '');
  // JSON is YAML too, read in this way for the places of its parts.
  const document = parseDocument(json, { lineCounter: counter, prettyErrors: false, schema: 'json' });
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const data: unknown = JSON.parse(json);
    const keyAt = (path: readonly string[]) => {
      const parent = document.getIn(path.slice(0, -1), true);
      const pair = isMap(parent) && parent.items.find(({ key }) => String(key) === path.at(-1));
      const at = pair ? pair.key : document.contents;
      return place((isNode(at) && at.range?.[0]) || 0);
    };
    return { data, keyAt };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Not every message names the place.
    const named = /position (\d+)/.exec(error.message)?.[1] ?? document.errors[0]?.pos[0];
    const at = Math.min(Number(named ?? json.length), json.trimEnd().length);
    return { broken: finding('questions-syntax', place(at), { found: firstOf(json.slice(at)) || '…' }) };
  }
}

function areNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one > 0);
}

/** The beginning of what stands somewhere, for a message. */
function firstOf(text: string): string {
  return text.trim().split(/\s/, 1)[0]?.slice(0, 40) ?? '';
}
