import { occurrences } from '../query/occurrences.ts';

/** What stands in an entry and is not its words; other entries too. */
const NO_WORDS = '.moment, .point, .time, .permalink, button, template';

/** Marks words in an entry or a section. If all of them are in a language that is put away, that is shown. */
export function markWords(target: Element, words: readonly string[]): void {
  const nodes = scopeOf(target).flatMap((element) => textsIn(element, target));
  const ranges = occurrences(nodes.map(({ data }) => data).join(''), words);
  let start = 0;
  const marks = nodes.flatMap((node) => {
    const own = ranges.map(([from, to]) => [from - start, to - start] as const);
    start += node.data.length;
    return markIn(node, own);
  });
  if (marks.some((mark) => mark.checkVisibility())) return;
  for (const mark of marks) mark.closest<HTMLElement>('[lang]')?.style.setProperty('display', 'block');
}

/** An entry; a heading with what stands below it, and with the same in the other language where that is a part of its own. */
function scopeOf(target: Element): readonly Element[] {
  if (!isHeading(target)) return [target];
  const part = target.parentElement?.matches('.prose > [lang]') ? target.parentElement : undefined;
  const other = part?.nextElementSibling;
  if (part) return other?.matches('[lang]') ? [part, other] : [part];
  const below: Element[] = [];
  for (let next = target.nextElementSibling; next && !isHeading(next); next = next.nextElementSibling)
    below.push(next);
  return [target, ...below];
}

function isHeading({ tagName }: Element): boolean {
  return /^H[1-6]$/.test(tagName);
}

function textsIn(element: Element, target: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node !== target && node.matches(NO_WORDS)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  if (element !== target && element.matches(NO_WORDS)) return [];
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts;
}

/** Marks ranges, which may reach beyond the node, the last first so that offsets stay true. */
function markIn(node: Text, ranges: readonly (readonly [from: number, to: number])[]): Element[] {
  const { length } = node;
  return ranges
    .map(([from, to]) => [Math.max(from, 0), Math.min(to, length)] as const)
    .filter(([from, to]) => from < to)
    .reverse()
    .map(([from, to]) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const mark = document.createElement('mark');
      mark.className = 'landed';
      range.surroundContents(mark);
      return mark;
    });
}
