import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSettings } from '../conduct.ts';
import { decide, type Command } from '../decide.ts';
import { momentAt, nine, person } from '../given.ts';
import { emptyMeeting, type Meeting, type MeetingEvent } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { spokenMsAt } from './state.ts';

const floor = 'plenary';
const speakers = ['ada', 'bob', 'cy'];
const presses = [
  'ask',
  'ask',
  'ask-point-of-order',
  'next',
  'next',
  'call',
  'interrupt',
  'interrupt',
  'take-back',
  'end',
  'pause',
  'resume',
  'resume',
  'extend',
  'break',
  'end-break',
  'end-break',
  'last-word',
  'set-aside',
  'leave',
  'open-item',
  'rename',
] as const;
const step = fc.record({
  press: fc.constantFrom(...presses),
  who: fc.constantFrom(...speakers),
  waitMs: fc.integer({ min: 0, max: 90_000 }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function commandOf({ press, who }: Step, { floors }: Meeting, n: number): { by: string; command: Command } {
  const { queue, floor: held } = floors[floor]!;
  const holderISaw = held.turn?.id ?? null;
  const chair = (command: Command) => ({ by: 'cat', command });
  const urgent = queue.waiting.find(({ kind }) => kind === 'point-of-order');
  const order: Command = { name: 'request-floor', input: { floor, kind: 'point-of-order' } };
  switch (press) {
    case 'ask':
      return { by: who, command: { name: 'request-floor', input: { floor, kind: 'intervention' } } };
    case 'ask-point-of-order':
      return { by: who, command: order };
    case 'next':
      return chair({ name: 'give-floor-to-next', input: { floor, holderISaw } });
    case 'call':
      return chair({ name: 'give-floor', input: { floor, holderISaw, personId: who } });
    case 'interrupt':
      return urgent && holderISaw
        ? chair({ name: 'give-floor', input: { floor, holderISaw, requestId: urgent.id, interrupt: true } })
        : { by: who, command: order };
    case 'take-back':
      return chair({ name: 'take-floor-back', input: { floor, holderISaw } });
    case 'end':
      return chair({ name: 'end-turn', input: { floor, turnId: holderISaw ?? 'none' } });
    case 'pause':
      return chair({ name: 'pause-turn', input: { floor } });
    case 'resume':
      return chair({ name: 'resume-turn', input: { floor } });
    case 'extend':
      return chair({ name: 'extend-turn', input: { floor, seconds: 30 } });
    case 'break':
      return chair({ name: 'start-break', input: { until: '2026-01-02T09:00:00Z' } });
    case 'end-break':
      return chair({ name: 'end-break', input: {} });
    case 'last-word':
      return chair({ name: 'last-word', input: { floor, personId: who } });
    case 'set-aside':
      return chair({ name: 'set-aside-request', input: { floor, requestId: held.turn?.request?.id ?? 'gone' } });
    case 'leave':
      return { by: who, command: { name: 'leave-meeting', input: {} } };
    case 'open-item':
      return chair({ name: 'open-agenda-item', input: { itemId: `item-${n % 2}`, leftover: 'carry' } });
    case 'rename':
      return { by: who, command: { name: 'amend-card', input: { personId: who, attendance: 'on-site' } } };
  }
}

/** What a person with a stopwatch for every turn would write down; knows nothing of how the rule book keeps time. */
class Stopwatches {
  readonly ms = new Map<string, number>();
  holder: { id: string; running: boolean } | null = null;
  private held: { id: string; running: boolean }[] = [];
  private before: { id: string; running: boolean }[] = [];
  private onBreak = false;

  pass(ms: number) {
    if (this.holder?.running) this.ms.set(this.holder.id, (this.ms.get(this.holder.id) ?? 0) + ms);
  }

  see(event: MeetingEvent) {
    if (event.type === 'floor-given') {
      this.before = [...this.held, ...(this.holder ? [this.holder] : [])];
      this.held = event.how === 'interrupting' ? this.before : [];
      this.holder = { id: event.turn.id, running: true };
    }
    if (event.type === 'floor-taken-back') this.goBack(this.before);
    if (event.type === 'turn-set-aside') this.goBack(this.held);
    if (event.type === 'turn-ended') {
      const over = event.ended.map(({ turnId }) => turnId);
      this.held = this.held.filter(({ id }) => !over.includes(id));
      if (this.holder && over.includes(this.holder.id)) this.goBack(this.held);
    }
    if (event.type === 'break-started') this.onBreak = true;
    if (event.type === 'break-ended') this.onBreak = false;
    if (this.holder && (event.type === 'turn-paused' || event.type === 'break-started')) this.holder.running = false;
    if (this.holder && event.type === 'turn-resumed') this.holder.running = true;
  }

  private goBack(to: { id: string; running: boolean }[]) {
    const last = to.at(-1);
    this.holder = last ? { id: last.id, running: last.running && !this.onBreak } : null;
    this.held = to.slice(0, -1);
  }
}

const opened: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Any', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'meeting-opened' },
  ...[0, 1].map((n): MeetingEvent => ({
    type: 'agenda-item-added',
    itemId: `item-${n}`,
    item: { title: 'One', kind: 'item', minutes: 5, presenters: [], documents: [] },
  })),
];

/** Plays the steps and looks after each, with what was true before it. */
function play(
  steps: Step[],
  look: (seen: { before: Meeting; after: Meeting; events: MeetingEvent[]; at: number; watch: Stopwatches }) => void,
) {
  const watch = new Stopwatches();
  let [seq, at] = [0, nine];
  let meeting = opened.reduce((sofar, event) => reduce(sofar, { seq: ++seq, at, by: 'cat', event }), emptyMeeting);
  for (const [n, one] of steps.entries()) {
    at += one.waitMs;
    watch.pass(one.waitMs);
    const { by, command } = commandOf(one, meeting, n);
    let ids = 0;
    const decision = decide(meeting, person(by), command, { ...momentAt(at), newId: () => `${n}-${ids++}` });
    const events = 'events' in decision ? decision.events : [];
    const before = meeting;
    for (const event of events) meeting = reduce(meeting, { seq: ++seq, at, by, event });
    for (const event of events) watch.see(event);
    look({ before, after: meeting, events, at, watch });
  }
}
const steps = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });
const runs = { numRuns: 400 };

test('speaking time is running time, to the millisecond, whatever the chair presses (F8)', () => {
  const ended = new Set<string>();
  fc.assert(
    fc.property(steps, (steps) => {
      play(steps, ({ after, events, at, watch }) => {
        for (const event of events) {
          const over = event.type === 'turn-ended' || event.type === 'floor-given' ? event.ended : [];
          for (const { turnId, spokenMs } of over) {
            expect(spokenMs).toBe(watch.ms.get(turnId) ?? 0);
            ended.add(event.type);
          }
        }
        const { turn, interrupted } = after.floors[floor]!.floor;
        for (const held of [...(turn ? [turn] : []), ...interrupted.map(({ turn }) => turn)])
          expect(spokenMsAt(held, at)).toBe(watch.ms.get(held.id) ?? 0);
      });
    }),
    runs,
  );
  expect(ended).toEqual(new Set(['turn-ended', 'floor-given']));
});

test('ended turns and the running one together are the wall time without pauses (F8)', () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const kept = new Map<string, number>();
      let [wall, last] = [0, nine];
      play(steps, ({ before, after, events, at }) => {
        if (typeof before.floors[floor]!.floor.turn?.runningSince === 'number') wall += at - last;
        last = at;
        for (const event of events) {
          if (event.type === 'turn-ended' || event.type === 'floor-given')
            for (const { turnId, spokenMs } of event.ended) kept.set(turnId, spokenMs);
          const gone = event.type === 'floor-taken-back' || event.type === 'turn-set-aside' ? before.floors[floor]!.floor.turn : null;
          if (gone) kept.set(gone.id, spokenMsAt(gone, at));
        }
        const { turn, interrupted } = after.floors[floor]!.floor;
        for (const held of [...(turn ? [turn] : []), ...interrupted.map(({ turn }) => turn)]) kept.set(held.id, spokenMsAt(held, at));
        expect([...kept.values()].reduce((sum, ms) => sum + ms, 0)).toBe(wall);
      });
    }),
    runs,
  );
});

test('there is at most one holder, one clock runs at most, and nobody is both holder and interrupted (F1, F5)', () => {
  fc.assert(
    fc.property(steps, (steps) => {
      play(steps, ({ after, watch }) => {
        const { turn, interrupted } = after.floors[floor]!.floor;
        expect(turn?.id ?? null).toBe(watch.holder?.id ?? null);
        expect(turn ? turn.runningSince !== null : false).toBe(watch.holder?.running ?? false);
        expect(interrupted.every(({ turn }) => turn.runningSince === null)).toBe(true);
        const ids = [turn, ...interrupted.map(({ turn }) => turn)].flatMap((one) => (one ? [one.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
        if (after.agenda.pause) expect(turn?.runningSince ?? null).toBeNull();
      });
    }),
    runs,
  );
});

test('after an interruption the floor is again with whoever was interrupted, unless they left or another was called (F5)', () => {
  let returned = 0;
  fc.assert(
    fc.property(steps, (steps) => {
      play(steps, ({ before, after, events }) => {
        const held = before.floors[floor]!.floor.interrupted.at(-1)?.turn;
        const [event] = events;
        if (!held || event?.type !== 'turn-ended' || event.why !== 'done') return;
        returned++;
        expect(after.floors[floor]!.floor.turn).toMatchObject({ id: held.id, spokenMs: held.spokenMs });
      });
    }),
    runs,
  );
  expect(returned).toBeGreaterThan(10);
});
