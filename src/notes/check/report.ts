import type { Source } from '../markdown/source.ts';
import { type Code, type FileFinding, message, phrase } from './diagnostics.ts';
import { frame, printable } from './frame.ts';

type Language = 'en' | 'zh';

/** How the findings of a check are written. */
export const REPORT_FORMATS = ['text', 'github', 'json'] as const;

/** Halves that are not written yet are many, and nothing is wrong with what is there. */
const TO_WRITE: readonly Code[] = ['missing-zh', 'missing-en'];

/**
 * For a person: `path:line:column severity code message`, and below it the line with a caret and the fixed line.
 */
export function textReport(
  findings: readonly FileFinding[],
  sourceOf: (path: string) => Source | undefined,
  language: Language,
): string {
  return findings
    .map((found) => {
      const { path, line, column, severity, code, fix } = found;
      const head = `${path}:${line}:${column} ${severity} ${code} ${printable(message(found, language))}`;
      const source = sourceOf(path);
      return source ? `${head}\n${frame(source, found, fix)}\n` : `${head}\n`;
    })
    .join('');
}

/** For programs: one JSON array. */
export function jsonReport(findings: readonly FileFinding[], language: Language): string {
  const rows = findings.map((found) => {
    const { path, line, column, severity, code, expected, fix } = found;
    return {
      path,
      line,
      column,
      severity,
      code,
      message: message(found, language),
      ...(expected !== undefined && { expected: phrase(expected, language) }),
      ...(fix !== undefined && { fix }),
    };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/**
 * For a pull request on GitHub: one annotation a finding, the most important first, because GitHub shows only some.
 * Escaping as in https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export function githubReport(findings: readonly FileFinding[], language: Language): string {
  const weight = ({ severity, code }: FileFinding) =>
    severity === 'error' ? 0 : TO_WRITE.includes(code) ? 2 : 1;
  return findings
    .toSorted((a, b) => weight(a) - weight(b))
    .map((found) => {
      const { path, line, column, severity, code, fix } = found;
      const text = `${message(found, language)}${fix ? `\n${fix}` : ''}`;
      return `::${severity} file=${property(path)},line=${line},col=${column},title=${property(code)}::${data(text)}\n`;
    })
    .join('');
}

/** What was found altogether, in a few lines. */
export function summary(
  findings: readonly FileFinding[],
  counted: { readonly files: number; readonly fixable: number },
  language: Language,
): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const { files, fixable } = counted;
  const lines =
    language === 'zh'
      ? [
          `${files} 个文件：${errors} 个错误，${warnings} 个警告`,
          fixable > 0 && `其中 ${fixable} 处可以自动改好：npm run check -- --fix`,
          findings.length > 0 && '各代码的含义：content/README.md',
        ]
      : [
          `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(files, 'file')}`,
          fixable > 0 && `${fixable} can be fixed: npm run check -- --fix`,
          findings.length > 0 && 'What each code means: content/README.md',
        ];
  const codes = countCodes(findings);
  return [lines[0], codes, ...lines.slice(1)]
    .filter(Boolean)
    .map((line) => `${line}\n`)
    .join('');
}

function countCodes(findings: readonly FileFinding[]): string {
  const groups = [...Map.groupBy(findings, ({ code }) => code)];
  return groups
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code, { length }]) => `  ${String(length).padStart(6)} ${code}`)
    .join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
