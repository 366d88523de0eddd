import { isPair, type Languages, readLanguages, tagsOf } from '../notes/languages.ts';
import type { Bilingual } from '../notes/lesson.ts';

/**
 * The one or two languages of the notes, as BCP 47 tags: `en, zh-Hans`, `en, zh-Hant`, or one alone, such as `de`. With
 * one, nothing on the site speaks of another.
 */
const languages = readLanguages((process.env.SITE_LANGUAGES || 'en, zh-Hans').split(/[\s,]+/));

/** All that a fork changes: its name, its words, its repository. */
export const site = {
  name: { en: 'fastai courses inside out', zh: '吃透 fastai' },
  /** What this is, in a sentence for someone who has ten seconds. */
  summary: {
    en: `Watch fast.ai with notes${isPair(languages) ? ' in English and 中文' : ''}. Press a line, hear it said.`,
    zh: `看 fast.ai 课程，读${isPair(languages) ? '中英对照的' : ''}笔记：点哪一句，就听哪一句。`,
  },
  languages,
  /**
   * The GitHub repository of the notes: write yours between the quotes, such as `https://github.com/owner/name`.
   * Without one there are no edit links.
   */
  repository: (process.env.REPOSITORY_URL || '').replace(/(?:\.git)?\/*$/, '') || undefined,
  branch: 'main',
  /**
   * Where questions are asked: the category of the repository's discussions, as its address names it, such as `q-a`.
   * Without one they are issues, by the form `question.yml`.
   */
  discussions: process.env.DISCUSSIONS_CATEGORY || undefined,
  /** Where the content folder lies in the repository. */
  contentPath: 'content',
  /** Names and addresses of mail in the history of the notes that are not to be thanked by name. */
  notNamed: [],
} as const satisfies {
  name: Bilingual;
  summary: Bilingual;
  languages: Languages;
  repository: string | undefined;
  branch: string;
  discussions: string | undefined;
  contentPath: string;
  notNamed: readonly string[];
};

/** What the halves of notes are marked with. */
export const tags = tagsOf(site.languages);

/** The one language a site in one language speaks, of the two its interface knows; absent on a site in both. */
export const onlyIn: 'en' | 'zh' | undefined = isPair(site.languages)
  ? undefined
  : site.languages.zh === undefined
    ? 'en'
    : 'zh';

/** A text as this site says it: in both languages, or in its own if it is there. */
export function asSaid({ en, zh }: Bilingual): Bilingual {
  if (onlyIn === 'en' && en) return { en };
  return onlyIn === 'zh' && zh ? { zh } : { ...(en && { en }), ...(zh && { zh }) };
}

/**
 * The address of a page of this site below its base path.
 *
 * @example href('/search/') // => '/repo/search/'
 */
export function href(path: `/${string}`): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}

/** The address at which a file of the content folder can be edited, at a line if one is given. */
export function editUrl(path: string, line?: number): string | undefined {
  return site.repository && `${fileUrl('edit', path)}${line === undefined ? '' : `#L${line}`}`;
}

/** A line of a file of the content folder, shown and marked on GitHub. */
export function lineUrl(path: string, line: number): string | undefined {
  // Without `plain` GitHub renders Markdown, which has no lines.
  return site.repository && `${fileUrl('blob', path)}?plain=1#L${line}`;
}

/** What an issue form asks about; a name of a file in `.github/ISSUE_TEMPLATE/`. */
export type IssueForm = 'translation' | 'wrong-time' | 'question' | 'new-lesson' | 'bug';

/**
 * An issue form with its fields filled in, for people without git. The fields are ids of the form; the last one given
 * can be empty, for a script to add to.
 *
 * @example issueUrl('translation', { lesson: 'c/lesson-7', moment: '' })
 * // => 'https://github.com/o/n/issues/new?template=translation.yml&lesson=c%2Flesson-7&moment='
 */
export function issueUrl(form: IssueForm, fields: Readonly<Record<string, string>>): string | undefined {
  const query = new URLSearchParams({ template: `${form}.yml`, ...fields });
  return site.repository && `${site.repository}/issues/new?${query}`;
}

/** The form that suggests other words for a lesson, or for one moment of it, whose permanent link is given. */
export function suggestUrl(lesson: string, moment = ''): string | undefined {
  return issueUrl('translation', { title: lesson, lesson, moment });
}

/** Where a question about a lesson is asked; a script adds the moment it is about. */
export function askUrl(lesson: string): string | undefined {
  if (!site.discussions) return issueUrl('question', { title: lesson, lesson });
  const query = new URLSearchParams({ category: site.discussions, title: lesson, body: '' });
  return site.repository && `${site.repository}/discussions/new?${query}`;
}

/** The open questions: all of them, or those whose text names something. */
export function questionsUrl(about?: string): string | undefined {
  const named = about === undefined ? '' : ` "${about}"`;
  const page = site.discussions
    ? `discussions/categories/${encodeURIComponent(site.discussions)}?${new URLSearchParams({ discussions_q: `is:open${named}` })}`
    : `issues?${new URLSearchParams({ q: `is:issue is:open label:question${named}` })}`;
  return site.repository && `${site.repository}/${page}`;
}

/** One question, by its number. */
export function questionUrl(number: number): string | undefined {
  return site.repository && `${site.repository}/${site.discussions ? 'discussions' : 'issues'}/${number}`;
}

/** How many there are, in English. @example counted(1, 'lesson') // => '1 lesson' */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** A bilingual text as one string, for places that hold only one, such as a page's title. */
export function bothLanguages(text: Bilingual, between = ' · '): string {
  const { en, zh } = asSaid(text);
  return [en, zh].filter(Boolean).join(between);
}

function fileUrl(view: 'edit' | 'blob', path: string): string {
  const file = `${site.contentPath}/${path}`.split('/').map(encodeURIComponent).join('/');
  return `${site.repository}/${view}/${site.branch}/${file}`;
}
