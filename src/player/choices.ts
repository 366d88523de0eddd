/** Fills a group with a button for each value. Returns what marks the chosen one. A single value is no choice. */
export function choices<T>(
  group: HTMLElement,
  values: readonly T[],
  label: (value: T) => readonly (Node | string)[],
  choose: (value: T) => void,
): (chosen: T) => void {
  const buttons = values.map((value) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...label(value));
    button.addEventListener('click', () => choose(value));
    return button;
  });
  group.append(...buttons);
  group.hidden = values.length < 2;
  return (chosen) => {
    for (const [index, button] of buttons.entries())
      button.setAttribute('aria-pressed', String(values[index] === chosen));
  };
}
