import { expect, test } from 'vitest';
import { inVirtualTime } from './virtual-time.ts';
import { rehearsal, type Mutation } from './with-source.ts';

/** Most breaks show in the first meetings, one that needs a restart in a bad moment may need a hundred. */
const meetings = { broken: 300, whole: 10 };

/** The first meeting that shows it, and what it shows; null when none does. */
async function firstFault(mutations: Mutation[], most: number): Promise<{ seed: number; faults: string[] } | null> {
  const { anyRun } = await rehearsal(mutations);
  for (let seed = 1; seed <= most; seed++) {
    const faults = await inVirtualTime(seed, (time) => anyRun(seed, time)).then(
      (run) => run.faults,
      (error: unknown) => [String(error)],
    );
    if (faults.length > 0) return { seed, faults };
  }
  return null;
}

const screen = 'client/meeting-store.ts';
const secretary = 'server/live-meeting.ts';
const store = 'server/store.memory.ts';
const broken: (Mutation & { what: string; shows: RegExp })[] = [
  {
    what: 'a screen takes a batch although there is a gap before it',
    file: screen,
    line: "if (after > seq) return 'behind';",
    instead: '',
    shows: /has another meeting/,
  },
  {
    what: 'a screen does not drop a batch that it has',
    file: screen,
    line: 'if (upTo <= seq) {',
    instead: 'if (upTo < 0) {',
    shows: /has another meeting/,
  },
  {
    what: 'a screen that comes back is not told the counts',
    file: 'server/socket.ts',
    line: "if (who.seat !== 'public') socket.emit('tally', seat.hall.tallyOf(who));",
    instead: '',
    shows: /was told undefined of/,
  },
  {
    what: 'what waits for staff is read by everybody',
    file: 'server/hall.ts',
    line: 'const lines = [...put, ...changed].flatMap((line) => lineFor(name, line) ?? []);',
    instead: "const lines = name === 'public' ? [] : [...put, ...changed];",
    shows: /reads what waits for staff/,
  },
  {
    what: 'a screen takes the facts of a late answer twice',
    file: screen,
    line: 'joined.events.filter((recorded) => recorded.seq > known)',
    instead: 'joined.events',
    shows: /has another meeting/,
  },
  {
    what: 'a command that waits or was just answered is decided again',
    file: secretary,
    line: 'this.recent.get(key) ?? this.pending.get(key)',
    instead: 'null',
    shows: /was refused and happened|was answered in two ways|the server broke: SeqTaken/,
  },
  {
    what: 'an answer on disk is not looked for',
    file: secretary,
    line: 'return kept && { ok: true, seq: kept.seq };',
    instead: 'return null;',
    shows: /was refused and happened|the server broke: SeqTaken/,
  },
  {
    what: 'a command is acknowledged before it is on disk',
    file: secretary,
    line: 'await this.store.append(this.id, append);',
    instead: 'this.store.append(this.id, append).catch(() => {});',
    shows: /was acknowledged and is missing|the server is at \d+, its disk at \d+/,
  },
  {
    what: 'the store gives facts out of order',
    file: store,
    line: 'one.seq - other.seq',
    instead: 'other.seq - one.seq',
    shows: /has another meeting/,
  },
  {
    what: 'the store lets two servers write the same number',
    file: store,
    line: "if (isTaken(numbers, kept.facts)) throw new SeqTaken('fact');",
    instead: '',
    shows: /which is not of this person|a server started anew has (another meeting|other cards)|left its fact 0 times/,
  },
  {
    what: 'who comes back is not told that the meeting can be kept again',
    file: 'server/socket.ts',
    line: "socket.emit('condition', seat.hall.conditionOf(who));",
    instead: "if (seat.hall.live.readOnly) socket.emit('condition', seat.hall.conditionOf(who));",
    shows: /is read-only/,
  },
  {
    what: 'batches bring no cards',
    file: 'server/hall.ts',
    line: '{ ...told, people: this.cardsDueTo(audience, change) }',
    instead: '{ ...told, people: [] }',
    shows: /has undefined for/,
  },
  {
    what: 'who was moved while cut off is told only what happened since',
    file: 'server/hall.ts',
    line: 'after === null || as !== audience ? null',
    instead: 'after === null ? null',
    shows: /has another meeting/,
  },
  {
    what: 'cards that another server wrote are not read',
    file: secretary,
    line: 'this.beside.roster.keep(await this.store.roster(this.id));',
    instead: 'if (this.seq < 10) this.beside.roster.keep(await this.store.roster(this.id));',
    shows: /other cards|instead of/,
  },
];

test.each(broken)('it is noticed when $what', async ({ shows, ...mutation }) => {
  const fault = await firstFault([mutation], meetings.broken);
  expect(fault?.faults.join('\n')).toMatch(shows);
});

test('the same meetings over the source as it is show nothing', async () => {
  expect(await firstFault([], meetings.whole)).toBeNull();
});
