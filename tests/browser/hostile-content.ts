import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { payloads } from './payloads.ts';

const OF_A_LESSON = 4;
const OF_A_COURSE = 100;

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

/** Writes a content folder of courses whose lessons hold every payload. */
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
}
