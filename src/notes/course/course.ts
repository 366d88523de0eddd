import { type Code, type FileFinding, type Finding, finding, type Phrase } from '../check/diagnostics.ts';
import { nearest } from '../check/nearest.ts';
import { titleIn } from '../entries/words.ts';
import { type Languages, PAIR } from '../languages.ts';
import type { Bilingual, ImageUse, OutsideLink, ParsedLesson } from '../lesson.ts';
import { parseLesson } from '../parse.ts';
import { unknownKeys } from './front-matter.ts';
import { isWebAddress, readLinks } from './links.ts';
import { asBilingual, Expected, readYaml, type Value, valueReader } from './read-yaml.ts';
import { SLUG, slugOf } from './slug.ts';

/** A course: a folder of lessons and what its `course.yaml` says. */
export interface Course {
  readonly id: string;
  readonly title: Bilingual;
  readonly summary?: Bilingual;
  /** Its place among the courses; courses without one follow in the order of their ids. */
  readonly order?: number;
  readonly source?: string;
  /** What goes with all of it on other sites. */
  readonly links: readonly OutsideLink[];
  /** Ids of its lessons, in the order of `course.yaml`, else in the natural order of their file names. */
  readonly lessons: readonly string[];
}

/**
 * A file of the content folder. `text` is absent if it is not text in UTF-8; `found` then says what it is. It is absent
 * too where `outside` says that there is a symbolic link that leads to no file in the content folder.
 */
export interface ContentFile {
  /** Path below `courses/`, with `/`. */
  readonly path: string;
  readonly text?: string;
  readonly found?: Phrase;
  readonly outside?: true;
}

export interface CourseLesson extends ParsedLesson {
  /** `<course>/<lesson>`, which is also its address. */
  readonly id: string;
  readonly course: string;
  readonly path: string;
  /** Of the images that it shows, those that are not beside it. */
  readonly missingImages: readonly ImageUse[];
}

/** All courses of a content folder, with the findings of all their files. */
export interface Courses {
  readonly courses: readonly Course[];
  readonly lessons: readonly CourseLesson[];
  readonly findings: readonly FileFinding[];
}

/** Addresses of the site's own pages; no course can have one of them. */
export const RESERVED_IDS: readonly string[] = [
  '404',
  'about',
  'accessibility',
  'index',
  'pagefind',
  'search',
  'status',
  'study',
  'thanks',
  'write',
];

const KEYS = ['title', 'summary', 'order', 'source', 'links', 'lessons'] as const;

/**
 * Reads the files below `courses/`: `<course>/course.yaml` and `<course>/<lesson>.md`. Every finding of every file is
 * kept; `parse` stands in for `parseLesson` where its results are cached, `taken` names addresses of prose pages.
 */
export function readCourses(
  files: readonly ContentFile[],
  images: ReadonlySet<string> = new Set(),
  taken: readonly string[] = [],
  parse: (text: string, name: string) => ParsedLesson = parseLesson,
  languages: Languages = PAIR,
): Courses {
  const folders = Map.groupBy(
    files.filter(({ path }) => /^[^/]+\/(?:course\.yaml|[^/]+\.md)$/.test(path)),
    ({ path }) => path.slice(0, path.indexOf('/')),
  );
  const strays = new Set(files.filter(({ outside }) => outside).map(({ path }) => path));
  // What stands in the place of a whole course, of all of them or of a page.
  const findings = [...strays].filter((path) => /^(?:[^/]+$|\.\.\/)/.test(path)).map(sayOutside);
  const courses: Course[] = [];
  const lessons: CourseLesson[] = [];
  const ids = new Map<string, string>();
  for (const folder of [...folders.keys()].sort(naturally)) {
    const inside = folders.get(folder) ?? [];
    const id = nameId(folder, inside[0]?.path ?? folder, [...RESERVED_IDS, ...taken], ids, findings);
    const read = readLessons(id, inside, { images, strays }, parse, findings);
    const course = readCourse(id, folder, inside, [read, languages], findings);
    courses.push(course);
    const order = new Map(course.lessons.map((lesson, at) => [lesson, at]));
    lessons.push(...read.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)));
  }
  return { courses: courses.sort(byOrder), lessons, findings };
}

function readLessons(
  course: string,
  files: readonly ContentFile[],
  { images, strays }: Readonly<Record<'images' | 'strays', ReadonlySet<string>>>,
  parse: (text: string, name: string) => ParsedLesson,
  findings: FileFinding[],
): CourseLesson[] {
  const lessons: CourseLesson[] = [];
  const ids = new Map<string, string>();
  for (const file of files
    .filter(({ path }) => path.endsWith('.md'))
    .sort((a, b) => naturally(a.path, b.path))) {
    const { path } = file;
    const name = path.slice(path.indexOf('/') + 1, -'.md'.length);
    if (name === 'README') continue;
    if (file.outside) {
      findings.push(sayOutside(path));
      continue;
    }
    const id = nameId(name, path, ['index'], ids, findings);
    if (file.text === undefined) {
      findings.push(inFile(path, 'not-text', { found: file.found }));
      continue;
    }
    const parsed = parse(file.text, titleOf(name));
    findings.push(...parsed.findings.map((one) => ({ ...one, path })));
    const folder = path.slice(0, path.indexOf('/'));
    const missingImages = parsed.lesson.images.filter((image) => !images.has(`${folder}/${image.path}`));
    findings.push(...sayUnshown(missingImages, folder, strays).map((one) => ({ ...one, path })));
    lessons.push({ ...parsed, id: `${course}/${id}`, course, path, missingImages });
  }
  return lessons;
}

function readCourse(
  id: string,
  folder: string,
  files: readonly ContentFile[],
  [lessons, languages]: readonly [readonly CourseLesson[], Languages],
  into: FileFinding[],
): Course {
  const file = files.find(({ path }) => path.endsWith('/course.yaml'));
  const path = `${folder}/course.yaml`;
  if (file?.outside) into.push(sayOutside(path));
  else if (file && file.text === undefined) into.push(inFile(path, 'not-text', { found: file.found }));
  const { values, unknown, findings } = readYaml(file?.text ?? '', KEYS, 0);
  findings.push(...unknownKeys(unknown, KEYS, 'error'));
  const read = valueReader(values, findings, 'error');
  const title = read('title', asBilingual(languages)) ?? titleIn(titleOf(folder), languages);
  const summary = read('summary', asBilingual(languages));
  const order = read('order', asNumber);
  const source = read('source', asWebAddress);
  const { links, findings: inLinks } = readLinks(values.links, languages, 'error');
  findings.push(...inLinks);
  const wanted = read('lessons', asList) ?? [];
  const known = lessons.map((lesson) => lesson.id.slice(id.length + 1));
  for (const name of wanted)
    if (!known.includes(slugOf(name))) findings.push(unknownLesson(name, known, values.lessons));
  into.push(...findings.map((one) => ({ ...one, path })));
  const named = [...new Set(wanted.map(slugOf).filter((name) => known.includes(name)))];
  const rest = known.filter((name) => !named.includes(name));
  return {
    id,
    title,
    ...(summary && { summary }),
    ...(order !== undefined && { order }),
    ...(source !== undefined && { source }),
    links,
    lessons: [...named, ...rest].map((name) => `${id}/${name}`),
  };
}

/** The id of a file or folder name; says so if it has to differ from the name, is reserved or taken. */
function nameId(
  name: string,
  path: string,
  reserved: readonly string[],
  taken: Map<string, string>,
  findings: FileFinding[],
): string {
  const id = slugOf(name);
  if (!SLUG.test(name)) findings.push(inFile(path, 'slugged-name', { found: name, expected: id }));
  if (reserved.includes(id)) findings.push(inFile(path, 'reserved-id', { found: id }));
  const other = taken.get(id);
  if (other !== undefined) findings.push(inFile(path, 'duplicate-id', { found: id, expected: other }));
  else taken.set(id, name);
  return id;
}

/** Why images are not shown: each link that leads out of the content folder once, and what is missing. */
function sayUnshown(
  images: readonly ImageUse[],
  folder: string,
  strays: ReadonlySet<string>,
): readonly Finding[] {
  const linked = new Map<string, ImageUse>();
  const missing: ImageUse[] = [];
  for (const image of images) {
    const link = pathsTo(image.path).find((path) => strays.has(`${folder}/${path}`));
    if (link === undefined) missing.push(image);
    else if (!linked.has(link)) linked.set(link, image);
  }
  const outside = [...linked].map(([link, image]) => finding('outside-content', image, { found: link }));
  return [...outside, ...sayMissing(missing, folder)];
}

/** The folders that a path goes through and the path itself, outermost first. */
function pathsTo(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** Notes of other tools come without their pictures, often with many: that is said once a file. */
function sayMissing(images: readonly ImageUse[], folder: string): readonly Finding[] {
  const [first] = images;
  if (!first) return [];
  const more = new Set(images.map(({ path }) => path)).size - 1;
  const found =
    more === 0
      ? first.path
      : {
          en: `${first.path}” and ${more} more, such as “${images.at(-1)?.path}`,
          zh: `${first.path}”等 ${more + 1} 张图片，如“${images.at(-1)?.path}`,
        };
  return [finding('missing-image', first, { found, expected: `courses/${folder}/${first.path}` })];
}

function unknownLesson(name: string, known: readonly string[], at: Value | undefined): Finding {
  const near = nearest(name, known);
  const none = { en: 'a lesson file beside course.yaml', zh: '与 course.yaml 放在一起的课程文件' };
  const expected = near ? `“${near}”` : known.join(', ') || none;
  return finding('unknown-lesson', at ?? { line: 1, column: 1 }, { found: name, expected });
}

function sayOutside(path: string): FileFinding {
  return inFile(path, 'outside-content', { found: path });
}

function inFile(path: string, code: Code, detail: Parameters<typeof finding>[2]): FileFinding {
  return { ...finding(code, { line: 1, column: 1 }, detail), path };
}

/** “lesson-7” as a person would write it, for files without a title. */
function titleOf(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

function byOrder(a: Course, b: Course): number {
  return (a.order ?? Number.MAX_VALUE) - (b.order ?? Number.MAX_VALUE) || naturally(a.id, b.id);
}

/** `lesson-2` before `lesson-10`. */
function naturally(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function asNumber(value: unknown): number | Expected {
  return typeof value === 'number' ? value : new Expected({ en: 'a number', zh: '数字' });
}

function asWebAddress(value: unknown): string | Expected {
  return isWebAddress(value)
    ? value
    : new Expected({ en: 'a web address, https://…', zh: '网址，https://…' });
}

function asList(value: unknown): readonly string[] | Expected {
  const valid =
    Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number');
  return valid ? value.map(String) : new Expected({ en: 'a list of lesson names', zh: '课程文件名的列表' });
}
