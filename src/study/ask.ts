import type { Quoted } from './quotation.ts';

/** What a question is about. */
export type Asked = Pick<Quoted, 'en' | 'zh' | 'text' | 'time' | 'url'>;

/**
 * GitHub refuses addresses of more than 8,192 bytes, and to who is not signed in it sends the whole of one once more as a
 * parameter, in which each `%` becomes `%25`.
 */
const LONGEST_ENCODED = 7500;
/** Characters of a half that are quoted at most; a question needs no more to be understood. */
const LONGEST_HALF = 500;

/**
 * The page of GitHub that asks about a moment. `form` is that of its lesson: the issue form `question.yml`, or a new
 * discussion, whose text is `body`.
 *
 * @example askUrl('https://github.com/o/n/issues/new?template=question.yml&title=c%2Fl&lesson=c%2Fl', asked)
 * // => '…&title=c/l · 2:08&lesson=c/l&time=2:08&english=Notebook start&chinese=讲解开始&link=https://…', encoded
 */
export function askUrl(form: string, asked: Asked): string {
  for (let most = LONGEST_HALF; ; most = Math.floor(most / 2)) {
    const url = filled(form, asked, most);
    if (most === 0 || encodeURIComponent(url).length <= LONGEST_ENCODED) return url;
  }
}

function filled(form: string, { en, zh, text, time, url: link }: Asked, most: number): string {
  const url = new URL(form);
  const { searchParams: fields } = url;
  const [english, chinese] = [en ?? (zh ? '' : text), zh].map((half) => cut(half ?? '', most));
  fields.set('title', [fields.get('title'), time].filter(Boolean).join(' · '));
  if (fields.has('template')) {
    for (const [name, value] of Object.entries({ time, english, chinese, link }))
      if (value) fields.set(name, value);
  } else {
    const quoted = [english, chinese].filter(Boolean).map((half) => `> ${half}`);
    fields.set('body', `${[...quoted, `> [${time}](${link})`].join('\n>\n')}\n\n`);
  }
  return url.href;
}

/** The beginning of a text, cut between words where it has blanks, never within a character. */
function cut(text: string, most: number): string {
  const head = text.slice(0, 20 * LONGEST_HALF);
  const characters = [...new Intl.Segmenter().segment(head)];
  if (characters.length <= most && head === text) return text;
  if (most === 0) return '';
  const kept = characters
    .slice(0, most)
    .map(({ segment }) => segment)
    .join('');
  const words = kept.replace(/\s+\S*$/, '');
  return `${words.length > kept.length / 2 ? words : kept}…`;
}
