import { expect, test } from 'vitest';
import { editFileUrl, LONGEST_URL, newFileUrl } from '../../src/write/github.ts';

const repository = { url: 'https://github.com/example/notes', branch: 'main', contentPath: 'content' };

test('a new file is named and filled', () => {
  const { url, filled } = newFileUrl(repository, 'part-1', 'lesson-7', '- a & b 一\n');
  expect(filled).toBe(true);
  const { origin, pathname, searchParams } = new URL(url);
  expect(`${origin}${pathname}`).toBe('https://github.com/example/notes/new/main/content/courses/part-1');
  expect(Object.fromEntries(searchParams)).toEqual({ filename: 'lesson-7.md', value: '- a & b 一\n' });
});

test('notes too long for an address are left to be pasted', () => {
  const length = (text: string) => newFileUrl(repository, 'c', 'l', text).url.length;
  const room = LONGEST_URL - newFileUrl(repository, 'c', 'l', '').url.length;
  expect(newFileUrl(repository, 'c', 'l', 'a'.repeat(room)).filled).toBe(true);
  expect(length('a'.repeat(room))).toBe(LONGEST_URL);
  const { url, filled } = newFileUrl(repository, 'c', 'l', 'a'.repeat(room + 1));
  expect(filled).toBe(false);
  expect(new URL(url).searchParams.has('value')).toBe(false);
});

test('half a character does not break the address', () => {
  expect(new URL(newFileUrl(repository, 'c', 'l', 'a\ud83d').url).searchParams.get('value')).toBe('a\ufffd');
});

test('a lesson that is there is edited', () => {
  expect(editFileUrl(repository, 'part-1/lesson-7')).toBe(
    'https://github.com/example/notes/edit/main/content/courses/part-1/lesson-7.md',
  );
});
