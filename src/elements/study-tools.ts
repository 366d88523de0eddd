import { keepPosition } from './last-position.ts';
import { openMomentMenu } from './moment-menu.ts';
import { toggleSelfTest } from './self-test.ts';
import { showMarks } from './study-marks.ts';
import { watchStudy } from './study-store.ts';
import { wearStudyStyle } from './study-style.ts';
import { loadWords } from './study-words.ts';

// All of the study that a lesson page loads on first use.
keepPosition();
let shown = false;

/** Shows the marks of this page, and goes on showing them. */
export async function showStudy(): Promise<void> {
  wearStudyStyle();
  await loadWords();
  if (!shown) watchStudy(showMarks);
  shown = true;
}

/** Does what a button of the page is there for. Rejects if the words cannot be fetched. */
export async function use(button: HTMLButtonElement): Promise<void> {
  await showStudy();
  if (button.matches('.more')) openMomentMenu(button);
  else toggleSelfTest(button);
}
