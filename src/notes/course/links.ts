import { type Finding, finding, type Phrase, type Severity } from '../check/diagnostics.ts';
import { nearest } from '../check/nearest.ts';
import type { Languages } from '../languages.ts';
import type { LinkKind, OutsideLink } from '../lesson.ts';
import { asBilingual, Expected, type Value } from './read-yaml.ts';

/** In the order in which a page names them. */
export const LINK_KINDS = [
  'notebook',
  'code',
  'slides',
  'paper',
  'forum',
] as const satisfies readonly LinkKind[];

const SHAPE = '[{ title: …, url: https://…, kind: … }]';
const ADDRESS: Phrase = { en: 'a web address, https://…', zh: '网址，https://…' };
const QUOTED = LINK_KINDS.map((kind) => `“${kind}”`);
const KINDS: Phrase = { en: QUOTED.join(', '), zh: QUOTED.join('、') };
const NOTEBOOK = /^https?:\/\/github\.com\/([^/?#]+\/[^/?#]+\/blob\/[^?#]+\.ipynb)(?:[?#].*)?$/i;

/** Reads a list of links. One that is not right is left out and becomes a finding at its place; the others stay. */
export function readLinks(
  given: Value | undefined,
  languages: Languages,
  severity: Severity = 'warning',
): { readonly links: readonly OutsideLink[]; readonly findings: readonly Finding[] } {
  const links: OutsideLink[] = [];
  const findings: Finding[] = [];
  if (given?.value === null || given?.value === undefined) return { links, findings };
  const refuse = (key: string, expected: Phrase, path: readonly (string | number)[]) => {
    const at = given.inside(path);
    findings.push(finding('front-matter-type', at, { found: `${key}: ${at.typed}`, expected, severity }));
  };
  if (!Array.isArray(given.value)) refuse('links', SHAPE, []);
  else
    for (const [at, one] of given.value.entries()) {
      const read = readLink(one, languages);
      if (read instanceof Refused)
        refuse(read.key ?? 'links', read.expected, read.key ? [at, read.key] : [at]);
      else links.push(read);
    }
  return { links, findings };
}

/** Where a notebook on GitHub opens in Google Colab; nothing for any other address. */
export function colabUrl({ kind, url }: OutsideLink): string | undefined {
  const path = kind === 'notebook' ? NOTEBOOK.exec(url)?.[1] : undefined;
  return path && `https://colab.research.google.com/github/${path}`;
}

/** True for an address of the web, in one piece. */
export function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/[^\s<>"]+$/i.test(value) && URL.canParse(value);
}

/** Why a link was refused: for the value of one key, or as a whole. */
class Refused {
  readonly key: keyof OutsideLink | undefined;
  readonly expected: Phrase;
  constructor(expected: Phrase, key?: keyof OutsideLink) {
    this.expected = expected;
    this.key = key;
  }
}

function readLink(given: unknown, languages: Languages): OutsideLink | Refused {
  if (typeof given !== 'object' || given === null) return new Refused(SHAPE);
  const { title, url, kind, ...more } = given as Readonly<Record<string, unknown>>;
  if (title === undefined || url === undefined || kind === undefined || Object.keys(more).length > 0)
    return new Refused(SHAPE);
  const name = asBilingual(languages)(title);
  if (name instanceof Expected) return new Refused(name.what, 'title');
  if (!isWebAddress(url)) return new Refused(ADDRESS, 'url');
  const known = LINK_KINDS.find((one) => one === kind);
  if (known) return { title: name, url, kind: known };
  const near = nearest(String(kind), LINK_KINDS);
  return new Refused(near ? `“${near}”` : KINDS, 'kind');
}
