import { composes } from '../../elements/composing.ts';
import { formatLabel } from '../../notes/entries/time.ts';
import type { Halves } from '../halves.ts';
import type { Row } from '../rows.ts';
import { copyOf, part } from './words.ts';

/** What one does to an entry beside writing its words. */
export type Tool = 'play' | 'minus' | 'plus' | 'now' | 'up' | 'down' | 'merge' | 'text' | 'delete';

/** A field of an entry. */
export type Field = 'time' | 'en' | 'zh';

/** What the writer does to an entry in the list. A row that comes back is the entry as it is now. */
export interface RowActions {
  halves(row: Row, halves: Halves): Row | undefined;
  /** False if what was typed is no time. */
  time(row: Row, typed: string): boolean;
  /** `from` is where the focus is, to which it returns. */
  tool(row: Row, tool: Tool, from: Field | Tool): void;
}

/** The entries as fields. Rows that did not change keep their elements, and so the caret in them. */
export interface RowList {
  show(rows: readonly Row[]): void;
  /** Puts the focus into a field or on a tool of the entry at a line, from 1. */
  focus(line: number, name: Field | Tool): void;
  /** The rows as they are now, words that were just typed among them. */
  rows(): readonly Row[];
  /** Shows an entry as it has become, before the text has been read anew. */
  update(from: Row, to: Row): void;
  /** The row that has the focus. */
  current(): Row | undefined;
}

export function openRows(list: HTMLElement, actions: RowActions): RowList {
  const rows = new Map<HTMLElement, Row>();
  const tools = copyOf('tools');
  let items: HTMLElement[] = [];
  let made = 0;

  const itemAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('li') : null;
  const rowAt = (target: EventTarget | null) => rows.get(itemAt(target) as HTMLElement);
  const make = (row: Row): HTMLElement => {
    if (row.kind === 'section') return copyOf('section-row');
    const item = copyOf('row');
    const time = part<HTMLInputElement>(item, '[name="time"]');
    time.id = `site:w-row-${++made}`;
    for (const field of item.querySelectorAll('textarea'))
      field.setAttribute('aria-labelledby', `${field.getAttribute('aria-labelledby')} ${time.id}`);
    return item;
  };
  const fill = (item: HTMLElement, row: Row) => {
    const before = rows.get(item);
    const isSame = before?.source === row.source;
    // Nothing is changed under the writer's hands; what was read of their words shows when they leave the entry.
    const isHeld = isSame && item.contains(document.activeElement);
    rows.set(item, isHeld && before.edges ? { ...row, edges: before.edges } : row);
    if (!isSame || (before.bilingual !== row.bilingual && !isHeld)) refill(item, row);
  };
  const refill = (item: HTMLElement, row: Row) => {
    item.style.setProperty('--depth', String(row.depth));
    if (row.kind === 'section') {
      part(item, 'button').textContent = row.text;
      return;
    }
    part<HTMLInputElement>(item, '[name="time"]').value =
      row.start === undefined ? '' : formatLabel(row.start);
    const said = part(item, '.row-words');
    said.hidden = row.halves !== undefined;
    said.textContent = row.halves ? '' : row.text;
    for (const half of ['en', 'zh'] as const) {
      const field = part<HTMLTextAreaElement>(item, `[name="${half}"]`);
      field.hidden = row.halves === undefined;
      field.value = row.halves?.[half] ?? '';
      grow(field);
    }
  };
  const typed = (target: HTMLTextAreaElement) => {
    const row = rowAt(target);
    const item = itemAt(target);
    if (!row || !item) return;
    grow(target);
    const [en, zh] = ['en', 'zh'].map((half) => part<HTMLTextAreaElement>(item, `[name="${half}"]`).value);
    const now = actions.halves(row, { ...(en?.trim() && { en }), ...(zh?.trim() && { zh }) });
    if (now) rows.set(item, now);
  };

  list.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing && event.target instanceof HTMLTextAreaElement)
      typed(event.target);
  });
  list.addEventListener(
    'compositionend',
    ({ target }) => target instanceof HTMLTextAreaElement && typed(target),
  );
  list.addEventListener('change', ({ target }) => {
    const row = rowAt(target);
    const item = itemAt(target);
    if (row && item && target instanceof HTMLInputElement && !actions.time(row, target.value))
      refill(item, row);
  });
  list.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const row = rowAt(target);
    if (!row || event.ctrlKey || event.metaKey || event.altKey || composes(event)) return;
    if (target instanceof HTMLTextAreaElement && key === 'Enter') {
      event.preventDefault();
      const item = itemAt(target);
      if (item && target.name === 'en') part<HTMLElement>(item, '[name="zh"]').focus();
    }
    if (target instanceof HTMLInputElement && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      actions.tool(row, key === 'ArrowUp' ? 'plus' : 'minus', 'time');
    }
  });
  list.addEventListener('focusin', ({ target }) => {
    const item = itemAt(target);
    if (item && rows.get(item)?.kind !== 'section' && tools.parentElement !== item) item.append(tools);
  });
  list.addEventListener('focusout', ({ target, relatedTarget }) => {
    const item = itemAt(target);
    const row = rowAt(target);
    if (!item || !row || item.contains(relatedTarget as Node | null)) return;
    const { edges: _, ...left } = row;
    rows.set(item, left);
    refill(item, left);
  });
  list.addEventListener('click', ({ target }) => {
    const row = rowAt(target);
    const name = target instanceof Element ? (target.closest('button')?.name as Tool | undefined) : undefined;
    if (row && name) actions.tool(row, name, name);
  });

  return {
    show(next) {
      const same = (item: HTMLElement | undefined, row: Row | undefined) =>
        item !== undefined &&
        row !== undefined &&
        rows.get(item)?.source === row.source &&
        rows.get(item)?.kind === row.kind;
      let start = 0;
      while (same(items[start], next[start])) start++;
      let end = 0;
      while (end < Math.min(items.length, next.length) - start && same(items.at(-1 - end), next.at(-1 - end)))
        end++;
      const old = items.slice(start, items.length - end);
      const middle = next.slice(start, next.length - end).map((row, at) => {
        const reused = old[at];
        return reused && (rows.get(reused)?.kind === 'section') === (row.kind === 'section')
          ? reused
          : make(row);
      });
      for (const item of old) {
        if (middle.includes(item)) continue;
        rows.delete(item);
        item.remove();
      }
      const after = items[items.length - end] ?? null;
      let below = after;
      for (const item of middle.toReversed()) {
        if (item.parentElement !== list || item.nextElementSibling !== below) list.insertBefore(item, below);
        below = item;
      }
      items = [...items.slice(0, start), ...middle, ...items.slice(items.length - end)];
      for (const [at, item] of items.entries()) {
        const row = next[at];
        if (row) fill(item, row);
      }
    },
    focus(line, name) {
      const item = items.find((one) => rows.get(one)?.line === line);
      if (item && rows.get(item)?.kind !== 'section') item.append(tools);
      const wanted = item?.querySelector<HTMLElement>(`[name="${name}"]:not([hidden])`);
      (wanted ?? item?.querySelector<HTMLElement>('input, button'))?.focus();
    },
    rows: () => items.flatMap((item) => rows.get(item) ?? []),
    update(from, to) {
      const item = items.find((one) => rows.get(one) === from);
      if (item) fill(item, to);
    },
    current: () => rowAt(document.activeElement),
  };
}

/** Browsers that cannot fit a field to its words get a guess. */
function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.rows = Math.max(1, Math.ceil(field.value.replace(/\P{ASCII}/gu, 'xx').length / 40));
}
