import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Audience } from '../../shared/audience.ts';
import type { Visited } from '../../shared/record/attendance.ts';
import type { RecordedMeeting } from '../../shared/record/whole.ts';
import type { Card } from '../../shared/people.ts';
import type { Laid } from '../../shared/transcripts/beside.ts';
import type { Format } from './names.ts';

/** One for staff and one for everybody else: what happened in a group is told to all by its report. */
export type Reader = Extract<Audience, 'staff' | 'everyone'>;
/** What stands in a record beside its facts, and how it is to be told. `upTo`: the number of the last fact; `at`: ms since 1970. */
export type Given = {
  reader: Reader;
  isListed: boolean;
  format: Format;
  languages: string;
  page: string;
  code: string;
  meeting: RecordedMeeting;
  cards: readonly Card[];
  visits: readonly Visited[];
  transcripts: readonly Laid[];
  upTo: number;
  at: number;
};
/** `facts`: the JSON of the facts that follow on those before. Answered in order. */
export type Job =
  | { name: 'take'; meetingId: string; reader: Reader; facts: string }
  | { name: 'draw'; meetingId: string; given: Given }
  | { name: 'sum'; meetingId: string; reader: Reader }
  | { name: 'forget'; meetingId: string };
/** A file, and how long drawing it took. `isPacked`: its bytes are packed by gzip. */
export type Drawn = { name: string; type: string; bytes: Uint8Array; isPacked: boolean; tookMs: number };
export type Answered = { value: unknown } | { failed: string };

/** The floor goes before every file, and before every document. */
const urgency = 10;

/** A thread of its own: it folds facts, and writes what they make of a record. */
if (parentPort) {
  const port = parentPort;
  // Only there a thread can be less urgent than the process it belongs to. What it begins itself is as urgent as it.
  if (process.platform === 'linux') setPriority(urgency);
  const { createRecords } = await import('./records.ts');
  const records = createRecords();
  let last: Promise<unknown> = Promise.resolve();
  const answer = async (job: Job) => {
    try {
      const value = await records.done(job);
      const packet =
        value && 'bytes' in value && value.bytes.byteLength === value.bytes.buffer.byteLength ? [value.bytes.buffer as ArrayBuffer] : [];
      port.postMessage({ value } satisfies Answered, packet);
    } catch (error) {
      port.postMessage({ failed: String(error) } satisfies Answered);
    }
  };
  port.on('message', (job: Job) => void (last = last.then(() => answer(job))));
}
