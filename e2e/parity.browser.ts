import { expect } from '@playwright/test';
import { looksRight } from './axe.ts';
import { say } from './english.ts';
import { fullRoom } from './full-room.ts';
import { button } from './screens.ts';
import { comeIn, test } from './visitors.ts';

test('a participant goes from the people to how fair it is, sees it fill as plots and as tables, and comes back (N15, N34)', async ({
  house,
  visitor,
}) => {
  const full = await fullRoom(house.url);
  const page = await visitor({ viewport: { width: 320, height: 640 } });
  await comeIn(page, full.room, 'Mira Alva');
  await page.goto(`/m/${full.room.code}/attend`);
  await button(page, say('attend.tab-people')).click();
  await page.getByRole('link', { name: say('people.parity') }).click();
  await page.getByText(say('parity.empty')).waitFor();
  await looksRight(page, 'empty');

  await full.fill();
  await full.giveFloor('next');
  const table = page.getByRole('table', { name: say('parity.by-side') });
  await expect(table.getByRole('row', { name: /^On site/ })).toHaveText(/8 \(47%\)/);
  await looksRight(page, 'plots');
  await page.keyboard.press('Tab');
  await button(page, say('parity.as-table')).click();
  await expect(table).toBeVisible();
  await looksRight(page, 'tables');
  await page.getByRole('link', { name: say('parity.to-meeting') }).click();
  await expect(page).toHaveURL(/\/attend$/);
});
