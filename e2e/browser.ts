import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** For root, without a display, on a network that may lead nowhere. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The first draws pages and nothing else: of the others each window has renderers of its own for the bars around the page. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
const packages = ['chromium-headless-shell', 'fonts-noto-core', 'fonts-noto-cjk'];
const patienceMs = 300_000;

/** The Chromium to rehearse with, installed when there is none. Says once which it took; throws when there is no way to one. */
export function findBrowser(): string {
  const told = process.env.CHROMIUM_PATH;
  if (told !== undefined && told !== '')
    return take(told, 'named by CHROMIUM_PATH') ?? missing(`CHROMIUM_PATH names ${told}, which does not start`);
  return (
    there() ??
    take(playwrights(), "Playwright's own") ??
    (run('npx', ['playwright', 'install', 'chromium']) ? take(playwrights(), "Playwright's own, installed now") : undefined) ??
    (fromDistribution() ? there() : undefined) ??
    missing('no Chromium here, none from Playwright, none from the distribution')
  );
}

function there(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  for (const name of names) {
    for (const folder of folders) {
      const found = take(join(folder, name), 'already on this machine');
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function playwrights(): string {
  return chromium.executablePath();
}

/** A path may exist and still be a stub that only tells how to install the browser, so it must answer. */
function take(path: string, how: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const answer = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 30_000 });
  if (answer.status !== 0) return undefined;
  // Playwright's workers evaluate the configuration again; they inherit the answer and stay silent.
  if (process.env.ONEFLOOR_BROWSER_TOLD === undefined) console.log(`browser: ${path} (${how}), ${answer.stdout.trim()}`);
  process.env.ONEFLOOR_BROWSER_TOLD = 'yes';
  process.env.CHROMIUM_PATH = path;
  return path;
}

function fromDistribution(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
}

function run(command: string, given: string[]): boolean {
  console.log(`browser: none here yet, trying ${command} ${given.join(' ')}`);
  return spawnSync(command, given, { stdio: 'inherit', timeout: patienceMs }).status === 0;
}

function missing(reason: string): never {
  throw new Error(`${reason}. Install Chromium, or name one with CHROMIUM_PATH.`);
}
