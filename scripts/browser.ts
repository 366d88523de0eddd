import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

// Without windows first: it renders the same pages with half the CPU.
const CANDIDATES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
];

/** Debian's packages of a browser, the lightest first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

// A browser under test talks to nobody but the site.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const MISSING =
  'No Chromium found, so the site cannot be tested in a browser. Install one (Debian: sudo apt-get install chromium fonts-noto-cjk), or set CHROME_PATH to one. ' +
  '没有找到 Chromium，无法在浏览器中测试网站。请先安装（Debian：sudo apt-get install chromium fonts-noto-cjk），或用 CHROME_PATH 指明它的位置。';

/** How to launch the Chromium of this machine. Throws, and says what to do, if there is none. */
export async function findBrowser(): Promise<{ executablePath: string; args: string[] }> {
  const executablePath = installedBrowser();
  if (!executablePath) throw new Error(MISSING);
  return { executablePath, args: ARGS };
}

/**
 * Installs Chromium if the machine has none: with Debian's packages if it may, else where Playwright keeps its own.
 * Where that fails, it says what to do, and the tests that need a browser fail.
 */
export function ensureBrowser(): void {
  if (installedBrowser()) return;
  try {
    install();
  } catch (error) {
    console.error(`${MISSING}\n${error instanceof Error ? error.message : error}`);
  }
}

function install(): void {
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'inherit' });
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    run('apt-get', 'update', '-qq');
    const offered = PACKAGES.find((name) => spawnSync('apt-cache', ['show', name]).status === 0);
    run('apt-get', 'install', '-y', '-qq', offered ?? 'chromium', 'fonts-noto-cjk');
  } else run('npx', 'playwright-core', 'install', 'chromium');
}

/** `CHROME_PATH`, which has to exist if it is set, else the first of the usual places that does. */
function installedBrowser(): string | undefined {
  const chosen = process.env.CHROME_PATH;
  if (chosen && !existsSync(chosen))
    throw new Error(`CHROME_PATH is ${chosen}, where there is no browser. Correct it, or unset it.`);
  return chosen || CANDIDATES.find((path) => existsSync(path));
}
