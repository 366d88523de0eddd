import { lessonName } from '../../notes/course/lesson-name.ts';
import { SLUG, slugOf } from '../../notes/course/slug.ts';
import { bilingualText } from '../../notes/entries/words.ts';
import type { Draft } from '../draft.ts';
import { editFileUrl, newFileUrl, type Repository } from '../github.ts';
import { titled } from '../titled.ts';
import { part } from './words.ts';

/** The ways out of the note taker. */
export interface Export {
  /** Shows where the draft as it is now would go. */
  show(draft: Draft): void;
  /** The name its file will have, without `.md`. */
  fileName(draft: Draft): string;
  download(): void;
}

export function openExport(
  root: HTMLElement,
  latest: () => Draft,
  say: (name: string) => void,
  select: () => void,
): Export {
  const file = part<HTMLInputElement>(root, '[name="file"]');
  const course = root.querySelector<HTMLInputElement>('[name="course"]');
  const newFile = root.querySelector<HTMLAnchorElement>('.new-file');
  const editFile = root.querySelector<HTMLAnchorElement>('.edit-file');
  const { repository: url, branch = '', contentPath = '' } = root.dataset;
  const repository: Repository | undefined = url ? { url, branch, contentPath } : undefined;
  let shown = '';

  /** The lessons that are there already, of the chosen course. */
  const existing = () => {
    const options = [...root.querySelectorAll<HTMLOptionElement>('#site\\:w-courses option')];
    const chosen = course ? options.find(({ value }) => value === course.value.trim()) : options[0];
    return chosen?.dataset.lessons?.split(' ') ?? [];
  };
  const fileName = (draft: Draft) => {
    const given = file.value.trim() || draft.lesson?.split('/')[1];
    if (given) return slugOf(given);
    return draft.name.trim() ? lessonName(bilingualText(draft.name.trim()), existing()) : 'notes';
  };
  // Lines for a lesson that is there go into its file, which has a title.
  const textOf = ({ lesson, text, name }: Draft) => (lesson === undefined ? titled(text, name) : text);
  const copy = async (done: string) => {
    try {
      await navigator.clipboard.writeText(textOf(latest()));
      say(done);
    } catch {
      // Not every browser lets a page copy; the writer still can.
      select();
      say('copy-failed');
    }
  };
  const target = () => {
    const draft = latest();
    const id = course && SLUG.test(course.value.trim()) ? course.value.trim() : undefined;
    return repository && id ? newFileUrl(repository, id, fileName(draft), textOf(draft)) : undefined;
  };
  const show = (draft: Draft) => {
    if (draft.id !== shown) file.value = '';
    shown = draft.id;
    file.placeholder = fileName(draft);
    part(root, '.for-lesson').hidden = draft.lesson === undefined;
    for (const way of root.querySelectorAll<HTMLElement>('.for-new')) way.hidden = draft.lesson !== undefined;
    if (editFile && repository && draft.lesson) editFile.href = editFileUrl(repository, draft.lesson);
    if (newFile && repository) {
      const made = draft.lesson === undefined ? target() : undefined;
      newFile.href = made?.url ?? `${repository.url}/new/${repository.branch}`;
      root.toggleAttribute('data-too-long', made?.filled === false);
    }
    course?.setAttribute('aria-invalid', String(!SLUG.test(course.value.trim())));
  };
  const download = () => {
    const draft = latest();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([textOf(draft)], { type: 'text/markdown' }));
    link.download = `${fileName(draft)}.md`;
    link.click();
    // The download has begun with its own copy by the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
    say('downloaded');
  };

  part(root, '[name="copy"]').addEventListener('click', () => void copy('copied'));
  part(root, '[name="download"]').addEventListener('click', download);
  root.addEventListener('input', () => show(latest()));
  newFile?.addEventListener('click', (event) => {
    const made = target();
    if (!made) {
      event.preventDefault();
      course?.focus();
      say('bad-course');
      return;
    }
    newFile.href = made.url;
    if (!made.filled) void copy('to-paste');
  });
  editFile?.addEventListener('click', () => void copy('to-add'));
  return { show, fileName, download };
}
