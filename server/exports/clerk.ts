import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { setPriority } from 'node:os';
import type { Audience } from '../../shared/audience.ts';
import type { RecordSum } from '../../shared/command.ts';
import type { Visited } from '../../shared/record/attendance.ts';
import type { RecordedMeeting } from '../../shared/record/whole.ts';
import type { Card } from '../../shared/people.ts';
import type { Laid } from '../../shared/transcripts/beside.ts';
import { answersTo, framesFrom, sendFrame } from './frames.ts';
import type { Format } from './names.ts';
import type * as made from './records.ts';

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
/** With `take` come the facts that follow on those before, as JSON in UTF-8. What draws and sums is answered, in order. */
export type Handed = { name: 'take'; meetingId: string; reader: Reader } | { name: 'forget'; meetingId: string };
export type Asked = { name: 'draw'; meetingId: string; given: Given } | { name: 'sum'; meetingId: string; reader: Reader };
/** A file, and how long drawing it took. `isPacked`: its bytes are packed by gzip. */
export type Drawn = { name: string; type: string; bytes: Uint8Array; isPacked: boolean; tookMs: number };
/** With what was drawn come its bytes. */
export type Answered =
  { what: 'drawn'; drawn: Omit<Drawn, 'bytes'> } | { what: 'summed'; sum: RecordSum } | { what: 'failed'; why: string };

type Records = ReturnType<typeof made.createRecords>;

/** What a clerk takes of the machine: only what nobody else wants, or about a tenth of what is wanted by others. */
export type Takes = 'what-is-left' | 'a-share';

/** The floor goes before every file, and before every document. */
const urgency = { 'what-is-left': 19, 'a-share': 10 } satisfies Record<Takes, number>;

async function answer(asked: Asked, records: Records, tell: (answered: Answered, bytes?: Uint8Array) => Promise<void>) {
  try {
    if (asked.name === 'sum') return await tell({ what: 'summed', sum: records.sum(asked.meetingId, asked.reader) });
    const { bytes, ...drawn } = await records.draw(asked.meetingId, asked.given);
    await tell({ what: 'drawn', drawn }, bytes);
  } catch (error) {
    await tell({ what: 'failed', why: String(error) });
  }
}

/** All threads of this process, of which each has an urgency of its own on Linux; those that it begins later take after the first. */
function lessUrgent(takes: Takes) {
  if (process.platform !== 'linux') return setPriority(urgency[takes]);
  for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), urgency[takes]);
  if (takes === 'a-share') return;
  // So that whatever else has something to do has not even to wait for the end of a time slice. Where there is no such program it waits.
  execFile('chrt', ['--all-tasks', '--idle', '--pid', '0', String(process.pid)], () => {});
}

// A process of its own: it folds facts, and writes what they make of a record. It ends with the secretary, and when facts make no sense to it.
lessUrgent(process.argv[2] === 'a-share' ? 'a-share' : 'what-is-left');
const { createRecords } = await import('./records.ts');
const records = createRecords();
const answers = new Socket({ fd: answersTo, writable: true });
for await (const { head, bytes } of framesFrom<Handed | Asked>(process.stdin)) {
  if (head.name === 'take') records.take(head.meetingId, head.reader, bytes);
  else if (head.name === 'forget') records.forget(head.meetingId);
  else await answer(head, records, (...told) => sendFrame(answers, ...told));
}
process.exit();
