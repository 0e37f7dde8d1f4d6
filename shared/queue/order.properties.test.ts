import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLog } from '../any-meeting.ts';
import { plenary } from '../floor-id.ts';
import { spokenMsAt, type Floor } from '../floor/state.ts';
import { emptyMeeting, type Meeting, type Recorded } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { deckOf, speakingOrder } from './order.ts';
import type { Queue, Request } from './state.ts';

const numRuns = Number(process.env['FUZZ'] ?? 50);

type Step = {
  before: Queue;
  after: Queue;
  floorBefore: Floor;
  floorAfter: Floor;
  fact: Recorded;
  factBefore: Recorded | undefined;
};

/** Looks at every queue before and after every fact of many meetings; a failure names the seed that `anyLog` takes. */
function always(look: () => (step: Step) => void) {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const eyes = new Map<string, (step: Step) => void>();
      const factsBefore = new Map<string, Recorded>();
      let meetingBefore: Meeting = emptyMeeting;
      for (const fact of anyLog(seed, 120)) {
        const meetingAfter = reduce(meetingBefore, fact);
        for (const floor of Object.keys(meetingBefore.floors)) {
          if ('floor' in fact.event && fact.event.floor !== floor) continue;
          const [was, is] = [meetingBefore.floors[floor]!, meetingAfter.floors[floor]];
          const factBefore = factsBefore.get(floor);
          factsBefore.set(floor, fact);
          if (!eyes.has(floor)) eyes.set(floor, look());
          if (is) eyes.get(floor)!({ before: was.queue, after: is.queue, floorBefore: was.floor, floorAfter: is.floor, fact, factBefore });
        }
        meetingBefore = meetingAfter;
      }
    }),
    { numRuns },
  );
}
const idsOf = (queue: Queue) => speakingOrder(queue).map(({ request }) => request.id);
const deckIds = (queue: Queue) => deckOf(queue).map(({ id }) => id);
const isOrdinary = ({ kind }: Request) => kind !== 'point-of-order' && kind !== 'right-of-reply';

test('every waiting request appears exactly once, with places counted from one (always)', () => {
  always(() => ({ after }) => {
    expect(idsOf(after).toSorted()).toEqual(after.waiting.map(({ id }) => id).toSorted());
    expect(new Set(idsOf(after)).size).toBe(after.waiting.length);
    expect(speakingOrder(after).map(({ position }) => position)).toEqual(after.waiting.map((_, i) => i + 1));
  });
});

test('nobody ever has two requests waiting, nor two points of order (Q1)', () => {
  always(() => ({ after }) => {
    const classes = after.waiting.map(({ personId, kind }) => `${personId} ${kind === 'point-of-order'}`);
    expect(new Set(classes).size).toBe(classes.length);
  });
});

test('points of order stand first and rights of reply last, each in the order received (Q3)', () => {
  always(() => ({ after }) => {
    const inOrder = speakingOrder(after).map(({ request }) => request);
    const zone = ({ kind }: Request) => (kind === 'point-of-order' ? 0 : kind === 'right-of-reply' ? 2 : 1);
    inOrder.slice(1).forEach((request, i) => {
      expect(zone(request)).toBeGreaterThanOrEqual(zone(inOrder[i]!));
      if (!isOrdinary(request) && zone(request) === zone(inOrder[i]!)) expect(request.number).toBeGreaterThan(inOrder[i]!.number);
    });
  });
});

test('those on deck change only by a call, their owner or the chair (Q5)', () => {
  always(() => ({ before, after, fact: { event } }) => {
    if (['floor-given', 'floor-taken-back', 'request-moved', 'leftover-settled'].includes(event.type)) return;
    const named = event.type === 'floor-requested' ? event.request.id : 'requestId' in event ? event.requestId : null;
    const cameIntoEmptyQueue = deckIds(before).length === 0 && !before.waiting.some(isOrdinary);
    const expected = deckIds(before).filter((id) => id !== named || deckIds(after).includes(id));
    expect(deckIds(after)).toEqual(cameIntoEmptyQueue && deckIds(after).length > 0 ? [named] : expected);
  });
});

test('the order is a pure function of the state, and the state of the log (always)', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const log = anyLog(seed, 120);
      const once = log.reduce(reduce, emptyMeeting);
      const overTheWire = JSON.parse(JSON.stringify(log)) as Recorded[];
      expect(overTheWire.reduce(reduce, emptyMeeting)).toEqual(once);
      const snapshot = JSON.parse(JSON.stringify(once)) as Meeting;
      expect(speakingOrder(snapshot.floors[plenary]!.queue)).toEqual(speakingOrder(once.floors[plenary]!.queue));
    }),
    { numRuns },
  );
});

test('whoever is set aside and returns, as often as they like, has the old number (Q8)', () => {
  always(() => {
    const numbers = new Map<string, number>();
    return ({ after }) => {
      for (const { id, number } of [...after.waiting, ...after.aside]) {
        expect(number).toBe(numbers.get(id) ?? number);
        numbers.set(id, number);
      }
    };
  });
});

test('moving loses nobody, and the moved stands beside the neighbour until it, the neighbour or the floor changes (Q7)', () => {
  always(() => {
    let move: { requestId: string; where: 'before' | 'after'; neighbourId: string } | null = null;
    return ({ before, after, fact: { event } }) => {
      if (event.type === 'request-moved') {
        expect(idsOf(after).toSorted()).toEqual(idsOf(before).toSorted());
        move = event;
      } else if (['floor-given', 'floor-taken-back', 'request-amended', 'leftover-settled'].includes(event.type)) move = null;
      const place = move && idsOf(after).indexOf(move.requestId);
      const neighbour = move && idsOf(after).indexOf(move.neighbourId);
      if (move === null || place === -1 || neighbour === -1) return (move = null);
      return expect(neighbour! - place!).toBe(move.where === 'before' ? 1 : -1);
    };
  });
});

test('taking the floor back at once restores order, deck, moves, tallies, holder and clock (F3, always)', () => {
  always(() => {
    let called: { queue: Queue; floor: Floor; at: number } | null = null;
    return ({ before, after, floorBefore, floorAfter: held, fact: { at, event }, factBefore }) => {
      if (event.type === 'floor-given') called = { queue: before, floor: floorBefore, at };
      if (event.type !== 'floor-taken-back' || factBefore?.event.type !== 'floor-given') return;
      const { undo: _now, ...restored } = after;
      const { undo: _then, ...was } = called!.queue;
      expect(restored).toEqual({ ...was, open: after.open });
      expect(idsOf(after)).toEqual(idsOf(called!.queue));
      const had = called!.floor;
      expect(held.turn?.id).toBe(had.turn?.id);
      expect(held.interrupted.map(({ turn }) => turn.id)).toEqual(had.interrupted.map(({ turn }) => turn.id));
      if (held.turn && had.turn) expect(spokenMsAt(held.turn, at)).toBe(spokenMsAt(had.turn, called!.at));
      expect(held.turn?.runningSince === null).toBe(had.turn?.runningSince === null);
    };
  });
});
