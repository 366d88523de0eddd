import { countFits, FILTERS, type Filter, type Standing } from '../study-list.ts';

/** Presses one of the buttons of `study-filters.astro` and lets go of the others. */
export function pressFilter(buttons: Element, filter: Filter): void {
  for (const button of buttons.querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(button.value === filter));
}

/** Writes on each button how many it shows. */
export function countOnFilters(buttons: Element, standings: readonly Standing[]): void {
  const counts = countFits(standings);
  for (const filter of FILTERS)
    buttons.querySelector(`[value="${filter}"] [data-count]`)?.replaceChildren(String(counts[filter]));
}

/** The filter of the button that was pressed, if one was. */
export function pressedFilter({ target }: Event): Filter | undefined {
  const value = (target as Element).closest<HTMLButtonElement>('.study-filters button')?.value;
  return FILTERS.find((filter) => filter === value);
}
