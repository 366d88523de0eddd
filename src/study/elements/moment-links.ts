import { base } from '../../site/site-base.ts';
import { askUrl } from '../ask.ts';
import { lessonHere, linkTo, quotedFrom } from './moment-words.ts';

/** The line of each moment in the author's file, by the moment's id. */
let lines: Promise<ReadonlyMap<string, number>> | undefined;

/** Points the links of a menu to the line of one moment. They are those of the page's end; without them there are none. */
export function pointLinks(menu: HTMLElement, moment: HTMLElement): void {
  const edit = link(menu, 'edit');
  const suggest = link(menu, 'suggest');
  const ask = link(menu, 'ask');
  if (ask) ask.href = askUrl(ask.href, quotedFrom(moment));
  if (suggest) suggest.href += encodeURIComponent(linkTo(moment));
  if (!edit) return;
  lines ??= fetchLines();
  lines.then((known) => {
    const line = known.get(moment.id);
    // Another moment may have been chosen in the meantime.
    if (line !== undefined && menu.dataset.moment === moment.id) edit.hash = `L${line}`;
  }, forget);
}

function link(menu: HTMLElement, name: string): HTMLAnchorElement | undefined {
  const own = menu.querySelector<HTMLAnchorElement>(`[data-go="${name}"]`);
  const pattern = document.querySelector<HTMLAnchorElement>(`.contribute [data-go="${name}"]`);
  if (!own) return undefined;
  if (!pattern) {
    own.remove();
    return undefined;
  }
  own.href = pattern.href;
  return own;
}

async function fetchLines(): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${base}${lessonHere()}.json`);
  const { moments }: { moments: readonly { id: string; line: number }[] } = await response.json();
  return new Map(moments.map(({ id, line }) => [id, line]));
}

/** Without its line the link still opens the file; the next menu asks again. */
function forget(): void {
  lines = undefined;
}
