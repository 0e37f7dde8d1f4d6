import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

type Files = { source: string; built: string };

/** A process of the module `source` beside the file `here`, as a thread of it would be found. `options` go to Node, `given` to the module. */
export function processOf(here: string, { source, built }: Files, options: string[], given: string[], stdio: StdioOptions): ChildProcess {
  const isSource = here.endsWith('.ts');
  const file = fileURLToPath(new URL(isSource ? source : built, here));
  return spawn(process.execPath, [...(isSource ? ['--import', 'tsx'] : []), ...options, file, ...given], { stdio });
}

/**
 * A thread of the module `source` beside the file `here` (both as addresses say it). As built it lies beside the one file of the
 * secretary, under the name `built`. From the sources it needs the loader again that this process has.
 */
export function threadOf(here: string, { source, built }: Files, options: WorkerOptions): Worker {
  if (!here.endsWith('.ts')) return new Worker(new URL(built, here), options);
  const file = JSON.stringify(new URL(source, here).href);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(code, { ...options, eval: true, execArgv: [] });
}
