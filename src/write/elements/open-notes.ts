import type { Finding } from '../../notes/check/diagnostics.ts';
import { watchUrl } from '../../notes/entries/video.ts';
import type { Draft } from '../draft.ts';
import { fixLine } from '../operations.ts';
import type { NotesReading } from '../rows.ts';
import { hasTitle } from '../titled.ts';
import { Editor } from './editor.ts';
import { Entries } from './entries.ts';
import { Export } from './export.ts';
import { openFindings } from './findings.ts';
import { openKeys } from './keys.ts';
import type { Messages } from './messages.ts';
import { Parser } from './parser.ts';
import { openPreview } from './preview.ts';
import { openTabs } from './tabs.ts';
import { Watch } from './watch.ts';
import { part } from './words.ts';

/** Where open notes come from and go to. */
export interface DraftKeeper {
  readonly draft: Draft;
  change(part: Partial<Omit<Draft, 'id'>>): void;
  /** The draft with what was typed and not passed on yet. */
  latest(): Draft;
}

/**
 * The notes that are open, in all their views: text, entries, page, findings. Every change goes to the editor, from it
 * to the draft and to the parser, and what the parser reads is shown in every view.
 */
export class OpenNotes {
  readonly editor: Editor;
  readonly entries: Entries;
  readonly #root: HTMLElement;
  readonly #messages: Messages;
  readonly #keeper: () => DraftKeeper;
  readonly #name: HTMLInputElement;
  readonly #watch: Watch;
  readonly #export: Export;
  readonly #parser: Parser;
  readonly #tabs: ReturnType<typeof openTabs>;
  readonly #preview: ReturnType<typeof openPreview>;
  readonly #showFindings: ReturnType<typeof openFindings>;
  readonly #closeKeys: () => void;
  #reading: NotesReading | undefined;

  /** `keeper` is a function because notes and their keeper know one another. */
  constructor(root: HTMLElement, messages: Messages, keeper: () => DraftKeeper) {
    this.#root = root;
    this.#messages = messages;
    this.#keeper = keeper;
    this.#name = part(root, '[name="name"]');
    this.#name.addEventListener('input', () => this.#named());
    this.editor = new Editor(part(root, '[name="text"]'), () => this.#typed());
    this.#watch = new Watch(part(root, '.write-watch'), {
      changed: (video) => keeper().change({ video }),
      say: messages.say,
    });
    this.#tabs = openTabs(part(root, '[role="tablist"]'), (view) => this.#showPage(view));
    this.#export = this.#openExport();
    this.#parser = this.#openParser();
    this.entries = this.#openEntries();
    this.#preview = this.#openPreview();
    this.#showFindings = this.#openFindings();
    this.#closeKeys = this.#openKeys();
  }

  /** Opens another draft. */
  open(draft: Draft): void {
    this.#name.value = draft.name;
    this.editor.open(draft.id, draft.text);
    this.#watch.open(draft.video ?? '', draft.seconds ?? 0);
    this.#messages.notice();
    this.#export.show(draft);
    this.#read(true);
  }

  /** Puts another text in place of the notes: read at once, as it is no typing. */
  replace(text: string): void {
    this.editor.apply(text);
    this.#read(true);
  }

  undo(): void {
    this.#went(this.editor.undo(), 'undone');
  }

  redo(): void {
    this.#went(this.editor.redo(), 'redone');
  }

  download(): void {
    this.#export.download();
  }

  close(): void {
    this.#closeKeys();
    this.#parser.close();
    this.#watch.close();
  }

  #openExport(): Export {
    const area = part<HTMLTextAreaElement>(this.#root, '[name="text"]');
    return new Export(part(this.#root, '.write-export'), {
      latest: () => this.#keeper().latest(),
      say: this.#messages.say,
      select() {
        area.focus();
        area.select();
      },
    });
  }

  #openParser(): Parser {
    const { notice } = this.#messages;
    return new Parser({
      read: (reading) => this.#show(reading),
      failed(reason) {
        if (reason) notice('parse-failed', { reason });
        else notice('parser-missing');
      },
    });
  }

  #openEntries(): Entries {
    return new Entries(part(this.#root, '.write-rows'), {
      editor: this.editor,
      watch: this.#watch,
      say: this.#messages.say,
      edit: (text) => this.replace(text),
      isShown: () => this.#tabs.open === 'rows',
      reveal: () => this.#tabs.select('rows'),
    });
  }

  #openPreview(): ReturnType<typeof openPreview> {
    return openPreview(part(this.#root, '.write-page'), {
      play: (seconds) => {
        if (this.#watch.video) this.#watch.play(seconds);
        return this.#watch.video !== undefined;
      },
      write: (id, half) => {
        const line = this.#reading?.lesson.entries.find((entry) => entry.id === id)?.line;
        if (line !== undefined) this.entries.write(line, half);
      },
    });
  }

  #openFindings(): ReturnType<typeof openFindings> {
    return openFindings(part(this.#root, '.write-findings'), {
      goTo: (line) => this.editor.goTo(line),
      fix: (found) => this.#fix(found),
      settle: ({ line }, as) => this.entries.settle(line, as),
      fixAll: () => void this.#fixAll(),
    });
  }

  #openKeys(): () => void {
    return openKeys(this.#root, part<HTMLInputElement>(this.#root, '[name="keys"]'), {
      stamp: () => this.entries.stamp(),
      toggle: () => this.#watch.toggle(),
      skip: (by) => this.#watch.skip(by),
      undo: () => this.undo(),
      redo: () => this.redo(),
      move: (by) => this.entries.move(by),
    });
  }

  #typed(): void {
    this.#keeper().change({ text: this.editor.text, seconds: this.#watch.seconds() });
    this.#read(false);
  }

  #named(): void {
    this.#keeper().change({ name: this.#name.value });
    this.#export.show(this.#keeper().draft);
    this.#read(false);
  }

  #read(atOnce: boolean): void {
    const { draft } = this.#keeper();
    this.#parser.read(this.editor.text, draft.name.trim() || this.#export.fileName(draft), atOnce);
  }

  #show(reading: NotesReading): void {
    // What the writer did meanwhile is on its way to be read.
    if (reading.text !== this.editor.text) return;
    this.#reading = reading;
    for (const ended of ['parse-failed', 'parser-missing']) this.#messages.notice(undefined, {}, ended);
    const { rows, lesson } = reading;
    this.entries.show(rows);
    part(this.#root, '.no-rows').hidden = rows.length > 0;
    this.#tabs.count('rows', rows.filter(({ kind }) => kind !== 'section').length);
    this.#tabs.count('findings', this.#showFindings(reading));
    this.#showPage(this.#tabs.open);
    const { draft } = this.#keeper();
    this.#export.show(draft);
    if (!lesson.video || draft.video?.trim()) return;
    const video = watchUrl(lesson.video);
    this.#keeper().change({ video });
    this.#watch.open(video, this.#watch.seconds());
  }

  #showPage(view: string): void {
    if (view !== 'page' || !this.#reading) return;
    const { text, name, lesson } = this.#keeper().draft;
    const isTitled = lesson !== undefined || hasTitle(text);
    this.#preview(this.#reading, isTitled ? undefined : name.trim() ? 'named' : 'unnamed');
  }

  #went(done: boolean, message: string): void {
    this.#messages.say(done ? message : 'nothing-there');
    if (done) this.#read(true);
  }

  #fix({ line, fix = '' }: Finding): void {
    const before = this.#reading?.text.split('\n')[line - 1] ?? '';
    const edited = fixLine(this.editor.text, line, before, fix);
    if (edited) this.replace(edited.text);
    this.#messages.say(edited ? 'fixed' : 'gone', { count: 1 });
  }

  async #fixAll(): Promise<void> {
    const before = this.editor.text;
    try {
      const { text, count } = await this.#parser.fix(before);
      const isStill = before === this.editor.text;
      if (isStill) this.replace(text);
      this.#messages.say(isStill ? 'fixed' : 'gone', { count });
    } catch (error) {
      this.#messages.notice('parse-failed', { reason: String(error) });
    }
  }
}
