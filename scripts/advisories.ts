import type { Sentence } from './command-line.ts';

/** A known hole in a package, as the registry tells it. */
export interface Advisory {
  /** Such as `GHSA-67mh-4wv8-2f99`. */
  readonly id: string;
  readonly name: string;
  readonly severity: string;
  readonly title: string;
  /** Its versions that have the hole. */
  readonly range: string;
}

/** Advisories that do not concern this project, each with the reason why. One that is no longer told has to go. */
export const EXCEPTIONS: Readonly<Record<string, Sentence>> = {};

/**
 * Reads what `npm audit --json` printed, each advisory once. `undefined` if it is no report, because there was no answer.
 *
 * @see https://docs.npmjs.com/cli/v11/commands/npm-audit
 */
export function readAdvisories(report: unknown): readonly Advisory[] | undefined {
  if (!isRecord(report) || !isRecord(report.vulnerabilities)) return undefined;
  const found = new Map<string, Advisory>();
  for (const { via } of Object.values(report.vulnerabilities).filter(isRecord)) {
    // A package can also be listed for the sake of another one, which is then named by a string.
    for (const cause of Array.isArray(via) ? via.filter(isRecord) : []) {
      const { url, source, name, severity, title, range } = cause;
      const id = /GHSA(?:-\w{4}){3}/.exec(String(url))?.[0] ?? String(source);
      const told = { name: words(name), severity: words(severity), title: words(title), range: words(range) };
      found.set(id, { id, ...told });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '?';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
