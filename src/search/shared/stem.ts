/** Endings of English words in the order they are tried, each with the fewest letters that must be left. */
const ENDINGS: readonly (readonly [ending: string, shortest: number])[] = [
  ['ation', 4],
  ['ator', 4],
  ['ating', 4],
  ['ated', 4],
  ['ate', 4],
  ['ing', 3],
  ['ion', 4],
  ['ed', 4],
  ['er', 5],
  ['or', 5],
];

/**
 * The beginning that the forms of an English word share; light on purpose, so that it rarely joins different words.
 * Anything but a word of small Latin letters stays as it is.
 *
 * @example stem('categories')     // => 'categor', and so is stem('category')
 * @example stem('normalization')  // => 'normaliz', and so is stem('normalized')
 */
export function stem(word: string): string {
  if (!isStemmable(word)) return word;
  let rest = withoutPlural(word);
  for (let shorter = withoutEnding(rest); shorter !== rest; shorter = withoutEnding(rest)) rest = shorter;
  return withoutTail(rest);
}

/**
 * A word without its last ending, for looking up what is nearest to it first.
 *
 * @example lastFormOf('predictions') // => 'prediction'
 */
export function lastFormOf(word: string): string {
  if (!isStemmable(word)) return word;
  const single = withoutPlural(word);
  return withoutTail(single === word ? withoutEnding(word) : single);
}

function isStemmable(word: string): boolean {
  return /^[a-z]{4,}$/.test(word);
}

function withoutPlural(word: string): string {
  if (/.{3}ie[sd]$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  const [ending = ''] = ENDINGS.find(([end, shortest]) => canLose(word, end, shortest)) ?? [];
  return word.slice(0, word.length - ending.length);
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
