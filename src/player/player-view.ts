import { elementsOf } from '../elements/trusted.ts';
import markup from './player.html?raw';
import { wearRoomStyle } from './player-style.ts';

/** The parts of an open player. */
export interface View {
  readonly screen: HTMLElement;
  readonly notice: HTMLElement;
  readonly track: HTMLElement;
  readonly hint: HTMLElement;
  /** Which moment it is, and the second it begins at. */
  readonly at: HTMLElement;
  readonly start: HTMLElement;
  /** How long the video is. */
  readonly length: HTMLElement;
  readonly said: HTMLElement;
  /** The sentence that there are no notes, and the way to take them. */
  readonly unnoted: HTMLElement;
  readonly loop: HTMLElement;
  readonly rate: HTMLSelectElement;
  readonly plain: HTMLAnchorElement;
  readonly videos: HTMLElement;
  readonly hosts: HTMLElement;
  readonly resume: HTMLButtonElement;
  /** The sentence for each failure, and the ways out. */
  readonly sentences: DocumentFragment;
  /** The word for a video, to be numbered. */
  readonly video: DocumentFragment;
}

/** The id of the element that names the frame. */
export const FRAME_NAME_ID = 'site:frame';

/** Puts the player where the plain link was. */
export function furnish(player: HTMLElement): View {
  wearRoomStyle();
  const content = elementsOf(markup);
  const find = <T extends HTMLElement>(selector: string): T => {
    const found = content.querySelector<T>(selector);
    if (!found) throw new Error(`player.html has no ${selector}`);
    return found;
  };
  const [sentences, video] = [...content.querySelectorAll('template')].map(({ content }) => content);
  if (!sentences || !video) throw new Error('player.html lacks a template');
  const view: View = {
    screen: find('.screen'),
    notice: find('.notice'),
    track: find('.track'),
    hint: find('.hint'),
    at: find('.at'),
    start: find('.at time'),
    length: find('.length'),
    said: find('.said'),
    unnoted: find('.unnoted'),
    loop: find('[data-do="loop"]'),
    rate: find('select'),
    plain: find('.plain'),
    videos: find('.videos'),
    hosts: find('.hosts'),
    resume: find('.resume'),
    sentences,
    video,
  };
  const write = document.querySelector<HTMLAnchorElement>('.contribute [href*="/write/?"]');
  const take = find<HTMLAnchorElement>('.unnoted a');
  if (write) take.href = write.href;
  else take.remove();
  // A note stands between moments.
  if (!document.querySelector('.more')) find('[data-do="note"]').remove();
  player.replaceChildren(content);
  return view;
}

/** The words of a moment, to be shown elsewhere too. */
export function wordsOf(moment: Element): Node[] {
  const own = moment.matches('tr') ? moment.querySelectorAll('.pair, .lone') : [firstWords(moment)];
  return [...own].flatMap((words, index) => {
    if (!words) return [];
    const copy = words.cloneNode(true) as Element;
    for (const marked of copy.querySelectorAll('[id]')) marked.removeAttribute('id');
    // The self-test covers a half in the notes; beside the video its style alone hides it.
    for (const cover of copy.querySelectorAll('.cover')) cover.remove();
    for (const half of copy.querySelectorAll('[data-covered]')) half.removeAttribute('data-covered');
    return index > 0 ? [document.createTextNode(' · '), copy] : [copy];
  });
}

/** The words of a moment that the reader chose to see, for places that hold only text. */
export function shownText(moment: Element): string {
  const { reading = '', selfTest = '' } = document.documentElement.dataset;
  const words = firstWords(moment);
  const halves = [...(words?.querySelectorAll<HTMLElement>(':scope > [lang]') ?? [])];
  if (halves.length === 0) return words?.textContent?.trim() ?? '';
  const chosen = halves.filter(({ lang }) => (selfTest ? lang !== selfTest : lang.startsWith(reading)));
  const shown = chosen.length > 0 || selfTest ? chosen : halves;
  return shown.map(({ textContent }) => textContent?.trim()).join(' ');
}

/** The first words in a moment are its own; those of the moments nested in it come later. */
function firstWords(moment: Element): Element | null {
  return moment.querySelector('.pair, .lone');
}
