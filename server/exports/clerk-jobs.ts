import type { Readable } from 'node:stream';
import type { Job } from './clerk.ts';

/** A job on its way to the clerk: a line of JSON, which says how many bytes of facts come after it. */
type Head = { job: object; bytes: number };

/** What goes before the facts of a job, or the whole of one that has none. */
export function headOf(job: Job): string {
  const head: Head = job.name === 'take' ? { job: { ...job, facts: undefined }, bytes: job.facts.byteLength } : { job, bytes: 0 };
  return `${JSON.stringify(head)}\n`;
}

const utf8 = new TextDecoder();
const lineEnd = 10;

/** Each job as it was handed over, in order, until whoever hands them is gone. */
export async function* jobsFrom(handed: Readable): AsyncGenerator<Job> {
  let parts: Buffer[] = [];
  let head: Head | null = null;
  for await (const part of handed as AsyncIterable<Buffer>) {
    parts.push(part);
    for (;;) {
      if (!head && !parts.at(-1)!.includes(lineEnd)) break;
      let rest: Buffer = Buffer.concat(parts);
      if (!head) {
        const end = rest.indexOf(lineEnd);
        head = JSON.parse(utf8.decode(rest.subarray(0, end))) as Head;
        rest = rest.subarray(end + 1);
      }
      parts = [rest];
      if (rest.length < head.bytes) break;
      yield { ...head.job, ...(head.bytes > 0 && { facts: rest.subarray(0, head.bytes) }) } as Job;
      parts = [rest.subarray(head.bytes)];
      head = null;
    }
  }
}
