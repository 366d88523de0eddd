import { expect, test } from 'vitest';
import { badgeSvg } from '../../src/status/badge.ts';

const badge = (entries: number, en: number, zh: number) =>
  badgeSvg({ entries, en, zh, time: entries, stale: 0 });

test.each([
  [badge(4, 4, 3), 'EN 100% · 中文 75%'],
  [badge(200, 199, 0), 'EN 99% · 中文 0%'],
  [badge(0, 0, 0), 'none yet 待写'],
])('a badge says in its title and in its picture what it shows', (svg, said) => {
  expect(svg).toContain(`<title>notes 笔记: ${said}</title>`);
  expect(svg).toContain(`>${said}</text>`);
});

test('its colour tells whole from half from little, and white is readable on it', () => {
  const colours = [badge(4, 4, 4), badge(4, 4, 2), badge(4, 1, 4), badge(0, 0, 0)].map((svg) =>
    [...svg.matchAll(/path fill="(#\w+)"/g)].map(([, colour]) => colour ?? ''),
  );
  expect(new Set(colours.map(([, state]) => state)).size).toBe(4);
  for (const colour of colours.flat()) expect(contrastWithWhite(colour), colour).toBeGreaterThanOrEqual(4.5);
});

test('its picture is as wide as it says and holds both texts', () => {
  const svg = badge(4, 4, 3);
  const width = Number(/<svg[^>]* width="(\d+)"/.exec(svg)?.[1]);
  const texts = [...svg.matchAll(/<text x="(\d+)"[^>]*textLength="(\d+)"/g)].map(([, x, length]) => [
    Number(x),
    Number(length),
  ]);
  const [[left = 0, leftLength = 0] = [], [right = 0, rightLength = 0] = []] = texts;
  expect(left + leftLength).toBeLessThan(right);
  expect(right + rightLength).toBeLessThan(width);
});

/** The ratio of WCAG 2. */
function contrastWithWhite(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
