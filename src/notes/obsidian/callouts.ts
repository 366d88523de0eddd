import type { Blockquote, Paragraph, Parents, PhrasingContent } from 'mdast';
import { isPair, type Languages } from '../languages.ts';
import { element, text } from '../markdown/inline.ts';
import type { Source } from '../markdown/source.ts';
import { cutText, signsOf } from './cut-text.ts';

declare module 'mdast' {
  interface BlockquoteData {
    callout?: string;
  }
}

/** `[!note]`, with `+` or `-` where it can be folded, at the start of a quotation. */
const SIGN = /^\[!([\p{L}\p{N}_-]+)\][+-]?[ \t]*/u;

/** What the kinds of callouts are called. */
const KINDS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  note: ['Note', '说明'],
  abstract: ['Summary', '摘要'],
  summary: ['Summary', '摘要'],
  tldr: ['Summary', '摘要'],
  info: ['Info', '信息'],
  todo: ['To do', '待办'],
  tip: ['Tip', '提示'],
  hint: ['Tip', '提示'],
  important: ['Important', '重要'],
  success: ['Done', '完成'],
  check: ['Done', '完成'],
  done: ['Done', '完成'],
  question: ['Question', '问题'],
  help: ['Question', '问题'],
  faq: ['Question', '问题'],
  warning: ['Warning', '警告'],
  caution: ['Caution', '当心'],
  attention: ['Attention', '注意'],
  failure: ['Failure', '失败'],
  fail: ['Failure', '失败'],
  missing: ['Missing', '缺失'],
  danger: ['Danger', '危险'],
  error: ['Error', '错误'],
  bug: ['Bug', '缺陷'],
  example: ['Example', '示例'],
  quote: ['Quote', '引用'],
  cite: ['Quote', '引用'],
};

/** Takes the sign of a callout out of the words of a quotation, and its title apart from its text. */
export function takeCallout(quote: Blockquote, source: Source): void {
  const [first] = quote.children;
  const [opening] = first?.type === 'paragraph' ? first.children : [];
  if (first?.type !== 'paragraph' || opening?.type !== 'text') return;
  const [sign, kind] = SIGN.exec(signsOf(opening, source)) ?? [];
  if (sign === undefined || kind === undefined) return;
  quote.data = { ...quote.data, callout: kind.toLowerCase() };
  first.children.splice(0, 1, cutText(opening, sign.length, opening.value.length, source));
  const [title, body] = atFirstLine(first, source);
  const parts = [title, body].filter(({ children }) => children.some(saysSomething));
  quote.children.splice(0, 1, ...parts);
}

/** Names the callouts of a tree, once its blocks are read: what the site says is not among the author's words. */
export function showCallouts(parent: Parents, languages: Languages): void {
  for (const node of parent.children) {
    if ('children' in node) showCallouts(node, languages);
    if (node.type !== 'blockquote' || !node.data?.callout) continue;
    const { callout, hProperties } = node.data;
    const classes = [hProperties?.className ?? []].flat() as string[];
    node.data.hProperties = { ...hProperties, className: [...classes, 'callout'] };
    node.children.unshift({ type: 'paragraph', children: [nameOf(callout, languages)] });
  }
}

function nameOf(callout: string, languages: Languages): PhrasingContent {
  const names = KINDS[callout];
  if (!names) return element('span', { className: ['callout-kind'] }, [text(callout)]);
  const [en, zh] = names;
  return element('span', { className: ['callout-kind', 'ui'] }, [
    ...(languages.en ? [element('span', { lang: 'en' }, [text(en)])] : []),
    ...(isPair(languages) ? [text(' ')] : []),
    ...(languages.zh ? [element('span', { lang: 'zh-Hans' }, [text(zh)])] : []),
  ]);
}

/** A paragraph cut in two after its first line. */
function atFirstLine(paragraph: Paragraph, source: Source): readonly [Paragraph, Paragraph] {
  const at = paragraph.children.findIndex(
    (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  );
  const cut = paragraph.children[at];
  if (!cut) return [paragraphOf(paragraph.children, paragraph), paragraphOf([], paragraph)];
  const [before, after] =
    cut.type === 'text'
      ? [
          cutText(cut, 0, cut.value.indexOf('\n'), source),
          cutText(cut, cut.value.indexOf('\n') + 1, cut.value.length, source),
        ]
      : [undefined, undefined];
  const head = [...paragraph.children.slice(0, at), ...(before ? [before] : [])];
  const rest = [...(after ? [after] : []), ...paragraph.children.slice(at + 1)];
  return [paragraphOf(head, paragraph), paragraphOf(rest, paragraph)];
}

/** A paragraph that stands where its words do, or where the whole of it does. */
function paragraphOf(children: PhrasingContent[], { position }: Paragraph): Paragraph {
  const start = children.at(0)?.position?.start ?? position?.start;
  const end = children.at(-1)?.position?.end ?? position?.end;
  return { type: 'paragraph', children, ...(start && end && { position: { start, end } }) };
}

function saysSomething(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}
