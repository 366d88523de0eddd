import { offerToContinue } from './continue-here.ts';
import { keepPosition } from './last-position.ts';
import { toggleFilter } from './lesson-filter.ts';
import { showLists } from './lists.ts';
import { showMarks } from './marks.ts';
import { openMomentMenu, toggleMark } from './moment-menu.ts';
import { showOwnMoments, writeNoteAt } from './own-moments.ts';
import { toggleSelfTest } from './self-test.ts';
import './panel.ts';
import type { MomentKey } from '../study.ts';
import { watchStudy } from './store.ts';
import { wearStudyStyle } from './style.ts';
import { loadWords } from './words.ts';

// All of the study beyond what a page loads with itself: one module, so that it is one request.
if (document.querySelector('.lesson .moment')) keepPosition();
if (document.querySelector('.lesson-list, .continue')) showLists();
if (document.querySelector('study-list')) void import('./study-list.ts');

let shown = false;

/** Shows the marks of this page, and goes on showing them. Rejects if the words cannot be fetched. */
export async function showStudy(): Promise<void> {
  wearStudyStyle();
  await loadWords();
  if (!shown)
    watchStudy((study) => {
      showMarks(study);
      showOwnMoments(study);
    });
  shown = true;
}

/** Does what a button of the page is there for. Rejects if the words cannot be fetched. */
export async function use(button: HTMLButtonElement): Promise<void> {
  await showStudy();
  if (button.matches('.more')) openMomentMenu(button);
  else if (button.matches('.self-test')) toggleSelfTest(button);
  else toggleFilter(button);
}

/** Does what a key asks for at a moment, or where the player is. Rejects if the words cannot be fetched. */
export async function markMoment(moment: HTMLElement, name: 'done' | 'star' | 'note'): Promise<void> {
  await showStudy();
  // A player tells which second was meant.
  if (moment.dataset.noteAt) return writeNoteAt(moment.dataset.noteAt as MomentKey);
  if (name !== 'note') return toggleMark(moment, name);
  const button = moment.querySelector<HTMLButtonElement>('.more');
  if (button) openMomentMenu(button).querySelector('textarea')?.focus();
}

export { offerToContinue };
