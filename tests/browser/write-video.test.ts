import { describe, expect, inject, test } from 'vitest';
import { fakeYoutube } from '../../scripts/bench/fake-embed.ts';
import { freshContexts, link, notes, openWriter, setClock, useTool, VIDEO } from './write-page.ts';

const site = inject('ownSite');
const contexts = freshContexts();

describe('the video', () => {
  test('is asked for by the writer, tells its time, and goes to an entry', async () => {
    await fakeYoutube(contexts.context, { live: false });
    const asked: string[] = [];
    contexts.context.on('request', (request) => asked.push(request.url()));
    const { page } = await openWriter(contexts.context, site.url);
    await page.getByLabel('Link to the video').fill(`https://youtu.be/${VIDEO}?t=100`);
    expect(await page.locator('input[name="now"]').inputValue()).toBe('0:01:40');
    expect(asked.filter((url) => url.includes('youtube'))).toEqual([]);
    await page.getByRole('button', { name: 'Watch here' }).click();
    await page.locator('.write-watch[data-running]').waitFor();
    const frame = await (await page.locator('.write-screen iframe').elementHandle())?.contentFrame();
    await frame?.evaluate('window.fake.advance(37)');
    await expect.poll(() => page.locator('input[name="now"]').inputValue()).toBe('0:02:17');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('here');
    await expect.poll(() => notes(page).inputValue()).toBe(`- here ${link(137)}\n`);
    await setClock(page, '0:10');
    await expect.poll(() => frame?.evaluate('window.fake.time()')).toBe(10);
    await useTool(page, 0, 'play');
    await expect.poll(() => frame?.evaluate('window.fake.time()')).toBe(137);
  });

  test('that cannot be reached leaves the clock, with a sentence and the plain link', async () => {
    await fakeYoutube(contexts.context, { blocked: true });
    const page = await contexts.context.newPage();
    await page.clock.install();
    await page.goto(`${site.url}/write/?lang=en`);
    await page.getByLabel('Link to the video').fill(`https://youtu.be/${VIDEO}`);
    await page.getByRole('button', { name: 'Watch here' }).click();
    await page.clock.runFor(10_000);
    const state = page.locator('.write-video-state');
    expect(await state.textContent()).toContain('YouTube does not answer');
    expect(await state.locator('a').getAttribute('href')).toContain(VIDEO);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.clock.runFor(4000);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => notes(page).inputValue()).toContain(link(4));
  });
});
