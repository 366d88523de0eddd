import { keysAreOn } from './key-switch.ts';

/**
 * True for a key that was pressed alone, while single keys are on, and that nothing else has a use for: no field, no
 * input method, and of the space bar and Enter no control.
 */
export function isPlainKey(event: KeyboardEvent): boolean {
  const { key, target } = event;
  const at = target as HTMLElement;
  const isPressing = key === ' ' || key === 'Enter';
  return (
    !(event.defaultPrevented || event.isComposing || event.repeat) &&
    !(event.ctrlKey || event.metaKey || event.altKey) &&
    !at.closest('input, textarea, select, [contenteditable]') &&
    !(isPressing && at.closest('a, button, summary, [role="button"]')) &&
    keysAreOn()
  );
}
