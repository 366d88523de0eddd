import type { DraftSession } from './draft-session.ts';
import { part, words } from './words.ts';

type Values = Readonly<Record<string, string | number>>;

/** What the note taker tells its writer, in places that screen readers read out. */
export interface Messages {
  /** Something that happened; it goes by itself, later if it offers to be undone. */
  say(name: string, values?: Values): void;
  /** Something that stays true until it is dealt with; without a name it ends, if it is still `only`. */
  notice(name?: string, values?: Values, only?: string): void;
  /** Whether the notes are on the device, and how many other drafts are not. */
  state(session: Pick<DraftSession, 'standing' | 'unsaved'>): void;
}

/** How long, in milliseconds, a message stays, and one with a button; the same button is on the page too. */
const STAYS = 6000;
const OFFERS = 20_000;

export function openMessages(root: HTMLElement): Messages {
  const said = part(root, '.write-said');
  const noticed = part(root, '.write-notice');
  const kept = part(root, '.write-state');
  const download = part(root, '[name="download-now"]');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    // Nobody has read it while another page was in front.
    if (document.hidden) timer = setTimeout(end, STAYS);
    else said.replaceChildren();
  };

  return {
    say(name, values) {
      clearTimeout(timer);
      said.replaceChildren(...words(name, values));
      timer = setTimeout(end, said.querySelector('button') ? OFFERS : STAYS);
    },
    notice(name, values, only) {
      if (!name && only && noticed.dataset.said !== only) return;
      noticed.dataset.said = name ?? '';
      noticed.replaceChildren(...(name ? words(name, values) : []));
    },
    state({ standing, unsaved }) {
      const hasFailed = standing === 'full' || standing === 'forbidden';
      const name = hasFailed ? standing : unsaved > 0 ? 'others-unsaved' : (standing ?? 'stays-here');
      download.hidden = !hasFailed;
      kept.toggleAttribute('data-unsaved', hasFailed || unsaved > 0);
      if (kept.dataset.said === `${name} ${unsaved}`) return;
      kept.dataset.said = `${name} ${unsaved}`;
      kept.replaceChildren(...words(name, { count: unsaved }));
    },
  };
}
