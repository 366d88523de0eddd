import type { Action, Player } from './player.ts';
import type { Seek } from './seek.ts';
import { readSecond, readWatchLink } from './watch-link.ts';

const EVENTS = ['click', 'lecture:seek', 'lecture:do'] as const;
/** What a press means something else on than the row it is in. */
const OWN_USE = 'a, button, input, label, select, summary, textarea, pre, img, audio, video';

/**
 * The lecture. Until the reader asks for it, it is a plain link and loads nothing; then the player is fetched, and time
 * links seek in the page. Whatever it cannot play stays an ordinary link.
 */
class LecturePlayer extends HTMLElement {
  private player: Player | undefined;
  /** A permanent link that was clicked to be copied, not to go anywhere. */
  private copied = '';

  connectedCallback(): void {
    for (const type of EVENTS) document.addEventListener(type, this);
    addEventListener('hashchange', this);
    this.arrive();
  }

  disconnectedCallback(): void {
    for (const type of EVENTS) document.removeEventListener(type, this);
    removeEventListener('hashchange', this);
    this.player?.close();
  }

  handleEvent(event: Event): void {
    if (event.type === 'click') this.openLink(event as MouseEvent);
    else if (event.type === 'hashchange') this.arrive();
    else if (event.type === 'lecture:seek') this.seek((event as CustomEvent<Seek>).detail);
    else this.act((event as CustomEvent<Action>).detail);
  }

  private openLink(event: MouseEvent): void {
    const link = pressedLink(event.target as Element);
    this.copied = link?.matches('.permalink') ? link.hash : '';
    if (!link?.matches('.time, .facade') || event.defaultPrevented || event.button > 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { video, seconds = 0 } = readWatchLink(link.href) ?? {};
    if (!video || this.player?.refuses(video)) return;
    event.preventDefault();
    const moment = link.closest('.moment')?.id;
    const { mirror } = link.dataset;
    // The copy is offered for the whole lecture; it begins where the lecture would.
    const start = mirror ? (this.facades.map(({ href }) => readWatchLink(href)?.seconds)[0] ?? 0) : seconds;
    void this.open(
      {
        seconds: start,
        play: true,
        ...(moment && { moment }),
        ...(mirror ? { host: Number(mirror) } : { video }),
      },
      link.href,
    );
  }

  /** Does what a key asks for. What plays opens a closed player. */
  private act(action: Action): void {
    if (this.player) this.player.act(action);
    else if (action === 'toggle')
      [...this.querySelectorAll<HTMLElement>('.facade')].find((facade) => facade.checkVisibility())?.click();
  }

  private seek(to: Seek): void {
    if (this.player) this.player.seek(to);
    else if (to.play === false) this.cue(to.seconds, to.video);
    else void this.open(to);
  }

  /** Fetches the player and goes to a second. If that fails, the reader goes where the link leads. */
  private async open(to: Seek, href?: string): Promise<void> {
    try {
      const { Player } = await import('./player.ts');
      this.player ??= new Player(this);
    } catch (cause) {
      if (href) location.assign(href);
      throw new Error('The player could not be opened.', { cause });
    }
    this.player.seek(to);
  }

  /** Obeys an address that names a second. If no moment begins there, it lands on the one before. */
  private arrive(): void {
    const named = location.hash === this.copied ? undefined : readSecond(location.hash);
    document.querySelector('[data-arrived]')?.removeAttribute('data-arrived');
    if (!named) return;
    const { seconds, video = this.dataset.video } = named;
    const exact = document.getElementById(location.hash.slice(1).replace(/%3d/i, '='));
    if (!exact) land(seconds, video);
    const { start = seconds, video: its = video } = exact?.dataset ?? {};
    if (this.player) this.player.seek({ seconds: Number(start), play: false, ...(its && { video: its }) });
    else this.cue(Number(start), its);
  }

  /** Keeps where the lecture will begin in the plain link itself. */
  private cue(seconds: number, video = this.dataset.video ?? ''): void {
    const near = document.querySelector<HTMLAnchorElement>(
      `.moment[data-video="${CSS.escape(video)}"] .time`,
    );
    for (const facade of this.facades) {
      const link = new URL((near ?? facade).href);
      link.searchParams.set('t', String(seconds));
      facade.href = link.href;
    }
  }

  /** The links to the lecture itself, not to its copies. */
  private get facades(): readonly HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('.facade:not([data-mirror])')];
  }
}

/** The link a press means: the one under the hand, or the time of the row beside its links, buttons and chosen words. */
function pressedLink(at: Element): HTMLAnchorElement | null {
  const own = at.closest(OWN_USE);
  if (own) return own.closest('a');
  const row = at.closest('.moment, .point');
  return row?.matches('.moment') && getSelection()?.isCollapsed !== false ? row.querySelector('.time') : null;
}

/** Shows the moment that a second belongs to, as if the address had named it. */
function land(seconds: number, video: string | undefined): void {
  const moments = [...document.querySelectorAll<HTMLElement>('.moment')]
    .filter(({ dataset }) => dataset.video === video)
    .sort((a, b) => Number(a.dataset.start) - Number(b.dataset.start));
  const moment = moments.findLast(({ dataset }) => Number(dataset.start) <= seconds) ?? moments[0];
  moment?.setAttribute('data-arrived', '');
  moment?.scrollIntoView();
}

customElements.define('lecture-player', LecturePlayer);
