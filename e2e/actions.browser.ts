import { expect, type Page } from '@playwright/test';
import { found as axeFound } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

/** What axe finds, in light and in dark, and whatever would have to be scrolled sideways. */
async function trouble(page: Page, state: string): Promise<string[]> {
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, dialog')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  return [...(await axeFound(page, state)), ...wide.map((one) => `${state}: wider than its place: ${one}`)];
}

/** Goes on with the keyboard until this has the focus. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  for (let step = 0; step < 150; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by keyboard: ${target.toString()}`);
}

test('an action is written down by keyboard alone, done by its owner on a phone, and what is open heads the next meeting (D1, N20, N34)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url, {}, 'First call');
  const desk = await room.sit('Lena Weiss', { role: 'secretariat' });
  await does(desk, { name: 'open-meeting', input: {} });
  const [chair, mira, table] = [await visitor(phone), await visitor(phone), await visitor()];
  await comeIn(chair, room, 'Bruno Costa', { role: 'chair', attendance: 'on-site' });
  await comeIn(mira, room, 'Mira Alva');
  await comeIn(table, room, 'Sefa Tui', { role: 'secretariat' });
  const found: string[] = [];

  await chair.goto(`/m/${room.code}/chair`);
  await button(chair, `${say('chair.actions')} D`).waitFor();
  await chair.keyboard.press('d');
  const sheet = chair.getByRole('dialog', { name: say('actions.title') });
  await tabTo(chair, sheet.getByLabel(say('actions.text')));
  await chair.keyboard.type('Write to the host of the Donaudampfschifffahrtsgesellschaft');
  await chair.keyboard.press('Tab');
  await chair.keyboard.type('mira');
  await expect(sheet.getByRole('option', { name: 'Mira Alva' })).toBeInViewport();
  found.push(...(await trouble(chair, 'an owner is looked for')));
  await chair.keyboard.press('Enter');
  await chair.keyboard.press('Tab');
  await chair.keyboard.type('11112020');
  await chair.keyboard.press('Enter');
  await expect(sheet.getByText(say('actions.overdue', { day: '11 Nov 2020' }))).toBeVisible();
  await expect(sheet.getByLabel(say('actions.text'))).toBeFocused();
  await chair.keyboard.type('Book the room');
  await chair.keyboard.press('Enter');
  await expect(sheet.getByText('Book the room')).toBeVisible();
  await tabTo(chair, sheet.getByLabel(say('actions.as-action')));
  await chair.keyboard.press('ArrowRight');
  await chair.keyboard.press('Tab');
  await chair.keyboard.type('We meet in May');
  await chair.keyboard.press('Enter');
  await expect(sheet.getByText('We meet in May')).toBeVisible();
  found.push(...(await trouble(chair, 'three are written down')));

  await mira.goto(`/m/${room.code}/attend`);
  await button(mira, say('attend.tab-agenda')).focus();
  await mira.keyboard.press('Enter');
  const done = mira.getByRole('button', { name: `${say('actions.done')} ${say('actions.action-number', { number: 1 })}` });
  await done.waitFor();
  await expect(mira.getByText('Book the room')).toBeVisible();
  await expect(button(mira, say('actions.change'))).toHaveCount(0);
  found.push(...(await trouble(mira, 'an owner reads')));
  await tabTo(mira, done);
  await mira.keyboard.press('Enter');
  const undo = mira.getByRole('button', { name: `${say('actions.undo')} ${say('actions.action-number', { number: 1 })}` });
  await expect(undo).toBeFocused();
  await expect(sheet.getByText(say('actions.state-done'), { exact: true }).filter({ visible: true }).first()).toBeVisible();

  await does(desk, { name: 'close-meeting', input: {} });
  await table.goto(`/m/${room.code}/desk`);
  const next = button(table, say('actions.next'));
  await tabTo(table, next);
  await table.keyboard.press('Enter');
  await table.waitForURL((address) => !address.pathname.includes(room.code));
  await table.getByRole('textbox').first().fill('Sefa Tui');
  await table.getByLabel(say('side.on-site')).check();
  await table.keyboard.press('Enter');
  const list = table.getByRole('region', { name: say('desk.actions') });
  await tabTo(table, list.locator('summary').first());
  await table.keyboard.press('Enter');
  await expect(list.getByText('Book the room')).toBeVisible();
  await expect(list.getByText(/^from \u2068First call\u2069/)).toBeVisible();
  await expect(list.getByText(/Write to the host/)).toHaveCount(0);
  await table.setViewportSize(phone.viewport);
  found.push(...(await trouble(table, 'the desk of the next meeting')));
  expect(found).toEqual([]);
});
