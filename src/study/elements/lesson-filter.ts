import type { Study } from '../study.ts';
import { type Filter, fits, type Standing, standingOf } from '../study-list.ts';
import { countOnFilters, pressedFilter, pressFilter } from './filter-buttons.ts';
import { HALF, keyOf, ownOf } from './moment-words.ts';
import { getStudy, watchStudy } from './store.ts';
import { fill, fromTemplate, sentence } from './words.ts';

/** What a filter may hide: entries with or without a time. Headings stay. */
const ENTRIES = ':is(.moment, .point):not(h1, h2, h3, h4, h5, h6)';

let bar: HTMLElement | undefined;
let chosen: Filter = 'all';

/** Shows the filters of this lesson below its head, or takes them away and shows every moment again. */
export function toggleFilter(button: HTMLButtonElement): void {
  const opens = !bar?.isConnected;
  button.setAttribute('aria-pressed', String(opens));
  bar ??= makeBar();
  if (opens) button.closest('.facts')?.after(bar);
  else bar.remove();
  choose('all');
}

function makeBar(): HTMLElement {
  const made = fromTemplate('lesson-filter');
  made.addEventListener('click', (event) => {
    const filter = pressedFilter(event);
    if (filter) choose(filter);
  });
  // Whoever goes to a moment wants to see it: a player, a search, a link.
  document.addEventListener('moment:reach', ({ target }) => reach(target as Element));
  addEventListener('hashchange', () => {
    const moment = document.querySelector(':is(.moment, .point):is(:target, [data-arrived])');
    if (moment && reach(moment)) moment.scrollIntoView();
  });
  watchStudy((study) => made.isConnected && update(study));
  return made;
}

/** Shows all again if a moment is hidden. Tells whether it was. */
function reach(moment: Element): boolean {
  if (!moment.closest('[data-out]')) return false;
  choose('all');
  return true;
}

function choose(filter: Filter): void {
  chosen = filter;
  for (const entry of document.querySelectorAll('[data-out]')) entry.removeAttribute('data-out');
  if (filter !== 'all') {
    const study = getStudy();
    const kept = new Set<Element>();
    for (const moment of moments())
      if (fits(standing(moment, study), filter))
        // What stands around a moment shows where it belongs.
        for (let at: Element | null = moment; at && !kept.has(at); at = at.parentElement) kept.add(at);
    for (const entry of document.querySelectorAll(`.notes ${ENTRIES}`))
      entry.toggleAttribute('data-out', !kept.has(entry));
  }
  update(getStudy());
}

/** What no longer fits stays until a filter is chosen anew, or it would vanish under the reader's hand. */
function update(study: Study): void {
  if (!bar) return;
  const all = moments();
  const shown = all.filter((moment) => !moment.closest('[data-out]')).length;
  pressFilter(bar, chosen);
  countOnFilters(
    bar,
    all.map((moment) => standing(moment, study)),
  );
  const said = chosen === 'all' ? undefined : shown > 0 ? 'shown' : 'none';
  const words = said && fill(sentence(bar, said), { shown, all: all.length });
  bar.querySelector('[role="status"]')?.replaceChildren(...(words ? [words] : []));
}

/** The moments of the outline and the reader's own, as they stand. */
function moments(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.notes :is(.moment, .own-moment)')];
}

/** How a moment stands; a second of the reader's own is nothing to be done. */
function standing(moment: HTMLElement, study: Study): Standing {
  const halves = ownOf(moment, `${HALF.en}, ${HALF['zh-Hans']}, .lone`).map((half) => half.textContent ?? '');
  const state = standingOf(study.moments.get(keyOf(moment)) ?? {}, halves);
  return moment.matches('.moment') ? state : { ...state, open: false };
}
