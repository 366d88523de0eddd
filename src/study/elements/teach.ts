import { isPlainKey } from '../../elements/keys/plain-key.ts';
import styles from '../../styles/teach.css?inline';
import { type SectionKey, type Study, setExplanation } from '../study.ts';
import { download } from './download.ts';
import { lessonHere, lessonTitle, ownOf } from './moment-words.ts';
import { changeStudy, getStudy, watchStudy } from './store.ts';
import { depthOf, sectionsHere, type TaughtSection, titleOf, wordsIn } from './teach-sections.ts';
import { fill, fromTemplate } from './words.ts';

/** A section on the screen. One that the notes no longer have is kept as long as there is an explanation of it. */
interface Slide {
  readonly key: SectionKey;
  readonly section: TaughtSection | undefined;
  readonly element: HTMLElement;
}

let view: TeachView | undefined;

/** Opens the lesson of this page to be taught. The words have to be there. */
export function teach(): void {
  view ??= new TeachView();
  view.open();
}

/**
 * The lesson as slides: headings and times to speak from, points that are shown one by one, and a field for the
 * reader's own words. It is built once and lives as long as the page; what was shown stays shown.
 */
class TeachView {
  readonly #dialog = fromTemplate('teach') as HTMLDialogElement;
  readonly #slides: readonly Slide[];
  #at = 0;

  constructor() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets.push(sheet);
    this.#slides = [...sectionsHere(), ...goneSections()].map((section) => this.#makeSlide(section));
    this.#part('.slides').append(...this.#slides.map(({ element }) => element));
    const { reading = 'both' } = document.documentElement.dataset;
    this.#showLanguages(reading === 'side' ? 'both' : reading);
    this.#part('[name="full"]').hidden = !document.fullscreenEnabled;
    for (const type of ['click', 'keydown', 'input', 'close']) this.#dialog.addEventListener(type, this);
    document.body.append(this.#dialog);
    watchStudy((study) => this.#showExplanations(study));
  }

  open(): void {
    this.#dialog.showModal();
    this.#go(this.#at);
  }

  handleEvent(event: Event): void {
    const target = event.target as HTMLElement;
    if (event.type === 'close') this.#leaveFullScreen();
    else if (event.type === 'input') this.#keep(target as HTMLTextAreaElement);
    else if (event instanceof KeyboardEvent) this.#press(event);
    else if (target.closest('a')) this.#dialog.close();
    else this.#act(target.closest('button'));
  }

  #act(button: HTMLButtonElement | null): void {
    const { name, value } = button ?? {};
    if (name === 'on') this.#goOn();
    else if (name === 'say') this.#say(button?.closest('li'));
    else if (name === 'next') this.#go(this.#at + 1);
    else if (name === 'previous') this.#go(this.#at - 1);
    else if (name === 'shows' && value) this.#showLanguages(value);
    else if (name === 'full') this.#toggleFullScreen();
    else if (name === 'print') print();
    else if (name === 'save') void this.#save();
    else if (name === 'close') this.#dialog.close();
  }

  #press(event: KeyboardEvent): void {
    const keys: Readonly<Record<string, () => void>> = {
      ' ': () => this.#goOn(),
      PageDown: () => this.#goOn(),
      PageUp: () => this.#go(this.#at - 1),
      ArrowRight: () => this.#go(this.#at + 1),
      ArrowLeft: () => this.#go(this.#at - 1),
    };
    const act = keys[event.key];
    if (!act || !isPlainKey(event)) return;
    event.preventDefault();
    act();
  }

  /** Shows the next point, and after the last one the next section. */
  #goOn(): void {
    const next = this.#slides[this.#at]?.element.querySelector('li:has(> [name="say"])');
    if (next) this.#say(next);
    else this.#go(this.#at + 1);
  }

  #say(point: Element | null | undefined): void {
    const button = point?.querySelector(':scope > [name="say"]');
    const words = point?.querySelector<HTMLElement>(':scope > .words');
    if (!button || !words) return;
    const had = button === document.activeElement;
    button.remove();
    words.hidden = false;
    if (had) words.focus();
    point?.scrollIntoView({ block: 'nearest' });
  }

  #go(to: number): void {
    this.#at = Math.max(0, Math.min(to, this.#slides.length - 1));
    for (const [at, { element }] of this.#slides.entries())
      element.toggleAttribute('data-shown', at === this.#at);
    this.#part('[data-at]').replaceChildren(`${this.#at + 1} / ${this.#slides.length}`);
    this.#part('[name="previous"]').toggleAttribute('disabled', this.#at === 0);
    this.#part('[name="next"]').toggleAttribute('disabled', this.#at === this.#slides.length - 1);
    this.#part('[role="status"]').replaceChildren();
    const shown = this.#slides[this.#at]?.element;
    this.#part('.slides').scrollTop = 0;
    shown?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  }

  #showLanguages(value: string): void {
    this.#dialog.dataset.shows = value;
    for (const button of this.#dialog.querySelectorAll<HTMLButtonElement>('[name="shows"]'))
      button.setAttribute('aria-pressed', String(button.value === value));
  }

  #toggleFullScreen(): void {
    if (document.fullscreenElement) this.#leaveFullScreen();
    // A browser may refuse; the view fills the window all the same.
    else
      this.#part('.teach-room')
        .requestFullscreen()
        .catch(() => {});
  }

  #leaveFullScreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
  }

  #keep(field: HTMLTextAreaElement): void {
    const { key } = this.#slides.find(({ element }) => element.contains(field)) ?? {};
    if (key) changeStudy((study) => setExplanation(study, key, field.value, Date.now()));
  }

  /** What another tab writes shows here too, but never under the reader's pen. */
  #showExplanations({ explanations }: Study): void {
    for (const { key, element } of this.#slides) {
      const words = explanations.get(key)?.[0] ?? '';
      const field = element.querySelector('textarea');
      if (field && field !== document.activeElement && field.value !== words) field.value = words;
      element.querySelector('.explained')?.replaceChildren(words);
    }
  }

  async #save(): Promise<void> {
    const written = this.#slides.flatMap(({ key, section }) => {
      const words = getStudy().explanations.get(key)?.[0].trim() ?? '';
      return words ? [{ key, section, words }] : [];
    });
    if (written.length === 0) {
      this.#tell('empty');
      return;
    }
    const { teachingNotes } = await import('../teaching-notes.ts');
    const { languages } = await import('../../elements/languages.ts');
    const video = document.querySelector<HTMLElement>('lecture-player')?.dataset.video;
    const sections = written.map(({ key, section, words }) => {
      const { heading, entries = [] } = section ?? {};
      const first = [...(heading ? [heading] : []), ...entries].find((entry) => entry.matches('.moment'));
      const time = first && { video: first.dataset.video ?? '', start: Number(first.dataset.start) };
      const title = heading ? titleOf(heading) : section ? undefined : { text: nameIn(key) };
      return { ...(title && { title }), ...(time && { time }), words };
    });
    const name = `${lessonHere().split('/').at(-1)}-taught.md`;
    const notes = teachingNotes({ title: lessonTitle(), ...(video && { video }), sections }, languages);
    download(name, notes, 'text/markdown');
    this.#tell('saved', { name });
  }

  #makeSlide(section: TaughtSection | SectionKey): Slide {
    const element = this.#copy('.slide');
    const heading = element.querySelector('h3') as HTMLElement;
    if (typeof section === 'string') {
      heading.replaceChildren(...fill(this.#copy('[data-say="gone"]'), { name: nameIn(section) }).childNodes);
      element.querySelector('.points')?.remove();
      return { key: section, section: undefined, element };
    }
    const title = section.heading ?? document.querySelector<HTMLElement>('h1');
    if (title) heading.replaceChildren(...timeOf(title), ...wordsIn(title));
    for (const outer of section.above) element.querySelector('.above')?.append(...wordsIn(outer));
    element.querySelector('.points')?.append(...section.entries.map((entry) => this.#makePoint(entry)));
    return { key: section.key, section, element };
  }

  #makePoint(entry: HTMLElement): HTMLElement {
    const point = this.#copy('.to-say');
    const words = document.createElement('div');
    words.className = 'words';
    words.hidden = true;
    words.tabIndex = -1;
    words.append(...wordsIn(entry));
    point.style.setProperty('--depth', String(depthOf(entry)));
    point.prepend(...timeOf(entry));
    point.append(words);
    return point;
  }

  #tell(name: string, values: Readonly<Record<string, string>> = {}): void {
    this.#part('[role="status"]').replaceChildren(fill(this.#copy(`[data-say="${name}"]`), values));
  }

  #copy(selector: string): HTMLElement {
    const template = this.#dialog.querySelector(':scope > template') as HTMLTemplateElement;
    return document.importNode(template.content.querySelector(selector) as HTMLElement, true);
  }

  #part(selector: string): HTMLElement {
    return this.#dialog.querySelector(selector) as HTMLElement;
  }
}

/** The time of a moment, as a link back to it. */
function timeOf(entry: HTMLElement): readonly HTMLElement[] {
  const time = entry.matches('.moment') ? ownOf(entry, '.time')[0] : undefined;
  if (!time) return [];
  const link = document.createElement('a');
  link.className = 'time';
  link.href = `#${entry.id}`;
  link.append(time.textContent ?? '');
  return [link];
}

/** The sections of this lesson that the reader has explained and the notes no longer have. */
function goneSections(): readonly SectionKey[] {
  const here = new Set<string>(sectionsHere().map(({ key }) => key));
  return [...getStudy().explanations]
    .filter(([key, [words]]) => key.startsWith(`${lessonHere()}#`) && words.trim() && !here.has(key))
    .map(([key]) => key);
}

function nameIn(key: SectionKey): string {
  return key.slice(key.indexOf('#') + 1);
}
