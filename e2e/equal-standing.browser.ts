import { expect } from '@playwright/test';
import { chat } from './equal-standing/chat.ts';
import { gather } from './equal-standing/gather.ts';
import { changeOrder } from './equal-standing/order.ts';
import { poll } from './equal-standing/poll.ts';
import { askAndRead } from './equal-standing/question.ts';
import { speakWithoutDevice } from './equal-standing/without-device.ts';
import { test } from './visitors.ts';

test('whoever writes over a bad line, has no device, or lives in the chat stands in one meeting with all others (N7, N9, N15, N16, N18, N21, N33, N36; R1, Q4, Q10, Q13, P1–P4)', async ({
  house,
  visitor,
  complaints,
}) => {
  test.setTimeout(180_000);
  const all = await gather(house.url, visitor);
  await test.step('a question is asked, taken by one of two, read out, and followed', () => askAndRead(all));
  await test.step('somebody without a device speaks, and is counted', () => speakWithoutDevice(all));
  await test.step('phones and hands in the room answer one poll', () => poll(all));
  await test.step('a hand in the chat, and a line that is hidden', () => chat(all));
  await test.step('the order becomes another', () => changeOrder(all));
  expect(complaints.all).toEqual([]);
});
