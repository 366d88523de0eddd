import type { ImageUse } from '../lesson.ts';

/** An image beside a lesson as `renderHtml` writes it; a `<` that stands in words is written otherwise. */
const IMAGE = /<img src="\.\.\/([^"]*)" alt="([^"]*)">/g;

/** The HTML of a lesson in which images that are not there are replaced by their alternative text. */
export function withoutImages(html: string, missing: readonly ImageUse[]): string {
  const paths = new Set(missing.map(({ path }) => path));
  if (paths.size === 0) return html;
  return html.replace(IMAGE, (image, src: string, alt: string) => {
    if (!paths.has(decodeURIComponent(src.replaceAll('&#x26;', '&')))) return image;
    return alt.trim() === '' ? '' : `<em>${alt.replaceAll('<', '&lt;')}</em>`;
  });
}
