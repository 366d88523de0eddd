/** Starts something while the document is in no language: Pagefind would segment queries by it; our index is in none. */
export function inNoLanguage<T>(start: () => T): T {
  const { lang } = document.documentElement;
  document.documentElement.lang = 'unknown';
  try {
    return start();
  } finally {
    document.documentElement.lang = lang;
  }
}
