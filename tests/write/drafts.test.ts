import { describe, expect, test } from 'vitest';
import { copyName, type Draft, titleOf } from '../../src/write/draft.ts';
import { type Drafts, openDrafts } from '../../src/write/drafts.ts';
import {
  followChange,
  forkDraft,
  type OpenDraft,
  saveDraft,
  saveUnsaved,
} from '../../src/write/open-draft.ts';

const draft: Draft = { id: 'a', name: 'Lesson 7', text: '- a 一' };

/** A storage as browsers have it; with `room` for so many characters in all. */
function fakeStorage(room = Number.POSITIVE_INFINITY) {
  const values = new Map<string, string>();
  return {
    values,
    get length() {
      return values.size;
    },
    key: (at: number) => [...values.keys()][at] ?? null,
    getItem: (key: string) => values.get(key) ?? null,
    removeItem: (key: string) => void values.delete(key),
    setItem(key: string, value: string) {
      const others = [...values].filter(([other]) => other !== key).map(([, other]) => other.length);
      if (others.reduce((sum, length) => sum + length, value.length) > room)
        throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
      values.set(key, value);
    },
  };
}

function counter() {
  let count = 0;
  return () => `r${++count}`;
}

function draftsIn(storage: ReturnType<typeof fakeStorage>, site = '/'): Drafts {
  let time = 0;
  return openDrafts(
    () => storage,
    site,
    counter(),
    () => ++time,
  );
}

describe('drafts on a device', () => {
  test('a saved draft is read back', () => {
    const drafts = draftsIn(fakeStorage());
    const full = { ...draft, video: 'https://youtu.be/9spwoDYwW_I', lesson: 'a/b', seconds: 7 };
    expect(drafts.save(full, undefined)).toEqual({ kind: 'saved', revision: 'r1' });
    expect(drafts.read('a')).toEqual({ ...full, revision: 'r1', saved: 1 });
    expect(drafts.save({ ...full, text: 'b' }, 'r1')).toEqual({ kind: 'saved', revision: 'r2' });
    expect(drafts.read('a')).toMatchObject({ text: 'b', revision: 'r2', parent: 'r1' });
  });

  test('the latest stand first, and sites are kept apart', () => {
    const storage = fakeStorage();
    const drafts = draftsIn(storage);
    for (const id of ['a', 'b', 'c']) drafts.save({ ...draft, id }, undefined);
    drafts.save({ ...draft, id: 'a', text: 'newer' }, 'r1');
    expect(drafts.list().map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(draftsIn(storage, '/other/').list()).toEqual([]);
    drafts.remove('a');
    expect(drafts.list().map(({ id }) => id)).toEqual(['c', 'b']);
  });

  test('nothing is written over a revision that was not seen', () => {
    const drafts = draftsIn(fakeStorage());
    drafts.save(draft, undefined);
    expect(drafts.save({ ...draft, text: 'mine' }, undefined)).toEqual({ kind: 'conflict' });
    expect(drafts.save({ ...draft, text: 'mine' }, 'r0')).toEqual({ kind: 'conflict' });
    expect(drafts.read('a')?.text).toBe('- a 一');
  });

  test('a value that cannot be read is shown as text, never lost', () => {
    const storage = fakeStorage();
    const drafts = draftsIn(storage);
    drafts.save(draft, undefined);
    const key = storage.key(0) ?? '';
    for (const value of ['{"text": "half a dra', '7', '{"text":7}', 'null']) {
      storage.values.set(key, value);
      expect(drafts.list().map(({ text }) => text)).toEqual([value]);
      expect(drafts.save(draft, 'r1')).toEqual({ kind: 'conflict' });
    }
  });

  test('a device that forbids everything is no drafts and a failed save', () => {
    const forbidden = () => {
      throw new Error('denied');
    };
    const drafts = openDrafts(forbidden, '/', counter(), () => 1);
    expect(drafts.list()).toEqual([]);
    expect(drafts.read('a')).toBeUndefined();
    expect(drafts.last()).toBeUndefined();
    expect(drafts.save(draft, undefined).kind).toBe('failed');
    expect(() => {
      drafts.open('a');
      drafts.remove('a');
    }).not.toThrow();
  });
});

describe('deleted drafts', () => {
  const fullDraft = { ...draft, video: 'https://youtu.be/9spwoDYwW_I', lesson: 'a/b', seconds: 7 };
  const texts = (list: readonly Draft[]) => list.map(({ text }) => text);

  test('are kept with all they hold, the latest first, until they are forgotten or cleared', () => {
    const storage = fakeStorage();
    const drafts = draftsIn(storage);
    drafts.save(fullDraft, undefined);
    drafts.save({ ...draft, id: 'b', text: 'b' }, undefined);
    drafts.remove('a');
    const later = drafts.remove('b');
    expect(texts(drafts.list())).toEqual([]);
    const { id: _, ...held } = fullDraft;
    expect(draftsIn(storage).deleted.list()).toMatchObject([{ text: 'b' }, held]);
    drafts.deleted.forget(later?.id ?? '');
    expect(texts(drafts.deleted.list())).toEqual([draft.text]);
    drafts.deleted.clear();
    expect(storage.length).toBe(0);
  });

  test('of one draft deleted twice both versions are kept', () => {
    const drafts = draftsIn(fakeStorage());
    for (const text of ['first', 'second']) {
      drafts.save({ ...draft, text }, undefined);
      drafts.remove('a');
    }
    expect(texts(drafts.deleted.list())).toEqual(['second', 'first']);
  });

  test('give room to what is written, the oldest first and no more than need be', () => {
    const drafts = draftsIn(fakeStorage(600));
    for (const id of ['a', 'b', 'c']) {
      drafts.save({ ...draft, id, text: id.repeat(100) }, undefined);
      drafts.remove(id);
    }
    expect(drafts.save({ ...draft, text: 'd'.repeat(100) }, undefined).kind).toBe('saved');
    expect(texts(drafts.deleted.list()).map((text) => text[0])).toEqual(['c', 'b']);
    expect(drafts.save({ ...draft, id: 'e', text: 'e'.repeat(1000) }, undefined).kind).toBe('failed');
    expect(drafts.read('a')?.text[0]).toBe('d');
  });

  test('that hold nothing, or find no room, are answered all the same', () => {
    const drafts = draftsIn(fakeStorage(10));
    expect(drafts.deleted.add(draft)).toMatchObject({ text: draft.text });
    expect(drafts.remove('none')).toBeUndefined();
    const roomy = draftsIn(fakeStorage());
    roomy.deleted.add({ id: 'a', name: '', text: '' });
    expect(roomy.deleted.list()).toEqual([]);
  });
});

test('what waits for room is saved as soon as there is some', () => {
  const storage = fakeStorage(150);
  const drafts = draftsIn(storage);
  storage.values.set('filler', 'x'.repeat(100));
  const waiting = [
    { draft, dirty: true },
    { draft: { ...draft, id: 'b', text: 'b'.repeat(200) }, dirty: true },
  ];
  expect(saveUnsaved(waiting, drafts, () => 'new')).toEqual(waiting);
  storage.values.delete('filler');
  expect(saveUnsaved(waiting, drafts, () => 'new')).toEqual(waiting.slice(1));
  expect(drafts.read('a')?.text).toBe(draft.text);
});

test.each([
  ['Lesson 7', 'Lesson 7 (2)'],
  ['Lesson 7 (2)', 'Lesson 7 (3)'],
  ['', '(2)'],
])('a copy of “%s” is “%s”', (name, copy) => {
  expect(copyName(name)).toBe(copy);
});

test.each([
  [{ name: ' Lesson 7 ', text: 'words' }, 'Lesson 7'],
  [{ name: '', text: '\n- the first point\n- the second' }, 'the first point'],
  [{ name: '', text: '# 第七课\n- a' }, '第七课'],
  [{ name: '', text: '---\ntitle: x\n---\n## Opening\n' }, 'Opening'],
  [{ name: '', text: '-5 degrees' }, '-5 degrees'],
  [{ name: '', text: 'x'.repeat(50) }, 'x'.repeat(40)],
  [{ name: '', text: '' }, ''],
])('the draft %o is called “%s”', (given, title) => {
  expect(titleOf({ id: 'a', ...given })).toBe(title);
});

describe('two tabs', () => {
  const newId = () => 'copy';
  const open: OpenDraft = { draft, revision: 'r1', dirty: false };

  function opened() {
    const drafts = draftsIn(fakeStorage());
    drafts.save(draft, undefined);
    return drafts;
  }

  test('what is not dirty is not written', () => {
    const drafts = opened();
    expect(saveDraft(open, drafts, newId)).toEqual({ open });
    expect(drafts.read('a')?.revision).toBe('r1');
  });

  test('a full device is said to be full, and the draft stays dirty', () => {
    const drafts = draftsIn(fakeStorage(10));
    const mine = { draft, dirty: true };
    expect(saveDraft(mine, drafts, newId)).toEqual({ open: mine, event: { kind: 'failed', full: true } });
  });

  test('both versions are kept when the other tab saved first', () => {
    const drafts = opened();
    drafts.save({ ...draft, text: 'theirs' }, 'r1');
    const mine = { ...open, draft: { ...draft, text: 'mine' }, dirty: true };
    const { open: after, event } = saveDraft(mine, drafts, newId);
    expect(event).toEqual({ kind: 'forked' });
    expect(after.draft).toMatchObject({ id: 'copy', name: 'Lesson 7 (2)', text: 'mine' });
    expect(drafts.list().map(({ text }) => text)).toEqual(['mine', 'theirs']);
  });

  test('of two versions saved at one instant, the one that was written over becomes a copy', () => {
    const drafts = opened();
    // Each tab saved from r1 and has not seen the other; theirs came first, so ours is what is there.
    const theirs = { ...draft, text: 'theirs', revision: 'theirs', parent: 'r1', saved: 2 };
    const saving = drafts.save({ ...draft, text: 'ours' }, 'r1');
    if (saving.kind !== 'saved') throw new Error('not saved');
    const ours = { draft: { ...draft, text: 'ours' }, revision: saving.revision, dirty: false };
    const kept = followChange(ours, { id: 'a', draft: theirs }, drafts, newId);
    expect(kept).toEqual({ open: { ...ours, dirty: true } });
    expect(saveDraft(kept.open, drafts, newId).event).toEqual({ kind: 'saved' });

    const stored = drafts.read('a');
    if (!stored) throw new Error('no draft');
    const other = { draft: { ...draft, text: 'theirs' }, revision: 'theirs', dirty: false };
    const { open: copy, event } = followChange(other, { id: 'a', draft: stored }, drafts, newId);
    expect(event).toEqual({ kind: 'forked' });
    expect(copy.draft).toMatchObject({ id: 'copy', text: 'theirs' });
    expect(
      drafts
        .list()
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['ours', 'theirs']);
  });

  test('a newer version of what stands here unchanged is told of', () => {
    const drafts = opened();
    drafts.save({ ...draft, text: 'theirs' }, 'r1');
    const theirs = drafts.read('a');
    if (!theirs) throw new Error('no draft');
    expect(followChange(open, { id: 'a', draft: theirs }, drafts, newId)).toEqual({
      open,
      event: { kind: 'newer' },
    });
    expect(followChange(open, { id: 'other', draft: theirs }, drafts, newId)).toEqual({ open });
    expect(
      followChange({ ...open, revision: 'r2' }, { id: 'a', draft: theirs }, drafts, newId).event,
    ).toBeUndefined();
  });

  test.each([
    ['while this one has unsaved words', { ...open, draft: { ...draft, text: 'mine' }, dirty: true }, 'r1'],
    [
      'over what this one had just saved',
      { ...open, draft: { ...draft, text: 'mine' }, revision: 'r9' },
      'r1',
    ],
  ])('both are kept when the other tab saved %s', (_name, mine, parent) => {
    const drafts = opened();
    drafts.save({ ...draft, text: 'theirs' }, parent);
    const theirs = drafts.read('a');
    if (!theirs) throw new Error('no draft');
    const { open: after, event } = followChange(mine, { id: 'a', draft: theirs }, drafts, newId);
    expect(event).toEqual({ kind: 'forked' });
    expect(after.dirty).toBe(false);
    expect(drafts.list().map(({ text }) => text)).toEqual(['mine', 'theirs']);
  });

  test('a draft deleted elsewhere stays here, and is saved again with the next change', () => {
    const drafts = opened();
    drafts.remove('a');
    const { open: after, event } = followChange(open, { id: 'a' }, drafts, newId);
    expect(event).toEqual({ kind: 'deleted' });
    expect(saveDraft({ ...after, dirty: true }, drafts, newId).event).toEqual({ kind: 'saved' });
    expect(drafts.read('a')?.text).toBe('- a 一');
  });

  test('a copy for which there is no room says so and keeps its words', () => {
    const drafts = draftsIn(fakeStorage(10));
    const { open: after, event } = forkDraft({ draft, dirty: true }, drafts, newId);
    expect(event).toEqual({ kind: 'failed', full: true });
    expect(after).toMatchObject({ dirty: true, draft: { text: '- a 一' } });
  });
});
