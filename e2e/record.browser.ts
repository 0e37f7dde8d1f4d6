import { expect, type Page } from '@playwright/test';
import { looksRight } from './axe.ts';
import { say } from './english.ts';
import { does, fullRoom } from './full-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const entries = (page: Page) => page.locator('#course ol > li');

test('the record grows while somebody reads it on a phone, is searched, and is there when the meeting has ended (N31, N34)', async ({
  house,
  visitor,
}) => {
  const full = await fullRoom(house.url);
  const page = await visitor(phone);
  await comeIn(page, full.room, 'Mira Alva');
  await page.goto(`/m/${full.room.code}/attend`);
  await button(page, say('attend.tab-people')).click();
  await page.getByRole('link', { name: say('people.record') }).click();
  await page.getByText(say('record.nothing')).waitFor();
  await looksRight(page, 'empty');

  await full.open();
  const item = full.chair.meeting().agenda.items[1]!.id;
  await does(full.chair, { name: 'open-agenda-item', input: { itemId: item } });
  await full.fill();
  await full.giveFloor('next');
  await does(full.chair, { name: 'record-action', input: { text: 'Write to the host', ownerId: full.people[0]!.personId } });
  await full.giveFloor('next');
  await expect(entries(page).filter({ hasText: 'speaks' }).first()).toBeVisible({ timeout: 20_000 });
  await looksRight(page, 'with a turn');
  await page.getByRole('link', { name: say('record-page.said-in') }).click();
  await expect(page).toHaveURL(/#e\d+$/);
  await expect(page.locator('#course li:target')).toContainText('speaks');

  await page.getByLabel(say('record-page.words')).fill('kilometre 7');
  await expect(entries(page)).toHaveCount(1);
  await page.getByLabel(say('record-page.words')).fill('no such word');
  await page.getByText(say('record-page.none-fits')).waitFor();
  await page.getByLabel(say('record-page.words')).fill('');
  await page.getByLabel(say('record-page.item')).selectOption({ label: 'The river' });
  expect(await entries(page).count()).toBeGreaterThan(1);

  await full.end();
  await page.goto(`/m/${full.room.code}/attend`);
  await page.getByRole('link', { name: say('attend.to-record') }).click();
  await page.getByText(say('record.closed')).first().waitFor();
  await looksRight(page, 'ended');
  const download = page.waitForEvent('download');
  await page.getByText(say('record-page.take-along')).click();
  await page.getByRole('link', { name: say('record-page.as-md') }).click();
  expect((await download).suggestedFilename()).toBe(`${full.room.code}-record.md`);
});

test('whoever is not inside is led to the door (N31)', async ({ house, visitor }) => {
  const full = await fullRoom(house.url);
  const page = await visitor();
  await page.goto(`/m/${full.room.code}/record`);
  await expect(page).toHaveURL(new RegExp(`/m/${full.room.code}$`));
});
