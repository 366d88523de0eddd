import { describe, expect, test } from 'vitest';
import { EXCEPTIONS, readAdvisories } from '../../scripts/advisories.ts';
import { temporaryFolder } from './in-folder.ts';

const folder = temporaryFolder();
const HOLE = {
  source: 1096727,
  name: 'request',
  dependency: 'request',
  title: 'Server-Side Request Forgery in Request',
  url: 'https://github.com/advisories/GHSA-p8p7-x288-28g6',
  severity: 'moderate',
  range: '<=2.88.2',
};
const explained = Object.keys(EXCEPTIONS).map((id) => ({
  ...HOLE,
  url: `https://github.com/advisories/${id}`,
}));
const report = (...via: readonly unknown[]) => ({
  auditReportVersion: 2,
  vulnerabilities: {
    request: { name: 'request', severity: 'moderate', via, fixAvailable: false },
    jsdom: { name: 'jsdom', severity: 'moderate', via: ['request'], fixAvailable: false },
  },
});
const told = {
  id: 'GHSA-p8p7-x288-28g6',
  name: 'request',
  severity: 'moderate',
  title: HOLE.title,
  range: '<=2.88.2',
};

test.each([
  ['a hole, once for all packages that have it', report(HOLE, HOLE), [told]],
  ['a hole without an address', report({ ...HOLE, url: undefined }), [{ ...told, id: '1096727' }]],
  ['no hole', { auditReportVersion: 2, vulnerabilities: {} }, []],
  ['an error of the registry', { message: '405 Method Not Allowed', statusCode: 405 }, undefined],
  ['nothing', undefined, undefined],
  ['something else', { vulnerabilities: [] }, undefined],
  ['odd parts', { vulnerabilities: { a: null, b: { via: 1 } } }, []],
])('a report of %s', (_what, given, advisories) => {
  expect(readAdvisories(given)).toEqual(advisories);
});

test('every exception has its reason in both languages', () => {
  for (const [id, { en, zh }] of Object.entries(EXCEPTIONS)) {
    expect(id).toMatch(/^GHSA(?:-\w{4}){3}$/);
    expect(en.length, id).toBeGreaterThan(20);
    expect(zh, id).toMatch(/\p{Script=Han}{5}/u);
  }
});

describe('the command, with a npm of ours', () => {
  test.each([
    ['what is explained', report(...explained), 0, '', 'not explained: 0\n'],
    ['a hole', report(HOLE, ...explained), 1, `moderate ${told.id} ${HOLE.title}\n`, 'not explained: 1\n'],
    ['no answer', { message: '405 Method Not Allowed' }, 2, '', '405 Method Not Allowed'],
  ])('%s', async (_what, given, code, out, err) => {
    await folder.write({ 'npm.mjs': `console.log(${JSON.stringify(JSON.stringify(given))})` });
    const env = { npm_execpath: `${folder.path}/npm.mjs` };
    const outcome = await folder.run('audit', [], { env });
    expect(outcome.code).toBe(code);
    expect(outcome.out).toContain(out);
    expect(outcome.err).toContain(err);
  });
});
