import { askUrl } from '../ask.ts';
import { lessonHere, linkTo, quotedFrom } from './moment-words.ts';
import { fetchMoments } from './served-lessons.ts';

/** Points the links of a menu to the line of one moment. They are those of the page's end; without them there are none. */
export function pointLinks(menu: HTMLElement, moment: HTMLElement): void {
  const edit = link(menu, 'edit');
  const suggest = link(menu, 'suggest');
  const ask = link(menu, 'ask');
  if (ask) ask.href = askUrl(ask.href, quotedFrom(moment));
  if (suggest) suggest.href += encodeURIComponent(linkTo(moment));
  if (!edit) return;
  lineOf(moment.id).then(
    (line) => {
      // Another moment may have been chosen in the meantime.
      if (line !== undefined && menu.dataset.moment === moment.id) edit.hash = `L${line}`;
    },
    // Without its line the link still opens the file; the next menu asks again.
    () => {},
  );
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

/** The line of a moment in the author's file, by the moment's id. Rejects if it cannot be fetched. */
async function lineOf(id: string): Promise<number | undefined> {
  return (await fetchMoments(lessonHere())).find((moment) => moment.id === id)?.line;
}
