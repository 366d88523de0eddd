import { lessonName } from '../../notes/course/lesson-name.ts';
import { SLUG, slugOf } from '../../notes/course/slug.ts';
import { bilingualText } from '../../notes/entries/words.ts';
import type { Draft } from '../draft.ts';
import { editFileUrl, newFileUrl, type Repository } from '../github.ts';
import { titled } from '../titled.ts';
import { part } from './words.ts';

/** What the ways out need of the page. */
export interface ExportPage {
  latest(): Draft;
  say(name: string): void;
  /** Selects the notes, for a writer whose browser does not let a page copy them. */
  select(): void;
}

/** The ways out of the note taker: copying, a file, a new or an edited file on GitHub. Lives as long as its element. */
export class Export {
  readonly #root: HTMLElement;
  readonly #page: ExportPage;
  readonly #file: HTMLInputElement;
  readonly #course: HTMLInputElement | null;
  readonly #newFile: HTMLAnchorElement | null;
  readonly #editFile: HTMLAnchorElement | null;
  readonly #repository: Repository | undefined;
  #shown = '';

  constructor(root: HTMLElement, page: ExportPage) {
    this.#root = root;
    this.#page = page;
    this.#file = part(root, '[name="file"]');
    this.#course = root.querySelector('[name="course"]');
    this.#newFile = root.querySelector('.new-file');
    this.#editFile = root.querySelector('.edit-file');
    const { repository: url, branch = '', contentPath = '' } = root.dataset;
    this.#repository = url ? { url, branch, contentPath } : undefined;
    part(root, '[name="copy"]').addEventListener('click', () => void this.#copy('copied'));
    part(root, '[name="download"]').addEventListener('click', () => this.download());
    root.addEventListener('input', () => this.show(page.latest()));
    this.#newFile?.addEventListener('click', (event) =>
      this.#begin(event, event.currentTarget as HTMLAnchorElement),
    );
    this.#editFile?.addEventListener('click', () => void this.#copy('to-add'));
  }

  /** Shows where the draft as it is now would go. */
  show(draft: Draft): void {
    if (draft.id !== this.#shown) this.#file.value = '';
    this.#shown = draft.id;
    this.#file.placeholder = this.fileName(draft);
    part(this.#root, '.for-lesson').hidden = draft.lesson === undefined;
    for (const way of this.#root.querySelectorAll<HTMLElement>('.for-new'))
      way.hidden = draft.lesson !== undefined;
    this.#course?.setAttribute('aria-invalid', String(!SLUG.test(this.#course.value.trim())));
    if (!this.#repository) return;
    if (this.#editFile && draft.lesson) this.#editFile.href = editFileUrl(this.#repository, draft.lesson);
    if (!this.#newFile) return;
    const made = draft.lesson === undefined ? this.#target() : undefined;
    this.#newFile.href = made?.url ?? `${this.#repository.url}/new/${this.#repository.branch}`;
    this.#root.toggleAttribute('data-too-long', made?.filled === false);
  }

  /** The name its file will have, without `.md`. */
  fileName(draft: Draft): string {
    const given = this.#file.value.trim() || draft.lesson?.split('/')[1];
    if (given) return slugOf(given);
    return draft.name.trim() ? lessonName(bilingualText(draft.name.trim()), this.#existing()) : 'notes';
  }

  download(): void {
    const draft = this.#page.latest();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([textOf(draft)], { type: 'text/markdown' }));
    link.download = `${this.fileName(draft)}.md`;
    link.click();
    // The download has begun with its own copy by the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
    this.#page.say('downloaded');
  }

  /** The lessons that are there already, of the chosen course. */
  #existing(): readonly string[] {
    const options = [...this.#root.querySelectorAll<HTMLOptionElement>('#site\\:w-courses option')];
    const course = this.#course?.value.trim();
    const chosen = course === undefined ? options[0] : options.find(({ value }) => value === course);
    return chosen?.dataset.lessons?.split(' ') ?? [];
  }

  #target(): ReturnType<typeof newFileUrl> | undefined {
    const draft = this.#page.latest();
    const id = this.#course?.value.trim() ?? '';
    if (!this.#repository || !SLUG.test(id)) return undefined;
    return newFileUrl(this.#repository, id, this.fileName(draft), textOf(draft));
  }

  #begin(event: Event, link: HTMLAnchorElement): void {
    const made = this.#target();
    if (!made) {
      event.preventDefault();
      this.#course?.focus();
      this.#page.say('bad-course');
      return;
    }
    link.href = made.url;
    if (!made.filled) void this.#copy('to-paste');
  }

  async #copy(done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(textOf(this.#page.latest()));
      this.#page.say(done);
    } catch {
      // Not every browser lets a page copy; the writer still can.
      this.#page.select();
      this.#page.say('copy-failed');
    }
  }
}

/** Lines for a lesson that is there go into its file, which has a title. */
function textOf({ lesson, text, name }: Draft): string {
  return lesson === undefined ? titled(text, name) : text;
}
