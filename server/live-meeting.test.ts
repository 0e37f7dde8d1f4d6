import { expect, test } from 'vitest';
import { cast } from '../shared/any-input.ts';
import { openedMeeting } from '../shared/any-meeting.ts';
import { plenary } from '../shared/floor-id.ts';
import type { Recorded } from '../shared/meeting.ts';
import { LiveMeeting, NotKept, type Change } from './live-meeting.ts';
import { memoryStore } from './store.memory.ts';
import { SeqTaken, type Append, type Store } from './store.ts';

const door = { id: 'm', code: 'ABC234', createdAt: 0 };
const opened = (store: Store, now?: () => number) => new LiveMeeting(door, store, now).open();
const who = (id: string) => cast.find((person) => person.id === id)!;
const asks = (id: string) => ({ id, name: 'request-floor', input: { floor: plenary, kind: 'intervention' } });
const next = (id: string, holderISaw: string | null) => ({ id, name: 'give-floor-to-next', input: { floor: plenary, holderISaw } });
const entering = { id: 'entering-1', name: 'enter-person', input: { name: 'Placeholder' } };

/** A meeting that has begun; every append is written down. */
async function given({ inStead = (append: Append, keep: () => Promise<void>) => keep(), now = Date.now } = {}) {
  const kept = memoryStore();
  await kept.createMeeting(door);
  const appends: Append[] = [];
  const store: Store = {
    ...kept,
    append: (id, append) =>
      inStead(append, async () => {
        await kept.append(id, append);
        appends.push(append);
      }),
  };
  const live = await opened(store, now);
  const cards = cast.map(({ id, attendance, standing }) => ({ id, name: id, attendance, standing }));
  await live.note('secretary', () => ({ events: openedMeeting, cards }));
  return { kept, store, live, appends };
}
const typesOf = (facts: Recorded[]) => facts.slice(openedMeeting.length).map(({ event }) => event.type);

test('the same command twice at the same moment happens once and is answered the same', async () => {
  const { kept, live } = await given();
  const answers = await Promise.all([live.handle(who('ada'), asks('command-1')), live.handle(who('ada'), asks('command-1'))]);
  expect(answers).toEqual([
    { ok: true, seq: 6 },
    { ok: true, seq: 6 },
  ]);
  expect(typesOf(await kept.read('m', 0))).toEqual(['floor-requested']);
});

test('the same command again after its answer, and after a restart, gets the first answer', async () => {
  const { kept, store, live } = await given();
  const first = await live.handle(who('ada'), asks('command-1'));
  expect(await live.handle(who('ada'), asks('command-1'))).toEqual(first);
  expect(await (await opened(store)).handle(who('ada'), asks('command-1'))).toEqual(first);
  expect(typesOf(await kept.read('m', 0))).toEqual(['floor-requested']);
});

test('the same refused command again gets the same refusal, whatever has happened since', async () => {
  const { live } = await given();
  await live.handle(who('ada'), asks('command-1'));
  const refused = await live.handle(who('ada'), asks('command-2'));
  expect(refused).toEqual({ ok: false, refusal: 'already-waiting' });
  await live.handle(who('ada'), { id: 'leaving-1', name: 'leave-meeting', input: {} });
  expect(await live.handle(who('ada'), asks('command-2'))).toEqual(refused);
});

test('the same id of two people is two commands', async () => {
  const { live } = await given();
  const answers = await Promise.all([live.handle(who('ada'), asks('command-1')), live.handle(who('ben'), asks('command-1'))]);
  expect(answers).toEqual([
    { ok: true, seq: 6 },
    { ok: true, seq: 7 },
  ]);
});

test('two who ask without a name under the same id stand in nobody’s way (R4)', async () => {
  const { kept, live } = await given();
  const asksUnsigned = { id: 'command-1', name: 'ask-question', input: { text: 'Why?', anonymous: true } };
  const sent = [...['ada', 'ben'].map((id) => live.handle(who(id), asksUnsigned)), live.handle(who('cleo'), asks('command-2'))];
  expect(await Promise.all(sent)).toEqual([6, 6, 7].map((seq) => ({ ok: true, seq })));
  expect(typesOf(await kept.read('m', 0))).toEqual(['question-asked', 'floor-requested']);
});

test('two chairs who press Next at once move one step, a thousand times (F2)', async () => {
  const { kept, live } = await given();
  for (let round = 0; round < 1000; round++) {
    await live.handle(who('ada'), asks(`request-${round}`));
    await live.handle(who('ben'), asks(`request-${round}`));
    const saw = live.meeting.floors[plenary]!.floor.turn?.id ?? null;
    const answers = await Promise.all([
      live.handle(who('chair'), next(`chair-${round}`, saw)),
      live.handle(who('co-chair'), next(`other-${round}`, saw)),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, refusal: 'floor-moved-on' });
  }
  expect(typesOf(await kept.read('m', 0)).filter((type) => type === 'floor-given')).toHaveLength(1000);
});

test('somebody else wrote first: what was missed is read, shown, and the command decided again', async () => {
  const { kept, live } = await given();
  const other = await opened(kept);
  await other.handle(who('ada'), asks('command-1'));
  await other.handle(who('chair'), next('command-2', null));
  const shown: Change[] = [];
  live.onChange = (change) => shown.push(change);
  expect(await live.handle(who('co-chair'), next('command-3', null))).toEqual({ ok: false, refusal: 'nobody-waiting' });
  expect(await live.handle(who('ben'), asks('command-4'))).toEqual({ ok: true, seq: 8 });
  expect(shown.flatMap(({ recorded }) => recorded.map(({ seq }) => seq))).toEqual([6, 7, 8]);
  expect(live.meeting).toEqual((await opened(kept)).meeting);
});

test('two servers that take turns and run into each other end in the same meeting', async () => {
  const { kept, live } = await given();
  const other = await opened(kept);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => [live, other][i % 2]!.handle(who('secretary'), { ...entering, id: `entering-${i}` })),
  );
  expect(new Set(answers.map((answer) => answer.ok && answer.seq)).size).toBe(40);
  await live.handle(who('ada'), asks('command-1'));
  await other.handle(who('ben'), asks('command-2'));
  await live.handle(who('cleo'), asks('command-3'));
  const anew = await opened(kept);
  expect(live.meeting).toEqual(anew.meeting);
  expect(
    live
      .cards()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(
    anew
      .cards()
      .map(({ id }) => id)
      .toSorted(),
  );
});

test('a command that went to two servers at once happens once, and both give its answer', async () => {
  const { kept, live } = await given();
  const other = await opened(kept);
  const answers = await Promise.all([live, other].map((server) => server.handle(who('ada'), asks('command-1'))));
  expect(answers).toEqual([
    { ok: true, seq: 6 },
    { ok: true, seq: 6 },
  ]);
  expect(typesOf(await kept.read('m', 0))).toEqual(['floor-requested']);
});

test('whoever another server entered has a name here as soon as a fact speaks of them', async () => {
  const { kept, live } = await given();
  const other = await opened(kept);
  await other.handle(who('secretary'), entering);
  const entered = other.cards().find(({ name }) => name === 'Placeholder')!;
  await live.handle(who('ada'), asks('command-1'));
  expect(live.cardOf(entered.id)).toEqual(entered);
});

test('a decision that breaks harms only whoever asked for it', async () => {
  const { live } = await given();
  const broken = live.note('ada', () => {
    throw new Error('broken');
  });
  const [outcome, other] = await Promise.allSettled([broken, live.handle(who('ben'), asks('command-1'))]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'broken' } });
  expect(other).toMatchObject({ value: { ok: true, seq: 6 } });
});

test('what waits at the same time goes to disk together, in the order in which it came', async () => {
  const { live, appends } = await given();
  appends.length = 0;
  await Promise.all(['ada', 'ben', 'cleo', 'dev', 'eve', 'fay'].map((id) => live.handle(who(id), asks(`command-${id}`))));
  expect(appends).toHaveLength(1);
  expect(appends[0]!.recorded.map(({ seq, by }) => `${seq} ${by}`)).toEqual(['6 ada', '7 ben', '8 cleo', '9 dev', '10 eve', '11 fay']);
});

test('one after the other is as good as all at once', async () => {
  const { live } = await given();
  for (let round = 0; round < 20; round++) await live.noteVisits([{ personId: 'ada', at: round, what: 'came' }]);
  await live.idle();
  expect(await live.handle(who('ada'), asks('command-1'))).toEqual({ ok: true, seq: 6 });
});

test('a disk that fails makes the meeting read-only: nothing is shown or acknowledged, and it goes on by itself', async () => {
  let works = true;
  const { kept, store, live } = await given({
    inStead: async (_append, keep) => (works ? keep() : Promise.reject(new Error('disk full'))),
  });
  store.probe = () => (works ? Promise.resolve() : Promise.reject(new Error('disk full')));
  const conditions: boolean[] = [];
  live.onCondition = () => conditions.push(live.readOnly);
  works = false;
  const before = live.meeting;
  expect(await live.handle(who('ada'), asks('command-1'))).toEqual({ ok: false, refusal: 'store-failing' });
  await expect(live.note('clock', () => ({ events: [{ type: 'queue-closed', floor: plenary }] }))).rejects.toBeInstanceOf(NotKept);
  await live.recover();
  expect(live).toMatchObject({ meeting: before, seq: 5, readOnly: true });
  works = true;
  await live.recover();
  expect(conditions).toEqual([true, false]);
  expect(await live.handle(who('ada'), asks('command-1'))).toEqual({ ok: true, seq: 6 });
  expect(typesOf(await kept.read('m', 0))).toEqual(['floor-requested']);
});

test('a write that was said to have failed and is on disk happens once', async () => {
  let lies = false;
  const { kept, live } = await given({
    inStead: async (_append, keep) => {
      await keep();
      if (lies) throw new Error('no answer from the disk');
    },
  });
  lies = true;
  expect(await live.handle(who('ada'), asks('command-1'))).toEqual({ ok: false, refusal: 'store-failing' });
  lies = false;
  expect(await live.handle(who('ada'), asks('command-1'))).toEqual({ ok: true, seq: 6 });
  expect(await live.handle(who('ben'), asks('command-2'))).toEqual({ ok: true, seq: 7 });
  expect(live.meeting).toEqual((await opened(kept)).meeting);
});

test('a disk that fails while what was missed is read answers everybody, and the line moves on', async () => {
  let reads = true;
  const { kept, store, live } = await given();
  store.read = (...asked) => (reads ? kept.read(...asked) : Promise.reject(new Error('disk gone')));
  await (await opened(kept)).handle(who('ben'), asks('command-1'));
  reads = false;
  expect(await live.handle(who('ada'), asks('command-2'))).toEqual({ ok: false, refusal: 'store-failing' });
  expect(live.readOnly).toBe(true);
  reads = true;
  expect(await live.handle(who('ada'), asks('command-2'))).toEqual({ ok: true, seq: 7 });
  expect(live.readOnly).toBe(false);
});

test('a number that is always taken is an error for whoever asked, not an endless wait', async () => {
  let taken = false;
  const { live } = await given({ inStead: async (_append, keep) => (taken ? Promise.reject(new SeqTaken()) : keep()) });
  taken = true;
  await expect(live.handle(who('ada'), asks('command-1'))).rejects.toBeInstanceOf(SeqTaken);
});

test('time never goes backwards, although the clock of the machine does, also after a restart', async () => {
  let now = 10_000;
  const { kept, store, live } = await given({ now: () => now });
  now = 4_000;
  await live.handle(who('ada'), asks('command-1'));
  await (await opened(store, () => 1_000)).handle(who('ben'), asks('command-2'));
  expect(new Set((await kept.read('m', 0)).map(({ at }) => at))).toEqual(new Set([10_000]));
});

test('sitting down again with another name is a fact, with the same card it is none', async () => {
  const { live } = await given();
  const card = live.cardOf('ada')!;
  await live.enter(card, []);
  expect(live.seq).toBe(5);
  await live.enter({ ...card, name: 'Ada of Geneva' }, ['moderator']);
  expect(live.seq).toBe(7);
  expect(live.cardOf('ada')).toMatchObject({ name: 'Ada of Geneva' });
});

test('what waits behind their own erasing is nobody’s word: it is refused, and nothing of it is kept (N36)', async () => {
  const { kept, live } = await given();
  const says = { id: 'saying-1', name: 'say-in-chat', input: { floor: plenary, text: 'Not to be kept' } };
  const erase = { id: 'erasing-1', name: 'erase-person', input: { personId: 'ada', notes: false } };
  const answers = await Promise.all([
    live.handle(who('secretary'), erase),
    live.handle(who('ada'), says),
    live.handle(who('ada'), asks('command-1')),
  ]);
  const refused = { ok: false, refusal: 'not-a-participant' };
  expect(answers).toEqual([{ ok: true, seq: expect.any(Number) as number }, refused, refused]);
  expect(JSON.stringify([await kept.read('m', 0), await kept.lastLines('m', 100)])).not.toContain('Not to be kept');
  expect(await live.handle(who('ada'), asks('command-2'))).toEqual(refused);
});

test('a line of theirs that waits for staff waits no more, and nobody is entered under the number they are called by (N36, Q10)', async () => {
  const { live } = await given();
  const settings = { id: 'settings-1', name: 'change-settings', input: { settings: { chat: 'moderated' } } };
  expect(await live.handle(who('secretary'), settings)).toMatchObject({ ok: true });
  await live.handle(who('ada'), { id: 'saying-1', name: 'say-in-chat', input: { floor: plenary, text: 'Waits' } });
  await live.handle(who('ben'), { id: 'saying-2', name: 'say-in-chat', input: { floor: plenary, text: 'Waits, too' } });
  expect(live.meeting.chat.held).toHaveLength(2);
  await live.handle(who('secretary'), { id: 'erasing-1', name: 'erase-person', input: { personId: 'ada', notes: false } });
  expect(live.meeting.chat.held).toMatchObject([{ number: 2 }]);
  const enter = { floor: plenary, kind: 'intervention', for: { name: 'Erased participant 1' } };
  await live.handle(who('secretary'), { id: 'entering-2', name: 'request-floor', input: enter });
  expect(live.meeting.floors[plenary]!.queue.waiting.map(({ personId }) => personId)).not.toContain('ada');
});
