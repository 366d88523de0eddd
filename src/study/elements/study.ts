// What a page needs of the study before the reader asks for any of it. The rest is one module, fetched on first use,
// or when this browser holds marks for this page.
import { sayUnloaded } from '../../elements/unloaded.ts';

const links = document.querySelectorAll('.moment .permalink');
const tools = () => import('./tools.ts');
const wake = () => void tools();

for (const link of links) {
  const { moment, time } = partsOf(link);
  time.id = `site:${moment.id}`;
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'more';
  more.textContent = '⋯';
  more.setAttribute('aria-haspopup', 'dialog');
  more.setAttribute('aria-expanded', 'false');
  more.setAttribute('aria-labelledby', `site:more ${time.id}`);
  link.after(more);
  // Tab goes from moment to moment; the arrow keys go on within one.
  more.tabIndex = (link as HTMLElement).tabIndex = -1;
}

if (links.length > 0) {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('.more, .tool');
    if (button && !button.popoverTargetElement)
      tools()
        .then(({ use }) => use(button))
        .catch((error) => {
          sayUnloaded();
          throw error;
        });
  });
  document.addEventListener('study:mark', (event) => {
    const { target, detail } = event as CustomEvent<'done' | 'star' | 'note'>;
    void tools().then(({ markMoment }) => markMoment(target as HTMLElement, detail));
  });
  addEventListener('hashchange', wake, { once: true });
  document.addEventListener('lecture:time', wake, { once: true });
  if (location.hash.includes('t=')) wake();
  if (isForThisPage(stored())) void tools().then(({ showStudy }) => showStudy());
}

// Where the reader stopped in this lesson is kept under its address.
const here = location.pathname.split('/').slice(-3, -1).join('/');
if (stored().includes(`"${here}":{`)) void tools().then(({ offerToContinue }) => offerToContinue());

if (document.querySelector('study-panel')) wake();
if (document.querySelector('.lesson-list, .continue')) {
  const list = () => stored() && wake();
  list();
  // Coming back from a lesson, the page can be the one from before it.
  addEventListener('pageshow', list);
}

function stored(): string {
  try {
    return localStorage.getItem(`study:${import.meta.env.BASE_URL.replace(/\/?$/, '/')}`) ?? '';
  } catch {
    // Storage is forbidden, so there is nothing in it.
    return '';
  }
}

/** What does not look like a study is for every page, so that it is looked at and set aside. */
function isForThisPage(text: string): boolean {
  if (text && !/^{"version":1,.*}}$/s.test(text)) return true;
  return [...links].some((link) => text.includes(`"${partsOf(link).moment.dataset.video}:`));
}

function partsOf(link: Element): { moment: HTMLElement; time: HTMLElement } {
  const moment = link.closest('.moment') as HTMLElement;
  return { moment, time: moment.querySelector('.time') as HTMLElement };
}
