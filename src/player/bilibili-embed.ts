import { bilibiliEmbedUrl, type PartTime } from './bilibili-parts.ts';
import { type Embed, newFrame } from './embed.ts';

/** Bilibili's player. It cannot be told to seek and tells nothing, so every jump loads it anew. */
export function bilibiliEmbed(
  place: Element,
  name: string,
  at: (seconds: number) => PartTime,
  seconds: number,
  play: boolean,
): Embed {
  // A new frame rather than a new address: the back button is for pages.
  const load = (to: number, autoplay: boolean) =>
    place.replaceChildren(newFrame(bilibiliEmbedUrl(at(to), autoplay), name));
  load(seconds, play);
  return {
    reports: false,
    seek: (to) => load(to, true),
    play: nothing,
    pause: nothing,
    setRate: nothing,
    close: () => place.replaceChildren(),
  };
}

function nothing(): void {
  // Its own controls do this.
}
