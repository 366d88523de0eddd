/** The languages a reader sees; `side` is both side by side, and the same as `both` where there is no room for it. */
export type Mode = 'en' | 'both' | 'side' | 'zh';

/**
 * The EN · both · side by side · 中文 switch. The mode is an attribute of `<html>`, set before the first paint; this
 * only changes it, remembers it and lets the interface follow.
 */
class ReadingMode extends HTMLElement {
  private readonly wide = matchMedia('(min-width: 48rem)');

  connectedCallback(): void {
    this.addEventListener('click', this);
    this.wide.addEventListener('change', this);
    this.show();
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this);
    this.wide.removeEventListener('change', this);
  }

  handleEvent(event: Event): void {
    const button = event.type === 'click' && (event.target as Element).closest('button');
    if (button) this.choose(button.value as Mode);
    else this.show();
  }

  private choose(mode: Mode): void {
    const root = document.documentElement;
    root.dataset.reading = mode;
    root.lang = mode === 'en' || mode === 'zh' ? tagOf(mode) : browserLanguage();
    try {
      localStorage.setItem('reading', mode);
    } catch {
      // Storage can be full or forbidden; the choice then holds for this page.
    }
    this.show();
  }

  private show(): void {
    const chosen = document.documentElement.dataset.reading;
    const mode = chosen === 'side' && !this.wide.matches ? 'both' : chosen;
    // Tab comes to the one that is on; the arrow keys go on from there.
    for (const button of this.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.value === mode));
      button.tabIndex = button.value === mode ? 0 : -1;
    }
  }
}

/** With both languages shown, the interface speaks the one the browser prefers. */
function browserLanguage(): string {
  return tagOf(navigator.languages.find((tag) => /^(?:zh|en)/i.test(tag)));
}

function tagOf(language = ''): string {
  return /^zh/i.test(language) ? 'zh-Hans' : 'en';
}

customElements.define('reading-mode', ReadingMode);
