import { expect } from '@playwright/test';
import { plenary } from '../shared/floor-id.ts';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

test('somebody asks to be forgotten, the secretariat reads what goes and what stays, and confirms by the name, with the keyboard alone (N36)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const chair = await room.sit('Bruno Costa', { role: 'chair' });
  await does(chair, { name: 'open-meeting', input: {} });
  const [desk, ana, reader] = [await visitor(), await visitor(phone), await visitor()];
  await comeIn(desk, room, 'Olga Moreau', { role: 'secretariat' });
  await comeIn(ana, room, 'Ana Alves');
  await comeIn(reader, room, 'Rita Sá');
  await does(chair, { name: 'record-decision', input: { text: '@Ana Alves writes the draft' } });
  await Promise.all([desk.goto(`/m/${room.code}/desk`), ana.goto(`/m/${room.code}/attend`), reader.goto(`/m/${room.code}/record`)]);
  await expect(reader.getByText('Ana Alves').first()).toBeVisible();

  await button(ana, say('attend.tab-me')).click();
  await ana.getByText(say('attend.forget'), { exact: true }).click();
  await button(ana, say('attend.forget-ask')).click();
  await expect(ana.getByText(say('attend.forget-asked'))).toBeVisible();

  const open = button(desk, say('desk.erase-open'));
  await open.focus();
  await desk.keyboard.press('Enter');
  const dialog = desk.getByRole('dialog');
  await expectNothing(desk, { 'what an erasing takes out': () => dialog.waitFor() });
  const now = button(dialog, say('desk.erase-now'));
  await expect(now).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('checkbox').focus();
  await desk.keyboard.press('Space');
  await desk.keyboard.press('Tab');
  await desk.keyboard.type('Ana Alves');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  const told = dialog.getByRole('status');
  await expect(told).toContainText('Erased participant 1:');
  await desk.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(desk.getByText('Ana Alves')).toHaveCount(0);
  await expect(ana.getByText('Ana Alves')).toHaveCount(0);
  // Sooner than a record is asked for by itself.
  await expect(reader.getByText('Ana Alves')).toHaveCount(0, { timeout: 3_000 });
  await expect(reader.getByText('Erased participant 1').first()).toBeVisible({ timeout: 3_000 });
  expect(chair.meeting().erasing.people).toHaveLength(1);
  expect(chair.meeting().floors[plenary]!.queue.waiting).toEqual([]);
});
