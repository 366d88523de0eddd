/** How bad a finding is. Errors stop a production build, warnings do not. */
export type Severity = 'error' | 'warning';

/** Words in a message: what an author or a program wrote, the same in any language, or a phrase of ours in both. */
export type Phrase = string | { readonly en: string; readonly zh: string };

interface Rule {
  readonly severity: Severity;
  /** Messages with `{found}` and `{expected}`; the terminal shows the English one, the note taker both. */
  readonly en: string;
  readonly zh: string;
}

const rules = {
  'broken-time-label': {
    severity: 'warning',
    en: 'Unexpected time label “{found}”, expected “{expected}”',
    zh: '时间标签“{found}”写法有误，应为“{expected}”',
  },
  'label-url-mismatch': {
    severity: 'warning',
    en: 'The label says “{found}”, the link goes to {expected}',
    zh: '标签写的是“{found}”，链接却指向 {expected}',
  },
  'time-goes-back': {
    severity: 'warning',
    en: '{found} comes after {expected}: the entries go back in time',
    zh: '{found} 排在 {expected} 之后：条目的时间倒退了',
  },
  'past-the-end': {
    severity: 'error',
    en: '{found} is past the end of the video, which is {expected} long',
    zh: '{found} 超出了视频的结尾，视频总长 {expected}',
  },
  'stray-video': {
    severity: 'warning',
    en: 'This entry links to the video {found}, the lesson’s video is {expected}',
    zh: '这一条链接到视频 {found}，而本课的视频是 {expected}',
  },
  'bad-video-id': {
    severity: 'error',
    en: '“{found}” is not a video id, expected {expected}',
    zh: '“{found}”不是有效的视频编号，应为：{expected}',
  },
  'bad-time': {
    severity: 'error',
    en: 'Cannot read the time “{found}” of this link, expected {expected}',
    zh: '读不懂链接中的时间“{found}”，应写成：{expected}',
  },
  'broken-url': {
    severity: 'warning',
    en: 'The address “{found}” is damaged; it is read as {expected}',
    zh: '网址“{found}”不完整，按 {expected} 处理',
  },
  'time-only-in-label': {
    severity: 'warning',
    en: 'The link has no readable time; the label’s “{found}” is used, expected {expected}',
    zh: '链接里没有可读的时间，暂用标签中的“{found}”，应写成 {expected}',
  },
  'time-without-link': {
    severity: 'warning',
    en: 'The time “{found}” has no link; it is taken for a second of the lesson’s video, expected {expected}',
    zh: '时间“{found}”没有链接，已按本课视频处理，应为：{expected}',
  },
  'time-without-video': {
    severity: 'warning',
    en: 'The times from “{found}” on lead nowhere: add a line “video: https://youtu.be/…” to the front matter',
    zh: '从“{found}”起的时间没有对应的视频：请在文件头里加一行“video: https://youtu.be/…”',
  },
  'missing-zh': {
    severity: 'warning',
    en: 'No Chinese for “{found}”',
    zh: '“{found}”还没有中文',
  },
  'missing-en': {
    severity: 'warning',
    en: 'No English for “{found}”',
    zh: '“{found}”还没有英文',
  },
  'ambiguous-split': {
    severity: 'warning',
    en: '“{found}” can be read as a pair or as one phrase; it is read as {expected}',
    zh: '“{found}”既可读作中英两半，也可读作一句；目前读作{expected}',
  },
  'missing-space-before-link': {
    severity: 'warning',
    en: 'No space between “{found}” and the time link',
    zh: '“{found}”与时间链接之间缺少空格',
  },
  'empty-entry': {
    severity: 'warning',
    en: 'This entry has no words',
    zh: '这一条没有文字',
  },
  'duplicate-entry': {
    severity: 'warning',
    en: 'The same entry is already in line {expected}',
    zh: '第 {expected} 行已有相同的条目',
  },
  'front-matter-syntax': {
    severity: 'error',
    en: 'Cannot read this as YAML: {found}; expected {expected}',
    zh: '无法按 YAML 读取：{found}；应为：{expected}',
  },
  'front-matter-unknown-key': {
    severity: 'error',
    en: 'Unknown key “{found}”, expected {expected}',
    zh: '没有“{found}”这个键，应为：{expected}',
  },
  'front-matter-type': {
    severity: 'warning',
    en: 'Unexpected value “{found}”, expected {expected}',
    zh: '值“{found}”不对，应为：{expected}',
  },
  'unsafe-html': {
    severity: 'warning',
    en: '“{found}” is not run but shown as text; expected Markdown',
    zh: '“{found}”不会执行，只按文字显示；请改用 Markdown',
  },
  'unpaired-html': {
    severity: 'warning',
    en: 'The tag “{found}” has no partner; expected “{expected}” in the same block',
    zh: '标签“{found}”没有配对，同一段里应当有“{expected}”',
  },
  wikilink: {
    severity: 'warning',
    en: '“{found}” leads to a page of a vault and is shown as words only; for a link, write “{expected}”',
    zh: '“{found}”是笔记软件内部的链接，这里只显示文字；要链接请写“{expected}”',
  },
  'unsafe-url': {
    severity: 'warning',
    en: '“{found}” is not a safe link and is shown as text; expected {expected}',
    zh: '不会生成指向“{found}”的链接，只按文字显示；应为：{expected}',
  },
  'unclosed-bracket': {
    severity: 'warning',
    en: 'Unclosed bracket in the link “{found}”, expected “{expected}”',
    zh: '链接“{found}”的括号没有闭合，应为“{expected}”',
  },
  'mixed-punctuation': {
    severity: 'warning',
    en: 'Half-width “{found}” in Chinese text, expected “{expected}”',
    zh: '中文里用了半角的“{found}”，应为“{expected}”',
  },
  'too-deep': {
    severity: 'error',
    en: 'The notes are nested too deeply to be read',
    zh: '嵌套层数过多，无法读取',
  },
  'too-long': {
    severity: 'error',
    en: '{found}, expected at most {expected}; divide the notes into lessons',
    zh: '{found}，最多 {expected}；请把笔记拆成几课',
  },
  'missing-image': {
    severity: 'warning',
    en: 'There is no image “{found}”; its description is shown instead, expected {expected}',
    zh: '找不到图片“{found}”，暂以文字说明代替，应为：{expected}',
  },
  'remote-image': {
    severity: 'warning',
    en: 'The image “{found}” is not loaded from another site, it is shown as a link; expected an image beside the lesson',
    zh: '不会从其他网站加载图片“{found}”，只显示为链接；请把图片放在课程文件旁边',
  },
  'not-text': {
    severity: 'error',
    en: 'This file is {found}, expected text in UTF-8; an editor can save text in that encoding',
    zh: '此文件是{found}，应为 UTF-8 文本；如果是文字，请在编辑器里另存为 UTF-8',
  },
  'outside-content': {
    severity: 'error',
    en: '“{found}” is a link that leads to no file in the content folder and is not read; expected the file itself',
    zh: '“{found}”是链接，但指向的不是内容文件夹里的文件，因此不读取；请换成文件本身',
  },
  'slugged-name': {
    severity: 'warning',
    en: 'The name “{found}” becomes “{expected}” in the address; expected a name of a–z, 0–9 and “-”',
    zh: '名称“{found}”在网址中会变成“{expected}”；建议只用 a–z、0–9 和“-”',
  },
  'duplicate-id': {
    severity: 'error',
    en: 'The address “{found}” is already used by “{expected}”',
    zh: '网址“{found}”已被“{expected}”占用',
  },
  'reserved-id': {
    severity: 'error',
    en: '“{found}” is a page of the site itself, expected another name',
    zh: '“{found}”是本站保留的网址，请换一个名称',
  },
  'unknown-lesson': {
    severity: 'error',
    en: 'There is no lesson “{found}” in this course, expected {expected}',
    zh: '本课程没有“{found}”这一课，应为：{expected}',
  },
  'questions-syntax': {
    severity: 'warning',
    en: 'Cannot read this as JSON from “{found}” on; no questions are shown',
    zh: '从“{found}”起无法按 JSON 读取，因此不显示任何问题',
  },
  'questions-type': {
    severity: 'warning',
    en: 'Unexpected value of “{found}”, expected {expected}; it is left out',
    zh: '“{found}”的值不对，应为 {expected}；已忽略',
  },
  'unknown-question': {
    severity: 'warning',
    en: 'There is no “{found}” any more to have questions; expected {expected}',
    zh: '已经没有“{found}”，它的问题不再显示；应为：{expected}',
  },
  // Subtitles: a lesson is built without them rather than not at all, so none of these is an error.
  'cue-time-syntax': {
    severity: 'warning',
    en: 'Unexpected times “{found}”, expected “{expected}”',
    zh: '起止时间“{found}”写法有误，应为“{expected}”',
  },
  'cue-ends-before-start': {
    severity: 'warning',
    en: 'This cue ends at “{found}”, before it starts at “{expected}”',
    zh: '这一条在“{found}”结束，早于它开始的“{expected}”',
  },
  'cue-goes-back': {
    severity: 'warning',
    en: '“{found}” comes after “{expected}”: the cues go back in time',
    zh: '“{found}”排在“{expected}”之后：字幕的时间倒退了',
  },
  'cue-overlap': {
    severity: 'warning',
    en: 'A cue starts at “{found}”, before the one above it ends at “{expected}”',
    zh: '一条字幕从“{found}”开始，而上一条到“{expected}”才结束',
  },
  'cue-past-the-end': {
    severity: 'warning',
    en: '“{found}” is past the end of the video, which is {expected} long',
    zh: '“{found}”超出了视频的结尾，视频总长 {expected}',
  },
  'cue-twice': {
    severity: 'warning',
    en: 'There are two texts for this cue; “{found}” is not shown, only {expected}',
    zh: '这一条有两种文字；不显示“{found}”，只显示{expected}',
  },
  'pair-apart': {
    severity: 'warning',
    en: 'Only {found} of these cues start when those of the other files do, so they are not joined; expected {expected}',
    zh: '只有 {found} 的字幕与其他文件同时开始，因此没有合并；应为 {expected}',
  },
  'subtitles-cut-off': {
    severity: 'warning',
    en: 'The file ends within a cue, at “{found}”; expected times such as “{expected}” and words',
    zh: '文件在一条字幕中间的“{found}”处中断；应有“{expected}”这样的时间和文字',
  },
  'subtitles-encoding': {
    severity: 'warning',
    en: 'This file is {found}, expected text in UTF-8; {expected}',
    zh: '此文件是{found}，应为 UTF-8 文本；{expected}',
  },
  'subtitles-no-lesson': {
    severity: 'warning',
    en: 'No lesson has the subtitles “{found}”, expected the name of a lesson and more, such as “{expected}”',
    zh: '字幕文件“{found}”不属于任何一课；文件名应以课程文件名开头，例如“{expected}”',
  },
  'subtitles-no-cues': {
    severity: 'warning',
    en: 'There are no subtitles in this file, expected times such as “{expected}”',
    zh: '这个文件里没有字幕，应有“{expected}”这样的时间',
  },
  'subtitles-too-big': {
    severity: 'warning',
    en: 'The file has {found}, expected at most {expected}; it is not read',
    zh: '文件有 {found}，最多 {expected}；没有读取',
  },
} as const satisfies Record<string, Rule>;

/** Every code a finding can have. Codes are permanent. */
export type Code = keyof typeof rules;

/** Something worth saying about one place of one file. Lines and columns count from 1. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  readonly found: Phrase;
  readonly expected?: Phrase;
  /** The whole line as it should be, where that can be known; an empty string means a line to delete. */
  readonly fix?: string;
}

/** A finding and the file it is in. */
export interface FileFinding extends Finding {
  readonly path: string;
}

/** Codes in the order of the documentation. */
export const codes = Object.keys(rules) as readonly Code[];

/** Makes a finding; its severity is its rule's unless `severity` says otherwise. */
export function finding(
  code: Code,
  place: { readonly line: number; readonly column: number },
  detail: {
    found?: Phrase | undefined;
    expected?: Phrase | undefined;
    fix?: string | undefined;
    severity?: Severity;
  } = {},
): Finding {
  return {
    code,
    severity: detail.severity ?? rules[code].severity,
    line: place.line,
    column: place.column,
    found: detail.found ?? '',
    ...(detail.expected === undefined ? {} : { expected: detail.expected }),
    ...(detail.fix === undefined ? {} : { fix: detail.fix }),
  };
}

/** The sentence a person reads. */
export function message(of: Finding, language: 'en' | 'zh' = 'en'): string {
  return rules[of.code][language]
    .replace('{found}', () => phrase(of.found, language))
    .replace('{expected}', () => phrase(of.expected ?? '', language));
}

/** The words of a phrase in one language. */
export function phrase(of: Phrase, language: 'en' | 'zh'): string {
  return typeof of === 'string' ? of : of[language];
}
