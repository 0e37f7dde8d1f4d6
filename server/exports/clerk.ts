import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { Audience } from '../../shared/audience.ts';
import type { Visited } from '../../shared/record/attendance.ts';
import type { RecordedMeeting } from '../../shared/record/whole.ts';
import type { Card } from '../../shared/people.ts';
import type { Laid } from '../../shared/transcripts/beside.ts';
import { jobsFrom } from './clerk-jobs.ts';
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
/** `facts`: the JSON in UTF-8 of the facts that follow on those before. What draws and sums is answered, in order; the others follow in line. */
export type Handed = { name: 'take'; meetingId: string; reader: Reader; facts: Uint8Array } | { name: 'forget'; meetingId: string };
export type Asked = { name: 'draw'; meetingId: string; given: Given } | { name: 'sum'; meetingId: string; reader: Reader };
export type Job = Handed | Asked;
/** A file, and how long drawing it took. `isPacked`: its bytes are packed by gzip. */
export type Drawn = { name: string; type: string; bytes: Uint8Array; isPacked: boolean; tookMs: number };
export type Answered = { value: unknown } | { failed: string };

/** The floor goes before every file, and before every document. */
const urgency = 19;

/** A process of its own: it folds facts, and writes what they make of a record. It ends with the secretary, and when facts make no sense to it. */
if (process.send) {
  lessUrgent();
  const { createRecords } = await import('./records.ts');
  const records = createRecords();
  for await (const job of jobsFrom(process.stdin)) {
    if (job.name === 'take') records.take(job);
    else if (job.name === 'forget') records.forget(job);
    else {
      const answered: Answered = await records.done(job).then(
        (value) => ({ value }),
        (error: unknown) => ({ failed: String(error) }),
      );
      process.send(answered);
    }
  }
  process.exit();
}

/** All threads of this process, of which each has an urgency of its own on Linux; those that it begins later take after the first. */
function lessUrgent() {
  if (process.platform !== 'linux') return setPriority(urgency);
  for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), urgency);
  // So that whatever else has something to do has not even to wait for the end of a time slice. Where there is no such program it waits.
  execFile('chrt', ['--all-tasks', '--idle', '--pid', '0', String(process.pid)], () => {});
}
