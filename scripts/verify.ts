import { spawnSync } from 'node:child_process';
import { runTests } from './test.ts';

// The one gate. Every step runs, so that one run tells all that is wrong.
const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'ci', '.'],
  ['types', 'astro', 'check', '--minimumFailingSeverity', 'hint'],
  ['notes', process.execPath, 'scripts/check.ts'],
];

const broken = steps.filter(([name, command, ...args]) => {
  console.log(`\n— ${name}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status !== 0;
});
console.log('\n— tests: unit, built site, browser');
const { passed, failed } = runTests();
for (const [name] of broken) console.error(`“${name}” failed; see above.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = broken.length > 0 || failed > 0 || passed === 0 ? 1 : 0;
