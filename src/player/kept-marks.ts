const SVG = 'http://www.w3.org/2000/svg';
const SIGNS: Readonly<Record<string, string>> = { done: '✓', star: '★', note: '✎' };

/** A place in a video that the reader has marked. */
export interface Kept {
  readonly start: number;
  /** `done`, `star` and `note`, as many as there are. */
  readonly marks: readonly string[];
}

/** What the page shows as marked in a video: the study writes it on its moments and on the reader's own ones. */
export function keptIn(video: string): readonly Kept[] {
  const marked = document.querySelectorAll<HTMLElement>(`[data-video="${CSS.escape(video)}"][data-marks]`);
  return [...marked].map(({ dataset }) => ({
    start: Number(dataset.start),
    marks: (dataset.marks ?? '').split(' ').filter(Boolean),
  }));
}

/** The signs of a moment's marks, such as `✓ ★`; empty for none. */
export function signsOf({ dataset }: HTMLElement): string {
  return (dataset.marks ?? '')
    .split(' ')
    .flatMap((mark) => SIGNS[mark] ?? [])
    .join(' ');
}

/** Draws marks over a line of a length in seconds: a star above it, a long tick for done, a square below for a note. */
export function drawKept(kept: readonly Kept[], length: number): SVGElement {
  const all = element('g', {});
  for (const { start, marks } of kept) {
    const x = `${(100 * start) / length}%`;
    const shapes: Readonly<Record<string, () => SVGElement>> = {
      done: () => element('line', { x1: x, x2: x, y1: '25%', y2: '92%' }),
      star: () => element('text', { x, y: '25%' }, '★'),
      note: () => element('rect', { x, y: '80%', width: '5', height: '5' }),
    };
    for (const mark of marks) {
      const shape = shapes[mark]?.();
      shape?.setAttribute('class', `kept-${mark}`);
      if (shape) all.append(shape);
    }
  }
  return all;
}

function element(name: string, attributes: Readonly<Record<string, string>>, text = ''): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(text);
  return made;
}
