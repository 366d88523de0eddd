import type { Failure } from './playback.ts';

/** Where else a lecture may be found. */
export interface Elsewhere {
  /** True if its copy on Bilibili can be played instead. */
  readonly copy: boolean;
  /** The words to search for where there is no copy; empty if nobody knows. */
  readonly title: string;
}

/** Says in one sentence why a video does not play, with the ways out; or takes the sentence away. */
export function showFailure(
  notice: HTMLElement,
  sentences: DocumentFragment,
  failure: Failure | undefined,
  link: string,
  { copy, title }: Elsewhere,
): void {
  notice.hidden = failure === undefined;
  if (failure === undefined) {
    notice.replaceChildren();
    return;
  }
  const find = (name: string) => sentences.querySelector(`[data-failure~="${name}"]`);
  const ways = sentences.querySelector('.ways')?.cloneNode(true) as HTMLElement;
  const [plain, search] = ways.querySelectorAll('a');
  if (plain) plain.href = link;
  if (!copy) ways.querySelector('[data-do="copy"]')?.remove();
  if (search) search.search = new URLSearchParams({ keyword: title }).toString();
  if (copy || !title) search?.remove();
  notice.replaceChildren((find(String(failure)) ?? find('other'))?.cloneNode(true) ?? '', ways);
}
