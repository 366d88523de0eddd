import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatNotes } from '../../src/notes/convert/format.ts';
import { IMPORT_KINDS } from '../../src/notes/convert/import-outline.ts';
import { formatLabel } from '../../src/notes/entries/time.ts';
import { momentsOf } from '../../src/notes/lesson.ts';
import { parseLesson } from '../../src/notes/parse.ts';

const readme = readFileSync(new URL('../../content/README.md', import.meta.url), 'utf8');
const [, section = ''] = readme.split('## Notes you have already 已有的笔记');
const rows = [...section.matchAll(/^\| `([^`]+)` \| ([^|]+) \| `([\d:–]+)` \| ([^|]+) \|$/gm)];

describe('the guide says how these are read', () => {
  test.each(rows.map(([, notes = '', kind = '', time = '', words = '']) => ({ notes, kind, time, words })))(
    '$kind: $notes',
    ({ notes, time, words }) => {
      for (const text of [notes, formatNotes(notes)]) {
        const { lesson, html } = parseLesson(`---\nvideo: https://youtu.be/9spwoDYwW_I\n---\n\n${text}\n`);
        const moments = momentsOf(lesson).map(({ start, end, text: said }) => ({
          time: [start, end]
            .filter((second) => second !== undefined)
            .map(formatLabel)
            .join('–'),
          said,
        }));
        expect(moments).toEqual([{ time, said: words }]);
        expect(html).toMatch(/<a class="time" href="https:\/\/(?:youtu\.be|www\.bilibili\.com)\/[^"]*t=137"/);
      }
    },
  );

  test('and there are some of every kind', () => {
    expect(rows.length).toBeGreaterThan(20);
    const kinds = [...section.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual([...IMPORT_KINDS]);
  });
});
