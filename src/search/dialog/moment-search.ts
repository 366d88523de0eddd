import { composes } from '../../elements/composing.ts';
import { createSearch, type Search } from '../query/engine.ts';
import type { PagefindModule } from '../query/open-index.ts';
import type { SearchResult } from '../query/result.ts';
import { SearchError, type SearchFailure } from '../query/search-error.ts';
import { type Combobox, comboboxOf } from './combobox.ts';
import { inNoLanguage } from './document-language.ts';
import { showHits } from './hit-list.ts';
import { keepForLanding } from './landing.ts';
import { fillForm, offerLesson, type Question, readForm } from './search-form.ts';

const STEP = 20;
const PAUSE_MS = 150;
const EVENTS = ['input', 'submit', 'focusin', 'keydown', 'click', 'compositionstart', 'compositionend'];

/**
 * The search: a field, filters and the hits as they are typed for. On the search page the hits are links and the
 * address follows the query; with the attribute `listbox` (in the dialog) the field is a combobox over them. `lesson`
 * names the lesson the reader is in, `base` the site's base path.
 */
export class MomentSearch extends HTMLElement {
  private engine: Search | undefined;
  private combobox: Combobox | undefined;
  /** How many questions were asked; a late answer to an earlier one is not shown. */
  private asked = 0;
  /** The question that what is shown answers. */
  private answered = '';
  private limit = STEP;
  private typing = 0;
  private waiting = 0;

  connectedCallback(): void {
    for (const type of EVENTS) this.addEventListener(type, this);
    this.engine ??= createSearch({
      base: this.base,
      load: (url) => import(/* @vite-ignore */ url) as Promise<PagefindModule>,
      aroundStart: inNoLanguage,
    });
    offerLesson(this.form, this.getAttribute('lesson') ?? '');
    if (this.hasAttribute('listbox')) this.combobox ??= comboboxOf(this.field, this.list);
    else this.begin();
  }

  disconnectedCallback(): void {
    clearTimeout(this.typing);
    clearTimeout(this.waiting);
    for (const type of EVENTS) this.removeEventListener(type, this);
  }

  handleEvent(event: Event): void {
    const { type, target } = event;
    if (type === 'submit') event.preventDefault();
    if (type === 'focusin') this.warmUp();
    else if (type === 'keydown') this.press(event as KeyboardEvent);
    else if (type === 'click') this.clicked(target as Element);
    // While pinyin is being composed the field holds letters that nobody searches for.
    else if (type === 'compositionstart') clearTimeout(this.typing);
    else if (!(event as InputEvent).isComposing) this.ask(type !== 'submit' && target === this.field);
  }

  private get base(): string {
    return this.getAttribute('base') ?? '/';
  }

  private get form(): HTMLFormElement {
    return this.piece('form') as HTMLFormElement;
  }

  private get field(): HTMLInputElement {
    return this.piece('[name=q]') as HTMLInputElement;
  }

  private get list(): HTMLElement {
    return this.piece('.hits');
  }

  private piece(selector: string): HTMLElement {
    return this.querySelector(selector) as HTMLElement;
  }

  /** On the search page the address says what is asked. */
  private begin(): void {
    fillForm(this.form, location.search);
    if (this.field.value) this.ask();
  }

  private warmUp(): void {
    // A failure is said when there is a query to say it of.
    this.engine?.ready().catch(() => undefined);
  }

  private ask(isTyping = false): void {
    clearTimeout(this.typing);
    this.limit = STEP;
    if (isTyping) this.typing = window.setTimeout(() => void this.answer(), PAUSE_MS);
    else void this.answer();
  }

  private async answer(): Promise<void> {
    clearTimeout(this.typing);
    clearTimeout(this.waiting);
    const question = readForm(this.form);
    const { query, filters, address } = question;
    const mine = ++this.asked;
    if (!this.combobox) history.replaceState(history.state, '', address ? `?${address}` : location.pathname);
    if (query === '') {
      this.show(question);
      return;
    }
    this.list.setAttribute('aria-busy', 'true');
    this.waiting = window.setTimeout(() => this.say('loading', { q: query }), PAUSE_MS);
    try {
      const result = await this.engine?.search(query, { limit: this.limit, filters });
      if (mine === this.asked) this.show(question, result);
    } catch (error) {
      const isKnown = error instanceof SearchError;
      // Hits that cannot be shown are of an index that another version of this script is for.
      if (mine === this.asked) this.fail(query, isKnown ? error.kind : 'broken');
      if (!isKnown) throw error;
    }
  }

  private show({ query, address }: Question, result?: SearchResult): void {
    const { hits = [], total = 0, more = false } = result ?? {};
    const before = this.hits().length;
    const grows = this.answered === address && before > 0 && hits.length > before;
    showHits(this.list, hits, (text) => this.engine?.highlight(text, result?.terms ?? []) ?? [], {
      base: this.base,
      asOptions: this.combobox !== undefined,
    });
    const further = more || total > hits.length;
    const hidFocus = this.settle(address, { further, lost: hits.length === 0, retry: false });
    this.combobox?.activate(grows ? before : 0);
    if (hidFocus) (this.combobox ? this.field : (this.hits()[grows ? before : 0] ?? this.field)).focus();
    const n = `${hits.length}${further ? '+' : ''}`;
    this.toggleAttribute('data-nothing', query !== '' && hits.length === 0 && hasLetters(query));
    if (query === '') this.say();
    else if (hits.length === 0) this.say(hasLetters(query) ? 'nothing' : 'letters', { q: query });
    else if (result?.corrected) this.say('corrected', { q: query, c: result.corrected, n });
    else this.say('found', { q: query, n });
  }

  private fail(query: string, kind: SearchFailure): void {
    this.list.replaceChildren();
    this.combobox?.activate(-1);
    if (this.settle('', { further: false, lost: false, retry: true })) this.piece('.retry').focus();
    this.say(kind, { q: query });
  }

  /** Shows what belongs to an answer; true if that hid the button that had the focus. */
  private settle(answered: string, shown: Readonly<Record<'further' | 'lost' | 'retry', boolean>>): boolean {
    clearTimeout(this.waiting);
    const held = this.querySelector<HTMLElement>(':is(.further, .retry):focus');
    this.list.removeAttribute('aria-busy');
    this.answered = answered;
    for (const [name, isShown] of Object.entries(shown)) this.piece(`.${name}`).hidden = !isShown;
    return held?.hidden === true;
  }

  /** Says one of the sentences of the page, with its gaps filled. */
  private say(sentence?: string, gaps: Readonly<Record<string, string>> = {}): void {
    const template = sentence && this.querySelector<HTMLTemplateElement>(`template[data-say="${sentence}"]`);
    const said = template ? (template.content.cloneNode(true) as DocumentFragment) : new DocumentFragment();
    const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      node.nodeValue = (node.nodeValue ?? '').replace(/\{(\w)\}/g, (_, gap: string) =>
        shortened(gaps[gap] ?? ''),
      );
    this.piece('.says').replaceChildren(said);
  }

  private clicked(target: Element): void {
    const link = target.closest('a');
    const topic = target.closest<HTMLButtonElement>('.topic');
    if (target.closest('.retry')) this.ask();
    else if (topic) this.askFor(topic);
    else if (target.closest('.further')) {
      this.limit += STEP;
      void this.answer();
    } else if (link) this.leave(link);
  }

  private askFor(topic: Element): void {
    const half = document.documentElement.dataset.reading === 'zh' && topic.querySelector('[lang|="zh"]');
    this.field.value = (half || topic.querySelector('[lang]'))?.textContent ?? '';
    this.field.focus();
    this.ask();
  }

  private press(event: KeyboardEvent): void {
    if (composes(event)) return;
    const isTaken = this.combobox ? this.pressInField(event, this.combobox) : this.pressOnPage(event);
    if (isTaken) event.preventDefault();
  }

  private pressInField({ key, target }: KeyboardEvent, combobox: Combobox): boolean {
    if (target !== this.field) return false;
    if (key === 'Enter') void this.choose();
    // The field would only be emptied by it.
    else if (key === 'Escape') this.closest('dialog')?.close();
    else return combobox.press(key);
    return true;
  }

  /** Opens the active hit; if the answer to what was typed is still to come, the first one of it. */
  private async choose(): Promise<void> {
    const wanted = readForm(this.form).address;
    if (wanted !== this.answered) await this.answer();
    if (wanted === this.answered) this.combobox?.active?.click();
  }

  private pressOnPage({ key, target }: KeyboardEvent): boolean {
    const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const hits = this.hits();
    const at = hits.indexOf(target as HTMLAnchorElement);
    if (by === 0 || (at < 0 && target !== this.field)) return false;
    (at + by < 0 ? this.field : hits[Math.min(at + by, hits.length - 1)])?.focus();
    return true;
  }

  private hits(): HTMLAnchorElement[] {
    return [...this.list.querySelectorAll('a')];
  }

  /** Lets the page that a hit leads to mark what was searched for. */
  private leave(link: HTMLAnchorElement): void {
    keepForLanding(
      link.href,
      [...link.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''),
    );
    this.closest('dialog')?.close();
  }
}

function hasLetters(query: string): boolean {
  return /[\p{L}\p{N}]/u.test(query);
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

customElements.define('moment-search', MomentSearch);
