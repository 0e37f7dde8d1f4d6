import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** The secretary built as `npm run build` builds it, inside the house so that it finds its libraries. */
export async function builtSecretary() {
  mkdirSync('.tmp', { recursive: true });
  const folder = resolve(mkdtempSync(join('.tmp', 'secretary-')));
  await build({ configFile: resolve('.config/vite.server.config.ts'), logLevel: 'error', build: { outDir: folder } });
  return { main: join(folder, 'main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A process of its own; `open` resolves with the port it listens on and rejects when it ends before. */
export type SecretaryProcess = {
  open: Promise<number>;
  over: Promise<unknown>;
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
};

/** The real thing: started with nothing but where to listen and where to write; port 0 = any that is free; its clock is `laterMs` ahead of ours. */
export const startProcess = (main: string, folder: string, port: number, laterMs = 0): SecretaryProcess =>
  startAfter(laterMs === 0 ? '' : `const now = Date.now; Date.now = () => now() + ${laterMs};`, main, folder, port);

/** The same in a process in which something else is run first. */
export function startAfter(first: string, main: string, folder: string, port: number): SecretaryProcess {
  const imports = first === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(first)}`];
  const child = spawn(process.execPath, [...imports, main], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const open = opened(child);
  // Whoever kills it on purpose before it is open does not wait for that.
  open.catch(() => {});
  return {
    open,
    over: once(child, 'exit'),
    end: async (signal) => {
      child.kill(signal);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      return child.exitCode;
    },
  };
}

async function opened(child: ChildProcess): Promise<number> {
  for await (const said of child.stdout!) {
    const port = /open: \S+:(\d+)/.exec(String(said))?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error('the secretary ended before it was open');
}
