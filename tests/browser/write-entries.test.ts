import { describe, expect, inject, test } from 'vitest';
import { field, freshContexts, link, notes, openWriter, setClock, untilRead, useTool } from './write-page.ts';

const site = inject('ownSite');
const contexts = freshContexts();

describe('the entries', () => {
  const three = `- a ${link(1)}\n- the b 二 ${link(2)}\n    - nested\n- c ${link(3)}\n`;

  test.each([
    ['plus', 0, three.replace(link(1), link(2))],
    ['minus', 3, three.replace(link(3), link(2))],
    ['now', 2, three.replace('nested', `nested ${link(50)}`)],
    ['down', 0, `- the b 二 ${link(2)}\n    - nested\n- a ${link(1)}\n- c ${link(3)}\n`],
    ['up', 3, `- a ${link(1)}\n- c ${link(3)}\n- the b 二 ${link(2)}\n    - nested\n`],
    ['merge', 0, `- a; the b 二 ${link(1)}\n    - nested\n- c ${link(3)}\n`],
    ['delete', 1, `- a ${link(1)}\n- nested\n- c ${link(3)}\n`],
  ])('%s, and back', async (tool, entry, expected) => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill(three);
    await untilRead(page, 4);
    await setClock(page, '0:50');
    await useTool(page, entry, tool);
    await expect.poll(() => notes(page).inputValue()).toBe(expected);
    await page.locator('.write-top').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => notes(page).inputValue()).toBe(three);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => notes(page).inputValue()).toBe(expected);
  });

  test('what was done to one can be undone where it is told', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill(three);
    await untilRead(page, 4);
    for (const [tool, told] of [
      ['down', 'Moved.'],
      ['merge', 'Joined.'],
      ['delete', 'Entry deleted.'],
    ] as const) {
      await useTool(page, 0, tool);
      const said = page.locator('.write-said', { hasText: told });
      await said.getByRole('button', { name: 'Undo' }).click();
      expect(await notes(page).inputValue()).toBe(three);
      await untilRead(page, 4);
    }
  });

  test('words of a field are in the text as soon as it is entered, and none are lost', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill(three);
    await untilRead(page, 4);
    await field(page, 3, 'en').focus();
    await page.keyboard.press('End');
    await page.keyboard.type('ut');
    await notes(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('- more');
    expect(await notes(page).inputValue()).toBe(`${three.replace('- c', '- cut')}- more`);
    await field(page, 0, 'en').fill('the very first');
    await page.keyboard.press('Control+z');
    await expect.poll(() => notes(page).inputValue()).toBe(`${three.replace('- c', '- cut')}- more`);
    await expect.poll(() => field(page, 0, 'en').inputValue()).toBe('a');
    await field(page, 0, 'en').fill('left at once');
    await page.reload();
    expect(await notes(page).inputValue()).toContain('- left at once');
  });

  test('fields write the same text, and undo comes back to them', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill(three);
    await untilRead(page, 4);
    await field(page, 0, 'zh').fill('一');
    await expect
      .poll(async () => (await notes(page).inputValue()).split('\n')[0])
      .toBe(`- a | 一 ${link(1)}`);
    await field(page, 0, 'time').focus();
    // Pressed faster than the text is read.
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    expect(await field(page, 0, 'time').inputValue()).toBe('0:00:03');
    await field(page, 0, 'time').fill('1:00');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await notes(page).inputValue()).split('\n')[0])
      .toBe(`- a | 一 ${link(60)}`);
    await field(page, 0, 'time').fill('soon');
    await page.keyboard.press('Enter');
    expect(await field(page, 0, 'time').inputValue()).toBe('0:01:00');
    await field(page, 0, 'zh').focus();
    for (let step = 0; step < 6; step++) await page.keyboard.press('Control+z');
    await expect.poll(() => notes(page).inputValue()).toBe(three);
    await expect.poll(() => field(page, 0, 'zh').inputValue()).toBe('');
  });

  test('Chinese that is composed is written when it is done, and undone as a whole', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill(`- the skip connection ${link(1)}`);
    await untilRead(page, 1);
    await field(page, 0, 'zh').focus();
    const input = await contexts.context.newCDPSession(page);
    for (const text of ['t', 'tiao', 'tiao yue'])
      await input.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await expect.poll(() => notes(page).inputValue()).toBe(`- the skip connection ${link(1)}`);
    await input.send('Input.insertText', { text: '跳跃连接' });
    await expect.poll(() => notes(page).inputValue()).toBe(`- the skip connection 跳跃连接 ${link(1)}`);
    await page.keyboard.press('Control+z');
    await expect.poll(() => notes(page).inputValue()).toBe(`- the skip connection ${link(1)}`);
    await notes(page).focus();
    await page.keyboard.press('Control+End');
    await input.send('Input.imeSetComposition', { text: 'wo', selectionStart: 2, selectionEnd: 2 });
    await input.send('Input.insertText', { text: '我' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => notes(page).inputValue()).toBe(`- the skip connection ${link(1)}`);
  });

  test('moving by key keeps the focus in the entry', async () => {
    const { page } = await openWriter(contexts.context, site.url);
    await notes(page).fill(three);
    await untilRead(page, 4);
    await field(page, 0, 'en').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => field(page, 2, 'en').inputValue()).toBe('a');
    await page.keyboard.press('Alt+ArrowDown');
    await expect
      .poll(() => notes(page).inputValue())
      .toBe(
        three
          .split('\n')
          .slice(1, 4)
          .concat(`- a ${link(1)}`, '')
          .join('\n'),
      );
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value))
      .toBe('a');
  });
});
