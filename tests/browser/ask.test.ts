import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { LESSON, momentAt, openMenu, WIDTHS } from './moment-actions.ts';
import { axeInBothColours, browser, newReader } from './open-page.ts';
import { playerSite } from './player-site.ts';

const repo = inject('repoSite');
const permissions = ['clipboard-read', 'clipboard-write'];
const hrefOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((link) => new URL((link as HTMLAnchorElement).href));

describe.each(WIDTHS)('at %i px', (width) => {
  const viewport = { width, height: 800 };

  test('the menu of a moment asks about it, in a form that is filled in', async () => {
    const { page, complaints } = await newReader(browser, { viewport });
    await page.goto(`${repo.url}${LESSON}?lang=zh`);
    const ask = '.moment-menu [data-go="ask"]';
    for (const [id, time, english, chinese] of [
      ['t=137', '2:17', 'Purpose: CNN from scratch', '目标：从零构建 CNN'],
      ['t=128', '2:08', 'Notebook starts', '讲解开始'],
    ] as const) {
      await openMenu(page, id);
      expect(await page.locator(ask).getByText('就此提问').isVisible()).toBe(true);
      const url = await hrefOf(page, ask);
      expect(url.pathname).toBe('/example/notes/issues/new');
      expect(Object.fromEntries(url.searchParams)).toEqual({
        template: 'question.yml',
        title: `fastai-2019-part-1/lesson-7 · ${time}`,
        lesson: 'fastai-2019-part-1/lesson-7',
        time,
        english,
        chinese,
        link: `${repo.url}${LESSON}#${id}`,
      });
      await page.keyboard.press('Escape');
    }
    expect((await hrefOf(page, '.contribute [data-go="ask"]')).searchParams.get('lesson')).toBe(
      'fastai-2019-part-1/lesson-7',
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a lesson with code, links and questions: all of them belong to their moments', async () => {
    const { page, complaints } = await newReader(browser, { permissions, viewport });
    await page.goto(playerSite().code);
    // Links of the lesson, by kind.
    const links = page.locator('.outside-links a');
    expect(await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))).toEqual([
      'https://github.com/example/notes/blob/main/nbs/conv.ipynb',
      'https://colab.research.google.com/github/example/notes/blob/main/nbs/conv.ipynb',
      'https://arxiv.org/abs/1512.03385',
    ]);
    // Questions, beside their moments alone.
    const questions = await page
      .locator('.questions')
      .evaluateAll((all) =>
        all.map((link) => [link.closest('.moment')?.id, (link as HTMLAnchorElement).href]),
      );
    expect(questions.map(([id]) => id)).toEqual(['t=10', 't=20']);
    expect(questions[0]?.[1]).toBe('https://github.com/example/notes/discussions/12');
    expect(new URL(questions[1]?.[1] ?? '').searchParams.get('discussions_q')).toBe(
      'is:open "talks/code/#t=20"',
    );
    // Code is copied by its button, which Tab reaches right after the code.
    const moment = momentAt(page, 't=10');
    await moment.locator('.copy-code button').waitFor();
    await moment.locator('pre').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await moment.locator('[role="status"]').getByText('Copied').waitFor();
    const code =
      'def conv(ni, nf):\n    return nn.Conv2d(ni, nf, kernel_size=3, stride=2, padding=1, bias=False, padding_mode="zeros")';
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await axeInBothColours(page)).toEqual([]);
    // It is quoted with its moment, and the question is a discussion.
    const menu = await openMenu(page, 't=10');
    const body = (await hrefOf(page, '.moment-menu [data-go="ask"]')).searchParams.get('body');
    expect(body).toBe(`> define the layer\n>\n> 定义这一层\n>\n> [0:10](${playerSite().code}#t=10)\n\n`);
    await menu.locator('[name="quote"]').click();
    await menu.locator('[role="status"] p').waitFor();
    expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')).toEqual([
      'define the layer',
      '定义这一层',
      'arXiv https://arxiv.org/abs/1512.03385',
      ...code.split('\n'),
      '0:10 · A talk with code · 带代码的演讲',
      `${playerSite().code}#t=10`,
    ]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('where a page may not copy, the code is selected and the reader told so', async () => {
  const { page } = await newReader(browser);
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(playerSite().code);
  await page.locator('.copy-code button').click();
  await page.locator('.copy-code [role="status"]').getByText('Selected, to copy by hand').waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('def conv(ni, nf):');
  await page.context().close();
});
