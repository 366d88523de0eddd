import { readLanguages } from '../notes/languages.ts';

/** The languages of the notes of this site, which every page names. */
export const languages = readLanguages((document.documentElement.dataset.languages ?? '').split(' '));
