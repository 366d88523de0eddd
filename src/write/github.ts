/** Where notes live on GitHub. */
export interface Repository {
  /** `https://github.com/owner/name`. */
  readonly url: string;
  readonly branch: string;
  /** The folder of the notes. */
  readonly contentPath: string;
}

/** Longer addresses are refused by some browsers and servers on the way. */
export const LONGEST_URL = 6000;

/**
 * The page of GitHub on which a new lesson begins. `filled` is false if the notes are too long for an address: they
 * have to be pasted there.
 */
export function newFileUrl(
  repository: Repository,
  course: string,
  name: string,
  text: string,
): { readonly url: string; readonly filled: boolean } {
  const folder = pathOf(`${repository.contentPath}/courses/${course}`);
  const empty = `${repository.url}/new/${pathOf(repository.branch)}/${folder}?filename=${encodeURIComponent(`${name}.md`)}`;
  const full = `${empty}&value=${encodeURIComponent(text.toWellFormed())}`;
  const filled = full.length <= LONGEST_URL;
  return { url: filled ? full : empty, filled };
}

/** The page of GitHub on which a lesson that is there already is edited; `lesson` is `<course>/<lesson>`. */
export function editFileUrl({ url, branch, contentPath }: Repository, lesson: string): string {
  return `${url}/edit/${pathOf(branch)}/${pathOf(`${contentPath}/courses/${lesson}.md`)}`;
}

function pathOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
