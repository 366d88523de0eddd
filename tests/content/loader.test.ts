import type { LoaderContext } from 'astro/loaders';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('../../src/content/folder.ts');
  vi.resetModules();
});

/** As much of Astro as a collection needs. */
function collection() {
  const entries = new Map<string, object>();
  const store = {
    set: (entry: { id: string; data: object }) => entries.set(entry.id, entry.data),
    has: (id: string) => entries.has(id),
    keys: () => entries.keys(),
    delete: (id: string) => entries.delete(id),
    clear: () => entries.clear(),
  };
  const context = { store, logger: { info() {} }, generateDigest: JSON.stringify };
  return { entries, context: context as unknown as LoaderContext };
}

test('a build reads the content folder once for courses and lessons; a change is read once more', async () => {
  const real = await import('../../src/content/folder.ts');
  const readCourseFiles = vi.fn(real.readCourseFiles);
  vi.doMock('../../src/content/folder.ts', () => ({ ...real, readCourseFiles }));
  vi.resetModules();
  const { courses, lessons } = await import('../../src/content/loader.ts');
  const both = { courses: collection(), lessons: collection() };
  const load = () =>
    Promise.all([courses().load(both.courses.context), lessons().load(both.lessons.context)]);
  await load();
  expect(readCourseFiles).toHaveBeenCalledTimes(1);
  expect([...both.courses.entries.keys()]).toContain('fastai-2019-part-1');
  expect([...both.lessons.entries.keys()]).toContain('fastai-2019-part-1/lesson-7');
  await load();
  expect(readCourseFiles).toHaveBeenCalledTimes(2);
});
