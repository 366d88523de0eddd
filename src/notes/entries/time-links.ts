import type { PhrasingContent, TableCell, Text } from 'mdast';
import { type Finding, finding } from '../check/diagnostics.ts';
import { element, type Leaf, leavesOf, removeLeaf, text, wordsOf } from '../markdown/inline.ts';
import { lineWith, type Source } from '../markdown/source.ts';
import { labelText, type TimeLink } from './read-time-link.ts';
import { formatClock, isoDuration, readLabelTime, type Seconds } from './time.ts';
import { watchUrl } from './video.ts';

/** What a block says about time, taken out of its words. */
export interface BlockTime {
  readonly start: TimeLink;
  /** The link that ends a range `A – B`, and what stands between the two. */
  readonly endLink?: TimeLink;
  readonly between?: string;
  readonly end?: Seconds;
  readonly jumps: readonly TimeLink[];
  /** The author's mark glued to the last word before the link; a page shows the words without it. */
  readonly mark?: string;
}

type Phrasing = { children: PhrasingContent[] };

const SEPARATOR_END = /\s*(?:[:：\-–—|,，]\s*)?$/;
const SEPARATOR_START = /^\s*(?:[:：\-–—|,，]\s*)?/;
const ENDS_APART = /[:：\-–—|,，]\s*$/;
const GLUED_MARK = /[^\s:：\-–—|,，]([:：\-–—|,，])\s*[[(（【]?$/;
const BEGINS_APART = /^\s*[:：\-–—|,，]/;
/** A dash before a time that has no link. */
const BARE_END = /^\s*(?:-+>?|[–—→~～至到])\s*(?=\d)/;
const RANGE = /^\s*(?:-+>?|[–—→~～至到]|to)\s*$/;
/** The last word of a language with blanks; of one without, its last characters. */
const LAST_WORDS =
  /(?:[^\s\p{Script=Han}[(（【<|]+|(?:(?<![\p{L}\p{N}])|(?=\p{Script=Han}))[^\s[(（【<|]{1,8})$/u;
const BRACKETS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '（': '）', '【': '】' };

/**
 * Takes the first time link, the end of its range, the brackets that hug them and one separator out of a block.
 * A label that is no time stays where it stood, as words. Changes `block`; the other time links stay in it as jumps.
 */
export function takeTime(
  phrasing: Phrasing,
  links: readonly TimeLink[],
  source: Source,
  findings: Finding[],
): BlockTime | undefined {
  const [start, next, ...others] = links;
  if (!start) return undefined;
  const leaves = leavesOf(phrasing);
  const at = leaves.findIndex(({ node }) => node === start.node);
  const range = rangeAt(leaves, at, start, next);
  const last = range?.link === undefined ? at : range.last;
  if (labelWords(start).length === 0) findings.push(...missingBlank(phrasing, leaves[at], source));
  const mark = markBefore(leaves, at, last, source);
  // An end without a link is typed in a text, which then has no more of it.
  if (range?.typed) range.typed.value = range.link ? '' : range.typed.value.slice(range.length);
  cutAround(leaves, at, last, labelWords(start).length > 0);
  replaceByLabel(phrasing, leaves[at], start);
  if (range?.link) replaceByLabel(phrasing, leaves[last], range.link);
  const end = range?.end ?? start.label?.end;
  const label = start.label && range && !range.link ? { ...start.label, end: range.end } : start.label;
  return {
    start: { ...start, ...(label && { label }) },
    jumps: range?.link || !next ? others : [next, ...others],
    ...(range?.link && { endLink: range.link, between: range.between }),
    ...(end !== undefined && { end }),
    ...(mark !== undefined && { mark }),
  };
}

/** The end of a range that begins with a time link. */
interface RangeEnd {
  readonly end: Seconds;
  /** The link that says it; absent for a time without a link. */
  readonly link?: TimeLink;
  readonly between: string;
  /** The text that stands between the two links, or that begins with the end. */
  readonly typed?: Text;
  /** How much of that text says the end. */
  readonly length: number;
  /** The leaf the range ends with. */
  readonly last: number;
}

/** The end of a range: behind a dash, or alone in the next cell of a table. */
function rangeAt(
  leaves: readonly Leaf[],
  at: number,
  start: TimeLink,
  next: TimeLink | undefined,
): RangeEnd | undefined {
  const after = leaves[at + 1];
  const typed = after?.node.type === 'text' ? after.node : undefined;
  const isLater = next !== undefined && next.video === start.video && next.seconds > start.seconds;
  if (isLater && typed && RANGE.test(typed.value) && leaves[at + 2]?.node === next.node)
    return { end: next.seconds, link: next, between: typed.value.trim(), typed, length: 0, last: at + 2 };
  if (!after || start.label?.end !== undefined || labelWords(start).length > 0) return undefined;
  const isCell = isAloneInCell(after) && leaves[at]?.parent !== after.parent;
  if (isLater && isCell && after.node === next.node)
    return { end: next.seconds, link: next, between: '–', length: 0, last: at + 1 };
  const dash = isCell ? '' : BARE_END.exec(typed?.value ?? '')?.[0];
  const time = dash === undefined ? undefined : readLabelTime(typed?.value.slice(dash.length) ?? '');
  const length = (dash?.length ?? 0) + (time?.length ?? 0);
  const isWhole = !isCell || typed?.value.trim().length === length;
  if (!typed || !time?.clean || time.end !== undefined || time.seconds <= start.seconds || !isWhole)
    return undefined;
  return { end: time.seconds, between: '–', typed, length, last: at + 1 };
}

/** True for what is all that a cell of a table says. */
function isAloneInCell({ parent }: Leaf): boolean {
  return (parent as Partial<TableCell>).type === 'tableCell' && parent.children.length === 1;
}

/** The chip a page shows for a time link: a link whose text is a `<time>`, or two if its label is a range. */
export function timeChip({ node, video, seconds, label }: TimeLink): PhrasingContent {
  const end = label?.end === undefined ? [] : [text('–'), timeElement(label.end)];
  const title = node.title ? { title: node.title } : {};
  const properties = { className: ['time'], href: watchUrl(video, seconds), ...title };
  return element('a', properties, [timeElement(seconds), ...end]);
}

/** Turns a further time link, where it stands, into a chip or into a link on the author's words. */
export function showJump(link: TimeLink): void {
  const words = labelWords(link);
  const chip = timeChip(link);
  Object.assign(link.node, words.length > 0 ? { ...chip, children: words } : chip);
}

function timeElement(seconds: Seconds): PhrasingContent {
  return element('time', { dateTime: isoDuration(seconds) }, [text(formatClock(seconds))]);
}

/** The words of a label without the time it starts with; none for a bare URL or a label that is all time. */
function labelWords({ node, label, bare }: TimeLink): PhrasingContent[] {
  const children = node.children as PhrasingContent[];
  if (bare) return [];
  const whole = labelText(node);
  if (!label)
    return whole === '' && children.every(({ type }) => type === 'text') ? [] : stripBrackets(children);
  const rest = whole.slice(label.length).replace(SEPARATOR_START, '');
  const silent = children.filter((child) => wordsOf(child) === '');
  if (rest === '') return silent;
  const [first, ...others] = children;
  const time = whole.slice(0, label.length);
  if (first?.type !== 'text' || !first.value.startsWith(time)) return [text(rest), ...silent];
  const start = first.value.slice(time.length).replace(SEPARATOR_START, '');
  return start === '' ? others : [{ ...first, value: start }, ...others];
}

/** `[[label]](url)` says `label`. */
function stripBrackets(children: PhrasingContent[]): PhrasingContent[] {
  const [only] = children;
  const inner =
    children.length === 1 && only?.type === 'text' ? /^\s*\[(.*)\]\s*$/s.exec(only.value)?.[1] : undefined;
  return inner === undefined ? children : [text(inner)];
}

function replaceByLabel(phrasing: Phrasing, leaf: Leaf | undefined, link: TimeLink): void {
  if (!leaf) return;
  const words = labelWords(link);
  if (words.length === 0) removeLeaf(phrasing, leaf.node);
  else leaf.parent.children.splice(leaf.parent.children.indexOf(leaf.node), 1, ...words);
}

/** Cuts hugging brackets and, if no words stay there, one separator around the leaves [first, last]. */
function cutAround(leaves: readonly Leaf[], first: number, last: number, keepsWords: boolean): void {
  const before = textBefore(leaves, first);
  const after = textAfter(leaves, last);
  const closing = BRACKETS[/([[(（【])\s*$/.exec(before?.value ?? '')?.[1] ?? ''];
  if (before && after && closing && after.value.trimStart().startsWith(closing)) {
    before.value = before.value.replace(/\s*[[(（【]\s*$/, ' ');
    after.value = after.value.trimStart().slice(1);
  }
  if (keepsWords) return;
  const isBlank = (some: readonly Leaf[]) => some.every(({ node }) => saysNothing(node));
  const betweenSeparators =
    before && after && ENDS_APART.test(before.value) && BEGINS_APART.test(after.value);
  if (after && isBlank(leaves.slice(0, first))) after.value = after.value.replace(SEPARATOR_START, '');
  else if (before && (isBlank(leaves.slice(last + 1)) || betweenSeparators))
    before.value = before.value.replace(SEPARATOR_END, ' ');
  if (before && after && /^(?:\s|[,，.。;；!！?？、)）])/.test(after.value))
    before.value = before.value.trimEnd();
}

/** The mark glued to the word before the leaves [first, last], if they end the block. */
function markBefore(
  leaves: readonly Leaf[],
  first: number,
  last: number,
  source: Source,
): string | undefined {
  const at = leaves[first]?.node.position?.start.offset;
  const endsBlock = leaves
    .slice(last + 1)
    .every(({ node }) => node.type === 'text' && /^[\s\])）】]*$/.test(node.value));
  if (at === undefined || !endsBlock || first === 0) return undefined;
  return GLUED_MARK.exec(source.text.slice(Math.max(0, at - 32), at))?.[1];
}

/** True for a leaf without anything to see. */
function saysNothing(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}

function textBefore(leaves: readonly Leaf[], at: number) {
  const node = leaves[at - 1]?.node;
  return node?.type === 'text' ? node : undefined;
}

function textAfter(leaves: readonly Leaf[], at: number) {
  const node = leaves[at + 1]?.node;
  return node?.type === 'text' ? node : undefined;
}

function missingBlank(phrasing: Phrasing, leaf: Leaf | undefined, source: Source): Finding[] {
  const { position } = leaf?.node ?? {};
  const at = position?.start.offset ?? 0;
  // Before a link that begins an emphasis stands the sign of the emphasis, not a word.
  const beginsEmphasis = leaf && leaf.parent !== phrasing && leaf.parent.children[0] === leaf.node;
  if (!position || beginsEmphasis || /^\s?$/.test(source.text.charAt(at - 1))) return [];
  const before = LAST_WORDS.exec(source.text.slice(Math.max(0, at - 64), at))?.[0];
  if (!before) return [];
  return [
    finding('missing-space-before-link', position.start, {
      found: before,
      fix: lineWith(source, at, at, ' '),
    }),
  ];
}
