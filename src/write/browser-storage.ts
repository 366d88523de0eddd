/** What drafts need of a storage of the browser. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What follows a prefix in the keys that begin with it. */
export function keysOf(storage: BrowserStorage, prefix: string): readonly string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

/** True if a storage refused a value because it has no room for it. */
export function isFull(cause: unknown): boolean {
  return cause instanceof Error && /quota/i.test(cause.name);
}

/** Reading may be forbidden, and then there is nothing to read; a failed save is told by `save`. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
