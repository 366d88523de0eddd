import { composes } from '../../elements/composing.ts';
import { languages } from '../../elements/languages.ts';
import { formatLabel } from '../../notes/entries/time.ts';
import { isPair } from '../../notes/languages.ts';
import type { Halves } from '../halves.ts';
import type { EntryRow } from '../rows.ts';
import { copyOf, part } from './words.ts';

/** What one does to an entry beside writing its words. */
export type Tool = 'play' | 'minus' | 'plus' | 'now' | 'up' | 'down' | 'merge' | 'text' | 'delete';

/** A field of an entry. */
export type Field = 'time' | 'en' | 'zh';

/** What the writer does to an entry in the list. A row that comes back is the entry as it is now. */
export interface RowActions {
  halves(row: EntryRow, halves: Halves): EntryRow | undefined;
  /** False if what was typed is no time. */
  time(row: EntryRow, typed: string): boolean;
  /** `from` is where the focus is, to which it returns. */
  tool(row: EntryRow, tool: Tool, from: Field | Tool): void;
}

/**
 * The entries as fields. Rows that did not change keep their elements, and so the caret in them. Lives as long as its
 * list.
 */
export class RowList {
  readonly #list: HTMLElement;
  readonly #actions: RowActions;
  readonly #rows = new Map<HTMLElement, EntryRow>();
  readonly #tools = copyOf('tools');
  #items: readonly HTMLElement[] = [];

  constructor(list: HTMLElement, actions: RowActions) {
    this.#list = list;
    this.#actions = actions;
    list.addEventListener('input', ({ target, isComposing }: InputEvent) => {
      if (!isComposing) this.#typed(target);
    });
    list.addEventListener('compositionend', ({ target }) => this.#typed(target));
    list.addEventListener('change', ({ target }) => this.#timed(target));
    list.addEventListener('keydown', (event) => this.#pressed(event));
    list.addEventListener('focusin', ({ target }) => this.#offerTools(itemAt(target)));
    list.addEventListener('focusout', ({ target, relatedTarget }) =>
      this.#left(itemAt(target), relatedTarget),
    );
    list.addEventListener('click', ({ target }) => {
      const row = this.#rowAt(target);
      const name = target instanceof Element ? target.closest('button')?.name : undefined;
      if (row && name) actions.tool(row, name as Tool, name as Tool);
    });
  }

  show(next: readonly EntryRow[]): void {
    const [start, end] = this.#unchanged(next);
    const old = this.#items.slice(start, this.#items.length - end);
    const made = next.slice(start, next.length - end).map((row, at) => {
      const reused = old[at];
      return reused && this.#isSection(reused) === (row.kind === 'section') ? reused : itemOf(row);
    });
    for (const item of old) {
      if (made.includes(item)) continue;
      this.#rows.delete(item);
      item.remove();
    }
    let below = this.#items[this.#items.length - end] ?? null;
    for (const item of made.toReversed()) {
      if (item.parentElement !== this.#list || item.nextElementSibling !== below)
        this.#list.insertBefore(item, below);
      below = item;
    }
    this.#items = this.#items.toSpliced(start, old.length, ...made);
    for (const [at, item] of this.#items.entries()) this.#fill(item, next[at]);
  }

  /** Puts the focus into a field or on a tool of the entry at a line, from 1. */
  focus(line: number, name: Field | Tool): void {
    const item = this.#items.find((one) => this.#rows.get(one)?.line === line);
    this.#offerTools(item);
    const wanted = item?.querySelector<HTMLElement>(`[name="${name}"]:not([hidden])`);
    (wanted ?? item?.querySelector<HTMLElement>('input, button'))?.focus();
  }

  /** The rows as they are now, words that were just typed among them. */
  rows(): readonly EntryRow[] {
    return this.#items.flatMap((item) => this.#rows.get(item) ?? []);
  }

  /** Shows an entry as it has become, before the text has been read anew. */
  update(from: EntryRow, to: EntryRow): void {
    const item = this.#items.find((one) => this.#rows.get(one) === from);
    if (item) this.#fill(item, to);
  }

  /** The row that has the focus. */
  current(): EntryRow | undefined {
    return this.#rowAt(document.activeElement);
  }

  #rowAt(target: EventTarget | null): EntryRow | undefined {
    return this.#rows.get(itemAt(target) as HTMLElement);
  }

  #isSection(item: HTMLElement): boolean {
    return this.#rows.get(item)?.kind === 'section';
  }

  /** How many items at the beginning and at the end show what they would show. */
  #unchanged(next: readonly EntryRow[]): readonly [number, number] {
    const same = (item: HTMLElement | undefined, row: EntryRow | undefined) => {
      const shown = item && this.#rows.get(item);
      return shown !== undefined && shown.source === row?.source && shown.kind === row.kind;
    };
    const most = Math.min(this.#items.length, next.length);
    let start = 0;
    while (start < most && same(this.#items[start], next[start])) start++;
    let end = 0;
    while (end < most - start && same(this.#items.at(-1 - end), next.at(-1 - end))) end++;
    return [start, end];
  }

  #fill(item: HTMLElement, row: EntryRow | undefined): void {
    if (!row) return;
    const before = this.#rows.get(item);
    const isSame = before?.source === row.source;
    // Nothing is changed under the writer's hands; what was read of their words shows when they leave the entry.
    const isHeld = isSame && item.contains(document.activeElement);
    this.#rows.set(item, isHeld && before.edges ? { ...row, edges: before.edges } : row);
    if (!isSame || (before.bilingual !== row.bilingual && !isHeld)) fillItem(item, row);
  }

  #typed(target: EventTarget | null): void {
    const row = this.#rowAt(target);
    const item = itemAt(target);
    if (!row || !item || !(target instanceof HTMLTextAreaElement)) return;
    grow(target);
    const [en, zh] = HALVES.map((half) => fieldOf(item, half).value);
    const now = this.#actions.halves(row, { ...(en?.trim() && { en }), ...(zh?.trim() && { zh }) });
    if (now) this.#rows.set(item, now);
  }

  #timed(target: EventTarget | null): void {
    const row = this.#rowAt(target);
    const item = itemAt(target);
    if (row && item && target instanceof HTMLInputElement && !this.#actions.time(row, target.value))
      fillItem(item, row);
  }

  #pressed(event: KeyboardEvent): void {
    const { target, key } = event;
    const row = this.#rowAt(target);
    if (!row || event.ctrlKey || event.metaKey || event.altKey || composes(event)) return;
    if (target instanceof HTMLTextAreaElement && key === 'Enter') {
      event.preventDefault();
      const item = itemAt(target);
      if (item && target.name === 'en' && isPair(languages)) fieldOf(item, 'zh').focus();
    }
    if (target instanceof HTMLInputElement && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      this.#actions.tool(row, key === 'ArrowUp' ? 'plus' : 'minus', 'time');
    }
  }

  #offerTools(item: HTMLElement | null | undefined): void {
    if (item && !this.#isSection(item) && this.#tools.parentElement !== item) item.append(this.#tools);
  }

  #left(item: HTMLElement | null, to: EventTarget | null): void {
    const row = item && this.#rows.get(item);
    if (!row || item.contains(to as Node | null)) return;
    const { edges: _, ...left } = row;
    this.#rows.set(item, left);
    fillItem(item, left);
  }
}

const HALVES = ['en', 'zh'] as const;
let made = 0;

function itemAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest('li') : null;
}

function fieldOf(item: HTMLElement, half: 'en' | 'zh'): HTMLTextAreaElement {
  return part(item, `[name="${half}"]`);
}

function itemOf({ kind }: EntryRow): HTMLElement {
  if (kind === 'section') return copyOf('section-row');
  const item = copyOf('row');
  const time = part(item, '[name="time"]');
  time.id = `site:w-row-${++made}`;
  for (const field of item.querySelectorAll('textarea'))
    field.setAttribute('aria-labelledby', `${field.getAttribute('aria-labelledby')} ${time.id}`);
  return item;
}

function fillItem(item: HTMLElement, row: EntryRow): void {
  item.style.setProperty('--depth', String(row.depth));
  if (row.kind === 'section') {
    part(item, 'button').textContent = row.text;
    return;
  }
  part<HTMLInputElement>(item, '[name="time"]').value = row.start === undefined ? '' : formatLabel(row.start);
  const said = part(item, '.row-words');
  said.hidden = row.halves !== undefined;
  said.textContent = row.halves ? '' : row.text;
  const halves = row.halves && inFields(row.halves);
  for (const half of HALVES) {
    const field = fieldOf(item, half);
    field.hidden = halves === undefined || languages[half] === undefined;
    field.value = halves?.[half] ?? '';
    grow(field);
  }
}

/** What the fields hold: where notes are in one language, all words are in its field. */
function inFields({ en, zh }: Halves): Halves {
  if (isPair(languages)) return { ...(en && { en }), ...(zh && { zh }) };
  const all = [en, zh].filter(Boolean).join(' ');
  return languages.zh === undefined ? { en: all } : { zh: all };
}

/** Browsers that cannot fit a field to its words get a guess. */
function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.rows = Math.max(1, Math.ceil(field.value.replace(/\P{ASCII}/gu, 'xx').length / 40));
}
