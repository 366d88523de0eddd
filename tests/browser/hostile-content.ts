import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Imported, type ImportKind, importOutline } from '../../src/notes/convert/import-outline.ts';
import { formatLabel } from '../../src/notes/entries/time.ts';
import { NOTE_LENGTH } from '../../src/study/study.ts';
import { payloads } from './payloads.ts';

const OF_A_LESSON = 4;
const OF_A_COURSE = 100;
const PROTOTYPES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** Payloads of strangers, each in every place of a lesson that takes words. */
export function hostileLesson(...some: readonly string[]): string {
  const all = some.join(' ');
  const front = { title: { en: all, zh: `词 ${all}` }, summary: all, contributors: some };
  return [`---\n${stringify(front)}---`, ...some.map(placesOf)].join('\n\n');
}

/** A payload in every place of notes that takes words. */
export function placesOf(payload: string): string {
  const line = payload.replace(/\s*\n\s*/g, ' ');
  const cell = line.replaceAll('|', '\\|');
  const link = (second: number) => `[0:00:${second}](https://youtu.be/9spwoDYwW_I?t=${second})`;
  return [
    `## ${line}`,
    `- ${line} ${link(10)}`,
    `- words | 词语 ${line} ${link(11)}`,
    `1. ${link(12)} ${line}\n    - ${line}`,
    `> [!note] ${line}\n> ${line}`,
    `| ${cell} | x |\n| - | - |\n| ${cell} | ${link(13)} |`,
    `[${line}](https://youtu.be/9spwoDYwW_I?t=14 "${line.replaceAll('"', '&quot;')}")`,
    `![${line}](none.png)`,
    `\`${line}\``,
    `\`\`\`${line.replaceAll('`', '')}\n${line}\n\`\`\``,
    `[^n]: ${line}\n\nx[^n]`,
    payload,
    `<div>\n${payload}\n</div>`,
    `<p><a href="https://youtu.be/9spwoDYwW_I?t=15">0:15</a> ${line}</p>`,
  ].join('\n\n');
}

/** A study, as its page saves one, with every payload in the notes and the titles, and in keys that it does not know. */
export function hostileStudy(): string {
  const notes = chunksOf(payloads, '\n', NOTE_LENGTH);
  const moments = notes.map((note, at) => [`9spwoDYwW_I:${at + 10}`, { done: [true, 1], note: [note, 1] }]);
  const positions = notes.map((title, at) => [
    `c0/p${at * OF_A_LESSON}`,
    { video: '9spwoDYwW_I', seconds: 10, title: { en: title, zh: title }, at: at + 1 },
  ]);
  const strange = payloads.map((payload) => [payload, { [payload]: [payload, 1], note: [payload, payload] }]);
  const named = (of: readonly (readonly unknown[])[]) =>
    [...of, ...strange, ...PROTOTYPES.map((name) => [name, { ran: [1, 1], note: ['ran', 1] }])]
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',');
  // Written by hand: an object would not take `__proto__` for a name.
  return `{"version":1,"__proto__":{"ran":1},"moments":{${named(moments)}},"positions":{${named(positions)}}}`;
}

/** Joins texts into few, none of which is longer than `longest`. */
function chunksOf(texts: readonly string[], mark: string, longest: number): readonly string[] {
  const chunks: string[] = [];
  for (const text of texts) {
    const longer = `${chunks.at(-1) ?? ''}${mark}${text}`;
    if (chunks.length > 0 && longer.length <= longest) chunks[chunks.length - 1] = longer;
    else chunks.push(text);
  }
  return chunks;
}

/** Files of other programs with payloads in every field, as `npm run import` reads them: one every ten seconds. */
export function hostileImports(
  some: readonly string[],
): readonly { readonly kind: ImportKind; readonly text: string }[] {
  const lines = some.map((payload) => payload.replace(/\s*\n\s*/g, ' '));
  const clock = (at: number) => formatLabel(at * 10);
  const cue = (from: number) => `${clock(from)}.000 --> ${clock(from + 1)}.000`;
  const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;
  return [
    {
      kind: 'subtitles',
      text: [
        `WEBVTT - ${lines[0]}\n\nSTYLE\n::cue { background: url(https://evil.example/x.png) }`,
        ...lines.map(
          (line, at) => `${line.replaceAll('-->', '')}\n${cue(at)} ${line}\n<v ${line}>${line}</v>`,
        ),
      ].join('\n\n'),
    },
    {
      kind: 'subtitles',
      text: lines
        .map((line, at) => `${at + 1}\n${cue(at).replaceAll('.', ',')}\n{\\an8}${line}`)
        .join('\n\n'),
    },
    { kind: 'chapters', text: lines.map((line, at) => `${clock(at)} ${line}`).join('\n') },
    {
      kind: 'chapters',
      text: JSON.stringify({
        chapters: some.map((title, at) => ({ startTime: at * 10, title, url: title, img: title })),
      }),
    },
    {
      kind: 'table',
      text: some.map((words, at) => [clock(at), quoted(words), quoted(`词 ${words}`)].join(',')).join('\n'),
    },
    {
      kind: 'notes',
      text: lines.map((line, at) => `* ${line} https://youtu.be/9spwoDYwW_I?t=${at * 10}`).join('\n'),
    },
  ];
}

/** What `npm run import` makes of such a file. */
export function importHostile({
  kind,
  text,
}: {
  readonly kind: ImportKind;
  readonly text: string;
}): Imported {
  return importOutline([{ name: 'strange', kind, text, role: 'any' }], '9spwoDYwW_I', 0);
}

/** Places of files that are none of the content folder's. */
const ELSEWHERE = [
  '../../../secret.png',
  '%2e%2e/%2e%2e/%2e%2e/secret.png',
  '..%2f..%2f..%2fsecret.png',
  'a/../../../../secret.png',
  '/secret.png',
  '//secret.png',
  '..\\..\\..\\secret.png',
  'file:///secret.png',
];
/** What stands in the file at those places. */
export const SECRET = 'a picture of nobody else’s business';

/**
 * Writes a content folder of courses whose lessons hold every payload: those of `hostileLesson`, those that are made of
 * strangers' files, and one that asks for the picture beside the content folder.
 */
export async function writeHostileContent(folder: string): Promise<void> {
  for (let from = 0; from < payloads.length; from += OF_A_COURSE) {
    const course = join(folder, 'courses', `c${from}`);
    const some = payloads.slice(from, from + OF_A_COURSE);
    await mkdir(course, { recursive: true });
    const about = {
      title: some.slice(0, 5).join(' '),
      summary: { en: some.join(' '), zh: `词 ${some.join(' ')}` },
    };
    await writeFile(join(course, 'course.yaml'), stringify(about));
    for (let at = 0; at < some.length; at += OF_A_LESSON)
      await writeFile(join(course, `p${from + at}.md`), hostileLesson(...some.slice(at, at + OF_A_LESSON)));
  }
  const imported = join(folder, 'courses', 'imported');
  await mkdir(imported);
  for (const at of hostileImports([]).keys()) {
    // A third of them in each, so that each is in two.
    const some = payloads.filter((_, one) => one % 3 === at % 3);
    const file = hostileImports(some)[at];
    if (file) await writeFile(join(imported, `${file.kind}-${at}.md`), importHostile(file).markdown);
  }
  await writeFile(join(folder, '..', 'secret.png'), SECRET);
  const places = [...ELSEWHERE, join(folder, '..', 'secret.png')];
  const forms = places.map((path) => `![x](<${path}>) ![[${path}]] [x](<${path}>)\n\n<img src="${path}">`);
  await writeFile(join(imported, 'elsewhere.md'), forms.join('\n\n'));
}
