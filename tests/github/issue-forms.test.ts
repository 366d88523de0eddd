import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly validations?: { readonly required?: boolean };
}

const folder = fileURLToPath(new URL('../../.github/ISSUE_TEMPLATE/', import.meta.url));
const files = readdirSync(folder).map((name) => {
  const document = parseDocument(readFileSync(`${folder}${name}`, 'utf8'), { strict: true });
  return { name, document, form: document.toJS() };
});
const forms = files.filter(({ name }) => name !== 'config.yml');

test.each(files)('$name is valid YAML', ({ document }) => {
  expect([...document.errors, ...document.warnings].map(String)).toEqual([]);
});

test('there is one for each thing that can be said', () => {
  expect(forms.map(({ name }) => name).sort()).toEqual([
    'bug.yml',
    'new-lesson.yml',
    'question.yml',
    'translation.yml',
    'wrong-time.yml',
  ]);
});

// https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
describe.each(forms)('$name', ({ name, form }) => {
  const fields = form.body.filter(({ type }: Field) => type !== 'markdown') as readonly Field[];

  test('has the keys that GitHub asks for, and no others', () => {
    const labels = name === 'question.yml' ? ['labels'] : [];
    expect(Object.keys(form).sort()).toEqual(['body', 'description', ...labels, 'name', 'title']);
    // Every new repository has it; the workflow asks for what bears it.
    expect(form.labels ?? ['question']).toEqual(['question']);
  });

  test('is in both languages', () => {
    const said = [
      form.name,
      form.description,
      form.title,
      ...fields.map(({ attributes }) => attributes.label),
    ];
    for (const words of said) {
      expect(words).toMatch(/\p{Script=Han}/u);
      expect(words).toMatch(/[A-Za-z]{3}/);
    }
  });

  test('has fields that a link can fill in', () => {
    const ids = fields.map(({ id }) => id ?? '');
    expect(new Set(ids).size).toBe(fields.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+$/);
    for (const { type } of fields) expect(['input', 'textarea']).toContain(type);
    const labels = fields.map(({ attributes }) => attributes.label);
    expect(new Set(labels).size).toBe(fields.length);
  });

  test('asks for at least one thing and for no more than two', () => {
    const required = fields.filter(({ validations }) => validations?.required);
    expect(required.length).toBeGreaterThanOrEqual(1);
    expect(required.length).toBeLessThanOrEqual(2);
  });
});
