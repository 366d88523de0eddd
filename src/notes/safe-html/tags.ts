/** One HTML tag of a text. */
export interface Tag {
  readonly whole: string;
  /** In lower case. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'void';
  /** What stands between the name and the end of the tag. */
  readonly rest: string;
}

/** Tags that say how words look and nothing else; they may stand in a line. */
export const PHRASING_TAGS: ReadonlySet<string> = setOf(
  'b br cite code del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup tt u var wbr',
);
/** Tags that say how blocks look and nothing else. */
export const BLOCK_TAGS: ReadonlySet<string> = setOf(
  'blockquote dd details dl dt h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td th thead tr ul',
);
const VOID_TAGS = setOf('br hr wbr');
const OTHER_TAGS = setOf(
  'a article audio base body button canvas center div embed figure font footer form frame frameset h1 head header ' +
    'html iframe img input link main math meta nav noscript object option param picture plaintext script section ' +
    'select source span style svg template textarea title track video',
);
const TAG = /<(\/?)([a-z][a-z0-9-]*)([^<>]*)>/gi;

/** The tags of a text, in their order. */
export function tagsIn(html: string): readonly Tag[] {
  return Array.from(html.matchAll(TAG), ([whole, slash, tag = '', rest = '']) => {
    const name = tag.toLowerCase();
    return { whole, name, rest, kind: slash ? 'close' : VOID_TAGS.has(name) ? 'void' : 'open' };
  });
}

/** The text between the tags. */
export function withoutTags(html: string): string {
  return html.replace(TAG, '');
}

/** True for a tag without attributes. */
export function isPlain({ rest }: Tag): boolean {
  return /^\s*\/?$/.test(rest);
}

/** True for one comment and nothing else. */
export function isComment(html: string): boolean {
  return withoutComments(html).trim() === '' && html.indexOf('<!--') === html.lastIndexOf('<!--');
}

/** A text without its comments; what browsers would end earlier than its author meant is none. */
export function withoutComments(html: string): string {
  const open = /<!--(?!-?>)/g;
  const close = /--!?>/g;
  let kept = '';
  let done = 0;
  // The end that is found holds for all beginnings before it, so that many without an end take no longer than one.
  let end: RegExpExecArray | null | undefined;
  for (let begin = open.exec(html); begin; begin = open.exec(html)) {
    if (end === undefined || (end && end.index < open.lastIndex)) {
      close.lastIndex = open.lastIndex;
      end = close.exec(html);
    }
    if (end?.[0] !== '-->') continue;
    kept += html.slice(done, begin.index);
    done = end.index + end[0].length;
    open.lastIndex = done;
  }
  return kept + html.slice(done);
}

/** The first tag that is HTML and would do more than show words; what only looks like a tag, `List<int>`, is none. */
export function unsafeTag(html: string): string | undefined {
  return tagsIn(html).find(
    ({ name, kind, rest }) =>
      (kind !== 'close' && OTHER_TAGS.has(name)) ||
      ((PHRASING_TAGS.has(name) || BLOCK_TAGS.has(name)) && rest.includes('=')),
  )?.whole;
}

/** The first tag that makes blocks. */
export function blockTag(html: string): string | undefined {
  return tagsIn(html).find(({ name }) => BLOCK_TAGS.has(name) || OTHER_TAGS.has(name))?.whole;
}

/** The names in a text with blanks between. */
export function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
