import { momentsOnPage } from '../../player/current-moment.ts';

/** A section of the lesson: its link in the contents, and the moments between its heading and the next of them. */
export interface Section {
  readonly link: HTMLAnchorElement;
  readonly moments: readonly HTMLElement[];
}

let all: readonly Section[] | undefined;

/** The sections that the contents list, in their order; none if there are no contents. */
export function sectionsOnPage(): readonly Section[] {
  all ??= readSections();
  return all;
}

function readSections(): Section[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
  const found = links.map((link) => ({ link, moments: [] as HTMLElement[] }));
  const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
  for (const moment of momentsOnPage()) {
    const at = headings.findLastIndex((heading) => heading === moment || isBefore(heading, moment));
    found[at]?.moments.push(moment);
  }
  return found;
}

function isBefore(heading: Element | null, moment: Element): boolean {
  const order = heading?.compareDocumentPosition(moment) ?? 0;
  return (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
