import { isPlainKey } from '../../elements/keys/plain-key.ts';
import { formatClock } from '../../notes/entries/time.ts';
import { answerMoment, dueMoments, putOff } from '../review.ts';
import { type FoundMoment, findMoments } from './due-moments.ts';
import { changeStudy, getStudy } from './store.ts';
import { fill } from './words.ts';

type Half = 'en' | 'zh';

/**
 * One go through what is due today: it shows one half, waits for the reader to say the other aloud, shows it and keeps
 * whether it was known. What was not comes again at the end. It lives from `begin` until nothing is left or the reader
 * stops; every answer is kept at once, so leaving the page loses nothing.
 */
export class ReviewSession {
  readonly #place: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #view: HTMLElement;
  #queue: readonly FoundMoment[] = [];
  #answered = 0;
  #asks: Half = document.documentElement.lang === 'en' ? 'zh' : 'en';
  #shown = false;

  /** `place` holds the words and the card in its template. */
  constructor(place: HTMLElement) {
    this.#place = place;
    const template = place.querySelector<HTMLTemplateElement>(':scope > template');
    if (!template) throw new Error('The review has no words.');
    this.#template = template;
    this.#view = copyOf(template.content, '.review');
  }

  /** Finds what is due and asks the first of it, or says why there is nothing to ask. Never rejects. */
  async begin(): Promise<void> {
    if (this.#place.querySelector(':scope > .review')) return;
    const now = Date.now();
    const keys = dueMoments(getStudy(), now);
    if (keys.length === 0) {
      this.#say('none');
      return;
    }
    let found: ReadonlyMap<string, FoundMoment>;
    try {
      found = await findMoments(keys, getStudy());
    } catch {
      this.#say('unread');
      return;
    }
    if (this.#place.querySelector(':scope > .review')) return;
    const gone = keys.filter((key) => !found.has(key));
    if (gone.length > 0) {
      changeStudy((study) => putOff(study, gone, now));
      this.#say('gone', { gone: gone.length });
    } else this.#place.querySelector('[role="status"]')?.replaceChildren();
    this.#queue = keys.flatMap((key) => found.get(key) ?? []);
    if (this.#queue.length === 0) return;
    this.#place.prepend(this.#view);
    this.#place.dataset.asking = '';
    this.#view.addEventListener('click', this);
    document.addEventListener('keydown', this);
    this.#ask();
  }

  handleEvent(event: Event): void {
    if (event instanceof KeyboardEvent) {
      const name = { ' ': this.#shown ? '' : 'show', 1: 'knew', 2: 'unsure' }[event.key];
      if (!name || !isPlainKey(event) || document.querySelector('dialog[open], :popover-open')) return;
      event.preventDefault();
      this.#act(name);
    } else this.#act((event.target as Element).closest('button')?.name);
  }

  #act(name: string | undefined): void {
    if (name === 'end') this.#end();
    else if (name === 'swap') {
      this.#asks = this.#asks === 'en' ? 'zh' : 'en';
      this.#ask();
    } else if (name === 'show') this.#show();
    else if (this.#shown && (name === 'knew' || name === 'unsure')) this.#answer(name === 'knew');
  }

  #ask(): void {
    const [moment] = this.#queue;
    if (!moment) {
      this.#end();
      return;
    }
    const { en, zh, text, start, lesson, url } = moment;
    const [first, second, bare] = this.#words;
    this.#shown = false;
    this.#part('[data-left]').replaceChildren(fill(this.#sentence('left'), { left: this.#queue.length }));
    this.#part('time').replaceChildren(formatClock(start));
    this.#part('[data-lesson]').replaceChildren([lesson.en, lesson.zh].filter(Boolean).join(' · '));
    (this.#part('a') as HTMLAnchorElement).href = url;
    first?.replaceChildren(en ?? '');
    second?.replaceChildren(zh ?? '');
    bare?.replaceChildren(en || zh ? '' : text);
    this.#part('[name="swap"]').hidden = !(en && zh);
    this.#hide(en && zh ? (this.#asks === 'en' ? [first] : [second]) : this.#words);
    this.#part('.asked').focus();
  }

  #show(): void {
    if (this.#shown) return;
    const answer = this.#words.find(({ hidden, textContent }) => hidden && textContent);
    this.#shown = true;
    this.#hide([]);
    // Screen readers go on from the answer.
    answer?.focus();
  }

  #answer(knew: boolean): void {
    const [moment, ...rest] = this.#queue;
    if (!moment) return;
    changeStudy((study) => answerMoment(study, moment.key, knew, Date.now()));
    this.#answered++;
    this.#queue = knew ? rest : [...rest, moment];
    this.#ask();
  }

  /** Hides some of the words until the answer is asked for; what hides and what answers is never there together. */
  #hide(words: readonly (HTMLElement | undefined)[]): void {
    for (const one of this.#words) one.hidden = !one.textContent || words.includes(one);
    for (const name of ['show', 'knew', 'unsure'])
      this.#part(`[name="${name}"]`).hidden = (name === 'show') === this.#shown;
  }

  #end(): void {
    this.#view.remove();
    delete this.#place.dataset.asking;
    document.removeEventListener('keydown', this);
    this.#say('ended', { answered: this.#answered, left: dueMoments(getStudy(), Date.now()).length });
    this.#place.focus();
  }

  #say(name: string, values: Readonly<Record<string, number>> = {}): void {
    this.#place.querySelector('[role="status"]')?.replaceChildren(fill(this.#sentence(name), values));
  }

  #sentence(name: string): HTMLElement {
    return copyOf(this.#template.content, `[data-say="${name}"]`);
  }

  get #words(): readonly HTMLElement[] {
    return [...this.#part('.asked').children] as HTMLElement[];
  }

  #part(selector: string): HTMLElement {
    return this.#view.querySelector(selector) as HTMLElement;
  }
}

function copyOf(content: DocumentFragment, selector: string): HTMLElement {
  return document.importNode(content.querySelector(selector) as HTMLElement, true);
}
