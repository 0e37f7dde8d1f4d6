import { expect, test } from 'vitest';
import { cast } from '../shared/any-input.ts';
import { openedMeeting } from '../shared/any-meeting.ts';
import { plenary } from '../shared/floor-id.ts';
import { LiveMeeting } from './live-meeting.ts';
import { memoryStore } from './store.memory.ts';
import type { Store } from './store.ts';

const door = { id: 'm', code: 'ABC234', createdAt: 0 };
const who = (id: string) => cast.find((person) => person.id === id)!;
const asks = { id: 'asks-to-speak', name: 'request-floor', input: { floor: plenary, kind: 'intervention' } };

async function openedOn(store: Store) {
  const troubles: unknown[] = [];
  const live = await new LiveMeeting(door, store).open();
  live.onTrouble = (trouble) => troubles.push(trouble);
  return { live, troubles };
}

/** A meeting with an open secret poll that three have answered. */
async function given() {
  const store = memoryStore();
  await store.createMeeting(door);
  const { live, troubles } = await openedOn(store);
  await live.note('secretary', () => ({ events: openedMeeting, cards: cast.map((card) => ({ ...card, name: card.id })) }));
  const written = { question: 'Adopt?', options: ['Aye', 'Nay'], secret: true, open: true };
  await live.handle(who('chair'), { id: 'prepares-poll', name: 'prepare-poll', input: written });
  const pollId = live.meeting.polls.polls[0]!.id;
  const answer = (to: LiveMeeting, id: string, option: number) =>
    to.handle(who(id), { id: `answers-${id}`, name: 'answer-poll', input: { pollId, options: [option] } });
  for (const id of ['ada', 'ben', 'cleo']) await answer(live, id, 0);
  const closes = (to: LiveMeeting) => to.handle(who('chair'), { id: 'closes-poll', name: 'close-poll', input: { pollId } });
  return { store, live, troubles, pollId, answer, closes };
}

test('a key that the disk does not let go of is said once, the meeting goes on, and it is destroyed as soon as that is possible (P2)', async () => {
  const { store, live, troubles, pollId, closes } = await given();
  const before = { ...store.ballotKeys };
  store.ballotKeys.keepOnly = () => {
    throw new Error('read-only disk');
  };
  expect(await closes(live)).toMatchObject({ ok: true });
  expect(await live.handle(who('ada'), asks)).toMatchObject({ ok: true });
  for (let second = 0; second < 3; second++) await live.recover();
  expect(troubles).toMatchObject([{ message: 'read-only disk' }]);
  expect(live.meeting.polls.polls[0]).toMatchObject({ phase: 'closed', counted: { counts: [3, 0] } });
  const again = await openedOn(store);
  expect(again.live.meeting).toEqual(live.meeting);
  Object.assign(store.ballotKeys, before);
  const key = store.ballotKeys.key('m', pollId);
  await again.live.recover();
  expect(store.ballotKeys.key('m', pollId)).not.toEqual(key);
});

test('a box whose key is gone takes nothing with it but its answers: the meeting opens and says so (P2)', async () => {
  const { store, answer, closes } = await given();
  store.ballotKeys.keepOnly('m', []);
  const { live, troubles } = await openedOn(store);
  await live.recover();
  expect(troubles).toHaveLength(1);
  expect(await live.handle(who('ada'), asks)).toMatchObject({ ok: true });
  expect(await answer(live, 'dev', 1)).toMatchObject({ ok: true });
  expect(await closes(live)).toMatchObject({ ok: true });
  expect(live.meeting.polls.polls[0]).toMatchObject({ answered: 4, counted: { counts: [0, 1] } });
});

test('a closing that was said to have failed and is on disk destroys its key, too (P2)', async () => {
  const { store, live, pollId, closes } = await given();
  const key = store.ballotKeys.key('m', pollId);
  const before = { ...store };
  store.append = async (...sent) => {
    await before.append(...sent);
    throw new Error('no answer from the disk');
  };
  expect(await closes(live)).toEqual({ ok: false, refusal: 'store-failing' });
  Object.assign(store, before);
  expect(await live.handle(who('ada'), asks)).toMatchObject({ ok: true });
  expect(live.meeting.polls.polls[0]).toMatchObject({ phase: 'closed', counted: { counts: [3, 0] } });
  expect(store.ballotKeys.key('m', pollId)).not.toEqual(key);
});
