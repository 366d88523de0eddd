import type { Locator, Page } from 'playwright-core';

export const LESSON = '/fastai-2019-part-1/lesson-7/';
export const VIDEO = '9spwoDYwW_I';

/** The two widths every part of the study is looked at. */
export const WIDTHS = [390, 1440] as const;

export function momentAt(page: Page, id: string): Locator {
  return page.locator(`[id="${id}"]`);
}

/** Opens the menu of a moment, and waits for it. */
export async function openMenu(page: Page, id: string): Promise<Locator> {
  await momentAt(page, id).locator('.more').first().click();
  const menu = page.locator('.moment-menu:popover-open');
  await menu.waitFor();
  return menu;
}

interface StoredStudy {
  readonly moments: Readonly<Record<string, Readonly<Record<string, readonly [unknown, number]>>>>;
  readonly positions: Readonly<Record<string, { readonly seconds: number }>>;
  readonly reviews: Readonly<Record<string, readonly [number | null, number]>>;
}

/** What is stored of the study on this page's site. */
export async function storedStudy(page: Page): Promise<StoredStudy> {
  return page.evaluate(() => {
    const [, text] = Object.entries(localStorage).find(([key]) => /^study:[^:]*$/.test(key)) ?? [];
    return text ? JSON.parse(text) : undefined;
  });
}

/** Where every moment of the page lies. */
export function places(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.moment')].map((moment) => {
      const { top, height } = moment.getBoundingClientRect();
      return Math.round(10 * (scrollY + top)) / 10 + Math.round(10 * height) * 1e6;
    }),
  );
}
