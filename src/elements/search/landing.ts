const KEY = 'landing';

/** Remembers, until the reader arrives at `address`, what to mark there. */
export function keepForLanding(address: string, words: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ address, words }));
  } catch {
    // Without storage the moment is still found and marked as a whole.
  }
}

/** Marks the words of the search that led here, in the element the address points to. */
export function markLanding(): void {
  let kept: { address?: unknown; words?: unknown } = {};
  try {
    kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (kept.address !== location.href) return;
    sessionStorage.removeItem(KEY);
  } catch {
    return; // no storage, or nothing of ours in it
  }
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !Array.isArray(kept.words)) return;
  for (const mark of document.querySelectorAll('mark.landed')) mark.replaceWith(...mark.childNodes);
  for (const half of target.querySelectorAll(':scope > :is(.pair, .lone) > *'))
    for (const word of new Set(kept.words.map(String))) markIn(half as HTMLElement, word);
}

function markIn(element: HTMLElement, word: string): void {
  const at = element.textContent?.indexOf(word) ?? -1;
  if (at < 0 || word === '') return;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces: Range[] = [];
  let offset = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    const [from, to] = [Math.max(at - offset, 0), Math.min(at + word.length - offset, length)];
    if (from < to) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      pieces.push(range);
    }
    offset += length;
  }
  // What was searched for is shown, even in a language the reader has put away.
  if (getComputedStyle(element).display === 'none') element.style.display = 'block';
  for (const piece of pieces) {
    const mark = document.createElement('mark');
    mark.className = 'landed';
    piece.surroundContents(mark);
  }
}

addEventListener('hashchange', markLanding);
markLanding();
