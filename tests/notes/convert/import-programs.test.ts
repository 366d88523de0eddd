import { describe, expect, test } from 'vitest';
import { draftOutline } from '../../../src/notes/convert/draft-outline.ts';
import { importOutline, kindOf } from '../../../src/notes/convert/import-outline.ts';
import { type ImportRow, joinRows } from '../../../src/notes/convert/import-rows.ts';

const VIDEO = '9spwoDYwW_I';

/** What `import` makes of a file without being told its kind. */
function read(name: string, text: string) {
  const file = { name, text, role: 'any' as const, kind: kindOf(name, text) };
  const { markdown, skipped } = importOutline([file], VIDEO, 30);
  const lines = markdown.trim() === '' ? [] : markdown.trim().split('\n');
  return {
    entries: lines.map((line) => line.replace(/^- /, '').replace(/\]\([^)]*\)/g, ']')),
    left: skipped.map(({ line, reason }) => `${line} ${reason}`),
  };
}

describe('whole files of programs', () => {
  test.each([
    [
      'labels of Audacity',
      'labels.txt',
      '137.000000\t140.500000\tPurpose 目标\n199.25\t199.25\tImageList\n\\\t100.0\t8000.0\n',
      ['Purpose 目标 [0:02:17–0:02:20]', 'ImageList [0:03:19]'],
    ],
    [
      'segments of LosslessCut',
      'cut.csv',
      ',12.5,Opening\n137.2,199.9,"Purpose, goals"\n',
      ['Opening [0:00:00–0:00:12]', 'Purpose, goals [0:02:17–0:03:19]'],
    ],
    [
      'segments without an end',
      'cut.csv',
      '0,12,Opening\n12,20,Purpose\n137,,Last\n',
      ['Opening [0:00:00–0:00:12]', 'Purpose [0:00:12–0:00:20]', 'Last [0:02:17]'],
    ],
    [
      'a table with ends and halves',
      'a.csv',
      '0:10,0:20,Purpose,目标\n',
      ['Purpose | 目标 [0:00:10–0:00:20]'],
    ],
    [
      'a database of Notion',
      'Notes 1f2e.csv',
      '\uFEFFName,Time,Tags\nPurpose 目标,2:17,cnn\n',
      ['Purpose 目标 [0:02:17]'],
    ],
    [
      'columns in any order and case',
      'a.csv',
      'END,Content,Start_Time\n3:00,Purpose 目标,2:17\n',
      ['Purpose 目标 [0:02:17–0:03:00]'],
    ],
    ['Chinese names', 'a.csv', '標題,時間\n目标 Purpose,2:17\n', ['目标 Purpose [0:02:17]']],
    [
      'chapters of a podcast',
      'chapters.json',
      '{\n  "version": "1.2.0",\n  "chapters": [\n    { "startTime": 0, "title": "Opening" },\n    { "startTime": 137.5, "endTime": 199, "title": "Purpose 目标", "img": "a.png" }\n  ]\n}',
      ['Opening [0:00:00]', 'Purpose 目标 [0:02:17–0:03:19]'],
    ],
    [
      'the information of yt-dlp',
      'video.info.json',
      '{"id": "x", "chapters": [{"start_time": 137.0, "title": "Purpose", "end_time": 199.0}]}',
      ['Purpose [0:02:17–0:03:19]'],
    ],
    [
      'metadata of ffmpeg',
      'meta.txt',
      ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=137500\nEND=199000\ntitle=Purpose \\= goals\n[chapter]\nSTART=200000000000\ntitle=Nanoseconds\n',
      ['Purpose = goals [0:02:17–0:03:19]', 'Nanoseconds [0:03:20]'],
    ],
    [
      'an export of Notion',
      'Lesson 7 1f2e3d.md',
      `# Lesson 7\n\nTags: cnn\n\n- Purpose 目标\n    \n    [https://youtu.be/${VIDEO}?t=137](https://youtu.be/${VIDEO}?t=137)\n    \n- ImageList https://youtu.be/${VIDEO}?t=199\n`,
      expect.arrayContaining([expect.stringContaining('[0:02:17]'), 'ImageList [0:03:19]']),
    ],
  ])('%s', (_kind, name, text, entries) => {
    expect(read(name, text).entries).toEqual(entries);
  });

  test.each([
    ['an end that is none', 'a.csv', '0:10,0:20,a\n0:20,0:30,b\n0:30,soon,c\n', '3 bad-end'],
    ['an end before its start', 'a.csv', '0:10,0:20,a\n0:20,0:30,b\n0:40,0:30,c\n', '3 bad-end'],
    ['half a row', 'labels.txt', '137.0\t140.5\tPurpose\n199.25\n', '2 no-words'],
    ['too many cells', 'a.csv', 'time,text\n0:10,a,b\n', '2 too-many-cells'],
    [
      'a chapter without a time',
      'c.json',
      '{"chapters": [\n{"startTime": 0, "title": "a"},\n{"title": "b"}]}',
      '3 no-time',
    ],
    [
      'a chapter without a title',
      'c.json',
      '{"chapters": [\n{"startTime": 0, "title": "a"},\n{"startTime": 3}]}',
      '3 no-words',
    ],
    ['a chapter that is none', 'c.json', '{"chapters": [\n{"startTime": 0, "title": "a"},\n7]}', '3 no-time'],
    [
      'JSON that breaks off',
      'c.json',
      '{"chapters": [\n{"startTime": 0, "title": "a"},\n{"startTime": 9',
      '3 not-json',
    ],
    ['a chapter without a start', 'm.txt', ';FFMETADATA1\n[CHAPTER]\ntitle=a\n', '2 no-time'],
    ['a unit of nothing', 'm.txt', ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1\nSTART=1\ntitle=a\n', '2 no-time'],
    [
      'what belongs to no chapter',
      'm.txt',
      ';FFMETADATA1\nartist=b\n[CHAPTER]\nSTART=1\ntitle=a\n',
      '2 no-time',
    ],
  ])('%s has its line and its reason', (_fault, name, text, expected) => {
    expect(read(name, text).left).toContain(expected);
  });
});

describe('work grows with what is imported', () => {
  const seconds = (count: number) => Array.from({ length: count }, (_, at) => at);
  /** Rows that count how often their start is asked for. */
  const counted = (count: number, shift: number) => {
    const asked = { times: 0 };
    const rows = seconds(count).map((at) => ({
      get start() {
        asked.times++;
        return 2 * at + shift;
      },
      text: 'words',
    }));
    return { rows: rows as readonly ImportRow[], asked };
  };

  test('of two files that are joined', () => {
    const count = (size: number) => {
      const [english, chinese] = [counted(size, 0), counted(size, 1)];
      expect(joinRows(english.rows, chinese.rows)).toHaveLength(2 * size);
      return english.asked.times + chinese.asked.times;
    };
    expect(count(4000) / count(1000)).toBeLessThan(6);
  });

  test('of subtitles', () => {
    const count = (size: number) => {
      let asked = 0;
      const cues = seconds(size).map((at) => ({
        get start() {
          asked++;
          return at * 1000;
        },
        end: (at + 1) * 1000,
        line: at + 1,
        lines: [{ line: at + 1, text: 'words.' }],
      }));
      expect(draftOutline({ en: cues }, 1)).toHaveLength(size);
      return asked;
    };
    expect(count(4000) / count(1000)).toBeLessThan(6);
  });
});
