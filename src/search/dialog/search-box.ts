/**
 * The way into the search from every page. It is a link to the search page; where scripts run it opens the search in
 * a dialog, with Ctrl or ⌘ K too. Nothing of the search is loaded before the reader reaches for it.
 */
class SearchBox extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this);
    this.addEventListener('focusin', this);
    document.addEventListener('keydown', this);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this);
    this.removeEventListener('focusin', this);
    document.removeEventListener('keydown', this);
  }

  handleEvent(event: Event): void {
    if (event instanceof KeyboardEvent) {
      if (isSearchKey(event)) this.open(event);
    } else if (event instanceof MouseEvent) {
      if (!(event.ctrlKey || event.metaKey || event.shiftKey)) this.open(event);
    } else loadDialog().catch(() => undefined); // said once the search is wanted
  }

  private open(event: Event): void {
    const link = this.querySelector('a');
    // On the search page itself the field is already there.
    const field = document.querySelector<HTMLElement>('main [name=q]');
    event.preventDefault();
    if (field) field.focus();
    else if (link)
      loadDialog()
        .then(({ openSearch }) => openSearch(link.href))
        .catch(() => location.assign(link.href));
  }
}

function loadDialog() {
  return import('./search-dialog.ts');
}

/** The slash is one of the page's single keys, which a reader can switch off. */
function isSearchKey({
  defaultPrevented,
  isComposing,
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: KeyboardEvent): boolean {
  const commands = (ctrlKey || metaKey) && !altKey && !shiftKey;
  return key.toLowerCase() === 'k' && commands && !defaultPrevented && !isComposing;
}

customElements.define('search-box', SearchBox);
// Imported from here, what the search shares with every page stays in the module of every page.
if (document.querySelector('main moment-search')) void import('./moment-search.ts');
