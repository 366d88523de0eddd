import { bilibiliEmbedUrl, type PartTime } from './bilibili-parts.ts';
import { type Embed, newFrame } from './embed.ts';

/** Bilibili's player. It cannot be told to seek and tells nothing, so every jump loads it anew. */
export function bilibiliEmbed(
  place: Element,
  name: string,
  at: (seconds: number) => PartTime,
  seconds: number,
): Embed {
  // A new frame rather than a new address: the back button is for pages.
  const load = (to: number) => place.replaceChildren(newFrame(bilibiliEmbedUrl(at(to), true), name));
  load(seconds);
  return {
    reports: false,
    seek: load,
    play: nothing,
    pause: nothing,
    setRate: nothing,
    close: () => place.replaceChildren(),
  };
}

function nothing(): void {
  // Its own controls do this.
}
