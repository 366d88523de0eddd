import { base } from '../../site/site-base.ts';
import { mergeStudy } from '../merge.ts';
import { NO_STUDY, type Study } from '../study.ts';
import { readStudy, writeStudy } from '../study-json.ts';
import { sayStorageProblem } from './storage-problem.ts';

// One key for each site, for several sites can live below one host.
const KEY = `study:${base}`;
const ASIDE = `${KEY}:set-aside:`;

const listeners = new Set<(study: Study) => void>();
let known: Study | undefined;
/** False once the storage holds something that could be neither read nor set aside: it must not be lost. */
let writable = true;

addEventListener('storage', ({ key }) => {
  if (key === null) known = NO_STUDY;
  else if (key === KEY) known = mergeStudy(getStudy(), stored());
  else return;
  announce();
});
// A page that comes back from the browser's cache has not heard what happened since.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  known = mergeStudy(getStudy(), stored());
  announce();
});

/** All that is known of the reader's study in this browser. */
export function getStudy(): Study {
  known ??= stored();
  return known;
}

/** Changes the study and stores it, with what another tab stored in the meantime. Never throws. */
export function changeStudy(change: (study: Study) => Study): void {
  known = change(mergeStudy(getStudy(), stored()));
  try {
    if (writable) localStorage.setItem(KEY, writeStudy(known));
  } catch {
    // Full or forbidden: the marks then live as long as the page, and the reader is told.
    sayStorageProblem('full');
  }
  announce();
}

/** Calls a function with the study now and after every change, in this tab or another. Returns how to stop. */
export function watchStudy(listener: (study: Study) => void): () => void {
  listeners.add(listener);
  listener(getStudy());
  return () => listeners.delete(listener);
}

/** What was once stored and could not be read. */
export function getSetAside(): readonly string[] {
  try {
    return Object.entries(localStorage)
      .filter(([key]) => key.startsWith(ASIDE))
      .map(([, text]) => text);
  } catch {
    return [];
  }
}

function announce(): void {
  for (const listener of listeners) listener(getStudy());
}

function stored(): Study {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null || !writable) return NO_STUDY;
    const { study, left } = readStudy(text, Date.now());
    if (left.length > 0) setAside(text, study);
    return study;
  } catch {
    // Storage is forbidden here. The reader hears of it with the first mark that is not kept.
    return NO_STUDY;
  }
}

function setAside(text: string, study: Study): void {
  try {
    localStorage.setItem(ASIDE + Date.now(), text);
    localStorage.setItem(KEY, writeStudy(study));
  } catch {
    writable = false;
    sayStorageProblem('full');
  }
  sayStorageProblem('unreadable');
}
