/** What in the words of a file is no word: WebVTT and SRT have tags, SBV has none. */
export type MarkupKind = 'none' | 'srt' | 'vtt';

// `<T>` and `<Key: Hashable>` are words of people who teach programming; what players know goes.
const TAGS: Readonly<Record<'srt' | 'vtt', RegExp>> = {
  srt: /<\/?(?:b|i|u|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}/gi,
  vtt: /<\/?(?:b|i|u|c|v|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<(?:\d+:)?[\d:.]+>|\{\\[^{}]*\}/gi,
};
const ENTITY = /&(?:(lt|gt|nbsp|lrm|rlm|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '',
  rlm: '',
  amp: '&',
  quot: '"',
  apos: "'",
};
/** What nobody sees; joiners stay where they make one sign of two, as in emoji. */
const UNSEEN =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<![\p{Extended_Pictographic}\p{M}\p{Sk}\p{Script=Arabic}\p{Script=Devanagari}])[\u200c\u200d]/gu;

/**
 * The words of a line as people see them: without tags, with entities read, one blank at a time. Blanks
 * that keep words together stay.
 *
 * @example plainWords('<i>It&#39;s</i> a Map<K, V>', 'srt') // => "It's a Map<K, V>"
 */
export function plainWords(text: string, markup: MarkupKind): string {
  const bare = markup === 'none' ? text : text.replace(TAGS[markup], '').replace(ENTITY, readEntity);
  return bare
    .replace(UNSEEN, '')
    .replace(/[ \p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

/** Words as a file of a kind has to write them, so that they are read as they are. */
export function writtenWords(text: string, markup: MarkupKind): string {
  const needed = markup === 'vtt' || (markup === 'srt' && plainWords(text, markup) !== text);
  if (!needed) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{\\', '&#123;\\');
}

function readEntity(entity: string, name?: string, decimal?: string, hexadecimal?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : entity;
}
