import { expect, test } from 'vitest';
import { defaultSettings } from '../conduct.ts';
import { decide } from '../decide.ts';
import { plenary } from '../floor-id.ts';
import { momentAt, person } from '../given.ts';
import { emptyMeeting, type Meeting, type MeetingEvent } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { speakingOrder } from './order.ts';
import { policies, type QueueOrder } from './state.ts';
import { why } from './why.ts';

const thousand = Array.from({ length: 1000 }, (_, i) => i);
const floor = plenary;
const of = (i: number) => ({
  personId: `p${(i * 617) % 1000}`,
  attendance: i % 3 ? ('remote' as const) : ('on-site' as const),
  standing: i % 2 ? ('member' as const) : ('observer' as const),
});
const after = (meeting: Meeting, events: MeetingEvent[]) =>
  events.reduce((before, event, i) => reduce(before, { seq: i + 1, at: i, by: 'chair', event }), meeting);

/** A thousand people wait, each of whom has spoken another number of minutes, and the chair has moved a hundred of them. */
const crowded = (order: QueueOrder['policies']) =>
  after(emptyMeeting, [
    { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
    { type: 'role-given', personId: 'chair', role: 'chair' },
    { type: 'meeting-opened' },
    {
      type: 'turn-ended',
      floor,
      why: 'done',
      ended: thousand.map((i) => ({ ...of(i), turnId: `t${i}`, kind: 'intervention' as const, spokenMs: i * 60_000 })),
    },
    { type: 'order-set', floor, order: { policies: order, deckSize: 2, maxOvertakes: 10, scope: 'meeting' } },
    ...thousand.map((i) => ({
      type: 'floor-requested' as const,
      floor,
      request: { ...of(i), id: `r${i}`, kind: i % 5 ? ('intervention' as const) : ('reply' as const), via: 'self' as const },
    })),
    ...thousand.slice(0, 100).map((i) => ({
      type: 'request-moved' as const,
      floor,
      requestId: `r${100 + i}`,
      where: 'before' as const,
      neighbourId: `r${500 + i}`,
    })),
  ]);

/** The quickest of several, so that a busy machine is not what is measured. */
function quickestMs(act: () => unknown): number {
  const took = Array.from({ length: 7 }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  });
  return Math.min(...took);
}

test.each([[[]], [['least-spoken-first' as const]], [[...policies]]])(
  'in the order %j a thousand may wait, and neither Next nor “why am I here?” keeps anybody waiting (Q3, Q4, Q13)',
  (order) => {
    const meeting = crowded(order);
    const { queue } = meeting.floors[plenary]!;
    const next = { name: 'give-floor-to-next', input: { floor, holderISaw: null } };
    const decided = () => decide(meeting, person('chair'), next, momentAt(0));
    const decision = decided();
    if ('refusal' in decision) throw new Error(decision.refusal);
    expect(new Set(speakingOrder(queue).map(({ request }) => request.id)).size).toBe(1000);
    expect(quickestMs(() => speakingOrder(queue))).toBeLessThan(20);
    expect(quickestMs(decided)).toBeLessThan(30);
    expect(quickestMs(() => after(meeting, decision.events))).toBeLessThan(60);
    expect(quickestMs(() => why(queue, speakingOrder(queue).at(-1)!.request.id))).toBeLessThan(60);
  },
);
