import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseDocument, visit } from 'yaml';
import { expressionsIn, readExpression } from './expressions.ts';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly 'continue-on-error'?: boolean;
  /** Another workflow of this repository, of the same commit, in place of steps. */
  readonly uses?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(`${folder}${name}`, 'utf8');
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  return { name, text, document, workflow: document.toJS() as Workflow };
});
const calls = workflows.flatMap(({ workflow }) => Object.values(workflow.jobs).filter(({ uses }) => uses));
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs)
    .filter(([, { uses }]) => uses === undefined)
    .map(([id, job]) => ({ name: `${name} ${id}`, job })),
);
const steps = jobs.flatMap(({ name, job }) => job.steps.map((step) => ({ name, step })));

test('there is one for checks, one for deployment and one for questions', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual(['check.yml', 'deploy.yml', 'questions.yml']);
});

describe.each(workflows)('$name', ({ text, document, workflow }) => {
  test('is valid YAML', () => {
    expect([...document.errors, ...document.warnings].map(String)).toEqual([]);
  });

  test('has only expressions that can be read', () => {
    const found: string[] = [];
    visit(document, {
      Scalar(_key, node) {
        if (typeof node.value === 'string') found.push(...expressionsIn(node.value));
      },
    });
    for (const { step } of steps)
      if (step.if !== undefined) found.push(step.if.replace(/^\$\{\{|\}\}$/g, ''));
    for (const one of found) expect(() => readExpression(one), one).not.toThrow();
    expect(found.length).toBeGreaterThan(0);
  });

  test('refers to steps that came before', () => {
    for (const job of Object.values(workflow.jobs).filter(({ steps }) => steps)) {
      for (const [at, step] of job.steps.entries()) {
        const known = new Set(job.steps.slice(0, at).map(({ id }) => id));
        for (const reference of expressionsIn(JSON.stringify(step)).flatMap(readExpression)) {
          const [context, id] = reference.split('.');
          if (context === 'steps') expect(known, reference).toContain(id);
        }
      }
    }
  });

  test('can read the repository and nothing else, unless a job says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  test('never runs the code of strangers with rights or secrets', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
    expect(text).not.toMatch(/\bsecrets\b/);
  });
});

test('jobs that pull requests start ask for no rights at all', () => {
  const open = workflows.filter(({ workflow }) => 'pull_request' in workflow.on);
  expect(open.map(({ name }) => name)).toEqual(['check.yml']);
  for (const { workflow } of open)
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeUndefined();
});

test('nothing is published before all checks have passed, and no check can be passed over', () => {
  const [deploy] = workflows.filter(({ name }) => name === 'deploy.yml');
  const { deploy: publish, ...others } = deploy?.workflow.jobs ?? {};
  expect(publish?.steps.map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/deploy-pages']);
  expect([publish?.needs].flat().sort()).toEqual(Object.keys(others).sort());
  // Without `if`, a job waits for all that it needs, and runs only if that went well.
  expect(publish).not.toHaveProperty('if');
  expect(calls).toEqual([{ uses: './.github/workflows/check.yml' }]);
  const [check] = workflows.filter(({ name }) => name === 'check.yml');
  const free = Object.entries(check?.workflow.jobs ?? {}).filter(([, job]) => job['continue-on-error']);
  expect(free.map(([id]) => id)).toEqual(['audit']);
  const { steps: gate = [], ...rest } = check?.workflow.jobs.check ?? {};
  expect(rest).not.toHaveProperty('if');
  expect(gate.at(-1)).toEqual({ name: 'Everything else', run: 'npm run verify' });
  for (const step of gate) expect(step).not.toHaveProperty('continue-on-error');
});

test('texts that strangers choose are in no expression but commits', () => {
  const used = workflows.flatMap(({ text }) => expressionsIn(text).flatMap(readExpression));
  const strange = used.filter((one) =>
    /^(?:github\.(?:event|head_ref|actor|triggering_actor)|inputs)/.test(one),
  );
  expect(strange).toEqual(['github.event.pull_request.base.sha']);
});

test('other jobs can write nothing but the deployed site, and the questions a proposal', () => {
  const writes = jobs.flatMap(({ name, job }) =>
    Object.entries(job.permissions ?? {})
      .filter(([, right]) => right !== 'read')
      .map(([what]) => `${name}: ${what}`),
  );
  expect(writes.sort()).toEqual([
    'deploy.yml deploy: id-token',
    'deploy.yml deploy: pages',
    'questions.yml questions: contents',
    'questions.yml questions: pull-requests',
  ]);
});

test('the job that can propose installs nothing, so that no package gets its rights', () => {
  const [{ job } = { job: { steps: [] } }] = jobs.filter(({ name }) => name.startsWith('questions.yml'));
  expect(job.steps.flatMap(({ run }) => run ?? [])).toEqual(['npm run --silent questions']);
  expect(job.steps.some((step) => JSON.stringify(step.with ?? {}).includes('cache'))).toBe(false);
  const entry = join(root, 'scripts/open-questions.ts');
  expect(scripts.questions).toBe('node scripts/open-questions.ts');
  const read = new Set<string>();
  const packages: string[] = [];
  const visit = (file: string) => {
    if (read.has(file)) return;
    read.add(file);
    // Types are gone before anything runs.
    const text = readFileSync(file, 'utf8').replace(/^import type .*$/gm, '');
    for (const [, from = ''] of text.matchAll(
      /^(?:import|export)\s[^'"]*?from '([^']+)'|^import '([^']+)'/gm,
    ))
      if (from.startsWith('.')) visit(join(dirname(file), from));
      else if (!from.startsWith('node:')) packages.push(`${file}: ${from}`);
  };
  visit(entry);
  expect(packages).toEqual([]);
  expect(read.size).toBeGreaterThan(4);
});

test.each(steps.filter(({ step }) => step.uses !== undefined))('$name pins $step.uses', ({ step }) => {
  expect(step.uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
});

test('every pin names its version, the same everywhere', () => {
  const pins = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (\S+)@(\S+)(.*)/g)]);
  const versions = new Map<string | undefined, Set<string>>();
  for (const [, action, commit, version] of pins) {
    expect(version, action).toMatch(/^ # v\d+\.\d+\.\d+$/);
    versions.set(action, (versions.get(action) ?? new Set()).add(`${commit}${version}`));
  }
  for (const [action, known] of versions) expect([...known], action).toHaveLength(1);
});

test('every checkout is of the commit at hand and leaves no credentials behind', () => {
  const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'));
  expect(checkouts).toHaveLength(4);
  for (const { step } of checkouts) {
    expect(step.with).toMatchObject({ 'persist-credentials': false });
    expect(Object.keys(step.with ?? {})).not.toContain('ref');
  }
});

test('every build of the site has the whole history', () => {
  for (const { name, job } of jobs.filter(({ job }) => job.steps.some(({ run }) => run === 'npm run build')))
    expect(job.steps[0]?.with, name).toMatchObject({ 'fetch-depth': 0 });
});

test('annotations of a pull request are of the files it changes, not crowded out by others', () => {
  const checks = steps.flatMap(({ step }) => (step.run?.includes('--format github') ? [step] : []));
  expect(checks).toEqual([
    {
      name: 'Changed notes',
      if: "github.event_name == 'pull_request'",
      run: 'npm run --silent check -- --format github --since "$BASE"',
      env: { BASE: '$'.concat('{{ github.event.pull_request.base.sha }}') },
    },
    {
      name: 'Notes',
      if: "github.event_name != 'pull_request'",
      run: 'npm run --silent check -- --format github',
    },
  ]);
});

test.each(jobs)('$name has a time limit', ({ job }) => {
  expect(job['timeout-minutes']).toBeLessThanOrEqual(20);
});

test('every command is one of ours, and no text of strangers gets into it', () => {
  for (const { name, step } of steps) {
    if (step.run === undefined) continue;
    expect(step.run, name).not.toContain('${{');
    const script = /^npm run (?:--silent )?([\w-]+)/.exec(step.run)?.[1];
    if (script) expect(Object.keys(scripts), step.run).toContain(script);
    else expect(step.run).toMatch(/^npm ci\b/);
  }
});

describe('the reader of expressions', () => {
  test.each([
    ["steps.pages.outputs.base_path || '/'", ['steps.pages.outputs.base_path']],
    ["!cancelled() && (github.ref == 'refs/heads/main')", ['github.ref']],
    ["contains(fromJSON('[1]'), matrix.node) != true", ['matrix.node']],
    ["format('it''s {0}', github.actor)", ['github.actor']],
  ])('reads %s', (text, references) => {
    expect(readExpression(text)).toEqual(references);
  });

  test.each([
    '',
    'github.',
    'github.ref ==',
    '&& true',
    "'open",
    'contains(github.ref',
    'unknown.ref',
    'shout(github.ref)',
    'github.ref github.sha',
    'secrets.TOKEN',
    '"double"',
  ])('refuses “%s”', (text) => {
    expect(() => readExpression(text)).toThrow();
  });

  test('refuses an expression that is not closed', () => {
    const open = '$'.concat('{{');
    expect(() => expressionsIn(`a ${open} github.ref } b`)).toThrow('not closed');
    expect(expressionsIn(`${open} github.ref }}-${open} '}}' }}`)).toHaveLength(2);
  });
});
