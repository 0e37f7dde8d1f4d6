import { expect, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { readOn, saved, sheetOn, textOn, writerIn } from './notes-page.ts';
import { comeIn, phone, test } from './visitors.ts';

const parts = (page: Page) => page.getByRole('toolbar', { name: say('document.parts') });
const choices = (page: Page) => page.getByRole('listbox');

test('a table and mentions by keyboard alone, read by everybody, and axe finds nothing (N27, N34)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const secretary = await room.sit('Bruno Costa', { role: 'secretariat' });
  await does(secretary, { name: 'add-agenda-item', input: { title: 'The river and who pays for it' } });
  await room.sit('Ana Silva');
  await room.sit('أنا هيرنانديز');
  const page = await writerIn(room, visitor, 'Mira Alva', phone);
  await button(parts(page), say('document.table')).press('Enter');
  await page.keyboard.type('Bank');
  await page.keyboard.press('Tab');
  await page.keyboard.type('كيلومتر');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Cost');
  await expect(textOn(page).locator('th')).toHaveText(['Bank', 'كيلومتر', 'Cost']);
  const tools = page.getByRole('toolbar', { name: say('document.table-tools') });
  await expectNothing(page, {
    table: async () => {
      await button(tools, say('document.table-column')).press('Enter');
      await expect(textOn(page).locator('tr').first().locator('th')).toHaveCount(4);
    },
  });
  await page.keyboard.press('Control+Enter');
  await expect(tools).toHaveCount(0);
  await page.keyboard.type('Asked by @ana');
  await expect(choices(page).getByRole('option')).toHaveText([/Ana Silva/]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('on ');
  await button(parts(page), say('document.mention-item')).press('Enter');
  await expectNothing(page, { choosing: () => expect(choices(page).getByRole('option')).toHaveCount(1) });
  await page.keyboard.press('Enter');
  await expect(textOn(page)).toContainText('Asked by @Ana Silva on #The river and who pays for it');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await saved(page);
  const reader = await visitor(phone);
  await comeIn(reader, room, 'Rosa Reader');
  await reader.goto(`/m/${room.code}/notes`);
  await expect(readOn(reader)).toContainText('Asked by @Ana Silva on #The river');
  await expectNothing(reader, { reading: () => expect(readOn(reader).getByRole('region', { name: say('document.table') })).toBeVisible() });
  expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('words are found by keyboard, by whoever reads, too, and the text stays where it was (N27, N34)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const page = await writerIn(room, visitor, 'Mira Alva');
  await textOn(page).focus();
  await page.keyboard.type(`The river\n${'Another line\n'.repeat(40)}A río, and a RIVER\n`);
  await saved(page);
  const reader = await visitor(phone);
  await comeIn(reader, room, 'Rosa Reader');
  await reader.goto(`/m/${room.code}/notes`);
  await expect(readOn(reader)).toContainText('and a RIVER');
  for (const one of [page, reader]) {
    const find = button(sheetOn(one), say('document.find'));
    await find.press('Enter');
    await one.keyboard.type('river');
    await expect(one.getByRole('status').getByText(say('document.find-count', { now: 1, count: 2 }))).toBeVisible();
    await one.keyboard.press('Enter');
    await expect(one.getByRole('status').getByText(say('document.find-count', { now: 2, count: 2 }))).toBeVisible();
    await expect(one.getByText('RIVER', { exact: true })).toBeInViewport();
    await expectNothing(one, { found: () => expect(one.getByText('RIVER', { exact: true })).toBeVisible() });
    expect(await one.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await one.keyboard.press('Escape');
    await expect(find).toBeFocused();
    await expect(one.getByText('RIVER', { exact: true })).toHaveCount(0);
  }
});
