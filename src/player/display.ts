import { formatClock } from '../notes/entries/time.ts';
import { choices } from './choices.ts';
import { makeCurrent, momentsOnPage } from './current-moment.ts';
import { showFailure } from './failure-notice.ts';
import { type Following, follow } from './follow.ts';
import { keepFocus } from './keep-focus.ts';
import { keptIn } from './kept-marks.ts';
import { isPlaying } from './playback.ts';
import { type View, wordsOf } from './player-view.ts';
import type { Host, Seek } from './seek.ts';
import type { Session } from './session.ts';
import { Timeline } from './timeline.ts';
import { NO_TRACK, type Track } from './tracks.ts';

/** What the player knows and the video does not say. */
export interface Place {
  /** The index of the current moment in the track of its video; -1 for none. */
  readonly index: number;
  readonly loops: boolean;
  /** True if the reader just asked to go there. */
  readonly asked: boolean;
}

/** What a display shows a video of. */
export interface Shown {
  readonly player: HTMLElement;
  readonly view: View;
  readonly session: Session;
  readonly tracks: ReadonlyMap<string, Track>;
  /** Where the lesson's video can come from. */
  readonly hosts: readonly Host[];
  readonly seek: (to: Seek) => void;
}

/** Shows on the page where a video is, and tells the page, until it is closed. What has not changed is left alone. */
export class Display {
  readonly #shown: Shown;
  readonly #moments = momentsOnPage();
  readonly #following: Following;
  readonly #timeline: Timeline;
  readonly #markVideo: (video: string) => void;
  readonly #markHost: (host: Host) => void;
  readonly #study = new AbortController();
  readonly #newTrack = changes();
  readonly #newKept = changes();
  readonly #newTime = changes();
  readonly #newState = changes();
  #current: HTMLElement | undefined;

  constructor(shown: Shown) {
    const { player, view, session, tracks, hosts, seek } = shown;
    this.#shown = shown;
    this.#following = follow(view.resume, player.closest<HTMLElement>('.stage') ?? player);
    this.#timeline = new Timeline(view, (seconds, moment) =>
      seek(moment ? { seconds, moment } : { seconds }),
    );
    const videos = [...new Set([session.video, ...tracks.keys()])];
    this.#markVideo = choices(
      view.videos,
      videos,
      (video) => [view.video.cloneNode(true), ` ${videos.indexOf(video) + 1}`],
      (video) => seek({ seconds: 0, video }),
    );
    this.#markHost = choices(
      view.hosts,
      hosts,
      (host) => [host === 'youtube' ? 'YouTube' : `Bilibili${host > 0 ? ` ${host + 1}` : ''}`],
      (host) => seek({ seconds: session.playback.seconds, host, play: true }),
    );
    document.addEventListener('study:marks', () => this.#showKept(), { signal: this.#study.signal });
    // The link is exact when it is about to be used, rather than once a second.
    for (const type of ['pointerenter', 'focus']) view.plain.addEventListener(type, () => this.#showLink());
  }

  show({ index, loops, asked }: Place): void {
    const { tracks, session } = this.#shown;
    const track = tracks.get(session.video) ?? NO_TRACK;
    this.#showTrack(track);
    // An open player stands over the page: only then can be told which moments it would cover.
    this.#showState(loops);
    this.#showMoment(track.marks[index]?.element, asked);
    this.#showTime(index);
  }

  close(): void {
    this.#study.abort();
    this.#following.close();
  }

  #tell(type: string, detail: object): void {
    this.#shown.player.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  #showLink(): void {
    const { view, session } = this.#shown;
    const inNotice = view.notice.querySelector<HTMLAnchorElement>('.plain');
    for (const plain of [view.plain, ...(inNotice ? [inNotice] : [])]) plain.href = session.link;
  }

  #showTrack({ marks }: Track): void {
    const { view, session, player } = this.#shown;
    const own = session.video === player.dataset.video ? Number(player.dataset.duration) : 0;
    const length = session.playback.duration ?? (own || (marks.at(-1)?.start ?? 0));
    if (!this.#newTrack(session.video, length)) return;
    this.#timeline.draw(marks, length);
    this.#showKept();
    view.length.textContent = session.playback.duration || own ? formatClock(Math.floor(length)) : '';
  }

  #showKept(): void {
    const { video, playback } = this.#shown.session;
    const kept = keptIn(video);
    if (this.#newKept(video, playback.duration, JSON.stringify(kept))) this.#timeline.keep(kept);
  }

  #showMoment(moment: HTMLElement | undefined, asked: boolean): void {
    const isNew = moment !== this.#current;
    // What hides a moment lets go of it.
    if (asked) moment?.dispatchEvent(new Event('moment:reach', { bubbles: true }));
    if (isNew) this.#nameMoment(moment);
    // Its words change the height of the player, so what that covers is known only now.
    if (isNew || asked) this.#following.to(moment, asked);
  }

  #nameMoment(moment: HTMLElement | undefined): void {
    const { view } = this.#shown;
    makeCurrent(moment);
    this.#current = moment;
    view.said.hidden = view.at.hidden = !moment;
    this.#showLink();
    if (!moment) return;
    view.said.replaceChildren(...wordsOf(moment));
    view.start.textContent = formatClock(Number(moment.dataset.start));
    const numbers = { n: this.#moments.indexOf(moment) + 1, all: this.#moments.length };
    for (const [name, number] of Object.entries(numbers))
      for (const place of view.at.querySelectorAll(`[data-${name}]`)) place.textContent = `${number}`;
  }

  #showTime(index: number): void {
    const { session, view } = this.#shown;
    const { video, playback } = session;
    const { seconds } = playback;
    const playing = isPlaying(playback);
    this.#timeline.at(seconds, index);
    const isNoted = !this.#timeline.isUnnoted(seconds);
    if (view.unnoted.hidden !== isNoted) view.unnoted.hidden = isNoted;
    if (this.#newTime(video, Math.floor(seconds), playing))
      this.#tell('lecture:time', { seconds, playing, video });
  }

  #showState(loops: boolean): void {
    const { player, view, session, hosts } = this.#shown;
    const { video, host, reports, link } = session;
    const { state, failure, rate } = session.playback;
    if (!this.#newState(video, host, state, failure, rate, loops)) return;
    this.#showLink();
    keepFocus(player, () => {
      player.dataset.state = failure === undefined ? state : 'failed';
      player.toggleAttribute('data-reports', reports);
      showFailure(view.notice, view.sentences, failure, link, {
        copy: hosts.length > 1 && host === 'youtube' && video === player.dataset.video,
        title: titleOf(player),
      });
    });
    showRate(view.rate, rate);
    view.loop.setAttribute('aria-pressed', String(loops));
    view.plain.textContent = `${link.includes('bilibili') ? 'Bilibili' : 'YouTube'} ↗`;
    this.#markVideo(video);
    this.#markHost(host);
    view.hosts.hidden = hosts.length < 2 || video !== player.dataset.video;
    this.#tell('lecture:state', { state: player.dataset.state, failure, video, host });
  }
}

/** What the lecture is called, by those who would upload it. */
function titleOf(player: HTMLElement): string {
  const title = (player.closest('.taste') ?? document).querySelector(':is(.lesson h1, .taste h2) [lang]');
  return (player.closest('.lesson, .taste') && title?.textContent?.trim()) || '';
}

/** Shows a speed, even one that only the video's own menu offers. */
function showRate(select: HTMLSelectElement, rate: number): void {
  const options = [...select.options];
  if (!options.some(({ value }) => Number(value) === rate)) {
    const next = options.find(({ value }) => Number(value) > rate);
    select.add(new Option(`${rate}×`, String(rate)), next);
  }
  select.value = String(rate);
}

/** Tells whether values differ from those it was given last. */
function changes(): (...values: readonly unknown[]) => boolean {
  let last = '';
  return (...values) => {
    const next = values.join(' ');
    const changed = next !== last;
    last = next;
    return changed;
  };
}
