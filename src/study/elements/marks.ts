import { countDone, type Marks, type Study } from '../study.ts';
import { allMoments, keyOf, ownOf } from './moment-words.ts';
import { showSectionProgress } from './section-progress.ts';
import { fill, fromTemplate } from './words.ts';

/** What is shown at a moment, and the elements that show it. */
interface Shown {
  readonly state: string;
  readonly elements: readonly Element[];
}

const shown = new Map<HTMLElement, Shown>();

/**
 * Shows at each moment what the reader marked, below it the reader's note, and in the head and the contents how far they are. The words
 * have to be there.
 */
export function showMarks(study: Study): void {
  const moments = allMoments();
  for (const moment of moments) {
    const key = keyOf(moment);
    showMoment(moment, study.moments.get(key) ?? {}, study.reviews.get(key)?.[0] === 0);
  }
  showProgress(countDone(study, moments.map(keyOf)));
  showSectionProgress(study);
}

function showMoment(moment: HTMLElement, { done, star, note }: Marks, isUnsure: boolean): void {
  const names = [
    ...(done?.[0] ? ['done'] : []),
    ...(star?.[0] ? ['star'] : []),
    ...(isUnsure ? ['unsure'] : []),
  ];
  const text = note?.[0].trim() ?? '';
  const state = JSON.stringify([names, text]);
  const before = shown.get(moment);
  if (state === (before?.state ?? '[[],""]')) return;
  for (const element of before?.elements ?? []) element.remove();
  moment.dataset.marks = [...names, ...(text ? ['note'] : [])].join(' ');
  const elements = [
    ...(names.length > 0 ? [addMarks(moment, names)] : []),
    ...(text ? [addNote(moment, text)] : []),
  ];
  shown.set(moment, { state, elements });
}

function addMarks(moment: HTMLElement, names: readonly string[]): Element {
  const marks = document.createElement('span');
  marks.className = 'marks';
  marks.append(...names.map((name) => fromTemplate(`mark-${name}`)));
  lastOf(moment).after(marks);
  return marks;
}

/** A note stands below the words of its moment, and never in a heading. */
function addNote(moment: HTMLElement, text: string): Element {
  const note = fromTemplate('own-note');
  note.querySelector('.own-words')?.append(text);
  const place = moment.matches('h1, h2, h3, h4, h5, h6') ? moment : lastOf(moment);
  place.after(note);
  return note;
}

function lastOf(moment: HTMLElement): Element {
  return ownOf(moment, '.more, .marks').at(-1) ?? moment;
}

function showProgress(done: number): void {
  const facts = document.querySelector('.lesson-head .facts');
  facts?.querySelector('.progress')?.remove();
  if (done > 0) facts?.append(fill(fromTemplate('progress'), { done }));
}
