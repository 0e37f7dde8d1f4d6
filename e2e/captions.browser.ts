import { expect } from '@playwright/test';
import { captionerAt } from './captioner.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

test('a link made at the desk is all that a captioner’s software needs; a phone, the page of captions and the room see each word and each correction (N30)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const secretary = await room.sit('Bruno Costa', { role: 'secretariat' });
  await does(secretary, { name: 'open-meeting', input: {} });
  const [desk, mira, wall, reader] = await Promise.all([
    visitor(),
    visitor(phone),
    visitor({ viewport: { width: 1280, height: 720 } }),
    visitor(),
  ]);
  await comeIn(desk, room, 'Olga Moreau', { role: 'secretariat' });
  await comeIn(mira, room, 'Mira Alva');
  await comeIn(reader, room, 'Omar Haddad');
  await Promise.all([
    desk.goto(`/m/${room.code}/desk`),
    mira.goto(`/m/${room.code}/attend`),
    reader.goto(`/m/${room.code}/captions`),
    wall.goto(room.links.screen),
  ]);
  await expect(wall.getByText(say('screen.ask')).first()).toBeVisible();
  await expect(mira.getByRole('button', { name: say('attend.ask'), exact: true })).toBeVisible();

  await desk.getByRole('heading', { name: say('captions.title'), exact: true }).click();
  await button(desk, say('captions.make-link')).click();
  const shown = desk.getByRole('group', { name: say('captions.address') });
  const address = await shown.getByText(/closedcaption/).textContent();
  await button(shown, say('captions.address-done')).click();
  await expect(desk.getByText(/closedcaption/)).toHaveCount(0);

  const software = captionerAt(address!.trim());
  await software.insists('Good morning, everyboby');
  for (const page of [mira, wall, reader]) await expect(page.getByText('Good morning, everyboby')).toBeVisible();
  await software.insists('\b\bdy.');
  for (const page of [mira, wall, reader]) {
    await expect(page.getByText('Good morning, everybody.')).toBeVisible();
    await expect(page.getByText('everyboby')).toHaveCount(0);
  }
  await button(desk, /^Revoke/).click();
  await expect(desk.getByRole('button', { name: /^Revoke/ })).toHaveCount(0);
  expect((await software.says('More')).status).toBe(403);
});
