import { type KeptDraft, titleOf } from '../../write/drafts.ts';
import { copyOf, part } from './words.ts';

export interface DraftActions {
  open(id: string): void;
  remove(id: string): void;
  create(): void;
  read(file: File): void;
}

/** The drafts on this device, the latest first. */
export function openDraftList(
  root: HTMLElement,
  actions: DraftActions,
): (drafts: readonly KeptDraft[], open: string) => void {
  const list = part(root, 'ul');
  const file = part<HTMLInputElement>(root, 'input[type="file"]');

  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button');
    const id = button?.closest('li')?.dataset.id;
    if (button?.name === 'new') actions.create();
    else if (button?.name === 'file') file.click();
    else if (id && button?.name === 'open') actions.open(id);
    else if (id && button?.name === 'delete') actions.remove(id);
  });
  file.addEventListener('change', () => {
    const chosen = file.files?.[0];
    if (chosen) actions.read(chosen);
    file.value = '';
  });

  return (drafts, open) => {
    part(root, '.count').textContent = String(drafts.length);
    const items = drafts.map((draft) => {
      const item = copyOf('draft');
      item.dataset.id = draft.id;
      const name = part(item, '[name="open"]');
      if (draft.id === open) name.setAttribute('aria-current', 'true');
      part(item, '.draft-name').textContent = titleOf(draft);
      part(item, '.draft-unnamed').hidden = titleOf(draft) !== '';
      const time = part<HTMLTimeElement>(item, 'time');
      const saved = new Date(draft.saved);
      time.dateTime = saved.toISOString();
      time.textContent = saved.toLocaleString(document.documentElement.lang, {
        dateStyle: 'medium',
        timeStyle: 'short',
      });
      return item;
    });
    const focused = list.contains(document.activeElement);
    list.replaceChildren(...items);
    if (focused) part(root, 'summary').focus();
  };
}
