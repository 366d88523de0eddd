import { wearStudyStyle } from './style.ts';
import { fromTemplate, loadWords } from './words.ts';

export type StorageProblem = 'unreadable' | 'full';

const said = new Set<StorageProblem>();
let status: HTMLElement | undefined;

/** Tells the reader once, in a sentence that disturbs nothing, what is wrong with keeping the study. */
export function sayStorageProblem(problem: StorageProblem): void {
  if (said.has(problem)) return;
  said.add(problem);
  void show(problem);
}

async function show(problem: StorageProblem): Promise<void> {
  wearStudyStyle();
  await loadWords();
  const place = status ?? fromTemplate('trouble');
  status = place;
  // What is open above the page would hide it.
  const above = document.querySelector('dialog:modal') ?? document.body;
  if (place.parentElement !== above) above.append(place);
  const words = fromTemplate(`trouble-${problem}`);
  words.querySelector('button')?.addEventListener('click', () => words.remove());
  // Screen readers announce what comes into a status that was there before.
  requestAnimationFrame(() => place.append(words));
}
