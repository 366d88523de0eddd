import { expect, inject, test } from 'vitest';
import { untilReady } from '../../scripts/bench/fake-embed.ts';
import { readLesson, SCREENS } from './lesson-reader.ts';
import { LESSON, momentAt, openMenu } from './moment-actions.ts';
import { browser } from './open-page.ts';

const site = inject('ownSite');

test.each(SCREENS)(
  'from a window of %s, paper has the words and nothing to press',
  async (_name, viewport) => {
    const { page, close } = await readLesson(browser, `${site.url}${LESSON}?lang=both`, { viewport });
    await momentAt(page, 't=137').locator('.time').click();
    await untilReady(page);
    await momentAt(page, 't=137').and(page.locator('[aria-current]')).waitFor();
    await page.locator('.self-test').click();
    await page.locator('.cover').first().waitFor();
    await page.mouse.wheel(0, 3000);
    await page.locator('.resume').waitFor();
    await openMenu(page, 't=137');
    await page.emulateMedia({ media: 'print' });

    const left = page.locator('button, iframe, textarea, select, search-box, nav').filter({ visible: true });
    expect(await left.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML.slice(0, 60)))).toEqual([]);
    for (const half of await page.locator('.moment > .pair > [lang]').all())
      expect(await half.isVisible(), (await half.textContent()) ?? '').toBe(true);
    for (const address of ['https://notes.example' + LESSON, 'https://youtu.be/9spwoDYwW_I'])
      expect(await page.locator('.printed').filter({ visible: true, hasText: address }).count()).toBe(1);
    const marked = await momentAt(page, 't=137').evaluate((moment) => {
      const { backgroundColor, borderLeftColor, boxShadow } = getComputedStyle(moment);
      const time = moment.querySelector('.time') as Element;
      return [backgroundColor, borderLeftColor, boxShadow, getComputedStyle(time, '::before').content];
    });
    expect(marked).toEqual(['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)', 'none', 'none']);
    await close();
  },
);

test('a moment that was gone to is printed as all others', async () => {
  const { page, close } = await readLesson(browser, `${site.url}${LESSON}#t=137`);
  await page.emulateMedia({ media: 'print' });
  const colour = (id: string) =>
    momentAt(page, id).evaluate((moment) => {
      const { backgroundColor, borderLeftColor } = getComputedStyle(moment);
      return [backgroundColor, borderLeftColor];
    });
  expect(await colour('t=137')).toEqual(await colour('t=64'));
  await close();
});
