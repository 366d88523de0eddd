import { quotation } from '../quotation.ts';
import { answerMoment, standingAnswer } from '../review.ts';
import { type Marks, setMark } from '../study.ts';
import { openStudyDialog } from './dialog.ts';
import { visit } from './last-position.ts';
import { pointLinks } from './moment-links.ts';
import { keyOf, linkTo, ownOf, quotedFrom } from './moment-words.ts';
import { coverAgain, halfState, reveal } from './self-test.ts';
import { copyText } from './share.ts';
import { changeStudy, getStudy, watchStudy } from './store.ts';
import { fromTemplate, sentence } from './words.ts';

/** The room, in pixels, between the menu and the edge of the screen. */
const MARGIN = 8;

let menu: HTMLElement | undefined;
let opener: HTMLElement | undefined;

/** Opens the one menu of all moments for a button pressed before there was one; from then on the buttons open it. */
export function openMomentMenu(button: HTMLButtonElement): HTMLElement {
  // Of several pressed while it was on its way, the last is meant.
  menu?.hidePopover();
  opener = button;
  menu ??= makeMenu();
  menu.showPopover({ source: button });
  return menu;
}

/** Marks a moment, or takes the mark away. */
export function toggleMark(moment: HTMLElement, name: 'done' | 'star'): void {
  mark(moment, name, !marksOf(moment)[name]?.[0]);
}

function makeMenu(): HTMLElement {
  const made = document.body.appendChild(fromTemplate('moment-menu'));
  for (const more of document.querySelectorAll<HTMLButtonElement>('.more')) {
    more.popoverTargetElement = made;
    more.addEventListener('click', () => {
      opener = more;
    });
  }
  made.addEventListener('beforetoggle', ({ newState }) => {
    opener?.setAttribute('aria-expanded', String(newState === 'open'));
    if (newState === 'open') showFor(made);
  });
  made.addEventListener('focusout', ({ relatedTarget }) => {
    // A “⋯” button closes it itself, and would open it again.
    if (relatedTarget instanceof Element && !made.contains(relatedTarget) && !relatedTarget.matches('.more'))
      made.hidePopover();
  });
  made.addEventListener('click', ({ target }) => {
    const name = (target as Element).closest('button')?.name;
    if (name) void act(made, name);
  });
  made.querySelector('textarea')?.addEventListener('input', ({ target }) => {
    const moment = momentOf(opener);
    if (moment) mark(moment, 'note', (target as HTMLTextAreaElement).value);
  });
  watchStudy(() => showMarksIn(made));
  return made;
}

function momentOf(button: HTMLElement | undefined): HTMLElement | undefined {
  return button?.closest<HTMLElement>('.moment') ?? undefined;
}

function showFor(made: HTMLElement): void {
  const moment = momentOf(opener);
  if (!moment) return;
  made.dataset.moment = moment.id;
  made.querySelector('[role="status"]')?.replaceChildren();
  made.querySelector('time')?.replaceChildren(ownOf(moment, '.time')[0]?.textContent ?? '');
  const field = made.querySelector('textarea');
  if (field) field.value = '';
  showMarksIn(made);
  const half = halfState(moment);
  partOf(made, 'show').hidden = half !== 'covered';
  partOf(made, 'cover').hidden = half !== 'shown';
  pointLinks(made, moment);
  place(made);
  visit(moment);
}

/** What another tab marks shows here too, but never under the reader's pen. */
function showMarksIn(made: HTMLElement): void {
  const moment = momentOf(opener);
  if (!moment) return;
  const { done, star, note } = marksOf(moment);
  partOf(made, 'done').setAttribute('aria-pressed', String(done?.[0] ?? false));
  partOf(made, 'star').setAttribute('aria-pressed', String(star?.[0] ?? false));
  for (const name of ['knew', 'unsure'])
    partOf(made, name).setAttribute('aria-pressed', String(answerOf(moment) === name));
  const field = made.querySelector('textarea');
  if (field && field !== document.activeElement) field.value = note?.[0] ?? '';
}

async function act(made: HTMLElement, name: string): Promise<void> {
  const moment = momentOf(opener);
  if (!moment) return;
  if (name === 'done' || name === 'star') toggleMark(moment, name);
  else if (name === 'knew' || name === 'unsure') answer(moment, name);
  else if (name === 'link') await copy(made, name, linkTo(moment));
  else if (name === 'quote') await copy(made, name, quotation(quotedFrom(moment)));
  else {
    made.hidePopover();
    if (name === 'show') reveal(moment);
    else if (name === 'cover') coverAgain(moment);
    else if (name === 'study') openStudyDialog();
  }
}

function marksOf(moment: HTMLElement): Marks {
  return getStudy().moments.get(keyOf(moment)) ?? {};
}

function answerOf(moment: HTMLElement): 'knew' | 'unsure' | undefined {
  return standingAnswer(getStudy().reviews.get(keyOf(moment)), Date.now());
}

/** The answer that stands already is taken back. */
function answer(moment: HTMLElement, given: 'knew' | 'unsure'): void {
  const knew = answerOf(moment) === given ? undefined : given === 'knew';
  changeStudy((study) => answerMoment(study, keyOf(moment), knew, Date.now()));
}

function mark<K extends keyof Marks>(moment: HTMLElement, name: K, value: NonNullable<Marks[K]>[0]): void {
  changeStudy((study) => setMark(study, keyOf(moment), name, value, Date.now()));
}

async function copy(made: HTMLElement, name: 'link' | 'quote', text: string): Promise<void> {
  const copied = await copyText(text, made);
  made.querySelector('[role="status"]')?.replaceChildren(sentence(made, copied ? name : 'by-hand'));
}

function partOf(made: HTMLElement, name: string): HTMLElement {
  return made.querySelector(`[name="${name}"]`) as HTMLElement;
}

/**
 * Puts the menu below its button or above it, where there is more room. On narrow screens the style places it. It is
 * placed from the top of the page: browsers differ in what they count the bottom of a menu from.
 */
function place(made: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const at = opener?.getBoundingClientRect();
  if (!at) return;
  const below = clientHeight - at.bottom >= at.top;
  made.style.top = `${scrollY + (below ? at.bottom : at.top)}px`;
  made.style.translate = below ? '' : '0 -100%';
  made.style.right = `${clientWidth - at.right}px`;
  made.style.maxHeight = `${(below ? clientHeight - at.bottom : at.top) - MARGIN}px`;
}
