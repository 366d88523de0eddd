import { Converter } from 'opencc-js/t2cn';
import type { Simplified } from './fold.ts';

/**
 * The simplified form of every traditional character, of Taiwan and Hong Kong too, one character for one. Words that
 * are called differently there (迴圈, 循環) stay different.
 */
export function allSimplified(): Simplified {
  const pairs = new Map<string, string>();
  for (const from of ['t', 'tw', 'hk']) {
    const convert = Converter({ from, to: 'cn' });
    for (const character of ideographs()) {
      const simple = convert(character);
      if (simple !== character && !pairs.has(character)) pairs.set(character, simple);
    }
  }
  // 么 is what 麼 becomes, and also an old form of 幺: what another character becomes is simplified already.
  for (const simple of new Set(pairs.values())) pairs.delete(simple);
  return pairs;
}

/** All unified ideographs of the basic plane. */
function* ideographs(): Generator<string> {
  for (let code = 0x3400; code <= 0x9fff; code++) yield String.fromCodePoint(code);
}
