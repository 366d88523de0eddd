/** The language of a run of text; `none` for text without words of a language (code, numbers). */
export type Language = 'en' | 'zh' | 'ja' | 'none';

/** How the entries of one file are written: English and Chinese in each, or not. `unknown` before it was looked at. */
export type Pairing = 'pairs' | 'whole' | 'unknown';

/** How one line is read. Offsets are in characters of the line. */
export type PairReading =
  | {
      readonly kind: 'pair';
      /** The halves as [from, to) of the line; what lies between them is blanks or the mark. */
      readonly en: Range;
      readonly zh: Range;
      /** True if the author said so with a mark or a line of its own. */
      readonly marked: boolean;
      readonly unsure: boolean;
    }
  | { readonly kind: 'whole'; readonly range: Range; readonly language: Language; readonly unsure: boolean };

export type Range = readonly [from: number, to: number];

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const MARK = /(?:^|\s)\|{1,2}(?=\s|$)|｜/g;
const OPENING = /[([{（【《“‘「『"']/;
const GLUE = /[^\s,;:!?，；：！？。、)\]}）】》”’」』|]/;
/** What continues a phrase that began with a Latin term, and so is no beginning of a Chinese half. */
const CONTINUATION =
  /^(?:的(?!确)|是(?!否|什么)|和|与(?!门)|及|或(?!许|门)|之|等(?!价|于|同|高|式|待|效)|也|中(?:的|，|$)|里(?:的|，|$)|上(?:的|，|$)|下(?:的|，|$)|以及|还是|用于|用来|属于|不是|就是|这|那|一样)/;
const FUNCTION_WORD =
  /^(?:an?|the|is|are|was|were|be|of|to|in|on|for|and|or|with|does|do|did|it|its|we|you|they|this|that|these|how|why|what|when|where|who|not|from|by|as|at|can|will|into|than|vs)$/i;

/** Words a term has at most. */
const MOST_ECHOED = 4;

/**
 * Decides where the English half of an entry ends and its Chinese half begins.
 *
 * `atoms` are the ranges of the line that cannot be cut: inline code, emphasis, links.
 * An explicit mark always wins: ` | `, ` || `, `｜`, or the Chinese on a line of its own.
 *
 * @example readPair('Purpose: CNN from scratch 目标：从零构建 CNN')
 * // => { kind: 'pair', en: [0, 25], zh: [26, 37], marked: false, unsure: false }
 */
export function readPair(
  line: string,
  atoms: readonly Range[] = [],
  pairing: Pairing = 'unknown',
): PairReading {
  const ownLine = ownLinePair(line);
  if (ownLine && hasMark(line) && line.split('\n').every(saysMarksAsWords)) return ownLine;
  return markedPair(line, atoms) ?? ownLine ?? unmarkedPair(line, atoms, pairing);
}

/** True if a text holds the mark that parts halves, be it meant as one or not. */
export function hasMark(text: string): boolean {
  return text.search(MARK) >= 0;
}

/**
 * Decides from all its lines whether a file is bilingual entry by entry.
 * A clear pair speaks for it; a line that begins in Chinese, or a Latin term that its Chinese goes on with, against.
 */
export function pairingOf(lines: readonly { text: string; atoms: readonly Range[] }[]): Pairing {
  let pairs = 0;
  let others = 0;
  for (const { text, atoms } of lines) {
    if (!HAN.test(text) || KANA.test(text)) continue;
    if (markedPair(text, atoms)?.kind === 'pair' || ownLinePair(text)) pairs++;
    else {
      const cut = cutBeforeHan(text, atoms);
      const left = text.slice(0, cut);
      if (isClause(left, text.slice(cut)) && !continues(left, text.slice(cut))) pairs++;
      else if (!/\p{L}/u.test(left) || continues(left, text.slice(cut))) others++;
    }
  }
  return pairs > 0 && pairs * 2 >= others ? 'pairs' : 'whole';
}

/**
 * The language a whole text is in.
 *
 * @example languageOf('因为是随机padding') // => 'zh'
 * @example languageOf('Skip connections（跳跃连接）') // => 'en'
 */
export function languageOf(text: string): Language {
  if (KANA.test(text)) return 'ja';
  if (!HAN.test(text)) return /\p{L}/u.test(text) ? 'en' : 'none';
  const outside = withoutBrackets(text);
  if (!HAN.test(outside) && /\p{L}{2}/u.test(outside)) return 'en';
  return /^[^\p{L}]*\p{Script=Han}/u.test(outside) || hanShare(text) >= 0.25 ? 'zh' : 'en';
}

function markedPair(line: string, atoms: readonly Range[]): PairReading | undefined {
  if (!HAN.test(line)) return undefined;
  for (const match of line.matchAll(MARK)) {
    const from = match.index;
    const to = from + match[0].length;
    if (atoms.some(([start, end]) => from >= start && from < end)) continue;
    const left = trimmed(line, [0, from]);
    const right = trimmed(line, [to, line.length]);
    if (left[0] === left[1] || right[0] === right[1]) {
      const range = left[0] === left[1] ? right : left;
      return { kind: 'whole', range, language: languageOf(line.slice(...range)), unsure: false };
    }
    const leftIsChinese = hanShare(line.slice(...left)) > hanShare(line.slice(...right));
    return leftIsChinese
      ? { kind: 'pair', en: right, zh: left, marked: true, unsure: false }
      : { kind: 'pair', en: left, zh: right, marked: true, unsure: false };
  }
  return undefined;
}

/** True for one line of a pair whose other half has its own line, if no mark in it parts English from Chinese. */
function saysMarksAsWords(line: string): boolean {
  const parts = line.split(MARK).map((part) => part.trim());
  return parts.every((part) => part !== '' && HAN.test(part) === HAN.test(line));
}

function ownLinePair(line: string): PairReading | undefined {
  const at = line.indexOf('\n');
  if (at < 0 || KANA.test(line)) return undefined;
  const above = trimmed(line, [0, at]);
  const below = trimmed(line, [at, line.length]);
  const [first, second] = [languageOf(line.slice(...above)), languageOf(line.slice(...below))];
  if (first === 'en' && second === 'zh')
    return { kind: 'pair', en: above, zh: below, marked: true, unsure: false };
  if (first === 'zh' && second === 'en')
    return { kind: 'pair', en: below, zh: above, marked: true, unsure: false };
  return undefined;
}

function unmarkedPair(line: string, atoms: readonly Range[], pairing: Pairing): PairReading {
  const language = languageOf(line);
  const all = trimmed(line, [0, line.length]);
  const whole = (of: Language, unsure: boolean): PairReading => ({
    kind: 'whole',
    range: all,
    language: of,
    unsure,
  });
  if (language === 'ja' || !HAN.test(line) || !HAN.test(withoutBrackets(line))) return whole(language, false);

  const cut = cutBeforeEcho(line, all[0], cutBeforeHan(line, atoms), atoms);
  const en = trimmed(line, [all[0], cut]);
  const zh = trimmed(line, [cut, line.length]);
  const left = line.slice(...en);
  const right = line.slice(...zh);
  if (!/\p{L}/u.test(left)) return whole('zh', endsInEnglish(right));
  if (continues(left, right)) return whole('zh', false);
  if (endsInEnglish(right)) return whole('en', true);

  const clear = isClause(left, right);
  const bilingual = pairing === 'pairs' || (pairing === 'unknown' && clear);
  if (!bilingual) return whole('zh', clear);
  return { kind: 'pair', en, zh, marked: false, unsure: !clear };
}

/** The offset of the first Han character, moved left over what is glued to it and never into an atom. */
function cutBeforeHan(line: string, atoms: readonly Range[]): number {
  let cut = line.search(HAN);
  const atom = atoms.find(([start, end]) => cut >= start && cut < end);
  if (atom) return atom[0];
  const wall = Math.max(0, ...atoms.filter(([, end]) => end <= cut).map(([, end]) => end));
  while (cut > wall && GLUE.test(line[cut - 1] ?? '')) cut--;
  while (cut > wall && OPENING.test(line[cut - 1] ?? '')) cut--;
  // An atom that is glued to the Han character belongs to it, as a glued Latin word does.
  const glued = atoms.find(([, end]) => end === cut);
  return glued && cut === line.search(HAN) ? glued[0] : cut;
}

/**
 * A term said again directly before the Chinese begins the Chinese half: `What is a CLS token? | CLS token 有什么用？`.
 * Plain words are no terms: `training set vs. test set 训练集与测试集` repeats nothing. Nor does what an English
 * sentence needs: `from GPU to GPU 显卡之间`.
 */
function cutBeforeEcho(line: string, from: number, cut: number, atoms: readonly Range[]): number {
  const left = line.slice(from, cut).trimEnd();
  const words = [...left.matchAll(/\S+/g)];
  for (const [order, { 0: word, index }] of words.entries()) {
    if (order < words.length - MOST_ECHOED || FUNCTION_WORD.test(words[order - 1]?.[0] ?? '')) continue;
    const at = from + index;
    const isTerm = atoms.some(([start]) => start === at) || !/^[\p{Ll}\p{P}]+$/u.test(word);
    if (isTerm && says(left.slice(0, index), left.slice(index))) return at;
  }
  return cut;
}

function says(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (/^$|\s/.test(text.charAt(at - 1)) && /^$|[\s?!.,:]/.test(text.charAt(at + term.length))) return true;
  return false;
}

/** True if the words before the Chinese cannot be only the first term of a Chinese phrase. */
function isClause(left: string, right: string): boolean {
  const words = left.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (/[:：?？!！]$/.test(left.trim()) && words.length > 0) return true;
  const plain = words.filter((word) => /^[("'“]?\p{Ll}[\p{Ll}'’-]*[)"'”,:;.?!]?$/u.test(word));
  if (words.length >= 2 && plain.length > 0) return true;
  const term = words.at(-1);
  return words.length >= 2 && term !== undefined && term.length > 1 && right.includes(term);
}

/** True if the Chinese goes on with the phrase that the Latin term before it began. */
function continues(left: string, right: string): boolean {
  const words = left.trim().split(/\s+/);
  return words.length <= 3 && !words.some((word) => FUNCTION_WORD.test(word)) && CONTINUATION.test(right);
}

/** True if English goes on after the Chinese, so that the Chinese is a term in an English sentence. */
function endsInEnglish(text: string): boolean {
  const tail = /[^\p{Script=Han}，。；：！？、]*$/u.exec(text)?.[0] ?? '';
  const words = tail.split(/\s+/).filter((word) => /^[\p{Script=Latin}'’-]+[.,?!]?$/u.test(word));
  return /^\s/.test(tail) && words.length >= 2 && words.some((word) => FUNCTION_WORD.test(word));
}

/** The part of a text's letters that are Chinese; a Latin word counts as one letter. */
function hanShare(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{Script=Latin}\p{N}_.]+/gu)?.length ?? 0;
  return han === 0 ? 0 : han / (han + words);
}

function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)|（[^（）]*）|\[[^[\]]*\]|【[^【】]*】/g, ' ');
}

function trimmed(line: string, [from, to]: Range): Range {
  const part = line.slice(from, to);
  const start = from + (part.length - part.trimStart().length);
  return [Math.min(start, to), Math.max(Math.min(start, to), from + part.trimEnd().length)];
}
