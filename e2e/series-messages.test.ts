import { afterAll, beforeAll, expect, test } from 'vitest';
import { does } from './full-room.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, roomOf, until, type MadeMeeting, type Room, type Seat } from './meeting-room.ts';

let house: House;
const rooms: Room[] = [];
let guest: Seat;
let stranger: Seat;

const written = { theme: 'Access', policyQuestion: 'Who pays?', audience: 'Governments' };
async function agreeOn(desk: Seat, texts: string[]) {
  for (const text of texts) await does(desk, { name: 'draft-message', input: { ...written, text } });
  await until(desk, () => desk.meeting().messages.list.length >= texts.length);
  const messageId = desk.meeting().messages.list[0]!.id;
  await does(desk, { name: 'start-read-back', input: { messageIds: [messageId] } });
  await does(desk, { name: 'end-read-back', input: {} });
  await does(desk, { name: 'settle-message', input: { messageId, as: 'agreed' } });
}

beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
  const first = await meetingAt(house.url, {}, 'Day 1 *bold*');
  rooms.push(first);
  const desk = await first.sit('Desk', { role: 'secretariat' });
  stranger = await first.sit('Stranger');
  await does(desk, { name: 'open-meeting', input: {} });
  await agreeOn(desk, ['Schools come first.', 'Never agreed on.']);
  await does(desk, { name: 'close-meeting', input: { leftover: 'clear' } });
  const made = await fetch(`${house.url}/api/meetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: desk.cookie },
    body: JSON.stringify({ title: 'Day 2', follows: first.code }),
  });
  const next = roomOf(house.url, (await made.json()) as MadeMeeting);
  rooms.push(next);
  const nextDesk = await next.sit('Desk', { role: 'secretariat' });
  guest = await next.sit('Guest');
  await does(nextDesk, { name: 'open-meeting', input: {} });
  await agreeOn(nextDesk, ['Then libraries.', 'A draft of today.']);
  await (await house.stop()).goOn();
});
afterAll(async () => {
  for (const room of rooms) await room.close();
  await house.close();
});

const get = (as: string, { cookie }: { cookie: string }, room = rooms[1]!) =>
  fetch(`${house.url}/api/meetings/${room.code}/all-messages.${as}`, { headers: { cookie } });

test('the messages of all sessions stand together by theme, question and audience, with session and status; drafts of earlier ones do not (N29)', async () => {
  const data = (await (await get('json', guest)).json()) as object;
  expect(data).toMatchObject({
    sessions: ['Day 1 *bold*', 'Day 2'],
    themes: [
      {
        theme: 'Access',
        questions: [
          {
            policyQuestion: 'Who pays?',
            audiences: [
              {
                audience: 'Governments',
                messages: [
                  {
                    session: 'Day 1 *bold*',
                    number: 1,
                    status: 'agreed',
                    text: 'Schools come first.',
                  },
                  { session: 'Day 2', number: 1, status: 'agreed', text: 'Then libraries.' },
                  { session: 'Day 2', number: 2, status: 'draft', text: 'A draft of today.', hash: null },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  expect(JSON.stringify(data)).toMatch(/"hash":"[\da-f]{64}"/);
  expect(JSON.stringify(data)).not.toContain('Never agreed on.');
});

test('they come as a page of Markdown, too, in which no title is more than words (N29)', async () => {
  const answer = await get('md', guest);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${rooms[1]!.code}-all-messages.md"`);
  const text = await answer.text();
  expect(text).toContain(
    '# Messages of all sessions\n\n1. Day 1 \\*bold\\*\n2. Day 2\n\n## Access\n\n### Who pays?\n\nAddressed to: Governments\n\n',
  );
  expect(text).toContain('#### Message 1 of Day 1 \\*bold\\*\n\nSchools come first.\n\n- Agreed\n- SHA-256: ');
  expect(text).not.toContain('Never agreed on.');
});

test('whoever was only at an earlier session reads those of that one, and the public none (N29, N37)', async () => {
  expect((await get('json', stranger)).status).toBe(404);
  expect((await get('json', { cookie: '' })).status).toBe(404);
  expect(await (await get('json', stranger, rooms[0])).json()).toMatchObject({ sessions: ['Day 1 *bold*'] });
});
