import { NoteTaker } from './note-taker.ts';

/** The element of the note taker. Without JavaScript it is hidden, and the page says how to write notes by hand. */
class WriteNotes extends HTMLElement {
  #noteTaker: NoteTaker | undefined;

  connectedCallback(): void {
    this.hidden = false;
    this.#noteTaker = new NoteTaker(this, this.dataset.base ?? '/');
  }

  disconnectedCallback(): void {
    this.#noteTaker?.close();
  }
}

customElements.define('write-notes', WriteNotes);
