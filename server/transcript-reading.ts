import { threadOf } from './thread.ts';
import type { Understood } from './transcripts-reader.ts';

const files = { source: './transcripts-reader.ts', built: './transcripts-reader.js' };
const resourceLimits = { maxOldGenerationSizeMb: 512 };
/** Whatever takes longer is ended. */
const mostMs = 20_000;

let last: Promise<unknown> = Promise.resolve();

/** Reads a text in a thread of its own, one after the other, so that no floor waits for it (N30). Rejects when the thread broke. */
export function readApart(text: string): Promise<Understood> {
  const mine = last.then(() => understood(text));
  last = mine.catch(() => {});
  return mine;
}

function understood(text: string): Promise<Understood> {
  const worker = threadOf(import.meta.url, files, { resourceLimits });
  return new Promise<Understood>((resolve, reject) => {
    const watch = setTimeout(() => reject(new Error('a transcript took too long')), mostMs);
    watch.unref();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread was ended')));
    worker.postMessage(text);
  }).finally(() => void worker.terminate());
}
