import { expect, test } from 'vitest';
import { anyLog } from '../shared/any-meeting.ts';
import { emptyParity, foldParity } from '../shared/parity/fold.ts';
import { parityOf, type ParityShown } from '../shared/parity/rows.ts';
import { cookieOf, created, get, joined, notFound, openDoor, refusedAs, remote, staffOf } from './door.given.ts';
import { keepMeetings } from './meetings.ts';
import { parityIn } from './parity.ts';
import { append, card } from './store.given.ts';
import { memoryStore } from './store.memory.ts';

openDoor();

test('everybody in the meeting may look how fair it is, unless the settings say that only staff may; for all others there is nothing (N15, N36)', async () => {
  const open = await created();
  const path = ({ code }: { code: string }) => `/api/meetings/${code}/parity`;
  const said = await get(path(open), cookieOf(await joined(open)));
  expect(said.status).toBe(200);
  expect(said.headers.get('cache-control')).toBe('no-store');
  expect(refusedAs(await get(path(open)))).toEqual(notFound);
  expect(refusedAs(await get(path(open), cookieOf(await joined(await created()))))).toEqual(notFound);

  const closed = await created({ parityVisibleTo: 'staff' });
  expect(refusedAs(await get(path(closed), cookieOf(await joined(closed))))).toEqual(notFound);
  for (const role of ['chair', 'moderator'] as const) expect((await get(path(closed), await staffOf(closed, role))).status).toBe(200);
});

test('there are figures and no names or ids of people in what is sent (N15)', async () => {
  const made = await created();
  const { json } = await joined(made, { ...remote, stakeholderGroup: 'The only one of its kind' });
  const { text, json: said } = await get(`/api/meetings/${made.id}/parity`, await staffOf(made));
  expect(said).toMatchObject({ side: [{ name: 'on-site' }, { name: 'remote', turns: 0 }], group: [], region: [] });
  for (const secret of ['Ada', json.personId as string, 'The only one']) expect(text).not.toContain(secret);
});

/** A meeting in the store that nobody has opened yet. */
async function storedMeeting(seed: number, commands: number) {
  const store = memoryStore();
  await store.createMeeting({ id: 'one', code: 'ABC234', createdAt: 0 });
  const log = anyLog(seed, commands);
  const cards = ['ada', 'ben', 'cleo', 'dev', 'eve', 'fay'].map((id) => card(id, id));
  await store.append('one', append({ recorded: log, cards }));
  return { store, log, cards };
}
const figures = ({ seq: _seq, at: _at, ...rows }: ParityShown) => rows;

test('a long meeting is read in slices when somebody first looks, and what follows is taken up (N15)', async () => {
  const { store, log, cards } = await storedMeeting(4, 6_000);
  expect(log.length).toBeGreaterThan(2_000);
  const now = log.at(-1)!.at + 5_000;
  const meetings = keepMeetings(store, () => now);
  const meeting = (await meetings.byId('one'))!;
  const reads: number[] = [];
  const readFacts: typeof store.read = (id, after, limit) => {
    reads.push(after);
    return store.read(id, after, limit);
  };
  const look = () => parityIn(meeting, readFacts, () => now, new Set(['ada']));
  const [first, again] = await Promise.all([look(), look()]);
  expect(again).toEqual(first);
  expect(reads[0]).toBe(0);
  expect(new Set(reads).size).toBe(reads.length);
  expect(figures(first)).toEqual(parityOf(log.reduce(foldParity, emptyParity), cards, now, new Set(['ada'])));

  const before = reads.length;
  await meeting.note('ada', () => ({ events: [{ type: 'meeting-titled', title: 'Another' }] }));
  expect((await look()).seq).toBe(log.length + 1);
  expect(reads.length).toBe(before);
  await meetings.stop();
});
