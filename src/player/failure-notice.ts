import type { Failure } from './playback.ts';

/** Says in one sentence why a video does not play, with the plain link; or takes the sentence away. */
export function showFailure(
  notice: HTMLElement,
  sentences: DocumentFragment,
  failure: Failure | undefined,
  link: string,
): void {
  notice.hidden = failure === undefined;
  if (failure === undefined) {
    notice.replaceChildren();
    return;
  }
  const find = (name: string) => sentences.querySelector(`[data-failure~="${name}"]`);
  const ways = sentences.querySelector('.ways')?.cloneNode(true) as HTMLElement;
  const plain = ways.querySelector('a');
  if (plain) plain.href = link;
  notice.replaceChildren((find(String(failure)) ?? find('other'))?.cloneNode(true) ?? '', ways);
}
