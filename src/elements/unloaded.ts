/** What browsers say of a script they cannot fetch. */
const UNLOADED = /dynamically imported module|importing a module/i;
const SAID = [
  ['en', 'Part of this page did not load. The site may have been updated: please reload the page.'],
  ['zh-Hans', '页面的一部分没有加载成功，网站可能刚更新过，请刷新页面。'],
] as const;

/**
 * Says that something the reader asked for cannot be fetched, where nothing else makes up for it: after the site was
 * updated, the scripts of a page from before are gone.
 */
export function sayUnloaded(): void {
  if (document.querySelector('.unloaded:popover-open')) return;
  document.querySelector('.unloaded')?.remove();
  const said = document.createElement('p');
  said.className = 'unloaded ui';
  said.setAttribute('role', 'alert');
  // The browser shows it above all else, until the reader presses something.
  said.popover = 'auto';
  said.append(...SAID.filter(([lang]) => isSpoken(lang)).flatMap(([lang, text]) => [run(lang, text), ' ']));
  document.body.append(said);
  said.showPopover();
}

/** Of a site in one language, the pages speak Chinese if it is Chinese, and otherwise English. */
function isSpoken(lang: string): boolean {
  const tags = (document.documentElement.dataset.languages ?? '').split(' ');
  return tags.length > 1 || lang.startsWith('zh') === tags[0]?.startsWith('zh');
}

function run(lang: string, text: string): HTMLElement {
  const made = document.createElement('span');
  made.lang = lang;
  made.textContent = text;
  return made;
}

addEventListener('unhandledrejection', ({ reason }) => {
  if (UNLOADED.test(`${reason?.message} ${reason?.cause?.message}`)) sayUnloaded();
});
