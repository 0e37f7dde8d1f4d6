import fc from 'fast-check';
import { expect, test } from 'vitest';
import { play } from './play.ts';
import { policies, requestKinds, type Request } from './state.ts';

const numRuns = Number(process.env['FUZZ'] ?? 150);

const people = {
  s1: { attendance: 'on-site', standing: 'member' },
  s2: { attendance: 'on-site', standing: 'observer' },
  s3: { attendance: 'on-site', standing: 'observer' },
  s4: { attendance: 'on-site', standing: 'member' },
  r1: { attendance: 'remote', standing: 'member' },
  r2: { attendance: 'remote', standing: 'observer' },
  r3: { attendance: 'remote', standing: 'member' },
  r4: { attendance: 'remote', standing: 'member' },
} as const;
const names = Object.keys(people);

const anyAct = fc.record({
  act: fc.oneof(
    { weight: 5, arbitrary: fc.constant('ask' as const) },
    { weight: 3, arbitrary: fc.constant('next' as const) },
    fc.constantFrom('aside' as const, 'return' as const, 'withdraw' as const),
  ),
  who: fc.constantFrom(...names),
  kind: fc.oneof({ weight: 4, arbitrary: fc.constant('intervention' as const) }, fc.constantFrom(...requestKinds)),
});
type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never;

/** Does what the act says, when it is possible now. */
function tried(meeting: ReturnType<typeof play>, { act, who, kind }: Act) {
  const { waiting, aside } = meeting.queue();
  const own = waiting.find(({ personId }) => personId === who);
  const back = aside.find(({ personId }) => personId === who);
  if (act === 'next' && waiting.length > 0) meeting.next();
  if (act === 'ask' && meeting.refusal(who, { name: 'request-floor', input: { floor: 'plenary', kind } }) === null) meeting.ask(who, kind);
  if (act === 'aside' && own) meeting.aside(who, own.id);
  if (act === 'withdraw' && own) meeting.withdraw(who, own.id);
  if (
    act === 'return' &&
    back &&
    meeting.refusal(who, { name: 'return-request', input: { floor: 'plenary', requestId: back.id } }) === null
  )
    meeting.returns(who, back.id);
}

const isOrdinary = ({ kind }: Request) => kind !== 'point-of-order' && kind !== 'right-of-reply';

test('nobody is overtaken by rule more often than the meeting allows, seen only from who is announced and called (Q6)', () => {
  const order = fc.record({
    list: fc.shuffledSubarray([...policies], { minLength: 1 }),
    deckSize: fc.nat(3),
    maxOvertakes: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(order, fc.array(anyAct, { maxLength: 120 }), ({ list, deckSize, maxOvertakes }, acts) => {
      const meeting = play(people);
      meeting.sort(list, { deckSize, maxOvertakes });
      const overtakes = new Map<string, number>();
      for (const act of acts) {
        const behind = meeting.queue().waiting.filter((request) => isOrdinary(request) && !meeting.onDeck().includes(request.id));
        tried(meeting, act);
        const holding = meeting.meeting().floors['plenary']!.floor.turn?.request?.id;
        const announced = [holding, ...meeting.onDeck()].flatMap((id) => behind.filter((request) => request.id === id));
        announced.forEach(({ number }, i) => {
          for (const { id } of behind.filter((other) => other.number < number && !announced.slice(0, i).includes(other))) {
            overtakes.set(id, (overtakes.get(id) ?? 0) + 1);
            expect(overtakes.get(id)).toBeLessThanOrEqual(maxOvertakes);
          }
        });
      }
    }),
    { numRuns },
  );
});
