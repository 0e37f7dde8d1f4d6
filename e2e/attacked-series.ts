import { attackStrings } from './attack-strings.ts';
import { does } from './full-room.ts';
import { meetingAt, roomOf, type MadeMeeting, type Seat } from './meeting-room.ts';

const title = (i: number) => [...attackStrings[i]!].slice(0, 200).join('');

/** Messages with an attack in each of their fields, agreed on in one session and drafted in the next; both are called like one. */
export async function attackedSeries(url: string) {
  const first = await meetingAt(url, {}, title(1));
  const desk = await first.sit(title(12), { role: 'secretariat' });
  await does(desk, { name: 'open-meeting', input: {} });
  await draft(desk, 0);
  const messageIds = desk.meeting().messages.list.map(({ id }) => id);
  await does(desk, { name: 'start-read-back', input: { messageIds } });
  await does(desk, { name: 'end-read-back', input: {} });
  for (const messageId of messageIds) await does(desk, { name: 'settle-message', input: { messageId, as: 'agreed' } });
  await does(desk, { name: 'close-meeting', input: { leftover: 'clear' } });
  const made = await fetch(`${url}/api/meetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: desk.cookie },
    body: JSON.stringify({ title: title(18), follows: first.code }),
  });
  const room = roomOf(url, (await made.json()) as MadeMeeting);
  const next = await room.sit(title(12), { role: 'secretariat' });
  await does(next, { name: 'open-meeting', input: {} });
  await draft(next, 1);
  return {
    room,
    guest: await room.sit(title(12)),
    close: async () => {
      await first.close();
      await room.close();
    },
  };
}

/** Every second of them, since there may be a hundred. */
async function draft(seat: Seat, from: number): Promise<void> {
  for (let i = from; i < attackStrings.length; i += 2) {
    const [text, next] = [attackStrings[i]!, attackStrings[i + 1] ?? attackStrings[0]!];
    await does(seat, { name: 'draft-message', input: { text, theme: text, policyQuestion: next, audience: text, wayForward: next } });
  }
}
