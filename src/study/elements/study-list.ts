import { tags } from '../../elements/languages.ts';
import { formatClock } from '../../notes/entries/time.ts';
import type { Bilingual } from '../../notes/lesson.ts';
import { base } from '../../site/site-base.ts';
import type { Study } from '../study.ts';
import {
  type Filter,
  fits,
  isFound,
  listStudy,
  type StudyChapter,
  type StudyRow,
  searchedWords,
} from '../study-list.ts';
import { rowUrl } from '../study-markdown.ts';
import { countOnFilters, pressedFilter, pressFilter } from './filter-buttons.ts';
import { servedLessons } from './served-lessons.ts';
import { watchStudy } from './store.ts';
import { wearStudyStyle } from './style.ts';
import { fill, fromTemplate, loadWords, sentence } from './words.ts';

/** A line with the element that shows it and the words a search looks into. */
interface Line {
  readonly row: StudyRow;
  readonly element: HTMLElement;
  readonly searched: string;
}

/** A chapter with its element and its lines. */
interface Part {
  readonly chapter: StudyChapter;
  readonly element: HTMLElement;
  readonly lines: readonly Line[];
}

/** What the reader has to come back to, by lesson: filtered, searched, and kept up with other tabs. */
export class StudyList extends HTMLElement {
  private parts: readonly Part[] = [];
  private filter: Filter = 'all';
  private latest: Study | undefined;
  private stopWatching: (() => void) | undefined;

  connectedCallback(): void {
    wearStudyStyle();
    this.addEventListener('click', this);
    this.addEventListener('input', this);
    this.stopWatching = watchStudy((study) => void this.list(study));
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this);
    this.removeEventListener('input', this);
    this.stopWatching?.();
  }

  handleEvent(event: Event): void {
    const filter = event.type === 'click' ? pressedFilter(event) : this.filter;
    if (!filter) return;
    this.filter = filter;
    this.show();
  }

  /** The chapters as they show now. */
  get shown(): readonly StudyChapter[] {
    return this.parts.map(({ chapter, lines }) => ({
      ...chapter,
      rows: lines.filter(({ element }) => !element.hidden).map(({ row }) => row),
    }));
  }

  private async list(study: Study): Promise<void> {
    this.latest = study;
    if (this.parts.length === 0) this.say(sentence(this, 'wait'));
    this.setAttribute('aria-busy', 'true');
    const [{ lessons, listed }] = await Promise.all([servedLessons(study), loadWords()]);
    // Another tab has marked something in the meantime, and a later call shows it.
    if (study !== this.latest) return;
    this.parts = listStudy(study, lessons).map((chapter) => this.partOf(chapter, listed));
    const key = this.querySelector('li:focus-within')?.getAttribute('data-key');
    this.querySelector('[data-chapters]')?.replaceChildren(
      ...(listed || this.parts.length === 0 ? [] : [sentence(this, 'unlisted')]),
      ...this.parts.map(({ element }) => element),
    );
    if (key) this.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] a`)?.focus();
    countOnFilters(
      this,
      this.parts.flatMap(({ chapter }) => chapter.rows),
    );
    this.removeAttribute('aria-busy');
    this.show();
  }

  /** Shows the lines that fit the filter and the search, and says how many. */
  private show(): void {
    const query = this.querySelector('input')?.value ?? '';
    const isWhole = this.filter === 'all' && query.trim() === '';
    pressFilter(this, this.filter);
    for (const { element, lines } of this.parts) {
      for (const line of lines)
        line.element.hidden = !(fits(line.row, this.filter) && isFound(line.searched, query));
      element.hidden = !isWhole && lines.every((line) => line.element.hidden);
    }
    if (this.hasAttribute('aria-busy')) return;
    const all = this.parts.flatMap(({ lines }) => lines);
    const shown = all.filter(({ element }) => !element.hidden).length;
    const said = this.parts.length === 0 ? 'empty' : shown === 0 ? 'none' : 'shown';
    this.say(fill(sentence(this, said), { shown, all: all.length }));
  }

  private say(words: HTMLElement): void {
    this.querySelector('[role="status"]')?.replaceChildren(words);
  }

  private partOf(chapter: StudyChapter, listed: boolean): Part {
    const { lesson, rows } = chapter;
    const element = document.createElement('section');
    const title = element.appendChild(document.createElement('h3'));
    const list = document.createElement('ul');
    if (lesson) {
      const link = title.appendChild(document.createElement('a'));
      link.href = `${base}${lesson.id}/`;
      link.append(pairOf(lesson.title));
    } else title.append(...sentence(this, 'others').childNodes);
    if (lesson && listed && !lesson.moments) element.append(sentence(this, 'unread'));
    const lines = rows.map((row) => ({
      row,
      element: this.lineOf(row, chapter),
      searched: searchedWords(row, lesson?.title),
    }));
    list.append(...lines.map((line) => line.element));
    element.append(list);
    return { chapter, element, lines };
  }

  private lineOf(row: StudyRow, { lesson }: StudyChapter): HTMLElement {
    const { key, moment, seconds, done, star, note } = row;
    const element = document.createElement('li');
    element.dataset.key = key;
    const link = element.appendChild(document.createElement('a'));
    const time = link.appendChild(document.createElement('time'));
    link.href = rowUrl(row, base, lesson?.id);
    time.append(formatClock(seconds));
    if (!moment) element.dataset.alone = '';
    else {
      const { en, zh, text } = moment;
      link.append(' ', pairOf({ ...(en && { en }), ...(zh && { zh }) }, text));
    }
    const marks = document.createElement('span');
    marks.className = 'marks';
    if (done) marks.append(fromTemplate('mark-done'));
    if (star) marks.append(fromTemplate('mark-star'));
    if (done || star) element.append(' ', marks);
    if (note) {
      const own = element.appendChild(fromTemplate('own-note'));
      own.querySelector('.own-words')?.append(note);
    }
    // A star without a moment; a note stands at its second by itself.
    if (star && !note && !moment && lesson?.moments) element.append(sentence(this, 'gone'));
    return element;
  }
}

/** Words with the marks of their languages, as a page of notes has them; those without halves as they are. */
function pairOf({ en, zh }: Bilingual, text = ''): HTMLElement {
  const words = document.createElement('span');
  words.className = en && zh ? 'pair' : 'lone';
  const halves = [en && half(tags.en, en), zh && half(tags.zh, zh)].filter((one) => one instanceof Node);
  words.append(...(halves.length > 0 ? halves.flatMap((one) => [one, ' ']) : [text]));
  return words;
}

function half(lang: string, words: string): HTMLElement {
  const made = document.createElement('span');
  made.lang = lang;
  made.textContent = words;
  return made;
}

customElements.define('study-list', StudyList);
