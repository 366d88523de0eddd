import { sectionsOnPage } from '../../elements/bar/sections.ts';
import { countDone, type Study } from '../study.ts';
import { keyOf } from './moment-words.ts';
import { fill, fromTemplate } from './words.ts';

/** Shows in the contents how much of each section is done, once some of it is. The words have to be there. */
export function showSectionProgress(study: Study): void {
  for (const { link, moments } of sectionsOnPage()) {
    const done = countDone(study, moments.map(keyOf));
    link.querySelector('.section-done')?.remove();
    if (done > 0) link.append(fill(fromTemplate('section-done'), { done, all: moments.length }));
  }
}
