import fc from 'fast-check';
import { anyText } from './notes-texts.ts';

/** JSON of any shape, some of it near to what is expected. */
export const anyJson = fc.oneof(
  fc.json(),
  fc
    .record({ version: fc.constant(1), moments: fc.jsonValue(), positions: fc.jsonValue() })
    .map((value) => JSON.stringify(value)),
  fc.jsonValue().map((info) => JSON.stringify({ event: 'infoDelivery', info })),
  anyText,
);

/** Lines of a description, with times and without. */
export const chapterLines = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '- ', '🎬 ', '#2 ', '(', '1. '),
      fc.constantFrom('0:10', '1:02:03', '2:17–3:00', '9', ''),
      anyText,
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.map(([before, time, words]) => `${before}${time} ${words.slice(0, 30)}`).join('\n'));

/** Tables, whole and broken. */
export const tableLines = fc
  .array(
    fc.array(
      fc.oneof(
        anyText.map((text) => text.slice(0, 12)),
        fc.constantFrom('0:10', '137', '"', '""', 'time', 'end', 'text', '时间', ''),
      ),
      { maxLength: 5 },
    ),
    { maxLength: 6 },
  )
  .chain((rows) =>
    fc.constantFrom(',', ';', '\t').map((mark) => rows.map((row) => row.join(mark)).join('\n')),
  );

/** Subtitles, whole and broken. */
export const cueLines = fc
  .array(
    fc.oneof(
      anyText.map((text) => text.slice(0, 30)),
      fc.constantFrom(
        'WEBVTT',
        '1',
        '00:00:01,000 --> 00:00:02,000',
        '0:00:01.000,0:00:02.000',
        '00：00：01 -> 00：00：02',
        '00:00:01,000 --> 00:0',
        '[Events]',
        'Dialogue: 0,0:00:00.50,0:00:02.00,x,,0,0,0,,a',
        '0:01',
        '{"start": [1], "end": [2], "text": ["a"]}',
        'NOTE x',
        '',
      ),
    ),
    { maxLength: 10 },
  )
  .map((lines) => lines.join('\n'));

/** What programs write of chapters. */
export const chapterFiles = fc.oneof(
  fc.json().map((json) => `{"chapters": ${json}}`),
  fc
    .array(
      fc.record({
        startTime: fc.oneof(fc.double(), fc.string()),
        endTime: fc.jsonValue(),
        title: fc.string(),
      }),
    )
    .map((chapters) => JSON.stringify({ chapters }, null, 1)),
  fc
    .array(
      fc.constantFrom(
        '[CHAPTER]',
        'TIMEBASE=1/1000',
        'TIMEBASE=1/0',
        'START=1000',
        'END=0',
        'START=x',
        'title=a\\=b',
        'title=',
        '; note',
        '=',
        '[',
      ),
    )
    .map((lines) => [';FFMETADATA1', ...lines].join('\n')),
);
