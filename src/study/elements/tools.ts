import { offerToContinue } from './continue-here.ts';
import { showDue } from './due.ts';
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

// The study beyond what a page loads with itself: one module, with what it shares with those that are fetched on their
// own first use: the review, the list of My study and the lesson being taught.
if (document.querySelector('.lesson .moment')) keepPosition();
if (document.querySelector('.lesson-list, .continue')) showLists();
if (document.querySelector('study-list')) void import('./study-list.ts');
if (document.querySelector('.due')) showDue();

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
  else if (button.matches('[data-teach]')) (await import('./teach.ts')).teach();
  else if (button.matches('[data-filter]')) toggleFilter(button);
  else toggleSelfTest(button);
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
