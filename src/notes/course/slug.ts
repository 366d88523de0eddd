/** What an id of a course or a lesson may consist of. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * The address of a lesson or a course from its file name. Letters other than a–z, Chinese among them, become their
 * code points, so that two names never fall together.
 *
 * @example slugOf('Lesson 7')  // => 'lesson-7'
 * @example slugOf('第七课')     // => '7b2c-4e03-8bfe'
 */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const spelled = plain.replace(/\P{ASCII}/gu, (letter) => `-${letter.codePointAt(0)?.toString(16)}-`);
  return spelled.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'untitled';
}
