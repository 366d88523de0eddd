import type { SearchFilters } from '../query/open-index.ts';
import { LONGEST_QUERY } from '../query/query.ts';
import type { RecordKind } from '../shared/record.ts';

/** What the form asks for. */
export interface Question {
  readonly query: string;
  readonly filters: SearchFilters;
  /** The same as the query of an address; two questions are the same if this is. */
  readonly address: string;
}

/** Reads what the reader has typed and chosen. */
export function readForm(form: HTMLFormElement): Question {
  const data = new FormData(form);
  const given = (name: string) => String(data.get(name) ?? '').trim();
  const [query, kind, course, lesson] = [given('q'), given('kind'), given('course'), given('lesson')];
  const asked = { q: query.slice(0, LONGEST_QUERY).toWellFormed(), kind, course, lesson };
  const address = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  return {
    query,
    filters: {
      // Untimed points are entries too.
      ...(kind && { kind: (kind === 'moment' ? ['moment', 'point'] : [kind]) as RecordKind[] }),
      ...(course && { course: [course] }),
      ...(lesson && { lesson: [lesson] }),
    },
    address: address.toString(),
  };
}

/** Puts into the form what an address asks for. */
export function fillForm(form: HTMLFormElement, address: string): void {
  const asked = new URLSearchParams(address);
  for (const [name, value] of asked) {
    const field = form.elements.namedItem(name);
    if (name === 'lesson') offerLesson(form, value, true);
    // Setting the value of radio buttons checks the one that has it.
    else if (field && 'value' in field && isOffered(field, value)) field.value = value;
  }
}

/** Offers to search only one lesson, named `<course>/<lesson>`; nothing is offered for an empty name. */
export function offerLesson(form: HTMLFormElement, lesson: string, checked = false): void {
  const box = form.elements.namedItem('lesson');
  const label = form.querySelector<HTMLElement>('.in-lesson');
  if (!(box instanceof HTMLInputElement) || !label || lesson === '') return;
  box.value = lesson;
  box.checked = checked;
  const name = label.querySelector('.which');
  if (name?.textContent === '') name.textContent = lesson;
  label.hidden = false;
}

/** False for a value that a list of choices does not have, and that would undo the choice. */
function isOffered(field: object, value: string): boolean {
  return !(field instanceof HTMLSelectElement) || [...field.options].some((option) => option.value === value);
}
