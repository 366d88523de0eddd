/** The languages a reader sees. */
export type Mode = 'en' | 'both' | 'zh';

/**
 * The EN · both · 中文 switch. The mode is an attribute of `<html>`, set before the first paint; this only changes it,
 * remembers it and lets the interface follow.
 */
class ReadingMode extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.addEventListener('click', this);
    this.show();
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this);
  }

  handleEvent(event: Event): void {
    const button = (event.target as Element).closest('button');
    if (button) this.choose(button.value as Mode);
  }

  private choose(mode: Mode): void {
    const root = document.documentElement;
    root.dataset.reading = mode;
    root.lang = mode === 'both' ? browserLanguage() : mode === 'zh' ? 'zh-Hans' : 'en';
    try {
      localStorage.setItem('reading', mode);
    } catch {
      // Storage can be full or forbidden; the choice then holds for this page.
    }
    this.show();
  }

  private show(): void {
    const mode = document.documentElement.dataset.reading;
    for (const button of this.querySelectorAll('button'))
      button.setAttribute('aria-pressed', String(button.value === mode));
  }
}

/** With both languages shown, the interface speaks the one the browser prefers. */
function browserLanguage(): 'en' | 'zh-Hans' {
  return navigator.languages.find((tag) => /^(?:zh|en)/i.test(tag))?.startsWith('zh') ? 'zh-Hans' : 'en';
}

customElements.define('reading-mode', ReadingMode);
