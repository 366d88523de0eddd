import { wearStudyStyle } from './style.ts';
import { fromTemplate, loadWords } from './words.ts';

export type Trouble = 'unreadable' | 'full';

const said = new Set<Trouble>();
let status: HTMLElement | undefined;

/** Tells the reader once, in a sentence that disturbs nothing, what is wrong with keeping the study. */
export function sayTrouble(trouble: Trouble): void {
  if (said.has(trouble)) return;
  said.add(trouble);
  void show(trouble);
}

async function show(trouble: Trouble): Promise<void> {
  wearStudyStyle();
  await loadWords();
  status ??= document.body.appendChild(fromTemplate('trouble'));
  const place = status;
  const words = fromTemplate(`trouble-${trouble}`);
  words.querySelector('button')?.addEventListener('click', () => words.remove());
  // Screen readers announce what comes into a status that was there before.
  requestAnimationFrame(() => place.append(words));
}
