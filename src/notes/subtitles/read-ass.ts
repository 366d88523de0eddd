import { readClock } from './clock.ts';
import type { FileCue } from './cue.ts';
import { plainWords } from './plain-words.ts';
import type { Reading } from './reading.ts';

const FIELDS = ['Layer', 'Start', 'End', 'Style', 'Name', 'MarginL', 'MarginR', 'MarginV', 'Effect', 'Text'];

/** True for a file of Advanced SubStation Alpha, or the older SSA. */
export function isAss(text: string): boolean {
  return (
    /^\s*\[Script Info\]/i.test(text) ||
    /^\[Events\]\s*$[\s\S]{0,2000}?^Dialogue:/im.test(text.slice(0, 20_000))
  );
}

/** Reads the lines that are spoken; what they look like, comments and drawings are left. */
export function readAss(text: string): Reading {
  const cues: FileCue[] = [];
  const skipped: Reading['skipped'][number][] = [];
  const mistyped: Reading['mistyped'][number][] = [];
  let fields: readonly string[] = FIELDS;
  let inEvents = false;
  for (const [index, typed] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const [, section] = /^\s*\[(.+)\]\s*$/.exec(typed) ?? [];
    if (section !== undefined) inEvents = section.toLowerCase() === 'events';
    const [, key = '', value = ''] = /^\s*(\w+):\s*(.*)$/.exec(typed) ?? [];
    if (!inEvents || section !== undefined || typed.trim() === '') continue;
    if (key === 'Format') fields = value.split(',').map((field) => field.trim());
    else if (key !== 'Dialogue') skipped.push({ line, text: typed.trim(), reason: 'comment' });
    else {
      const event = readEvent(value, fields);
      if (!event) {
        mistyped.push({ line, typed });
        skipped.push({ line, text: typed.trim(), reason: 'bad-times' });
      } else cues.push({ ...event, line, lines: event.words.map((words) => ({ line, text: words })) });
    }
  }
  return { kind: 'ass', cues, skipped, mistyped };
}

/** The last field may have commas in it. */
function readEvent(value: string, fields: readonly string[]) {
  const parts = value.split(',');
  const part = (name: string) => parts[fields.indexOf(name)] ?? '';
  const [start, end] = [readClock(part('Start')), readClock(part('End'))];
  if (start === undefined || end === undefined) return undefined;
  const said = parts.slice(fields.indexOf('Text')).join(',');
  const isDrawing = /\{[^{}]*\\p[1-9]/.test(said);
  const words = said
    .replace(/\{[^{}]*\}/g, '')
    .replace(/\\h|\\n/g, ' ')
    .split('\\N')
    .map((text) => plainWords(text, 'none'));
  return { start, end, words: isDrawing ? [] : words };
}
