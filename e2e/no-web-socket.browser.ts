import { expect } from '@playwright/test';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, test } from './visitors.ts';

test('where a network lets no web socket through, a participant follows and asks all the same', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const chair = await room.sit('Bruno Costa', { role: 'chair' });
  await does(chair, { name: 'open-meeting', input: {} });
  const mira = await visitor();
  await mira.addInitScript(() => {
    const Real = window.WebSocket;
    window.WebSocket = class extends Real {
      constructor() {
        super('ws://127.0.0.1:9/');
      }
    };
  });
  await comeIn(mira, room, 'Mira Alva');
  await mira.goto(`/m/${room.code}/attend`);
  const dock = mira.getByRole('region', { name: say('attend.your-place') });
  await button(dock, say('attend.ask')).click();
  await expect(dock).toContainText(say('attend.next'));
  expect(chair.meeting().floors.plenary!.queue.waiting).toHaveLength(1);
});
