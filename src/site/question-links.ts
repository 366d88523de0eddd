import type { LessonQuestions } from '../notes/course/write-questions.ts';
import { counted, onlyIn, questionsUrl, questionUrl, site } from './site.ts';

/** The permanent link of a moment as `renderHtml` writes it; a `<` that stands in words is written otherwise. */
const PERMALINK = /<a class="permalink" href="#([^"]*)"[^>]*>#<\/a>/g;

/** The HTML of a lesson, `<course>/<lesson>`, in which each moment links to the open questions about it. */
export function withQuestions(html: string, lesson: string, questions: LessonQuestions): string {
  if (questions.size === 0 || !site.repository) return html;
  return html.replace(PERMALINK, (permalink, id: string) => {
    const numbers = questions.get(decodeURIComponent(id)) ?? [];
    const [first] = numbers;
    if (first === undefined) return permalink;
    const url = numbers.length === 1 ? questionUrl(first) : questionsUrl(`${lesson}/#${id}`);
    return `${permalink} <a class="questions" href="${url?.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">${words(numbers.length)}</a>`;
  });
}

/** As `words-in-moment.astro` writes it. */
function words(count: number): string {
  const en = `<span lang="en-001">${counted(count, 'open question')}</span>`;
  const zh = `<span lang="zh">${count} 个问题待解答</span>`;
  const said = { en, zh };
  return `<span class="ui-in">${onlyIn ? said[onlyIn] : `${en} ${zh}`}</span>`;
}
