import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type Finding, finding, type Phrase, type Severity } from '../check/diagnostics.ts';
import { nearest } from '../check/nearest.ts';
import { titleIn } from '../entries/words.ts';
import type { Languages } from '../languages.ts';
import type { Bilingual } from '../lesson.ts';
import { firstLine, yamlErrorPhrase } from './yaml-errors.ts';

/** The values of a YAML map by key, each with the place it was read at. */
export type Values<Key extends string> = { readonly [K in Key]?: Value };

export interface Value {
  readonly value: unknown;
  /** As its author wrote it. */
  readonly typed: string;
  readonly line: number;
  readonly column: number;
  /** A part of it as its author wrote it; where that stands nowhere, all of it. */
  readonly inside: (path: readonly (string | number)[]) => Typed;
}

/** Something an author wrote, and where. */
type Typed = Pick<Value, 'typed' | 'line' | 'column'>;

/** A key that is none of ours. */
export interface UnknownKey {
  readonly name: string;
  readonly value: unknown;
  /** The key of ours that its author most likely meant. */
  readonly near: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** Why a value was refused, in words that follow “expected”. */
export class Expected {
  readonly what: Phrase;
  constructor(what: Phrase) {
    this.what = what;
  }
}

const KEY_AND_VALUE: Phrase = { en: '“key: value” lines', zh: '一行行的“键: 值”' };

/**
 * Reads a YAML map of some keys; `lineOffset` lines stand above it in the file. Keys that others use, `theirs`, are no
 * slips of the pen.
 */
export function readYaml<Key extends string>(
  yaml: string,
  keys: readonly Key[],
  lineOffset: number,
  theirs = /^$/,
): { values: Values<Key>; unknown: readonly UnknownKey[]; findings: Finding[] } {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: line + lineOffset, column: col };
  };
  // What never ends is missed at the very end, where the author has written nothing.
  const end = yaml.trimEnd().length;
  const findings: Finding[] = document.errors.map((error) =>
    finding('front-matter-syntax', place(Math.min(error.pos[0], end)), {
      found: yamlErrorPhrase(error),
      expected: KEY_AND_VALUE,
    }),
  );
  const values: { [K in Key]?: Value } = {};
  const unknown: UnknownKey[] = [];
  const root = document.contents;
  if (findings.length > 0 || root === null) return { values, unknown, findings };
  if (!isMap(root)) {
    const detail = { found: { en: 'no keys', zh: '没有键' }, expected: KEY_AND_VALUE };
    return { values, unknown, findings: [finding('front-matter-syntax', place(root.range[0]), detail)] };
  }
  for (const { key, value } of (root as YAMLMap<Node, Node | null>).items) {
    const at = place(key.range?.[0] ?? 0);
    const name = isScalar(key) ? String(key.value) : '';
    const known = keys.find((candidate) => candidate === name);
    const near = theirs.test(name) ? undefined : nearest(name, keys);
    const typed = (node: Node | null): Typed => {
      const [from, to] = node?.range ?? [0, 0];
      return { typed: firstLine(yaml.slice(from, to)), ...place(from) };
    };
    const inside = (path: readonly (string | number)[]) => {
      const part = document.getIn([name, ...path], true);
      return typed(isNode(part) && part.range ? part : value);
    };
    if (known) values[known] = { value: plainValue(value, document), ...typed(value), inside };
    else unknown.push({ name, value: plainValue(value, document), near, ...at });
  }
  for (const key of unknown)
    if (key.near) findings.push(mistypedKey(key, linesOf(yaml)[key.line - lineOffset - 1]));
  return { values, unknown: unknown.filter(({ near }) => !near), findings };
}

/** Reads values one by one and turns each refusal into a finding at its place. */
export function valueReader<Key extends string>(
  values: Values<Key>,
  findings: Finding[],
  severity?: Severity,
) {
  return <T>(key: Key, as: (value: unknown) => T | Expected): T | undefined => {
    const given = values[key];
    if (given === undefined || given.value === null || given.value === undefined) return undefined;
    const result = as(given.value);
    if (!(result instanceof Expected)) return result;
    const found = `${key}: ${given.typed}`;
    findings.push(
      finding('front-matter-type', given, { found, expected: result.what, ...(severity && { severity }) }),
    );
    return undefined;
  };
}

/** Both languages, or one string that is split as an entry is. */
export function asBilingual(languages: Languages): (value: unknown) => Bilingual | Expected {
  return (value) => readBilingual(value, languages);
}

function readBilingual(value: unknown, languages: Languages): Bilingual | Expected {
  const expected = new Expected({ en: 'a text, or { en: …, zh: … }', zh: '一段文字，或 { en: …, zh: … }' });
  if (typeof value === 'number') return titleIn(String(value), languages);
  if (typeof value === 'string') return value.trim() === '' ? expected : titleIn(value, languages);
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'en' && key !== 'zh')) return expected;
  const { en, zh } = value;
  if ([en, zh].some((half) => half !== undefined && half !== null && typeof half !== 'string'))
    return expected;
  if (!en && !zh) return expected;
  return { ...(en ? { en: String(en) } : {}), ...(zh ? { zh: String(zh) } : {}) };
}

/** A value as plain data. Aliases that multiply themselves are refused by the YAML library and count as no value. */
function plainValue(value: Node | null, document: Document): unknown {
  try {
    return value?.toJS(document);
  } catch (error) {
    if (error instanceof ReferenceError) return Symbol.for('unresolved');
    throw error;
  }
}

/** A slip of the pen: what the key says would be lost. */
function mistypedKey({ name, near = '', line, column }: UnknownKey, typed = ''): Finding {
  const [before, after] = [typed.slice(0, column - 1), typed.slice(column - 1 + name.length)];
  const isPlain = typed === before + name + after;
  const fix = isPlain ? before + near + after : undefined;
  return finding('front-matter-unknown-key', { line, column }, { found: name, expected: `“${near}”`, fix });
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** True for a map. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
