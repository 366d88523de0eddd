/** What keys do. Each is used with Ctrl, ⌘ or Alt, so that it can be pressed while words are typed. */
export interface KeyActions {
  stamp(): void;
  toggle(): void;
  skip(by: number): void;
  move(by: -1 | 1): boolean;
  undo(): void;
  redo(): void;
}

/** Where the choice to have no keys is remembered. */
const OFF = 'write-keys';

/** Keys of the note taker; a checkbox switches off all but undoing. Answers what removes them. */
export function openKeys(root: HTMLElement, toggle: HTMLInputElement, actions: KeyActions): () => void {
  toggle.checked = remembered() !== 'off';
  toggle.addEventListener('change', () => {
    try {
      localStorage.setItem(OFF, toggle.checked ? 'on' : 'off');
    } catch {
      // Storage can be full or forbidden; the choice then holds for this page.
    }
  });

  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    const run = actionOf(event, root, actions, toggle.checked);
    if (run?.() !== undefined) event.preventDefault();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

/** What a key press means; the action answers `undefined` if it did nothing and the key is the browser's. */
function actionOf(
  event: KeyboardEvent,
  root: HTMLElement,
  actions: KeyActions,
  on: boolean,
): (() => true | undefined) | undefined {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const does = (run: () => void) => () => {
    run();
    return true as const;
  };
  const command = (ctrlKey || metaKey) && !altKey;
  const field = event.target instanceof HTMLTextAreaElement && root.contains(event.target);
  if (command && field && code === 'KeyZ') return does(shiftKey ? actions.redo : actions.undo);
  if (command && field && code === 'KeyY') return does(actions.redo);
  if (!on) return undefined;
  if (command && key === 'Enter') return does(actions.stamp);
  if (!altKey || ctrlKey || metaKey || shiftKey) return undefined;
  // With Alt, some keyboards write other letters: the place of the key counts.
  if (code === 'KeyT') return does(actions.stamp);
  if (code === 'KeyK') return does(actions.toggle);
  if (code === 'KeyJ') return does(() => actions.skip(-5));
  if (code === 'KeyL') return does(() => actions.skip(5));
  if (key === 'ArrowUp') return () => actions.move(-1) || undefined;
  if (key === 'ArrowDown') return () => actions.move(1) || undefined;
  return undefined;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(OFF);
  } catch {
    return null;
  }
}
