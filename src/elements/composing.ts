/** What tells of a key that an input method has taken, as `KeyboardEvent` has it. */
interface Keystroke {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/**
 * True for a key that belongs to an input method, such as the Enter that takes over pinyin as typed. Safari ends a
 * composition before it tells of the key that ended it: https://bugs.webkit.org/show_bug.cgi?id=165004
 */
export function composes({ isComposing, keyCode }: Keystroke): boolean {
  return isComposing || keyCode === 229;
}
