/** A foreign player in a frame. Only what it can do is done; a second may be 0. */
export interface Embed {
  /** True if it tells where it is; one that does not can only be loaded anew at another second. */
  readonly reports: boolean;
  seek(seconds: number, play: boolean): void;
  play(): void;
  pause(): void;
  setRate(rate: number): void;
  /** Takes the frame off the page and stops listening to it. */
  close(): void;
}

/** A frame for a foreign player. `name` is the id of the element that names it. */
export function newFrame(src: string, name: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
  // YouTube answers with error 153 if it does not learn which site asks.
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.setAttribute('aria-labelledby', name);
  frame.src = src;
  return frame;
}
