/** The views of the notes, of which one is open. */
export interface Tabs {
  /** The name of the open one: what follows `site:w-` in the id of its panel. */
  readonly open: string;
  select(name: string): void;
  count(name: string, count: number): void;
}

/**
 * A list of tabs as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has it: one stop for the Tab key, arrows between
 * the tabs, the panel opens with the focus.
 */
export function openTabs(list: HTMLElement, opened: (name: string) => void): Tabs {
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const panelOf = (tab: HTMLElement) => document.getElementById(tab.getAttribute('aria-controls') ?? '');
  const nameOf = (tab: HTMLElement) => (tab.getAttribute('aria-controls') ?? '').replace('site:w-', '');
  const chosen = () => tabs.find((tab) => tab.ariaSelected === 'true') ?? tabs[0];
  const choose = (tab: HTMLElement | undefined) => {
    if (!tab || tab === chosen()) return;
    for (const one of tabs) {
      one.ariaSelected = String(one === tab);
      one.tabIndex = one === tab ? 0 : -1;
      const panel = panelOf(one);
      if (panel) panel.hidden = one !== tab;
    }
    opened(nameOf(tab));
  };

  list.addEventListener('click', ({ target }) => {
    choose((target as Element).closest<HTMLElement>('[role="tab"]') ?? undefined);
  });
  list.addEventListener('keydown', (event) => {
    const tab = chosen();
    const at = tab ? tabs.indexOf(tab) : 0;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const wanted = tabs.at(to % tabs.length);
    choose(wanted);
    wanted?.focus();
  });

  return {
    get open() {
      const tab = chosen();
      return tab ? nameOf(tab) : '';
    },
    select: (name) => choose(tabs.find((tab) => nameOf(tab) === name)),
    count(name, count) {
      const tab = tabs.find((one) => nameOf(one) === name)?.querySelector('.count');
      if (tab) tab.textContent = count > 0 ? String(count) : '';
    },
  };
}
