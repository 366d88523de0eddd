import { formatClock } from '../../notes/entries/time.ts';
import { watchUrl } from '../../notes/entries/video.ts';
import { type MomentKey, NOTE_LENGTH, type Study, setMark } from '../study.ts';
import { lastBefore, placeOf } from '../study-list.ts';
import { openMomentMenu } from './moment-menu.ts';
import { allMoments, keyOf, secondOf } from './moment-words.ts';
import { changeStudy, getStudy } from './store.ts';
import { fromTemplate } from './words.ts';

/** What stands in the outline for a note at a second that no moment begins at. */
interface OwnMoment {
  readonly element: HTMLElement;
  readonly words: HTMLElement;
  readonly field: HTMLTextAreaElement;
}

const shown = new Map<MomentKey, OwnMoment>();
/** The one that is being written. */
let open: MomentKey | undefined;

/** Shows the reader's notes at seconds of their own between the moments of the outline. The words have to be there. */
export function showOwnMoments(study: Study): void {
  const moments = allMoments();
  const taken = new Set(moments.map(keyOf));
  const player = document.querySelector<HTMLElement>('lecture-player');
  const videos = new Set([player?.dataset.video, ...moments.map(({ dataset }) => dataset.video)]);
  const noted = [...study.moments].flatMap(([key, { note }]) => {
    const text = note?.[0].trim() ?? '';
    const isOwn = (text || key === open) && !taken.has(key) && videos.has(placeOf(key).video);
    return isOwn ? [[key, text] as const] : [];
  });
  const wanted = new Map(noted);
  for (const [key, { element }] of shown)
    if (key !== open && !wanted.has(key)) {
      element.remove();
      shown.delete(key);
    }
  for (const [key, text] of wanted) {
    const { element, words, field } = shown.get(key) ?? add(key);
    const hasStar = study.moments.get(key)?.star?.[0];
    element.dataset.marks = [...(hasStar ? ['star'] : []), ...(text ? ['note'] : [])].join(' ');
    if (words.textContent !== text) words.textContent = text;
    // What another tab writes shows here too, but never under the reader's pen.
    if (key !== open) field.value = text;
  }
  // An open player shows on its timeline what the page shows as marked.
  document.dispatchEvent(new Event('study:marks'));
}

/** Opens the note of a second: of the moment that begins there, or the reader's own. */
export function writeNoteAt(key: MomentKey): void {
  const there = allMoments().filter((moment) => keyOf(moment) === key);
  const moment = there.find((one) => one.hasAttribute('aria-current')) ?? there[0];
  const more = moment?.querySelector<HTMLButtonElement>('.more');
  if (more) openMomentMenu(more).querySelector('textarea')?.focus();
  else write(key);
}

function write(key: MomentKey): void {
  if (open && open !== key) finish(open);
  const { element, field } = shown.get(key) ?? add(key);
  // A filter that hides it lets go.
  element.dispatchEvent(new Event('moment:reach', { bubbles: true }));
  open = key;
  element.dataset.open = '';
  field.focus();
}

/** Ends writing. A note without words is none. */
function finish(key: MomentKey): void {
  if (open === key) open = undefined;
  delete shown.get(key)?.element.dataset.open;
  showOwnMoments(getStudy());
}

function add(key: MomentKey): OwnMoment {
  const place = placeOf(key);
  const element = stand(place);
  const box = element.matches('tr') ? element.appendChild(document.createElement('td')) : element;
  if (box instanceof HTMLTableCellElement) box.colSpan = 99;
  box.append(...fromTemplate('own-moment').childNodes);
  element.classList.add('point', 'own-moment');
  Object.assign(element.dataset, { video: place.video, start: String(place.seconds) });
  const link = box.querySelector('a') as HTMLAnchorElement;
  const time = box.querySelector('time') as HTMLElement;
  const name = box.querySelector('b') as HTMLElement;
  const field = box.querySelector('textarea') as HTMLTextAreaElement;
  link.href = watchUrl(place.video, place.seconds);
  time.textContent = formatClock(place.seconds);
  time.id = `site:own-time-${key}`;
  name.id = `site:own-name-${key}`;
  field.maxLength = NOTE_LENGTH;
  field.setAttribute('aria-labelledby', `${name.id} ${time.id}`);
  for (const button of box.querySelectorAll('button')) button.setAttribute('aria-describedby', time.id);
  field.addEventListener('input', () => keep(key, field.value));
  element.addEventListener('click', ({ target }) => act(key, (target as Element).closest('button')?.name));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || open !== key || event.isComposing) return;
    event.preventDefault();
    act(key, 'keep');
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    // Another window is no other place on the page.
    const isElsewhere = document.hasFocus() && !element.contains(relatedTarget as Node | null);
    if (open === key && isElsewhere) finish(key);
  });
  const made = { element, words: box.querySelector('.own-words') as HTMLElement, field };
  shown.set(key, made);
  return made;
}

function act(key: MomentKey, name: string | undefined): void {
  const own = shown.get(key);
  if (!own || !name) return;
  if (name === 'edit') {
    write(key);
    return;
  }
  const near = allMoments().findLast(
    (moment) => own.element.compareDocumentPosition(moment) & Node.DOCUMENT_POSITION_PRECEDING,
  );
  if (name === 'delete') keep(key, '');
  finish(key);
  const next = own.element.isConnected
    ? own.element.querySelector('[name="edit"]')
    : near?.querySelector('.time');
  (next as HTMLElement | null | undefined)?.focus({ preventScroll: true });
}

function keep(key: MomentKey, text: string): void {
  changeStudy((study) => setMark(study, key, 'note', text, Date.now()));
}

/**
 * Puts an element into the outline: behind the last moment before a second, else before the first one of its video, else
 * at the end.
 */
function stand(place: ReturnType<typeof placeOf>): HTMLElement {
  const entries = [...document.querySelectorAll<HTMLElement>('.notes :is(.moment, .own-moment)')];
  const places = entries.map((entry) => ({ video: entry.dataset.video ?? '', seconds: secondOf(entry) }));
  const at = lastBefore(places, place);
  const before = entries[at];
  const after = before ? entries[at + 1] : entries.find((_, index) => places[index]?.video === place.video);
  const isBefore = after !== undefined && (!before || before.contains(after));
  const beside = (isBefore ? after : (before ?? entries.at(-1))) as HTMLElement;
  const parent = beside.parentElement;
  const made = document.createElement(parent?.matches('ul, ol') ? 'li' : beside.matches('tr') ? 'tr' : 'div');
  if (isBefore) beside.before(made);
  else beside.after(made);
  return made;
}
