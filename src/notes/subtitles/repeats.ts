import type { Skipped } from '../convert/import-rows.ts';
import type { FileCue, Milliseconds } from './cue.ts';

/** The cues without the lines that a rolling display shows again, as automatic captions do, and those lines. */
export function withoutRepeats(cues: readonly FileCue[]): {
  readonly cues: readonly FileCue[];
  readonly repeated: readonly Skipped[];
} {
  const isRepeat = cues.map(({ lines }, at) => {
    const [again] = lines;
    return again !== undefined && again.text === cues[at - 1]?.lines.at(-1)?.text;
  });
  const repeats = cues.filter((_, at) => isRepeat[at]);
  // Now and then somebody says the same twice; where it is the rule, and a new line stands below, it is the display.
  const isRolling = repeats.length * 3 > cues.length && repeats.some(({ lines }) => lines.length > 1);
  if (!isRolling) return { cues, repeated: [] };
  const kept: FileCue[] = [];
  for (const [at, cue] of cues.entries()) {
    const lines = isRepeat[at] ? cue.lines.slice(1) : cue.lines;
    const last = kept.at(-1);
    if (lines.length > 0 || !last) kept.push({ ...cue, lines });
    else kept[kept.length - 1] = { ...last, end: Math.max(last.end, cue.end) };
  }
  const repeated = repeats.flatMap(({ lines: [again] }) =>
    again ? [{ ...again, reason: 'repeated' as const }] : [],
  );
  return { cues: kept, repeated };
}

/**
 * Makes one cue of two that are shown at the same time, as files have it in which each language is a cue of its own.
 * Two Chinese ones are no pair, and neither are three.
 */
export function joinSameTimes(cues: readonly FileCue[]): readonly FileCue[] {
  const joined: FileCue[] = [];
  const open = new Map<Milliseconds, number>();
  for (const cue of cues) {
    const at = open.get(cue.start);
    const first = at === undefined ? undefined : joined[at];
    if (at === undefined || first?.end !== cue.end || (isChinese(first) && isChinese(cue))) {
      open.set(cue.start, joined.length);
      joined.push(cue);
    } else {
      open.delete(cue.start);
      joined[at] = { ...first, lines: [...first.lines, ...cue.lines] };
    }
  }
  return joined;
}

function isChinese({ lines }: FileCue): boolean {
  return lines.every(({ text }) => /\p{Script=Han}/u.test(text));
}
