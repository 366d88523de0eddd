import { formatClock } from '../notes/entries/time.ts';
import { choices } from './choices.ts';
import { makeCurrent, momentsOnPage } from './current-moment.ts';
import { showFailure } from './failure-notice.ts';
import { follow } from './follow.ts';
import { keepFocus } from './keep-focus.ts';
import { isPlaying } from './playback.ts';
import { type View, wordsOf } from './room-view.ts';
import type { Host, Seek } from './seek.ts';
import type { Session } from './session.ts';
import { timeline } from './timeline.ts';
import { NO_TRACK, type Track } from './tracks.ts';

/** What the room knows and the video does not say. */
export interface Place {
  /** The index of the current moment in the track of its video; -1 for none. */
  readonly index: number;
  readonly loops: boolean;
  /** True if the reader just asked to go there. */
  readonly asked: boolean;
}

export interface Display {
  show(place: Place): void;
  close(): void;
}

/** Shows on the page where a video is, and tells the page. Whatever has not changed is left alone. */
export function newDisplay(
  player: HTMLElement,
  view: View,
  session: Session,
  tracks: ReadonlyMap<string, Track>,
  hosts: readonly Host[],
  seek: (to: Seek) => void,
): Display {
  const { video: main, duration: ownLength } = player.dataset;
  const moments = momentsOnPage();
  const videos = [...new Set([session.video, ...tracks.keys()])];
  const following = follow(view.resume, player);
  const line = timeline(view.track, view.hint, (seconds, moment) =>
    seek(moment ? { seconds, moment } : { seconds }),
  );
  const markVideo = choices(
    view.videos,
    videos,
    (video) => [view.video.cloneNode(true), ` ${videos.indexOf(video) + 1}`],
    (video) => seek({ seconds: 0, video }),
  );
  const markHost = choices(
    view.hosts,
    hosts,
    (host) => [host === 'youtube' ? 'YouTube' : `Bilibili${host > 0 ? ` ${host + 1}` : ''}`],
    (host) => seek({ seconds: session.playback.seconds, host, play: true }),
  );
  const tell = (type: string, detail: object) =>
    player.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  const [newTrack, newTime, newState] = [changes(), changes(), changes()];
  let current: HTMLElement | undefined;
  // The link is exact when it is about to be used, rather than once a second.
  for (const type of ['pointerenter', 'focus']) view.plain.addEventListener(type, showLink);

  function showLink(): void {
    view.plain.href = session.link;
  }

  function showTrack({ marks }: Track): void {
    const own = session.video === main ? Number(ownLength) : 0;
    const length = session.playback.duration ?? (own || (marks.at(-1)?.start ?? 0));
    if (!newTrack(session.video, length)) return;
    line.draw(marks, length);
    view.length.textContent = session.playback.duration || own ? formatClock(Math.floor(length)) : '';
  }

  function showMoment(moment: HTMLElement | undefined, asked: boolean): void {
    if (asked || moment !== current) following.to(moment, asked);
    if (moment === current) return;
    makeCurrent(moment);
    current = moment;
    view.said.hidden = view.at.hidden = !moment;
    showLink();
    if (!moment) return;
    view.said.replaceChildren(...wordsOf(moment));
    view.start.textContent = formatClock(Number(moment.dataset.start));
    for (const n of view.at.querySelectorAll('[data-n]')) n.textContent = `${moments.indexOf(moment) + 1}`;
    for (const all of view.at.querySelectorAll('[data-all]')) all.textContent = `${moments.length}`;
  }

  function showTime(index: number): void {
    const { seconds } = session.playback;
    const playing = isPlaying(session.playback);
    line.at(seconds, index);
    if (newTime(session.video, Math.floor(seconds), playing))
      tell('lecture:time', { seconds, playing, video: session.video });
  }

  function showState(loops: boolean): void {
    const { video, host, reports, link } = session;
    const { state, failure, rate } = session.playback;
    if (!newState(video, host, state, failure, rate, loops)) return;
    showLink();
    keepFocus(player, () => {
      player.dataset.state = failure === undefined ? state : 'failed';
      player.toggleAttribute('data-reports', reports);
      showFailure(view.notice, view.sentences, failure, link);
    });
    showRate(view.rate, rate);
    view.loop.setAttribute('aria-pressed', String(loops));
    view.plain.textContent = `${link.includes('bilibili') ? 'Bilibili' : 'YouTube'} ↗`;
    markVideo(video);
    markHost(host);
    view.hosts.hidden = hosts.length < 2 || video !== main;
    tell('lecture:state', { state: player.dataset.state, failure, video, host });
  }

  return {
    show({ index, loops, asked }) {
      const track = tracks.get(session.video) ?? NO_TRACK;
      showTrack(track);
      showMoment(track.marks[index]?.element, asked);
      showTime(index);
      showState(loops);
    },
    close: following.close,
  };
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
