import { createSearch, type Search } from '../../search/engine.ts';
import type { PagefindModule } from '../../search/open-index.ts';
import type { RecordKind } from '../../search/record.ts';
import type { SearchResult } from '../../search/result.ts';
import { SearchError } from '../../search/search-error.ts';
import { composes } from '../composing.ts';
import { hitOf, showHits } from './hit-list.ts';
import { keepForLanding } from './landing.ts';

const STEP = 20;
const PAUSE_MS = 150;

/**
 * The search: a field, filters and the hits as they are typed for. On the search page the hits are links and the
 * address follows the query; with the attribute `listbox` (in the dialog) the field is a combobox over them. `lesson`
 * names the lesson the reader is in, `base` the site's base path.
 */
export class MomentSearch extends HTMLElement {
  private search: Search | undefined;
  private asked = 0;
  private limit = STEP;
  private timer = 0;

  connectedCallback(): void {
    for (const type of ['input', 'change', 'submit', 'focusin', 'keydown', 'click', 'compositionend'])
      this.addEventListener(type, this);
    if (this.isListbox) makeCombobox(this.field, this.list);
    this.offerLesson(this.getAttribute('lesson'));
    if (this.isListbox) return;
    this.readAddress();
    if (this.field.value) this.ask(0);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    for (const type of ['input', 'change', 'submit', 'focusin', 'keydown', 'click', 'compositionend'])
      this.removeEventListener(type, this);
  }

  handleEvent(event: Event): void {
    if (event.type === 'submit') this.submit(event);
    else if (event.type === 'focusin') this.warmUp();
    else if (event.type === 'keydown') this.press(event as KeyboardEvent);
    else if (event.type === 'click') this.clicked(event as MouseEvent);
    // While pinyin is being composed the field holds letters that nobody searches for.
    else if (!(event as InputEvent).isComposing) this.ask(event.type === 'change' ? 0 : PAUSE_MS);
  }

  private get field(): HTMLInputElement {
    return this.querySelector('[name=q]') as HTMLInputElement;
  }

  private get list(): HTMLElement {
    return this.querySelector('.hits') as HTMLElement;
  }

  private get isListbox(): boolean {
    return this.hasAttribute('listbox');
  }

  private get engine(): Search {
    this.search ??= createSearch({
      base: this.getAttribute('base') ?? '/',
      load: (url) => import(/* @vite-ignore */ url) as Promise<PagefindModule>,
      aroundStart: inNoLanguage,
    });
    return this.search;
  }

  private warmUp(): void {
    // A failure is said when there is a query to say it of.
    this.engine.ready().catch(() => undefined);
  }

  private ask(pause: number): void {
    clearTimeout(this.timer);
    this.limit = STEP;
    this.timer = window.setTimeout(() => void this.answer(), pause);
  }

  private async answer(): Promise<void> {
    const query = this.field.value.trim();
    const mine = ++this.asked;
    this.writeAddress();
    if (query === '') return this.show();
    const slow = setTimeout(() => this.say('loading', { q: query }), PAUSE_MS);
    try {
      const result = await this.engine.search(query, { limit: this.limit, filters: this.filters() });
      // A late answer never overwrites a newer one.
      if (mine === this.asked) this.show(query, result);
    } catch (error) {
      if (!(error instanceof SearchError)) throw error;
      if (mine === this.asked) this.fail(query, error);
    } finally {
      clearTimeout(slow);
    }
  }

  private show(query = '', result?: SearchResult): void {
    const hits = result?.hits ?? [];
    showHits(this.list, hits, (text) => this.engine.highlight(text, result?.terms ?? []), {
      base: this.getAttribute('base') ?? '/',
      asOptions: this.isListbox,
    });
    this.piece('.retry').hidden = true;
    this.piece('.further').hidden =
      !result || this.limit > hits.length || !(result.more || result.total > hits.length);
    this.piece('.hints').hidden = query === '' || hits.length > 0;
    if (this.isListbox) this.activate(this.options()[0]);
    if (!result) {
      this.say();
      return;
    }
    const n = `${result.total}${result.more ? '+' : ''}`;
    if (hits.length === 0) this.say(/[\p{L}\p{N}]/u.test(query) ? 'nothing' : 'letters', { q: query });
    else if (result.corrected) this.say('corrected', { q: query, c: result.corrected, n });
    else this.say('found', { q: query, n });
  }

  private fail(query: string, error: SearchError): void {
    this.list.replaceChildren();
    this.piece('.hints').hidden = true;
    this.piece('.further').hidden = true;
    this.piece('.retry').hidden = false;
    this.say(error.kind, { q: query });
  }

  /** Says one of the sentences of the page, with its gaps filled. */
  private say(sentence?: string, gaps: Readonly<Record<string, string>> = {}): void {
    const template = sentence && this.querySelector<HTMLTemplateElement>(`template[data-say="${sentence}"]`);
    const said = template
      ? (template.content.cloneNode(true) as DocumentFragment)
      : document.createDocumentFragment();
    const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      node.nodeValue = (node.nodeValue ?? '').replace(/\{(\w)\}/g, (_, gap: string) =>
        shortened(gaps[gap] ?? ''),
      );
    this.piece('.says').replaceChildren(said);
  }

  private filters() {
    const data = new FormData(this.querySelector('form') as HTMLFormElement);
    const [kind, course, lesson] = ['kind', 'course', 'lesson'].map((name) => String(data.get(name) ?? ''));
    return {
      // Untimed points are entries too.
      ...(kind && { kind: (kind === 'moment' ? ['moment', 'point'] : [kind]) as RecordKind[] }),
      ...(course && { course: [course] }),
      ...(lesson && { lesson: [lesson] }),
    };
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.ask(0);
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as Element;
    if (target.closest('.retry')) this.ask(0);
    else if (target.closest('.further')) {
      this.limit += STEP;
      void this.answer();
    } else {
      const link = target.closest<HTMLAnchorElement>('.hits a');
      if (link) this.leave(link);
    }
  }

  private press(event: KeyboardEvent): void {
    if (composes(event)) return;
    if (this.isListbox) this.pressInListbox(event);
    else this.pressOnPage(event);
  }

  private pressInListbox(event: KeyboardEvent): void {
    if (event.target !== this.field) return;
    const options = this.options();
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown') this.activate(options[Math.min(at + 1, options.length - 1)]);
    else if (event.key === 'ArrowUp') this.activate(options[Math.max(at - 1, 0)]);
    else if (event.key === 'Enter') options[at]?.click();
    // The field would only be emptied by it.
    else if (event.key === 'Escape') this.closest('dialog')?.close();
    else return;
    event.preventDefault();
  }

  private pressOnPage(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const links = this.options();
    const at = links.indexOf(event.target as HTMLAnchorElement);
    if (step === 0 || (at < 0 && event.target !== this.field)) return;
    event.preventDefault();
    (at + step < 0 ? this.field : links[Math.min(at + step, links.length - 1)])?.focus();
  }

  private options(): HTMLAnchorElement[] {
    return [...this.list.querySelectorAll('a')];
  }

  private activate(option: HTMLElement | undefined): void {
    for (const other of this.options()) other.setAttribute('aria-selected', String(other === option));
    this.field.setAttribute('aria-expanded', String(option !== undefined));
    if (option) this.field.setAttribute('aria-activedescendant', option.id);
    else this.field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  /** Lets the page that a hit leads to mark what was searched for. */
  private leave(link: HTMLAnchorElement): void {
    const hit = hitOf(link);
    if (hit)
      keepForLanding(
        link.href,
        [...link.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''),
      );
    this.closest('dialog')?.close();
  }

  private offerLesson(lesson: string | null): void {
    const label = this.piece('label.lesson');
    label.hidden = !lesson;
    const box = label.querySelector('input');
    if (box && lesson) box.value = lesson;
  }

  /** The address of the search page holds the query and its filters. */
  private readAddress(): void {
    const asked = new URLSearchParams(location.search);
    this.field.value = asked.get('q') ?? '';
    for (const name of ['kind', 'course']) {
      const value = asked.get(name);
      const choice =
        value && this.querySelector<HTMLInputElement>(`[name=${name}][value="${CSS.escape(value)}"]`);
      if (choice) choice.checked = true;
      const select = this.querySelector<HTMLSelectElement>(`select[name=${name}]`);
      if (select && value) select.value = value;
    }
    const lesson = asked.get('lesson');
    this.offerLesson(lesson);
    const box = this.querySelector<HTMLInputElement>('[name=lesson]');
    if (box) box.checked = lesson !== null;
  }

  private writeAddress(): void {
    if (this.isListbox) return;
    const data = new FormData(this.querySelector('form') as HTMLFormElement);
    const filled = [...data]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, String(value)]);
    const query = new URLSearchParams(filled).toString();
    history.replaceState(history.state, '', query ? `?${query}` : location.pathname);
  }

  private piece(selector: string): HTMLElement {
    return this.querySelector(selector) as HTMLElement;
  }
}

function makeCombobox(field: HTMLInputElement, list: HTMLElement): void {
  list.id = 'site:hits';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-labelledby', 'site:search-name');
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
}

/** Pagefind would segment a query by the language of the document; our index is in none. */
function inNoLanguage<T>(start: () => T): T {
  const { lang } = document.documentElement;
  document.documentElement.lang = 'unknown';
  try {
    return start();
  } finally {
    document.documentElement.lang = lang;
  }
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

customElements.define('moment-search', MomentSearch);
