import type { Seconds } from '../../notes/entries/time.ts';

/**
 * Why a search could not be made: the index could not be fetched, is not whole or of one build, or did not answer in
 * time. Trying again starts afresh.
 */
export type SearchFailure = 'unreachable' | 'broken' | 'timeout';

export class SearchError extends Error {
  readonly kind: SearchFailure;

  constructor(kind: SearchFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What browsers say when they cannot fetch a file, a script or a module. */
const UNREACHABLE =
  /failed to fetch|fetch failed|load failed|networkerror|error loading dynamically|importing a module|cannot find module|failed to load pagefind metadata/i;

/**
 * Waits for something the index was asked for, but no longer than `seconds`. Whatever goes wrong becomes a
 * `SearchError`.
 */
export async function reach<T>(seconds: Seconds, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new SearchError('timeout', `The search index did not answer in ${seconds} s.`));
    timer = setTimeout(fail, seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    throw asSearchError(error);
  } finally {
    clearTimeout(timer);
  }
}

/** What went wrong, as a reason of ours; what is unknown is taken for an index of another form. */
export function asSearchError(error: unknown): SearchError {
  if (error instanceof SearchError) return error;
  const said = error instanceof Error ? error.message : String(error);
  return UNREACHABLE.test(said)
    ? new SearchError('unreachable', `The search index cannot be loaded: ${said}`, { cause: error })
    : new SearchError('broken', `The search index is not whole: ${said}`, { cause: error });
}
