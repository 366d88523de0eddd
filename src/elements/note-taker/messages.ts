import type { News } from '../../write/saving.ts';
import { part, words } from './words.ts';

type Values = Readonly<Record<string, string | number>>;

/** What the note taker tells its writer, in places that screen readers read out. */
export interface Messages {
  /** Something that happened; it goes by itself unless it offers to be undone. */
  say(name: string, values?: Values): void;
  /** Something that stays true until it is dealt with; without a name it ends, if it is still `only`. */
  notice(name?: string, values?: Values, only?: string): void;
  /** Whether the notes are on the device. */
  state(news: (News & { kind: 'saved' | 'failed' }) | undefined): void;
}

/** How long, in milliseconds, a message stays. */
const STAYS = 6000;

export function openMessages(root: HTMLElement): Messages {
  const said = part(root, '.write-said');
  const noticed = part(root, '.write-notice');
  const kept = part(root, '.write-state');
  const download = part(root, '[name="download-now"]');
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    say(name, values) {
      clearTimeout(timer);
      said.replaceChildren(...words(name, values));
      if (!said.querySelector('button')) timer = setTimeout(() => said.replaceChildren(), STAYS);
    },
    notice(name, values, only) {
      if (!name && only && noticed.dataset.said !== only) return;
      noticed.dataset.said = name ?? '';
      noticed.replaceChildren(...(name ? words(name, values) : []));
    },
    state(news) {
      const name = !news ? 'stays-here' : news.kind === 'saved' ? 'saved' : news.full ? 'full' : 'forbidden';
      download.hidden = news?.kind !== 'failed';
      if (kept.dataset.said === name) return;
      kept.dataset.said = name;
      kept.replaceChildren(...words(name));
    },
  };
}
