import { elementsOf } from '../trusted.ts';
import markup from './theme-switch.html?raw';

/**
 * Adds the choice of colours to the foot of the page: as the system has them, light or dark. It is kept on this device,
 * and the first script of a page makes it `data-theme` of `<html>` before the first paint.
 */
export function addThemeSwitch(): void {
  const root = document.documentElement;
  const view = elementsOf(markup).firstElementChild as HTMLElement;
  const choices = [...view.querySelectorAll('input')];
  // What was stored can be anything, and where storage is forbidden it is nothing.
  const chosen = choices.find(({ value }) => value === root.dataset.theme) ?? choices[0];
  if (chosen) chosen.checked = true;
  view.addEventListener('change', ({ target }) => {
    const { value } = target as HTMLInputElement;
    root.dataset.theme = value;
    try {
      localStorage.setItem('theme', value);
    } catch {
      // Storage can be full or forbidden; the choice then holds for this page.
    }
  });
  document.querySelector('.site-footer')?.append(view);
}
