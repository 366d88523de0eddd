import type { Study } from '../study.ts';
import { type Filter, fits, type Standing, standingOf } from '../study-list.ts';
import { countOnFilters, pressedFilter, pressFilter } from './filter-buttons.ts';
import { HALF, keyOf, ownOf } from './moment-words.ts';
import { getStudy, watchStudy } from './store.ts';
import { fill, fromTemplate, sentence } from './words.ts';

/** An entry of the outline, with or without a time, or a note of the reader's own. */
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
    for (const entry of entries())
      if (fits(standing(entry, study), filter))
        // What stands around a moment shows where it belongs.
        for (let at: Element | null = entry; at && !kept.has(at); at = at.parentElement) kept.add(at);
    for (const entry of entries()) entry.toggleAttribute('data-out', !kept.has(entry));
  }
  update(getStudy());
}

/** What no longer fits stays until a filter is chosen anew, or it would vanish under the reader's hand. */
function update(study: Study): void {
  if (!bar) return;
  pressFilter(bar, chosen);
  const all = [...document.querySelectorAll<HTMLElement>('.notes :is(.moment, .own-moment)')];
  const shown = all.filter((moment) => !moment.closest('[data-out]')).length;
  countOnFilters(
    bar,
    all.map((moment) => standing(moment, study)),
  );
  const said = chosen === 'all' ? undefined : shown > 0 ? 'shown' : 'none';
  const words = said && fill(sentence(bar, said), { shown, all: all.length });
  bar.querySelector('[role="status"]')?.replaceChildren(...(words ? [words] : []));
}

function entries(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`.notes ${ENTRIES}`)];
}

/** How an entry stands; what has no time can be unsure, and nothing else. */
function standing(entry: HTMLElement, study: Study): Standing {
  const halves = ownOf(entry, `${HALF.en}, ${HALF['zh-Hans']}, .lone`).map((half) => half.textContent ?? '');
  const marks = entry.dataset.video ? (study.moments.get(keyOf(entry)) ?? {}) : {};
  const state = standingOf(marks, halves);
  return entry.matches('.moment') ? state : { ...state, open: false };
}
