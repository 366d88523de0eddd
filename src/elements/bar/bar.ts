import { formatClock, type Seconds } from '../../notes/entries/time.ts';
import { momentsOnPage } from '../../player/current-moment.ts';
import { elementsOf } from '../trusted.ts';
import markup from './place.html?raw';
import { watchReading } from './reading-place.ts';
import { type Section, sectionsOnPage } from './sections.ts';

/** How far, in pixels, a page is scrolled before that is a direction: hands tremble. */
const FIRMLY = 8;
/** What share of the screen's height a bar may take: with large letters it can be several lines. */
const MUCH = 0.2;

/**
 * The bar once the page is scrolled. Where room is scarce it goes while the reader scrolls down and comes back when they
 * scroll up, or when the focus comes into it; one that takes much stays at the head of the page. On a lesson it says where the reader is, in the contents too, and offers
 * to go on where they stopped. It lives as long as the page.
 */
class Bar {
  readonly #header = find('.site-header');
  readonly #bar = find('.site-bar');
  readonly #place = elementsOf(markup).firstElementChild as HTMLElement;
  readonly #narrow = matchMedia('(width < 64rem)');
  #isAway = false;
  /** Where the page was when its direction was last known; pixels. */
  #top = scrollY;
  /** The moment that is being read. */
  #read: HTMLElement | undefined;
  #current: Section | undefined;

  constructor() {
    const sizes = new ResizeObserver(() => this.#measure());
    for (const element of [this.#header, this.#bar]) sizes.observe(element);
    this.#header.addEventListener('focusin', () => this.#turn(false));
    document.addEventListener('scroll', () => this.#scroll(), { passive: true });
    if (momentsOnPage().length > 0) this.#tellPlace();
  }

  /** Offers to go on at a second, as long as the player is closed. */
  offer(seconds: Seconds): void {
    const button = find('.go-on', this.#place);
    for (const time of button.querySelectorAll('time')) time.textContent = formatClock(seconds);
    button.hidden = false;
    button.addEventListener('click', () =>
      document.dispatchEvent(new CustomEvent('lecture:do', { detail: 'toggle' })),
    );
    document.addEventListener('lecture:state', () => button.remove(), { once: true });
    this.#showPlace();
  }

  /** How high is what stays: all of the head, or the bar in it; pixels. */
  get #height(): number {
    return Math.max(this.#header.offsetHeight, this.#bar.offsetHeight);
  }

  get #isAtTop(): boolean {
    return scrollY < this.#height;
  }

  #scroll(): void {
    const by = scrollY - this.#top;
    if (Math.abs(by) < FIRMLY && !this.#isAtTop) return;
    this.#top = scrollY;
    const isInTheWay = (this.#narrow.matches && by > 0) || this.#height > innerHeight * MUCH;
    this.#turn(isInTheWay && !this.#isAtTop && !this.#header.querySelector(':focus-visible'));
    this.#showPlace();
  }

  #turn(isAway: boolean): void {
    if (isAway === this.#isAway) return;
    this.#isAway = isAway;
    this.#header.toggleAttribute('data-away', isAway);
    this.#measure();
  }

  /** Tells the styles how much of the screen the bar takes. */
  #measure(): void {
    document.body.style.setProperty('--bar', `${this.#isAway ? 0 : this.#height}px`);
  }

  #tellPlace(): void {
    find('.brand', this.#bar).after(this.#place);
    watchReading((moment) => {
      this.#read = moment;
      this.#showHere();
    });
    document.addEventListener('lecture:moment', () => this.#showHere());
  }

  /** The page itself says where it is as long as its head is seen. */
  #showPlace(): void {
    const says = [...this.#place.children].some((part) => !(part as HTMLElement).hidden);
    this.#place.hidden = this.#isAtTop || !says;
  }

  /** A lecture that plays knows where the reader is; without one it is where they read. */
  #showHere(): void {
    const lecture = document.querySelector<HTMLElement>(
      ':root:has(lecture-player[data-state]) .moment[aria-current]',
    );
    const moment = lecture ?? this.#read;
    const section = sectionsOnPage().find(({ moments }) => moment && moments.includes(moment));
    this.#showSection(section);
    const here = find('.here', this.#place);
    here.hidden = !moment;
    this.#showPlace();
    if (!moment) return;
    find('time', here).textContent = formatClock(Number(moment.dataset.start));
    const words = section?.link.querySelector('.pair, .lone')?.cloneNode(true);
    find('.in', here).replaceChildren(...(words ? [words] : []));
    const moments = momentsOnPage();
    for (const place of here.querySelectorAll('[data-n]'))
      place.textContent = `${moments.indexOf(moment) + 1}`;
    for (const place of here.querySelectorAll('[data-all]')) place.textContent = `${moments.length}`;
  }

  /** Tab comes to the contents at the section that is read. */
  #showSection(section: Section | undefined): void {
    if (section === this.#current) return;
    this.#current?.link.removeAttribute('aria-current');
    this.#current = section;
    const [first] = sectionsOnPage();
    for (const { link } of sectionsOnPage()) link.tabIndex = link === (section ?? first)?.link ? 0 : -1;
    if (!section) return;
    section.link.setAttribute('aria-current', 'location');
    const list = section.link.closest('.contents');
    if (!list) return;
    const below = section.link.getBoundingClientRect().top - list.getBoundingClientRect().top;
    list.scrollTop += below - list.clientHeight / 2;
  }
}

function find(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no “${selector}” for the bar.`);
  return found;
}

export const bar = new Bar();
