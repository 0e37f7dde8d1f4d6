import { setPriority } from 'node:os';
import { answering } from './process.ts';

/** Somebody who takes a file, in a process of their own: what they unpack holds nobody else up. */
export type Asked = { url: string; cookie: string };
export type Fetched = { ms: number; bytes: number };

// What stands for somebody's own laptop gives way to what is measured.
setPriority(19);
answering(async ({ url, cookie }: Asked): Promise<Fetched> => {
  const began = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}`);
  return { ms: performance.now() - began, bytes };
});
