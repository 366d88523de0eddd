import { SLUG, slugOf } from '../../notes/slug.ts';
import type { Draft } from '../../write/drafts.ts';
import { editFileUrl, newFileUrl, type Repository } from '../../write/github.ts';
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

  const fileName = (draft: Draft) =>
    slugOf(file.value.trim() || draft.lesson?.split('/')[1] || draft.name || 'notes');
  const copy = async (done: string) => {
    try {
      await navigator.clipboard.writeText(latest().text);
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
    return repository && id ? newFileUrl(repository, id, fileName(draft), draft.text) : undefined;
  };
  const show = (draft: Draft) => {
    if (draft.id !== shown) file.value = '';
    shown = draft.id;
    file.placeholder = fileName(draft);
    part(root, '.for-lesson').hidden = draft.lesson === undefined;
    for (const way of root.querySelectorAll<HTMLElement>('.for-new')) way.hidden = draft.lesson !== undefined;
    if (editFile && repository && draft.lesson) editFile.href = editFileUrl(repository, draft.lesson);
    if (newFile && repository) newFile.href = target()?.url ?? `${repository.url}/new/${repository.branch}`;
    course?.setAttribute('aria-invalid', String(!SLUG.test(course.value.trim())));
  };
  const download = () => {
    const draft = latest();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([draft.text], { type: 'text/markdown' }));
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
  editFile?.addEventListener('click', () => void copy('to-paste'));
  return { show, fileName, download };
}
