import { describe, expect, inject, test } from 'vitest';
import { pagesOf } from '../site/built-page.ts';
import { axe, browser, newReader } from './open-page.ts';

const forks = inject('forks');
const LESSON = '/course/lesson-1/';
/** Pages that differ from those of this site, whose every page is held to axe. */
const LOOKED_AT = /^\/(?:course\/lesson-1\/|write\/)?$/;
/** The one Chinese character that the author of the English course wrote. */
const QUOTED = /图/g;
const OTHER = {
  en: /\p{Script=Han}|Chinese(?! *$)|translat/imu,
  zh: /英文|中英|英语|双语|翻译|译文|\b(?:English|Chinese|translat)/iu,
} as const;

describe.each(['en', 'zh'] as const)('a course in %s alone', (language) => {
  const site = forks[language];

  test.each([390, 1440])('speaks of no other language, at %i px', async (width) => {
    const addresses = [...(await pagesOf(site.dir)).keys()];
    expect(addresses).not.toContain('/status/');
    const { page, complaints } = await newReader(browser, {
      locale: language === 'en' ? 'zh-CN' : 'en-US',
      viewport: { width, height: 844 },
    });
    const found: string[] = [];
    for (const path of addresses) {
      await page.goto(`${site.url}${path}`);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(
        language === 'en' ? 'en' : 'zh-Hans',
      );
      expect(await page.locator('reading-mode, .missing, .self-test').count(), path).toBe(0);
      const said = [await page.title(), ...(await page.locator('body').allInnerTexts())].join('\n');
      const other = OTHER[language].exec(said.replace('means graph in Chinese', '').replace(QUOTED, ''));
      if (other) found.push(`${path}: ${said.slice(Math.max(0, other.index - 20), other.index + 20)}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
        width,
      );
      if (width === 390 && LOOKED_AT.test(path))
        found.push(...(await axe(page)).map((one) => `${path} ${one}`));
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('shows moments on the first page', async () => {
    const { page } = await newReader(browser);
    await page.goto(`${site.url}/`);
    expect(await page.locator('.taste li').count()).toBe(language === 'en' ? 4 : 0);
    await page.context().close();
  });

  test('lists no key that switches languages', async () => {
    const { page } = await newReader(browser);
    await page.goto(`${site.url}${LESSON}`);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.locator('kbd', { hasText: /^m$/ }).count()).toBe(0);
    await page.context().close();
  });

  test('is written in one field, and no half is missed', async () => {
    const { page } = await newReader(browser);
    await page.goto(`${site.url}/write/`);
    await page.fill(
      '[name=text]',
      '- skip connection 跳跃连接 [0:00:10](https://youtu.be/9spwoDYwW_I?t=10)\n- MNIST [0:00:20](https://youtu.be/9spwoDYwW_I?t=20)',
    );
    const fields = page.locator('.write-rows textarea:visible');
    await fields.nth(1).waitFor();
    expect(await fields.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))).toEqual([
      'skip connection 跳跃连接',
      'MNIST',
    ]);
    await fields.nth(1).fill('MNIST 数据集 data');
    await expect.poll(() => page.inputValue('[name=text]')).toContain('MNIST 数据集 data');
    await page.getByRole('tab').nth(2).click();
    await page.locator('.no-findings').waitFor();
    expect(await page.locator('.to-write').isVisible()).toBe(false);
    await page.context().close();
  });
});

test('whole lines of a course in one language are kept as they are', async () => {
  const { page } = await newReader(browser);
  await page.goto(`${forks.zh.url}${LESSON}`);
  const said = await page.locator('.moment > .lone').allInnerTexts();
  expect(said).toEqual([
    '图由节点和边组成',
    '广度优先搜索 BFS 逐层访问',
    'NetworkX',
    '用 skip connection 的解法',
  ]);
  expect(await page.locator('h1').allInnerTexts()).toEqual(['第 1 课：什么是图 Graph']);
  await page.context().close();
});

describe('a course in traditional Chinese and English', () => {
  test('marks its halves, and the reading mode hides either', async () => {
    const { page, complaints } = await newReader(browser);
    await page.goto(`${forks.hant.url}${LESSON}?lang=both`);
    const half = (lang: string) => page.locator(`.moment .pair > [lang="${lang}"]`).first();
    expect(await half('zh-Hant').allInnerTexts()).toEqual(['圖由節點和邊組成']);
    for (const [mode, english, chinese] of [
      ['both', true, true],
      ['side', true, true],
      ['zh', false, true],
      ['en', true, false],
    ] as const) {
      await page.goto(`${forks.hant.url}${LESSON}?lang=${mode}`);
      expect([await half('en').isVisible(), await half('zh-Hant').isVisible()]).toEqual([english, chinese]);
    }
    await page.locator('.self-test').click();
    await page.locator('.cover').first().waitFor();
    expect(await half('zh-Hant').getAttribute('data-covered')).toBe('');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each([390, 1440])('every page is accessible and fits, at %i px', async (width) => {
    const { page, complaints } = await newReader(browser, {
      locale: 'zh-TW',
      viewport: { width, height: 844 },
    });
    for (const path of (await pagesOf(forks.hant.dir)).keys()) {
      await page.goto(`${forks.hant.url}${path}`);
      if (width === 390 && LOOKED_AT.test(path)) expect(await axe(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
        width,
      );
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('is found in either writing, and the hit keeps its language', async () => {
    const { page } = await newReader(browser);
    for (const query of ['節點', '节点']) {
      await page.goto(`${forks.hant.url}/search/?q=${encodeURIComponent(query)}`);
      await page.locator('.hits [lang="zh-Hant"]', { hasText: '圖由節點和邊組成' }).first().waitFor();
    }
    await page.context().close();
  });
});
