import type { Phrase } from '../check/diagnostics.ts';

/** The text of a file in UTF-8, or what the file is instead. */
export type Decoded = { readonly text: string } | { readonly found: Phrase };

/** How a text in an older encoding looks: what of its double-byte characters is common, out of all. */
interface Encoding {
  readonly label: string;
  readonly name: string;
  readonly isLead: (byte: number) => boolean;
  readonly isCommon: (lead: number, trail: number) => boolean;
}

const BINARY: Phrase = { en: 'a binary file', zh: '二进制文件' };
const UNKNOWN: Phrase = { en: 'not in UTF-8', zh: '非 UTF-8 编码的文件' };
const COMMON_SHARE = 0.9;
const WIDE_LABELS = { 'UTF-16 LE': 'utf-16le', 'UTF-16 BE': 'utf-16be' } as const;
/** What no text holds: control characters but blanks and line ends, and characters that do not exist. */
const NO_TEXT = /[^\P{C}\p{Cf}\t\r\n\f]/u;

/** Punctuation and the characters a first course teaches, by their rows: rarer ones are elsewhere in each encoding. */
const ENCODINGS: readonly Encoding[] = [
  {
    label: 'gb18030',
    name: 'GB 18030 (GBK)',
    isLead: (byte) => byte > 0x80,
    isCommon: (lead, trail) => trail > 0xa0 && (isIn(lead, 0xa1, 0xa3) || isIn(lead, 0xb0, 0xd7)),
  },
  {
    label: 'big5',
    name: 'Big5',
    isLead: (byte) => byte > 0x80,
    isCommon: (lead) => isIn(lead, 0xa1, 0xa3) || isIn(lead, 0xa4, 0xc6),
  },
  {
    label: 'shift_jis',
    name: 'Shift-JIS',
    isLead: (byte) => isIn(byte, 0x81, 0x9f) || byte > 0xdf,
    isCommon: (lead) => isIn(lead, 0x81, 0x83) || isIn(lead, 0x88, 0x97),
  },
  {
    label: 'euc-jp',
    name: 'EUC-JP',
    isLead: (byte) => byte > 0x80,
    isCommon: (lead) => isIn(lead, 0xa1, 0xa5) || isIn(lead, 0xb0, 0xcf),
  },
  {
    label: 'euc-kr',
    name: 'EUC-KR',
    isLead: (byte) => byte > 0x80,
    isCommon: (lead, trail) => trail > 0xa0 && (isIn(lead, 0xa1, 0xa3) || isIn(lead, 0xb0, 0xc8)),
  },
];

/**
 * Reads bytes as UTF-8, or says what they are as far as that can be known.
 *
 * @example decodeText(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4)) // => { found: { en: 'text in GB 18030 (GBK)', … } }
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) return { found: textIn(wide) };
  if (bytes.includes(0)) return { found: BINARY };
  const text = decoded(bytes, 'utf-8');
  if (text !== undefined) return { text };
  const encoding = olderEncoding(bytes);
  return { found: encoding ? textIn(encoding.name) : UNKNOWN };
}

/**
 * Reads bytes in UTF-8, in UTF-16 or in the one older encoding that they can be in; then `found` says in which.
 *
 * @example decodeAny(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4)) // => { text: '中文', found: { en: 'text in GB 18030 (GBK)', … } }
 */
export function decodeAny(bytes: Uint8Array): Decoded & { readonly found?: Phrase } {
  const read = decodeText(bytes);
  if ('text' in read) return read;
  const wide = wideEncoding(bytes);
  const label = wide ? WIDE_LABELS[wide] : bytes.includes(0) ? undefined : olderEncoding(bytes)?.label;
  const text = label === undefined ? undefined : decoded(bytes, label);
  return text === undefined ? read : { ...read, text };
}

/** The only encoding of those we know that fits. */
function olderEncoding(bytes: Uint8Array): Encoding | undefined {
  const [only, ...others] = ENCODINGS.filter((encoding) =>
    isIn(commonShare(bytes, encoding), COMMON_SHARE, 1),
  );
  return others.length === 0 ? only : undefined;
}

function textIn(name: string): Phrase {
  return { en: `text in ${name}`, zh: ` ${name} 编码的文本` };
}

/** UTF-16 says so by its mark; without one, by a zero on the same side of each Latin character. */
function wideEncoding(bytes: Uint8Array): keyof typeof WIDE_LABELS | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 BE';
  if (bytes.length % 2 > 0) return undefined;
  const zeros = (side: number) => bytes.filter((byte, at) => byte === 0 && at % 2 === side).length;
  const [high, low] = [zeros(0), zeros(1)];
  if (high === low) return undefined;
  const name = high > low ? 'UTF-16 BE' : 'UTF-16 LE';
  const text = decoded(bytes, WIDE_LABELS[name]);
  return text === undefined || NO_TEXT.test(text) ? undefined : name;
}

/** How many of the double-byte characters are common ones; 0 if the bytes cannot be of this encoding. */
function commonShare(bytes: Uint8Array, { label, isLead, isCommon }: Encoding): number {
  const text = decoded(bytes, label);
  if (text === undefined || NO_TEXT.test(text)) return 0;
  let all = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at++) {
    const [byte = 0, next = 0] = [bytes[at], bytes[at + 1]];
    if (byte < 0x80) continue;
    all++;
    if (!isLead(byte)) continue;
    if (isCommon(byte, next)) common++;
    at++;
  }
  return common / all;
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function isIn(value: number, from: number, to: number): boolean {
  return value >= from && value <= to;
}
