import { afterAll, beforeAll, expect, test } from 'vitest';
import { caughtUp, openRoom, until, type Room, type Seat } from './meeting-room.ts';

const receipt = 'a-receipt-of-this-device-0001';
let room: Room;
let [mo, max, ana]: Seat[] = [];

beforeAll(async () => {
  room = await openRoom({ store: 'memory', settings: { questions: 'moderated' } });
  [mo, max, ana] = [await room.sit('Mo', { role: 'moderator' }), await room.sit('Max', { role: 'moderator' }), await room.sit('Ana')];
});
afterAll(() => room.close());

const tell = async (said: object, seat?: Seat) => {
  const response = await fetch(`${room.url}/api/meetings/${room.code}/questions/told`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(seat && { cookie: seat.cookie }) },
    body: JSON.stringify(said),
  });
  return { status: response.status, text: await response.text() };
};
const questionOn = (seat: Seat, number: number) => seat.meeting().relay.questions.find((question) => question.number === number);

test('whoever holds the receipt is told what became of the question; for anybody else there is nothing (R1, R4)', async () => {
  const asked = await ana!.send({ name: 'ask-question', input: { text: 'Who decides?', anonymous: true, receipt } });
  if (!asked.ok) throw new Error(asked.refusal);
  await caughtUp(mo!, asked.seq);
  const { id } = questionOn(mo!, asked.seq)!;
  expect(questionOn(ana!, asked.seq)).toEqual({ id, number: asked.seq, step: 'new' });
  await mo!.send({ name: 'decline-question', input: { questionId: id, reason: 'Asked before' } });
  await until(ana!, () => questionOn(ana!, asked.seq)?.step === 'declined');

  expect(JSON.parse((await tell({ receipt }, ana)).text)).toEqual({
    step: 'declined',
    text: 'Who decides?',
    reason: 'Asked before',
    into: null,
  });
  const nothing = await tell({ receipt: 'a-receipt-of-another-device' }, ana);
  expect(nothing.status).toBe(404);
  expect(await tell({ receipt })).toEqual(nothing);
  const bytes = JSON.stringify([mo!.meeting(), max!.meeting(), ana!.meeting()]);
  expect(bytes).not.toContain(receipt);
  expect(bytes).not.toContain(ana!.personId);
});

test('of two moderators who take a question at once exactly one has it, and both screens say who (R1)', async () => {
  const asked = await ana!.send({ name: 'ask-question', input: { text: 'Is the paper final?' } });
  if (!asked.ok) throw new Error(asked.refusal);
  await caughtUp(mo!, asked.seq);
  const { id } = questionOn(mo!, asked.seq)!;
  await mo!.send({ name: 'accept-question', input: { questionId: id } });
  await until(ana!, () => JSON.stringify(questionOn(ana!, asked.seq)).includes('Is the paper final?'));
  const takes = await Promise.all([mo!, max!].map((seat) => seat.send({ name: 'take-question', input: { questionId: id } })));
  expect(takes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(takes.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'question-taken' });
  const winner = takes[0]!.ok ? mo! : max!;
  for (const seat of [mo!, max!, ana!])
    await until(seat, () => JSON.stringify(questionOn(seat, asked.seq)).includes(`"takenBy":"${winner.personId}"`));
});
