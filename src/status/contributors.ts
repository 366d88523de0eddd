import type { GitPerson, NamedChange } from './git-log.ts';

/** Someone to thank. A handle is one of GitHub. */
export interface Contributor {
  readonly name: string;
  readonly handle?: string;
}

/** Who worked on a lesson or more, and on which. */
export interface Thanks extends Contributor {
  readonly lessons: readonly string[];
}

/** Names that git, a machine or its guide gave, and nobody changed. */
const NOBODY = /^(?:your name|root|admin|user|unknown|nobody|ubuntu|runner|git)$/i;
/** Hosts that no mail can be sent to (RFC 2606 and what machines call themselves), and the address of git's guide. */
const NOWHERE = /[@.](?:example|invalid|test|localhost|localdomain|local|\(none\))$|^you@example\.com$/i;

/** True for someone to thank: no robot, no placeholder, and nobody whose name or address is among those left out. */
export function isPerson({ name, email }: GitPerson, leftOut: readonly string[] = []): boolean {
  const signs = [name, email].map((sign) => sign.trim().toLowerCase());
  const isRobot = signs.some((sign) => sign.includes('[bot]')) || /^github[ -]actions?$/i.test(name);
  return (
    !isRobot &&
    !NOBODY.test(name.trim()) &&
    !NOWHERE.test(email.trim()) &&
    !leftOut.some((one) => signs.includes(one.trim().toLowerCase()))
  );
}

/**
 * The people who changed each file, everyone once, the first author first. Changes come newest first, so that of
 * several names someone had the latest is kept. Whom `isPerson` refuses is left out, and `leftOut` names more of them.
 */
export function peopleByFile(
  changes: Iterable<NamedChange>,
  leftOut: readonly string[] = [],
): ReadonlyMap<string, readonly GitPerson[]> {
  const files = new Map<string, Map<string, GitPerson>>();
  for (const { file, people } of changes) {
    const known = files.get(file) ?? new Map<string, GitPerson>();
    files.set(file, known);
    for (const person of people.toReversed()) {
      const email = person.email.toLowerCase();
      const met = known.get(email) ?? person;
      known.delete(email);
      if (isPerson(met, leftOut)) known.set(email, met);
    }
  }
  return new Map([...files].map(([file, known]) => [file, [...known.values()].reverse()]));
}

/**
 * The contributors of a lesson: those its front matter names, in that order, then those its history adds, everyone once.
 *
 * @example contributorsOf(['@ana', 'Li Lei'], [{ name: 'Li Lei', email: '7+lilei@users.noreply.github.com' }])
 * // => [{ name: 'ana', handle: 'ana' }, { name: 'Li Lei', handle: 'lilei' }]
 */
export function contributorsOf(
  named: readonly string[],
  people: readonly GitPerson[],
): readonly Contributor[] {
  const everyone = gathering();
  for (const one of [...named.map(namedContributor), ...people.map(gitContributor)]) everyone.add(one);
  return everyone.people;
}

/** Everyone of all lessons once, those of most lessons first, else as the lessons come. */
export function thanksTo(
  lessons: readonly { readonly id: string; readonly contributors: readonly Contributor[] }[],
): readonly Thanks[] {
  const everyone = gathering();
  const worked = new Map<number, string[]>();
  for (const { id, contributors } of lessons) {
    for (const at of new Set(contributors.map((one) => everyone.add(one))))
      worked.set(at, [...(worked.get(at) ?? []), id]);
  }
  return everyone.people
    .map((person, at) => ({ ...person, lessons: worked.get(at) ?? [] }))
    .sort((a, b) => b.lessons.length - a.lessons.length);
}

/** A name of the front matter; `@handle` and the address of a profile are handles. */
function namedContributor(text: string): Contributor {
  const handle = /^(?:@|https:\/\/github\.com\/)([\w-]+)\/?$/.exec(text.trim())?.[1];
  return handle === undefined ? { name: text.trim() } : { name: handle, handle };
}

/** GitHub writes `<id>+<handle>@users.noreply.github.com` for people who keep their address to themselves. */
function gitContributor({ name, email }: GitPerson): Contributor {
  const handle = /^(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com$/i.exec(email)?.[1];
  return { name, ...(handle !== undefined && { handle }) };
}

/** People of whom everyone stands there once. `add` answers with someone's place; a handle that is learnt later is kept. */
function gathering() {
  const people: Contributor[] = [];
  const places = new Map<string, number>();
  const add = (one: Contributor): number => {
    const signs = [one.name, one.handle ?? one.name].map((sign) => sign.normalize('NFKC').toLowerCase());
    const at = signs.map((sign) => places.get(sign)).find((place) => place !== undefined) ?? people.length;
    people[at] = { ...one, ...people[at] };
    for (const sign of signs) if (!places.has(sign)) places.set(sign, at);
    return at;
  };
  return { people, add };
}
