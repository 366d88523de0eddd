const KEY = 'landing';

/** Remembers, until the reader arrives at `address`, what to mark there. */
export function keepForLanding(address: string, words: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ address, words }));
  } catch {
    // Without storage the moment is still found and marked as a whole.
  }
  // A page that is already there does not arrive anew.
  if (address === location.href) arrive();
}

/** Shows what the address points to, even if it is in a language that is put away; marks the words searched for. */
function arrive(): void {
  const target = document.getElementById(hashOf(location.hash));
  if (!target) return;
  // What hides a moment lets go of it.
  target.dispatchEvent(new Event('moment:reach', { bubbles: true }));
  const words = takeWords();
  for (const mark of document.querySelectorAll('mark.landed')) mark.replaceWith(...mark.childNodes);
  if (words.length > 0)
    void import('./mark-words.ts').then(({ markWords }) => {
      markWords(target, words);
      if (!target.checkVisibility()) show(target);
    });
  else if (!target.checkVisibility()) show(target);
}

function takeWords(): readonly string[] {
  try {
    const { address, words } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (address !== location.href || !Array.isArray(words)) return [];
    sessionStorage.removeItem(KEY);
    return words.map(String);
  } catch {
    return []; // no storage, or nothing of ours in it
  }
}

/** Shows the part of a page in the other language, or what was found in this one. */
function show(target: Element): void {
  const part = target.closest('[lang]');
  const found = part?.querySelector('mark.landed');
  // The Chinese part of a page stands below the English one.
  const other = part?.matches('[lang|="en"]') ? part.nextElementSibling : part?.previousElementSibling;
  (found ?? other ?? target).scrollIntoView();
}

/** The id that an address names; nobody's if it is written wrongly. */
function hashOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

addEventListener('hashchange', arrive);
arrive();
