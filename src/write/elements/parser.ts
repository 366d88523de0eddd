import type { Answer, Question } from '../parse-worker.ts';
import type { Reading } from '../rows.ts';

/** Reads notes beside the page. Of several texts only the latest is read. */
export interface Parser {
  /** Reads a text when typing rests, or at once. */
  read(text: string, name: string, atOnce?: boolean): void;
  /** The text with all mends that change nothing a reader sees, and how many they are. */
  mend(text: string): Promise<{ readonly text: string; readonly count: number }>;
  close(): void;
}

/** How long, in milliseconds, typing has to rest before the notes are read. */
const REST = 120;

/** `failed` hears why notes cannot be read; nothing if the reader could not be loaded, which is tried again when online. */
export function openParser(heard: (reading: Reading) => void, failed: (reason?: string) => void): Parser {
  let worker: Worker | undefined;
  let busy = false;
  let next: Omit<Question, 'id'> | undefined;
  let last: Omit<Question, 'id'> | undefined;
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mends = new Map<number, PromiseWithResolvers<{ text: string; count: number }>>();

  const fail = (reason?: string) => {
    busy = false;
    for (const { reject } of mends.values()) reject(new Error(reason));
    mends.clear();
    failed(reason);
  };
  const listen = ({ data }: MessageEvent<Answer>) => {
    const mend = mends.get(data.id);
    mends.delete(data.id);
    if ('mended' in data) mend?.resolve({ text: data.mended, count: data.count });
    else if ('failure' in data) {
      mend?.reject(new Error(data.failure));
      failed(data.failure);
    } else heard(data.reading);
    if (!mend) busy = false;
    ask();
  };
  const start = (): Worker => {
    if (worker) return worker;
    worker = new Worker(new URL('../parse-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', listen);
    worker.addEventListener('error', (event) => {
      // A worker that broke is of no more use; the next text gets a new one.
      event.preventDefault();
      worker?.terminate();
      worker = undefined;
      if (!event.message) next ??= last;
      fail(event.message);
    });
    return worker;
  };
  const post = (question: Omit<Question, 'id'>) => {
    const id = ++count;
    start().postMessage({ ...question, id } satisfies Question);
    return id;
  };
  const ask = () => {
    if (busy || !next) return;
    busy = true;
    const question = next;
    last = next;
    next = undefined;
    try {
      post(question);
    } catch (error) {
      fail(String(error));
    }
  };

  addEventListener('online', ask);

  return {
    read(text, name, atOnce = false) {
      next = { task: 'read', text, name };
      clearTimeout(timer);
      if (atOnce) ask();
      else timer = setTimeout(ask, REST);
    },
    mend(text) {
      const waiting = Promise.withResolvers<{ text: string; count: number }>();
      mends.set(post({ task: 'mend', text, name: '' }), waiting);
      return waiting.promise;
    },
    close() {
      removeEventListener('online', ask);
      clearTimeout(timer);
      worker?.terminate();
      worker = undefined;
    },
  };
}
