import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A thread of the module `source` beside the file `here` (both as addresses say it). As built it lies beside the one file of the
 * secretary, under the name `built`. From the sources it needs the loader again that this process has.
 */
export function threadOf(here: string, { source, built }: { source: string; built: string }, options: WorkerOptions): Worker {
  if (!here.endsWith('.ts')) return new Worker(new URL(built, here), options);
  const file = JSON.stringify(new URL(source, here).href);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(code, { ...options, eval: true, execArgv: [] });
}
