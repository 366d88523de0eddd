import { type Finding, message } from '../../notes/check/diagnostics.ts';
import type { NotesReading } from '../rows.ts';
import { copyOf, part } from './words.ts';

export interface FindingActions {
  goTo(line: number): void;
  fix(found: Finding): void;
  /** Settles with a mark how an entry is read. */
  settle(found: Finding, as: 'pair' | 'whole'): void;
  fixAll(): void;
}

/** Halves that are not written yet are work to do, no mistakes. */
const TO_WRITE: readonly string[] = ['missing-zh', 'missing-en'];
/** More than anyone reads at once; the list grows short as they are fixed. */
const MOST = 200;

/** Lists what is worth saying about the notes; answers how many are no missing halves. */
export function openFindings(place: HTMLElement, actions: FindingActions): (reading: NotesReading) => number {
  const list = part(place, '.finding-list');
  const toWrite = part<HTMLDetailsElement>(place, '.to-write');
  const toWriteList = part(toWrite, 'ul');
  const all = part<HTMLButtonElement>(place, '[name="fix-all"]');
  const none = part(place, '.no-findings');
  const shown = new WeakMap<Element, Finding>();
  // What was pressed may be gone with what it fixed; the focus stays in the list.
  place.tabIndex = -1;

  place.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button');
    const found = shown.get(button?.closest('li') as Element);
    if (button === all) actions.fixAll();
    else if (found && button?.name === 'line') actions.goTo(found.line);
    else if (found && button?.name === 'fix') actions.fix(found);
    else if (found && (button?.name === 'pair' || button?.name === 'whole'))
      actions.settle(found, button.name);
  });

  const item = (found: Finding): HTMLElement => {
    const made = copyOf('finding');
    shown.set(made, found);
    made.classList.add(found.severity);
    part(made, '[data-severity]').dataset.severity = found.severity;
    for (const severity of made.querySelectorAll<HTMLElement>('[data-when]'))
      severity.hidden = severity.dataset.when !== found.severity;
    part(made, '.line-number').textContent = String(found.line);
    const said = part(made, '.finding-words');
    part(said, '[lang="en"]').textContent = message(found, 'en');
    part(said, '[lang="zh-Hans"]').textContent = message(found, 'zh');
    const fixed = part(made, '.fixed');
    fixed.hidden = !found.fix;
    part(fixed, 'code').textContent = found.fix ?? '';
    part(made, '[name="fix"]').hidden = found.fix === undefined;
    for (const name of ['pair', 'whole'])
      part(made, `[name="${name}"]`).hidden = found.code !== 'ambiguous-split';
    part(made, '.fix-line').hidden = found.fix === '';
    part(made, '.delete-line').hidden = found.fix !== '';
    return made;
  };

  return ({ findings }) => {
    const held = place.contains(document.activeElement);
    const faults = findings.filter(({ code }) => !TO_WRITE.includes(code));
    const missing = findings.filter(({ code }) => TO_WRITE.includes(code));
    const inOrder = faults.toSorted(
      (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
    );
    list.replaceChildren(...inOrder.slice(0, MOST).map(item));
    toWriteList.replaceChildren(...missing.slice(0, MOST).map(item));
    toWrite.hidden = missing.length === 0;
    for (const count of toWrite.querySelectorAll('.count')) count.textContent = String(missing.length);
    none.hidden = findings.length > 0;
    all.hidden = faults.filter(({ fix }) => fix !== undefined).length < 2;
    if (held) place.focus();
    return faults.length;
  };
}
