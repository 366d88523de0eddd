/** A field over a list of options, one of which is active while the focus stays in the field. */
export interface Combobox {
  readonly active: HTMLElement | undefined;
  /** Makes the option at a place the active one; none if there is none. */
  activate(at: number): void;
  /** Does what an arrow key asks; false for any other key. */
  press(key: string): boolean;
}

/** Makes a combobox of a field and a list: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function comboboxOf(field: HTMLInputElement, list: HTMLElement): Combobox {
  list.id = 'site:hits';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-labelledby', field.labels?.[0]?.id ?? '');
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  const options = () => [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const activeAt = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true');

  function activate(at: number): void {
    const active = options()[at];
    for (const option of options()) option.setAttribute('aria-selected', String(option === active));
    field.setAttribute('aria-expanded', String(active !== undefined));
    if (active) field.setAttribute('aria-activedescendant', active.id);
    else field.removeAttribute('aria-activedescendant');
    active?.scrollIntoView({ block: 'nearest' });
  }

  return {
    get active() {
      return options()[activeAt()];
    },
    activate,
    press(key) {
      const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      if (by !== 0) activate(Math.max(0, Math.min(activeAt() + by, options().length - 1)));
      return by !== 0;
    },
  };
}
