import { documentOf } from '../../elements/trusted.ts';
import styles from '../../styles/search.css?inline';
import type { MomentSearch } from './moment-search.ts';
import './moment-search.ts';

let opening: Promise<HTMLDialogElement> | undefined;

/**
 * Opens the search in a dialog. What it says comes from the search page at `address`, in both languages. Rejects if
 * that cannot be fetched, or is of another build than this page, whose scripts may not know it.
 */
export async function openSearch(address: string): Promise<void> {
  opening ??= makeDialog(address);
  try {
    const dialog = await opening;
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('input')?.select();
  } catch (error) {
    opening = undefined;
    throw error;
  }
}

async function makeDialog(address: string): Promise<HTMLDialogElement> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} fetching ${address}`);
  const text = await response.text();
  if (!isOfThisBuild(text))
    throw new Error(`${address} has other scripts than this page: the site was updated.`);
  // Only the search of the page: its styles have another policy than this page's.
  const [markup = ''] = /<moment-search[\s\S]*<\/moment-search>/.exec(text) ?? [];
  const page = documentOf(markup);
  const panel = page.querySelector<MomentSearch>('moment-search');
  if (!panel) throw new Error(`${address} has no search.`);
  addStyles();
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.setAttribute('aria-labelledby', 'site:search-name');
  const search = document.importNode(panel, true);
  const name = search.querySelector('label');
  name?.setAttribute('id', 'site:search-name');
  // On the search page the heading says it.
  name?.classList.remove('unseen');
  search.setAttribute('listbox', '');
  const lesson = document.querySelector('main.lesson') && addressOfLesson(search);
  if (lesson) {
    search.setAttribute('lesson', lesson);
    search
      .querySelector('.which')
      ?.append(...(document.querySelector('h1')?.cloneNode(true).childNodes ?? []));
  }
  const close = search.querySelector<HTMLButtonElement>('.close');
  close?.removeAttribute('hidden');
  close?.addEventListener('click', () => dialog.close());
  dialog.append(search);
  document.body.append(dialog);
  customElements.upgrade(search);
  closeFromOutside(dialog);
  return dialog;
}

/** Whether a page has the script that every page has, whose name changes with whatever it loads. */
function isOfThisBuild(page: string): boolean {
  const [script = ''] =
    document.querySelector('script[type="module"]')?.getAttribute('src')?.split('?') ?? [];
  return page.includes(script);
}

/** A press that begins and ends beside the dialog closes it; one that selects text beyond the field does not. */
function closeFromOutside(dialog: HTMLDialogElement): void {
  let began: EventTarget | null = null;
  dialog.addEventListener('pointerdown', ({ target }) => {
    began = target;
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog && began === dialog) dialog.close();
  });
}

/** `<course>/<lesson>` of the page the reader is on. */
function addressOfLesson(search: Element): string {
  const base = search.getAttribute('base') ?? '/';
  return location.pathname.slice(base.replace(/\/$/, '').length).replace(/^\/|\/$/g, '');
}

function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
}
