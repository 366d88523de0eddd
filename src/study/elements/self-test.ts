import { HALF, ownOf } from './moment-words.ts';
import { fromTemplate, sentence } from './words.ts';

/** The half of each pair that is hidden until the reader asks for it. */
type Half = keyof typeof HALF;

const root = document.documentElement;
let bar: HTMLElement | undefined;

/**
 * Begins or ends the self-test. It begins with the half that is not in the reader's language. While it goes on, the
 * other half shows in every reading mode: without it there would be nothing to tell what is asked for.
 */
export function toggleSelfTest(button: HTMLButtonElement): void {
  if (hiddenHalf()) {
    endTest(button);
    return;
  }
  bar ??= makeBar(button);
  button.after(bar);
  button.setAttribute('aria-pressed', 'true');
  beginTest(root.lang === 'en' ? 'zh-Hans' : 'en');
}

/** Shows the hidden half of one moment; keyboards and screen readers go on from there. */
export function reveal(entry: Element): void {
  const covers = ownOf(entry, '.cover');
  const half = covers[0]?.previousElementSibling as HTMLElement | null | undefined;
  uncover(covers);
  if (!half) return;
  half.tabIndex = -1;
  half.focus({ preventScroll: true });
}

/** Hides a half of one moment again. */
export function coverAgain(entry: Element): void {
  const half = hiddenHalf();
  if (!half || ownOf(entry, '.cover').length > 0) return;
  for (const words of ownOf(entry, HALF[half])) cover(entry, words);
}

/** Whether a moment has a half that the self-test hides, and whether it shows now. */
export function halfState(entry: Element): 'covered' | 'shown' | 'none' {
  const half = hiddenHalf();
  if (!half || ownOf(entry, HALF[half]).length === 0) return 'none';
  return ownOf(entry, '.cover').length > 0 ? 'covered' : 'shown';
}

function hiddenHalf(): Half | undefined {
  return root.dataset.selfTest as Half | undefined;
}

function beginTest(half: Half): void {
  uncover(document.querySelectorAll('.cover'));
  root.dataset.selfTest = half;
  for (const entry of document.querySelectorAll(':is(.moment, .point)')) coverAgain(entry);
  press(half);
  announce();
}

/** Says what is hidden, and that the reading mode does not matter now. */
function announce(): void {
  const half = hiddenHalf();
  const place = bar?.querySelector('[role="status"]');
  if (!half || !bar || !place || !document.querySelector('.cover')) return;
  const words = sentence(bar, half);
  // Screen readers announce what comes into a status that was there before.
  requestAnimationFrame(() => place.replaceChildren(words));
}

function endTest(button: HTMLButtonElement): void {
  uncover(document.querySelectorAll('.cover'));
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
    else if (value === 'all') {
      uncover(document.querySelectorAll('.cover'));
      press('all');
    } else if (value) beginTest(value as Half);
  });
  new MutationObserver(announce).observe(root, { attributeFilter: ['data-reading'] });
  document.addEventListener('click', ({ target }) => {
    const entry = (target as Element).closest('.cover')?.closest('.moment, .point');
    if (entry) reveal(entry);
  });
  return made;
}

function press(value: string): void {
  for (const button of bar?.querySelectorAll('button') ?? [])
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
