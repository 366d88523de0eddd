import { readLanguages, tagsOf } from '../notes/languages.ts';

/** The languages of the notes of this site, which every page names. */
export const languages = readLanguages((document.documentElement.dataset.languages ?? '').split(' '));

/** What their halves are marked with. */
export const tags = tagsOf(languages);
