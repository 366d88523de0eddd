import { formatLabel } from '../entries/time.ts';
import type { Lesson, Moment } from '../lesson.ts';
import { momentsOf } from '../lesson.ts';
import { type Finding, finding } from './diagnostics.ts';

/** Checks the moments of a lesson against one another, its video and its length. */
export function checkTimes(lesson: Lesson): readonly Finding[] {
  const findings: Finding[] = [];
  const latest = new Map<string, Moment>();
  const seen = new Map<string, Moment>();
  for (const moment of momentsOf(lesson)) {
    const { video, start, text } = moment;
    const time = formatLabel(start);
    if (video !== lesson.video && lesson.video !== undefined)
      findings.push(finding('stray-video', moment, { found: video, expected: lesson.video }));
    else if (lesson.duration !== undefined && start > lesson.duration)
      findings.push(finding('past-the-end', moment, { found: time, expected: formatLabel(lesson.duration) }));
    const before = latest.get(video);
    if (before && before.start > start)
      findings.push(finding('time-goes-back', moment, { found: time, expected: formatLabel(before.start) }));
    latest.set(video, moment);
    const key = `${video} ${start} ${text}`;
    const twin = seen.get(key);
    if (twin) findings.push(finding('duplicate-entry', moment, { expected: String(twin.line), fix: '' }));
    else seen.set(key, moment);
  }
  return findings;
}
