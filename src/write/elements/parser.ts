import { languages } from '../../elements/languages.ts';
import { startWorker } from '../../elements/trusted.ts';
import type { Answer, Question } from '../parse-worker.ts';
import workerUrl from '../parse-worker.ts?worker&url';
import type { NotesReading } from '../rows.ts';

/** How long, in milliseconds, typing has to rest before the notes are read. */
const REST = 120;

/** What a parser answers. */
export interface ParserPage {
  read(reading: NotesReading): void;
  /** Why notes cannot be read; nothing if the reader could not be loaded, which is tried again when online. */
  failed(reason?: string): void;
}

/** Reads notes beside the page, in a worker that starts with the first text. Of several texts only the latest is read. */
export class Parser {
  readonly #page: ParserPage;
  readonly #fixes = new Map<number, PromiseWithResolvers<{ text: string; count: number }>>();
  #worker: Worker | undefined;
  #busy = false;
  #next: Omit<Question, 'id'> | undefined;
  #last: Omit<Question, 'id'> | undefined;
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: ParserPage) {
    this.#page = page;
    addEventListener('online', this.#ask);
  }

  /** Reads a text when typing rests, or at once. */
  read(text: string, name: string, atOnce = false): void {
    this.#next = { task: 'read', text, name, languages };
    clearTimeout(this.#timer);
    if (atOnce) this.#ask();
    else this.#timer = setTimeout(this.#ask, REST);
  }

  /** The text with all fixes that change nothing a reader sees, and how many they are. */
  fix(text: string): Promise<{ readonly text: string; readonly count: number }> {
    const fixed = Promise.withResolvers<{ text: string; count: number }>();
    this.#fixes.set(this.#post({ task: 'fix', text, name: '', languages }), fixed);
    return fixed.promise;
  }

  close(): void {
    removeEventListener('online', this.#ask);
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask = (): void => {
    if (this.#busy || !this.#next) return;
    this.#busy = true;
    this.#last = this.#next;
    this.#next = undefined;
    try {
      this.#post(this.#last);
    } catch (error) {
      this.#fail(String(error));
    }
  };

  #post(question: Omit<Question, 'id'>): number {
    const id = ++this.#count;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ ...question, id } satisfies Question);
    return id;
  }

  #start(): Worker {
    const worker = startWorker(workerUrl);
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#take(data));
    worker.addEventListener('error', (event) => {
      // A worker that broke is of no more use; the next text gets a new one.
      event.preventDefault();
      worker.terminate();
      this.#worker = undefined;
      if (!event.message) this.#next ??= this.#last;
      this.#fail(event.message);
    });
    return worker;
  }

  #take(answer: Answer): void {
    const fix = this.#fixes.get(answer.id);
    this.#fixes.delete(answer.id);
    if ('fixed' in answer) fix?.resolve({ text: answer.fixed, count: answer.count });
    else if ('failure' in answer) {
      fix?.reject(new Error(answer.failure));
      this.#page.failed(answer.failure);
    } else this.#page.read(answer.reading);
    if (!fix) this.#busy = false;
    this.#ask();
  }

  #fail(reason?: string): void {
    this.#busy = false;
    for (const { reject } of this.#fixes.values()) reject(new Error(reason));
    this.#fixes.clear();
    this.#page.failed(reason);
  }
}
