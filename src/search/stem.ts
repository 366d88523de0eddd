/** Endings of English words in the order they are tried, each with the fewest letters that must be left. */
const ENDINGS: readonly (readonly [ending: string, shortest: number])[] = [
  ['ation', 4],
  ['ator', 4],
  ['ating', 4],
  ['ated', 4],
  ['ate', 4],
  ['ing', 3],
  ['ied', 3],
  ['ion', 4],
  ['ed', 4],
  ['er', 5],
  ['or', 5],
];

/**
 * The beginning that the forms of an English word share; light on purpose, so that it rarely joins different words.
 * Anything but a word of small Latin letters stays as it is.
 *
 * @example stem('categories')     // => 'categ', and so is stem('category')
 * @example stem('normalization')  // => 'normaliz', and so is stem('normalized')
 */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  return withoutEndings(withoutPlural(word));
}

function withoutPlural(word: string): string {
  if (/.{3}ies$/.test(word)) return word.slice(0, -3);
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** “refactoring” loses two endings, as “refactor” loses one. */
function withoutEndings(word: string): string {
  const [ending = ''] = ENDINGS.find(([end, shortest]) => canLose(word, end, shortest)) ?? [];
  const rest = withoutTail(word.slice(0, word.length - ending.length));
  return rest === word ? word : withoutEndings(rest);
}

function canLose(word: string, ending: string, shortest: number): boolean {
  const rest = word.slice(0, word.length - ending.length);
  return word.endsWith(ending) && rest.length >= shortest && /[aeiouy]/.test(rest);
}

/** “creat(e)”, “stud(y)”, “split(t)”: what changes before an ending. */
function withoutTail(word: string): string {
  if (word.length > 3 && /[ey]$/.test(word)) return word.slice(0, -1);
  return word.length > 3 && /([b-df-hj-np-tv-z])\1$/.test(word) ? word.slice(0, -1) : word;
}
