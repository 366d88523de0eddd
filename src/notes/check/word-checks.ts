import type { Words } from '../entries/words.ts';
import type { Entry } from '../lesson.ts';
import type { Block } from '../markdown/blocks.ts';
import { lineAt, lineWith, placeAt, type Source } from '../markdown/source.ts';
import { type Finding, finding, type Phrase } from './diagnostics.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};
const HALF_WIDTH_MARK =
  /(?<=\p{Script=Han})[,;:!?](?=\s?[\p{Script=Han}])|(?<=[A-Za-z0-9])[,;!?](?=\p{Script=Han})/gu;
const UNEVEN_BRACKETS = /（[^()（）]*(\))|(\()[^()（）]*）/gu;
const NOT_PROSE = /`[^`]*`|\]\([^)]*\)|https?:\/\/\S+/g;

/** Checks what an entry says: that both halves are there, that its reading is sure, its Chinese punctuation. */
export function checkWords(
  entry: Entry,
  words: Words,
  block: Block,
  bilingual: boolean,
  source: Source,
): readonly Finding[] {
  const { language, text } = words;
  const place = { line: entry.line, column: entry.column };
  const findings: Finding[] = [];
  if (bilingual && words.unsure)
    findings.push(finding('ambiguous-split', place, { found: text, expected: readings(words) }));
  if (bilingual && language === 'en') findings.push(finding('missing-zh', place, { found: text }));
  if (bilingual && language === 'zh') findings.push(finding('missing-en', place, { found: text }));
  if (language === 'zh' || language === 'both') findings.push(...punctuation(block, source));
  return findings;
}

function readings({ language, en, zh }: Words): Phrase {
  return language === 'both'
    ? {
        en: `“${en} | ${zh}”; a “|” at its beginning would keep it whole`,
        zh: `“${en} | ${zh}”；若要整行不拆，请在最前面写“|”`,
      }
    : {
        en: 'one phrase; a “ | ” between the halves would make it a pair',
        zh: '一句；若是中英两半，请在两半之间写“ | ”',
      };
}

function punctuation(block: Block, source: Source): Finding[] {
  const position = (block.phrasing as { position?: Block['container']['position'] } | undefined)?.position;
  const { start, end } = position ?? block.container.position ?? {};
  if (!start || !end) return [];
  const findings: Finding[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const prose = lineAt(source, line).replace(NOT_PROSE, (skipped) => ' '.repeat(skipped.length));
    const offset = source.starts[line - 1] ?? 0;
    for (const match of prose.matchAll(HALF_WIDTH_MARK))
      findings.push(halfWidth(match[0], offset + match.index, source));
    for (const match of prose.matchAll(UNEVEN_BRACKETS)) {
      const bracket = match[1] ?? match[2] ?? '';
      findings.push(halfWidth(bracket, offset + match.index + match[0].lastIndexOf(bracket), source));
    }
  }
  return findings;
}

function halfWidth(mark: string, at: number, source: Source): Finding {
  const expected = FULL_WIDTH[mark] ?? mark;
  const width = source.text[at + 1] === ' ' && mark !== '(' && mark !== ')' ? 2 : 1;
  return finding('mixed-punctuation', placeAt(source, at), {
    found: mark,
    expected,
    fix: lineWith(source, at, at + width, expected),
  });
}
