import { tags } from '../../elements/languages.ts';
import { elementsOf } from '../../elements/trusted.ts';
import type { NotesReading } from '../rows.ts';
import { part, words } from './words.ts';

/** What the page of the notes can ask of the note taker. */
export interface PreviewActions {
  /** Goes to the video's second; false if there is no video to go to here. */
  play(seconds: number): boolean;
  /** Goes to the missing half of the entry that begins at a line. */
  write(id: string, half: 'en' | 'zh'): void;
}

/** Shows notes as the page of their lesson will; `untitled` says what gives a title to notes that have none. */
export function openPreview(
  place: HTMLElement,
  actions: PreviewActions,
): (reading: NotesReading, untitled?: 'named' | 'unnamed') => void {
  const title = part(place, '.preview-title');
  const notes = part(place, '.notes');

  notes.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const moment = link.closest<HTMLElement>('.moment, .point');
    if (link.classList.contains('missing') && moment) {
      event.preventDefault();
      actions.write(moment.id, link.lang === 'zh' ? 'zh' : 'en');
    } else if (link.classList.contains('time')) {
      const seconds = Number(new URL(link.href).searchParams.get('t'));
      if (actions.play(seconds)) event.preventDefault();
    } else if (link.getAttribute('href')?.startsWith('#')) event.preventDefault();
  });

  return ({ lesson, html }, untitled) => {
    const { en, zh } = lesson.title;
    title.replaceChildren(...pair(en, zh));
    for (const hint of place.querySelectorAll<HTMLElement>('.preview-hint'))
      hint.hidden = hint.dataset.when !== untitled;
    // The core sanitises what it makes of strangers' Markdown, exactly as for the built page; nothing else is put here.
    const content = elementsOf(html);
    for (const link of content.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
      link.target = '_blank';
      link.rel = 'noopener';
    }
    for (const image of content.querySelectorAll('img')) {
      // Images beside the lesson are not on this page.
      const name = document.createElement('code');
      name.textContent = image.getAttribute('src') ?? '';
      image.replaceWith(name);
    }
    notes.replaceChildren(...(html === '' ? words('nothing-yet') : [content]));
  };
}

function pair(en: string | undefined, zh: string | undefined): Node[] {
  const run = (lang: string, text: string) => {
    const span = document.createElement('span');
    span.lang = lang;
    span.textContent = text;
    return span;
  };
  const whole = document.createElement('span');
  whole.className = en && zh ? 'pair' : 'lone';
  whole.append(
    ...(en ? [run(tags.en, en)] : []),
    ...(en && zh ? [' '] : []),
    ...(zh ? [run(tags.zh, zh)] : []),
  );
  return [whole];
}
