import { fromStudyPage, fromTemplate } from './words.ts';

let dialog: HTMLDialogElement | undefined;

/** Shows the reader's study above the lesson. */
export function openStudyDialog(): void {
  if (!dialog) {
    dialog = document.body.appendChild(fromTemplate('study-dialog') as HTMLDialogElement);
    dialog.append(fromStudyPage('study-panel'));
  }
  dialog.showModal();
}
