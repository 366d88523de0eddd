import { wearRoomStyle } from '../../player/player-style.ts';
import { elementsOf } from '../trusted.ts';
import markup from './key-list.html?raw';
import { keysAreOn, switchKeys } from './key-switch.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the dialog that lists the keys and switches them on and off. */
export function listKeys(): void {
  wearRoomStyle();
  dialog ??= newDialog();
  dialog.showModal();
}

function newDialog(): HTMLDialogElement {
  const content = elementsOf(markup);
  const made = content.querySelector('dialog');
  const on = content.querySelector('input');
  if (!made || !on) throw new Error('key-list.html lacks its dialog or its switch');
  // Notes in one language have no switch.
  if (!document.querySelector('reading-mode')) content.querySelector('[data-languages]')?.remove();
  on.checked = keysAreOn();
  on.addEventListener('change', () => switchKeys(on.checked));
  document.body.append(made);
  return made;
}
