import { base } from '../../site/site-base.ts';
import { countIntake, mergeStudy } from '../merge.ts';
import { countMarks, type Study } from '../study.ts';
import { readStudy, writeStudy } from '../study-json.ts';
import { listStudy } from '../study-list.ts';
import { studyMarkdown } from '../study-markdown.ts';
import { download } from './download.ts';
import { goneMoments } from './gone-moments.ts';
import { servedLessons } from './served-lessons.ts';
import { changeStudy, getSetAside, getStudy, watchStudy } from './store.ts';
import type { StudyList } from './study-list.ts';
import { wearStudyStyle } from './style.ts';
import { fill, sentence } from './words.ts';

/** How large, in bytes, a file of study may be; years of it are far smaller. */
const LARGEST = 8_000_000;

/** What the reader has marked, saved to a file and read from one. */
class StudyPanel extends HTMLElement {
  private stopWatching: (() => void) | undefined;

  connectedCallback(): void {
    wearStudyStyle();
    this.addEventListener('click', this);
    this.addEventListener('change', this);
    this.stopWatching = watchStudy((study) => this.showCounts(study));
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this);
    this.removeEventListener('change', this);
    this.stopWatching?.();
  }

  handleEvent({ type, target }: Event): void {
    const field = this.querySelector('input');
    const file = field?.files?.[0];
    const name = (target as Element).closest('button')?.name;
    if (type === 'change' && field && file) {
      void this.read(file);
      // The same file can be chosen again.
      field.value = '';
    } else if (name === 'export') void this.write();
    else if (name === 'markdown') void this.writeMarkdown();
    else if (name === 'import') field?.click();
  }

  private showCounts(study: Study): void {
    const words = fill(sentence(this, 'counts'), countMarks(study));
    this.querySelector('[data-counts]')?.replaceChildren(...words.childNodes);
  }

  private async write(): Promise<void> {
    const now = new Date().toISOString();
    const name = `study-${now.slice(0, 10)}.json`;
    const gone = await goneMoments(getStudy());
    const setAside = getSetAside();
    const text = writeStudy(getStudy(), {
      site: `${location.origin}${base}`,
      saved: now,
      ...(gone && { gone }),
      ...(setAside.length > 0 && { setAside }),
    });
    download(name, text, 'application/json');
    if (gone && gone.length > 0) this.say('gone', { name, gone: gone.length });
    else this.say('exported', { name });
  }

  /** Saves what there is to come back to; where it is listed, what of it shows. */
  private async writeMarkdown(): Promise<void> {
    const day = new Date().toISOString().slice(0, 10);
    const name = `study-${day}.md`;
    const chapters =
      document.querySelector<StudyList>('study-list')?.shown ??
      listStudy(getStudy(), (await servedLessons(getStudy())).lessons);
    const words = (of: string) =>
      [...sentence(this, of).querySelectorAll('[lang]')].map(({ textContent }) => textContent).join(' · ');
    const frame = { site: `${location.origin}${base}`, day, title: words('title'), others: words('others') };
    download(name, studyMarkdown(chapters, frame), 'text/markdown');
    const unread = chapters.filter(({ lesson, rows }) => lesson && !lesson.moments && rows.length > 0).length;
    this.say(unread > 0 ? 'unworded' : 'exported', { name, unread });
  }

  private async read(file: File): Promise<void> {
    const text = file.size > LARGEST ? '' : await file.text();
    const { study, left } = readStudy(text, Date.now());
    if (left.includes('') || left.includes('version')) {
      this.say('unread');
      return;
    }
    const intake = countIntake(getStudy(), study);
    changeStudy((own) => mergeStudy(own, study));
    this.say('imported', { ...intake, left: left.length });
  }

  private say(name: string, values: Readonly<Record<string, string | number>> = {}): void {
    this.querySelector('[role="status"]')?.replaceChildren(fill(sentence(this, name), values));
  }
}

customElements.define('study-panel', StudyPanel);
