import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeText } from '../../../src/notes/markdown/decode-text.ts';

const hex = (bytes: string) => Uint8Array.from(Buffer.from(bytes.replaceAll(' ', ''), 'hex'));
const lesson = readFileSync(
  new URL('../../../content/courses/fastai-2019-part-1/lesson-7.md', import.meta.url),
  'utf8',
);
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const found = (bytes: Uint8Array) => {
  const read = decodeText(bytes);
  return 'found' in read && typeof read.found !== 'string' ? read.found.en : read;
};

test.each([
  ['UTF-8', 'café 你好\r\n'],
  ['a byte order mark', '\ufeffa'],
  ['nothing', ''],
  ['a zero-width blank and a form feed', 'a\u200b\f'],
])('%s is read as it is', (_, text) => {
  expect(decodeText(Buffer.from(text))).toEqual({ text });
});

test.each([
  ['UTF-16 LE', utf16('\ufeff你好')],
  ['UTF-16 BE', utf16('\ufeff你好', true)],
  ['UTF-16 LE', utf16(lesson)],
  ['UTF-16 BE', utf16(lesson, true)],
  // 开场与目标 is 开 with a zero on the other side
  ['UTF-16 LE', utf16('## Opening and purpose 开场与目标\n')],
  // 卷积神经网络：从零开始，跳跃连接
  ['GB 18030 (GBK)', hex('beedbbfdc9f1beadcdf8c2e7a3bab4d3c1e3bfaacabca3acccf8d4bec1acbdd3')],
  // 卷積神經網路的原理
  ['Big5', hex('a8f7bf6eafabb867baf4b8f4aabaadecb27a')],
  // この授業では残差ネットワークについて学びます
  [
    'Shift-JIS',
    hex('82b182cc8ef68bc682c582cd8e63 8db7836c83628367838f815b834e82c982c282a282c48a7782d182dc82b7'),
  ],
])('text in %s', (name, bytes) => {
  expect(found(bytes)).toBe(`text in ${name}`);
});

test.each([
  ['Latin-1', Buffer.from('Où est la forêt, über die Größe', 'latin1')],
  // 你好, which is common in GBK and in Big5
  ['two characters that two encodings have', hex('c4e3bac3')],
  // はじめに in EUC-JP, which Big5 has too
  ['EUC-JP', hex('a4cfa4b8a4e1a4cb')],
  ['no encoding at all', hex('ff80ff20')],
])('of %s no more is said than is known', (_, bytes) => {
  expect(found(bytes)).toBe('not in UTF-8');
});

test.each([
  ['odd zeros', hex('010002')],
  ['the beginning of a picture', hex('89504e470d0a1a0a0000000d49484452')],
  ['zeros alone', hex('00000000')],
])('%s are binary', (_, bytes) => {
  expect(found(bytes)).toBe('a binary file');
});
