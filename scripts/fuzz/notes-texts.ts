import fc from 'fast-check';
import { anyNotes } from './notes/notes.ts';
import { VIDEO } from './notes/times.ts';

const url = (seconds: number) => `https://youtu.be/${VIDEO}?t=${seconds}`;
const link = (seconds: number) => `[0:00:${seconds}](${url(seconds)})`;

/** Whole notes, of which nothing is known but their text. */
const notesText = anyNotes.map(({ text }) => text);

/** What Markdown, HTML, YAML and the readers of times and pairs may stumble over. */
const PIECES = [
  ...[
    '- ',
    '* ',
    '1. ',
    '    ',
    '  ',
    '\t',
    '> ',
    '# ',
    '## ',
    '| ',
    ' | ',
    '\n',
    '\n\n',
    '\r\n',
    '\n---\n',
    '\n===\n',
  ],
  ...[
    '---\n',
    'title: ',
    'video: ',
    '```\n',
    '~~~\n',
    '<!--',
    '-->',
    '<div>',
    '</div>',
    '<details>',
    '<table>',
    '</td>',
  ],
  ...[
    '<script>',
    '<img src=x ',
    'onerror=',
    '<iframe src="',
    '">',
    '</a>',
    '<a href="',
    '[',
    ']',
    '](',
    ')',
    '(',
    '![',
    '[[',
    ']]',
    '![[',
    '[^1]',
    '[^1]: ',
  ],
  ...[
    '==',
    '**',
    '_',
    '`',
    '\\',
    '&amp;',
    '&#x202e;',
    '\u0000',
    '\u200b',
    '\uFEFF',
    '\uD800',
    '😀',
    '&#',
    ';',
    '~~',
    '!',
    '｜',
    'kana かな',
    '- [x] ',
    '{{',
    '}}',
    '^a1',
  ],
  ...[
    '0:10',
    '1:02:03',
    '10:',
    '99:99',
    '–',
    ' - ',
    '->',
    ' – ',
    't=10',
    '?t=',
    '#t=',
    '&',
    'youtu.be/',
    'https://',
  ],
  ...[
    url(10),
    link(10),
    link(13),
    `(${url(14)})`,
    `[Skip 跳](${url(11)})`,
    `[0:12 Skip](${url(12)})`,
    `<${url(13)}>`,
    `[[0:15](${url(15)})]`,
    `[:0:10](${url(10)})`,
    `[r]: ${url(9)}`,
    '[0:09][r]',
    '[:0:10]',
    `https://youtu.be/${VIDEO}`,
    'the thing ',
    'ImageList.from 从文件',
    'BV1xx411c7mD',
    VIDEO,
    'javascript:x',
    '词语',
    '神经网络',
    'word',
    'CNN ',
    '，',
    '。',
    ' ',
  ],
];

/** Any text at all, as people, programs and accidents make it: pieces of notes, whole notes, and cuts through them. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(
      notesText,
      fc.array(fc.tuple(fc.nat(2000), fc.nat(12), fc.constantFrom('', ...PIECES)), { maxLength: 5 }),
    )
    .map(([text, cuts]) =>
      cuts.reduce((cut, [at, length, piece]) => {
        const from = at % (cut.length + 1);
        return cut.slice(0, from) + piece + cut.slice(from + length);
      }, text),
    ),
);
