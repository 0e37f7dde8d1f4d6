import { expect } from '@playwright/test';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, test } from './visitors.ts';

test('a question goes from a phone through two moderators to the room, and its asker reads each step (R1, N16)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url, { questions: 'moderated' });
  const chair = await room.sit('Bruno Costa', { role: 'chair', attendance: 'on-site' });
  await does(chair, { name: 'open-meeting', input: {} });
  const phone = { viewport: { width: 360, height: 740 } };
  const [ana, mo, max] = [await visitor(phone), await visitor(phone), await visitor(phone)];
  await comeIn(ana, room, 'Ana Alves');
  await comeIn(mo, room, 'Mo Ouedraogo', { role: 'moderator', attendance: 'on-site' });
  await comeIn(max, room, 'Max Ernst', { role: 'moderator', attendance: 'on-site' });

  await ana.goto(`/m/${room.code}/attend`);
  await button(ana, say('attend.tab-questions')).click();
  await ana.getByLabel(say('ask.text')).fill('Who decides?');
  await button(ana, say('ask.send')).click();
  await expect(ana.getByText(say('ask.step-held'))).toBeVisible();

  await Promise.all([mo, max].map((page) => page.goto(`/m/${room.code}/relay`)));
  const dock = (page: typeof mo) => page.getByRole('contentinfo');
  await button(dock(mo), say('relay.accept')).click();
  await expect(ana.getByText(say('ask.step-accepted'))).toBeVisible();
  await expect(button(dock(max), say('relay.take'))).toBeVisible();
  // Both are found before either is pressed: the first press takes the button away from the other screen.
  const takes = await Promise.all([mo, max].map((page) => button(dock(page), say('relay.take')).elementHandle()));
  await Promise.all(takes.map((take) => take?.dispatchEvent('click')));
  const has = (page: typeof mo) => page.getByText(say('relay.you-have')).count();
  await expect.poll(async () => (await has(mo)) + (await has(max)), 'one of the two has it').toBe(1);
  const [reads, looks, name] = (await has(mo)) === 1 ? [mo, max, 'Mo Ouedraogo'] : [max, mo, 'Max Ernst'];
  await expect(looks.getByText(say('relay.other-has', { name: `\u2068${name}\u2069` })).first()).toBeVisible();

  await button(dock(reads), say('relay.read')).click();
  await expect(ana.getByText(say('ask.step-reading', { name: `\u2068${name}\u2069` }))).toBeVisible();
  const projector = await visitor();
  await projector.goto(new URL(room.links.screen).pathname + new URL(room.links.screen).hash);
  await expect(projector.getByText('Who decides?')).toBeVisible();
  await expect(projector.getByText('Ana Alves')).toBeVisible();
  await button(dock(reads), say('relay.read-out')).click();
  await expect(ana.getByText(say('ask.step-read-out'))).toBeVisible();
  await button(dock(reads), say('relay.answered')).click();
  await expect(ana.getByText(say('ask.step-answered'))).toBeVisible();
});
