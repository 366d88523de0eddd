import { type Draft, type KeptDraft, titleOf } from '../draft.ts';
import type { ListedDraft } from './draft-session.ts';
import { copyOf, part } from './words.ts';

export interface DraftActions {
  open(id: string): void;
  remove(id: string): void;
  restore(deleted: KeptDraft): void;
  /** Deletes for good what was deleted. */
  clear(): void;
  create(): void;
  read(file: File): void;
}

/** The drafts of this device, those that are deleted, and which one is open. */
export interface ShownDrafts {
  readonly drafts: readonly ListedDraft[];
  readonly deleted: readonly KeptDraft[];
  readonly open: string;
}

export function openDraftList(root: HTMLElement, actions: DraftActions): (shown: ShownDrafts) => void {
  const file = part<HTMLInputElement>(root, 'input[type="file"]');
  const bin = part<HTMLDetailsElement>(root, '.deleted-drafts');
  const binned = new WeakMap<Element, KeptDraft>();

  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button');
    const item = button?.closest('li');
    const id = item?.dataset.id;
    const deleted = binned.get(item as Element);
    if (button?.name === 'new') actions.create();
    else if (button?.name === 'file') file.click();
    else if (button?.name === 'clear') actions.clear();
    else if (id && button?.name === 'open') actions.open(id);
    else if (id && button?.name === 'delete') actions.remove(id);
    else if (deleted && button?.name === 'bring-back') actions.restore(deleted);
  });
  file.addEventListener('change', () => {
    const chosen = file.files?.[0];
    if (chosen) actions.read(chosen);
    file.value = '';
  });

  return ({ drafts, deleted, open }) => {
    part(root, 'summary .count').textContent = String(drafts.length);
    fill(
      root,
      drafts.map(({ draft, saved }) => {
        const item = itemOf('draft', draft, saved);
        item.dataset.id = draft.id;
        if (draft.id === open) part(item, '[name="open"]').setAttribute('aria-current', 'true');
        part(item, '.draft-unsaved').hidden = saved !== undefined;
        return item;
      }),
    );
    bin.hidden = deleted.length === 0;
    part(bin, '.count').textContent = String(deleted.length);
    fill(
      bin,
      deleted.map((draft) => {
        const item = itemOf('deleted-draft', draft, draft.saved);
        binned.set(item, draft);
        return item;
      }),
    );
  };
}

/** Puts items into the list of a `<details>`, which gets the focus that was in one of them. */
function fill(details: HTMLElement, items: readonly HTMLElement[]): void {
  const list = part(details, 'ul');
  const held = list.contains(document.activeElement);
  list.replaceChildren(...items);
  if (held) part(details, 'summary').focus();
}

function itemOf(template: string, draft: Draft, saved: number | undefined): HTMLElement {
  const item = copyOf(template);
  part(item, '.draft-name').textContent = titleOf(draft);
  part(item, '.draft-unnamed').hidden = titleOf(draft) !== '';
  const time = part<HTMLTimeElement>(item, 'time');
  time.hidden = saved === undefined;
  if (saved === undefined) return item;
  const date = new Date(saved);
  time.dateTime = date.toISOString();
  time.textContent = date.toLocaleString(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return item;
}
