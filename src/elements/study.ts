// What a page needs of the study before the reader asks for any of it. The rest is fetched on first use, or when
// this browser holds marks for this page.
const links = document.querySelectorAll('.moment .permalink');
const show = () => void import('./study-tools.ts').then(({ showStudy }) => showStudy());

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
}

if (links.length > 0) {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('.more, .self-test');
    if (button)
      import('./study-tools.ts')
        .then(({ use }) => use(button))
        .catch((error) => {
          document.getElementById('site:unloaded')?.removeAttribute('hidden');
          throw error;
        });
  });
  addEventListener('hashchange', show, { once: true });
  document.addEventListener('lecture:time', show, { once: true });
  if (location.hash.includes('t=') || isForThisPage(stored())) show();
}

if (document.querySelector('study-panel')) void import('./study-panel.ts');

if (document.querySelector('.lesson-list')) {
  const list = () => stored() && void import('./study-lists.ts');
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
  if (text && !text.startsWith('{"version":1,')) return true;
  return [...links].some((link) => text.includes(`"${partsOf(link).moment.dataset.video}:`));
}

function partsOf(link: Element): { moment: HTMLElement; time: HTMLElement } {
  const moment = link.closest('.moment') as HTMLElement;
  return { moment, time: moment.querySelector('.time') as HTMLElement };
}
