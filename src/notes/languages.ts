import type { Bilingual } from './lesson.ts';

/**
 * The languages notes are written in, as BCP 47 tags: `en` is the one in letters, which may be another than English,
 * `zh` the one in Chinese characters. With one of them alone, lines are not divided and no half is missed.
 */
export type Languages = Bilingual;

/** What notes are in if nobody says otherwise. */
export const PAIR: Languages = { en: 'en', zh: 'zh-Hans' };

/**
 * Reads the setting of a site: one language, or one in letters and Chinese.
 *
 * @throws for any other number or pair of languages, and for what is no tag of a language.
 * @example readLanguages(['zh-Hant', 'en']) // => { en: 'en', zh: 'zh-Hant' }
 */
export function readLanguages(tags: readonly string[]): Languages {
  const read = tags.map((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag);
  const zh = read.filter(isChinese);
  const others = read.filter((tag) => !isChinese(tag));
  if (read.length === 0 || zh.length > 1 || others.length > 1)
    throw new Error(
      `The languages of the site are “${tags.join(', ')}”; expected one, or one and Chinese, such as en, zh-Hans. ` +
        `网站的语言是“${tags.join(', ')}”；应为一种语言，或一种语言加中文，例如 en, zh-Hans。`,
    );
  return { ...(others[0] && { en: others[0] }), ...(zh[0] && { zh: zh[0] }) };
}

/** The tags of both halves: a site in one language may still hold words of the other. */
export function tagsOf(languages: Languages): Required<Languages> {
  return { en: 'en', zh: 'zh-Hans', ...languages };
}

/** True if notes are in two languages. */
export function isPair({ en, zh }: Languages): boolean {
  return en !== undefined && zh !== undefined;
}

function isChinese(tag: string): boolean {
  return new Intl.Locale(tag).language === 'zh';
}
