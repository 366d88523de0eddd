import { describe, expect, test } from 'vitest';
import { readArguments, UsageError } from '../../scripts/command-line.ts';

const flags = {
  format: { type: 'string', choices: ['text', 'github', 'json'] },
  out: { type: 'string' },
  fix: { type: 'boolean' },
} as const;

describe('readArguments', () => {
  test.each([
    [['a.md', '--fix', 'b.md'], { fix: true }, ['a.md', 'b.md']],
    [['--format', 'json', 'a.md'], { format: 'json' }, ['a.md']],
    [['--format=json'], { format: 'json' }, []],
    [['--format=json', '--format=text'], { format: 'text' }, []],
    [['--out=--fix'], { out: '--fix' }, []],
    [['--out', '-'], { out: '-' }, []],
    [['--', '--fix'], {}, ['--fix']],
    [[], {}, []],
  ])('%j', (args, values, names) => {
    expect(readArguments(args, flags)).toEqual({ flags: values, names });
  });

  test.each([
    ['an unknown flag names the nearest', ['--formt', 'json'], 'did you mean --format?'],
    ['an unknown flag names all if none is near', ['-x'], '--format, --out, --fix'],
    ['what every object has is no flag', ['--constructor'], '--constructor'],
    ['a flag without its value', ['--format'], 'text, github, json'],
    ['a flag instead of a value', ['--out', '--fix'], '--out needs a value'],
    ['an unknown value names the nearest', ['--format', 'jsn'], 'did you mean json?'],
    ['an unknown value names all if none is near', ['--format', 'xml'], 'text, github, json'],
    ['a value for a switch', ['--fix=yes'], '--fix takes no value'],
  ])('%s', (_, args, said) => {
    expect(() => readArguments(args, flags)).toThrow(UsageError);
    expect(() => readArguments(args, flags)).toThrow(said);
  });
});
