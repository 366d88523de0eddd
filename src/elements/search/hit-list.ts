import { formatClock } from '../../notes/time.ts';
import type { TextRange } from '../../search/highlight.ts';
import type { Hit } from '../../search/result.ts';

const shown = new WeakMap<Element, Hit>();

/** Shows hits below the lesson or page they are of, the best first, each a link, or an option of a listbox. */
export function showHits(
  list: HTMLElement,
  hits: readonly Hit[],
  highlight: (text: string) => readonly TextRange[],
  { base, asOptions }: { readonly base: string; readonly asOptions: boolean },
): void {
  const groups = Map.groupBy(hits, (hit) => placeOf(hit)?.id ?? '');
  const root = base.replace(/\/$/, '');
  let count = 0;
  const sections = [...groups.values()].map((group, at) => {
    const section = element('section', 'of');
    const title = element(asOptions ? 'div' : 'h2', 'title');
    title.id = `site:hits-${at}`;
    const place = group[0] && placeOf(group[0]);
    title.append(...halves(place?.en, place?.zh, () => []));
    section.append(title);
    if (asOptions) {
      section.setAttribute('role', 'group');
      title.setAttribute('role', 'presentation');
    }
    section.setAttribute('aria-labelledby', title.id);
    for (const hit of group)
      section.append(linkTo(hit, `${root}${hit.url}`, `site:hit-${count++}`, highlight, asOptions));
    return section;
  });
  list.replaceChildren(...sections);
}

/** The hit that a link of the list shows. */
export function hitOf(link: Element): Hit | undefined {
  return shown.get(link);
}

function linkTo(
  hit: Hit,
  address: string,
  id: string,
  highlight: (text: string) => readonly TextRange[],
  asOption: boolean,
): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.id = id;
  link.className = `hit ${hit.kind}`;
  if (asOption) {
    link.setAttribute('role', 'option');
    link.tabIndex = -1;
  }
  const time = element(hit.start === undefined ? 'span' : 'time', 'at');
  time.textContent = hit.start === undefined ? signOf(hit) : formatClock(hit.start);
  const words = element('span', 'words');
  words.append(
    ...(hit.en || hit.zh ? halves(hit.en, hit.zh, highlight) : [marked('span', hit.text ?? '', highlight)]),
  );
  link.append(time, words);
  shown.set(link, hit);
  return link;
}

/** Stands where a moment has its time. */
function signOf({ kind }: Hit): string {
  return kind === 'point' ? '•' : kind === 'section' ? '§' : '¶';
}

function halves(
  en: string | undefined,
  zh: string | undefined,
  highlight: (text: string) => readonly TextRange[],
): HTMLElement[] {
  const runs = [en && marked('span', en, highlight, 'en'), zh && marked('span', zh, highlight, 'zh-Hans')];
  return runs.filter((run) => run instanceof HTMLElement);
}

/** A text with the ranges to highlight in `<mark>`; it is only ever text. */
function marked(
  name: string,
  text: string,
  highlight: (text: string) => readonly TextRange[],
  lang?: string,
): HTMLElement {
  const run = element(name, '');
  if (lang) run.lang = lang;
  let done = 0;
  for (const [from, to] of highlight(text)) {
    const mark = element('mark', '');
    mark.textContent = text.slice(from, to);
    run.append(text.slice(done, from), mark);
    done = to;
  }
  run.append(text.slice(done));
  return run;
}

function placeOf({ lesson, page, course }: Hit) {
  return lesson ?? page ?? course;
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
