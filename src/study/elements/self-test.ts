import { isPlainKey } from '../../elements/keys/plain-key.ts';
import { answerMoment } from '../review.ts';
import { visit } from './last-position.ts';
import { HALF, keyOf, ownOf } from './moment-words.ts';
import { changeStudy, getStudy } from './store.ts';
import { fill, fromTemplate, sentence } from './words.ts';

/** What of each pair is hidden until the reader asks for it. */
type Hidden = keyof typeof HALF | 'both';

const root = document.documentElement;
let bar: HTMLElement | undefined;
/** The moment whose hidden half was shown last: the one that is answered. */
let asked: HTMLElement | undefined;

/**
 * Begins or ends the self-test. It begins with the half that is not in the reader's language. While it goes on, the
 * other half shows in every reading mode: without it there would be nothing to tell what is asked for.
 */
export function toggleSelfTest(button: HTMLButtonElement): void {
  if (hidden()) {
    endTest(button);
    return;
  }
  bar ??= makeBar(button);
  button.after(bar);
  button.setAttribute('aria-pressed', 'true');
  beginTest(root.lang === 'en' ? 'zh-Hans' : 'en');
}

/** Shows what is hidden of one moment and asks whether it was known; keyboards and screen readers go on from there. */
export function reveal(entry: Element): void {
  const covers = ownOf(entry, '.cover');
  const half = covers[0]?.previousElementSibling as HTMLElement | null | undefined;
  uncover(covers);
  ask(entry);
  if (!half) return;
  half.tabIndex = -1;
  half.focus({ preventScroll: true });
}

/** Hides again what the self-test hides of one moment. */
export function coverAgain(entry: Element): void {
  if (ownOf(entry, '.cover').length > 0) return;
  for (const words of hiddenIn(entry)) cover(entry, words);
}

/** Whether a moment has words that the self-test hides, and whether they show now. */
export function halfState(entry: Element): 'covered' | 'shown' | 'none' {
  if (hiddenIn(entry).length === 0) return 'none';
  return ownOf(entry, '.cover').length > 0 ? 'covered' : 'shown';
}

function hidden(): Hidden | undefined {
  return root.dataset.selfTest as Hidden | undefined;
}

/** The words that are hidden of an entry. Headings stay: they tell what is asked for. */
function hiddenIn(entry: Element): readonly HTMLElement[] {
  const what = hidden();
  if (!what || entry.matches('h1, h2, h3, h4, h5, h6')) return [];
  return ownOf(entry, what === 'both' ? Object.values(HALF).join() : HALF[what]);
}

function beginTest(what: Hidden): void {
  uncover(document.querySelectorAll('.cover'));
  root.dataset.selfTest = what;
  for (const entry of document.querySelectorAll(':is(.moment, .point)')) coverAgain(entry);
  ask(undefined);
  press(what);
  announce();
}

/** Offers to answer for an entry. A point without a time is not known by anything, so there is nothing to keep. */
function ask(entry: Element | undefined): void {
  asked = entry?.matches('.moment') ? (entry as HTMLElement) : undefined;
  const answers = bar?.querySelector<HTMLElement>('.answers');
  if (!answers) return;
  answers.hidden = !asked;
  answers.classList.remove('answered');
  answers.querySelector('[data-next]')?.replaceChildren();
  if (asked) answers.querySelector('time')?.replaceChildren(ownOf(asked, '.time')[0]?.textContent ?? '');
}

/** Keeps the answer, says when the moment is asked again, and goes on to the next hidden one. */
function answer(knew: boolean): void {
  if (!asked || !bar) return;
  const key = keyOf(asked);
  changeStudy((study) => answerMoment(study, key, knew, Date.now()));
  visit(asked);
  const days = getStudy().reviews.get(key)?.[0] ?? 0;
  const words = fill(sentence(bar, days > 1 ? 'later' : days > 0 ? 'tomorrow' : 'today'), { days });
  bar.querySelector('.answers')?.classList.add('answered');
  bar.querySelector('[data-next]')?.replaceChildren(words);
  const from = asked;
  asked = undefined;
  const following = [...document.querySelectorAll<HTMLElement>('.cover')].find(
    (one) => one.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_PRECEDING,
  );
  (following ?? bar.querySelector<HTMLElement>('[value="off"]'))?.focus();
}

/** Says what is hidden, and that the reading mode does not matter now. */
function announce(): void {
  const half = hidden();
  const place = bar?.querySelector('[role="status"].unseen');
  if (!half || !bar || !place || !document.querySelector('.cover')) return;
  const words = sentence(bar, half);
  // Screen readers announce what comes into a status that was there before.
  requestAnimationFrame(() => place.replaceChildren(words));
}

function endTest(button: HTMLButtonElement): void {
  uncover(document.querySelectorAll('.cover'));
  ask(undefined);
  delete root.dataset.selfTest;
  button.setAttribute('aria-pressed', 'false');
  if (bar?.contains(document.activeElement)) button.focus();
  bar?.remove();
}

function makeBar(button: HTMLButtonElement): HTMLElement {
  const made = fromTemplate('self-test-bar');
  made.addEventListener('click', ({ target }) => {
    const value = (target as Element).closest('button')?.value;
    if (value === 'off') endTest(button);
    else if (value === 'knew' || value === 'unsure') answer(value === 'knew');
    else if (value === 'all') {
      uncover(document.querySelectorAll('.cover'));
      press('all');
    } else if (value) beginTest(value as Hidden);
  });
  new MutationObserver(announce).observe(root, { attributeFilter: ['data-reading'] });
  document.addEventListener('keydown', (event) => {
    if (!(asked && '12'.includes(event.key) && isPlainKey(event))) return;
    if (document.querySelector('dialog[open], :popover-open')) return;
    event.preventDefault();
    answer(event.key === '1');
  });
  document.addEventListener('click', ({ target }) => {
    const entry = (target as Element).closest('.cover')?.closest('.moment, .point');
    if (entry) reveal(entry);
  });
  return made;
}

function press(value: string): void {
  for (const button of bar?.querySelectorAll<HTMLButtonElement>('.hides button') ?? [])
    button.setAttribute('aria-pressed', String(button.value === value));
}

/** The words keep their room, so that nothing moves; what is seen and read out is a button. */
function cover(entry: Element, words: HTMLElement): void {
  const button = fromTemplate('cover');
  const time = ownOf(entry, '.time')[0];
  if (time) button.setAttribute('aria-describedby', time.id);
  words.dataset.covered = '';
  words.after(button);
}

function uncover(covers: Iterable<Element>): void {
  for (const one of covers) {
    delete (one.previousElementSibling as HTMLElement).dataset.covered;
    one.remove();
  }
}
