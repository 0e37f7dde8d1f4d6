import { expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { looksRight } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, type Room } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const called = ['Amina Diallo', 'José Ángel', 'Ольга Ивановна', '王小明', 'عبد الرحمن بن محمد آل سعود', 'Éléonore de La Rochefoucauld'];

async function assembly(url: string): Promise<Room> {
  const room = await meetingAt(url, {}, 'Assembly of the river');
  const chair = await room.sit('Bruno Costa', { role: 'chair', attendance: 'on-site' });
  await does(chair, { name: 'open-meeting', input: {} });
  await Promise.all(called.map((name, i) => room.sit(name, { attendance: i % 2 ? 'on-site' : 'remote' })));
  return room;
}

/** Goes on with the Tab key until this has the focus. */
async function reach(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}
async function presses(page: Page, name: string | RegExp, within: Page | Locator = page): Promise<void> {
  await reach(page, button(within, name));
  await page.keyboard.press('Enter');
}

const list = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const person = (page: Page, name: string) => page.locator('[data-person]', { hasText: name });
const focused = (page: Page) => page.locator(':focus');

test('by keyboard alone groups are prepared, people placed one by one and from a list, dealt evenly, and started (G1, G2, N23)', async ({
  house,
  visitor,
}) => {
  const room = await assembly(house.url);
  const page = await visitor({ viewport: { width: 1280, height: 800 } });
  await comeIn(page, room, 'Nadia Benali', { role: 'secretariat', attendance: 'on-site' });
  await page.goto(`/m/${room.code}/groups`);
  await page.getByRole('heading', { name: say('groups.empty') }).waitFor();
  await looksRight(page, 'nothing prepared');

  await reach(page, page.getByLabel(say('groups.lines')));
  await page.keyboard.type('Access | Room 3\nОткрытые данные\nطرق التعلم');
  await reach(page, page.getByLabel(say('groups.count')));
  await page.keyboard.type('3');
  await presses(page, new RegExp(`^${say('groups.make', { count: 3 })}$`));
  await expect(list(page, say('groups.plenary')).locator('[data-person]')).toHaveCount(8);
  await looksRight(page, 'prepared');

  await reach(page, person(page, 'Amina Diallo'));
  await page.keyboard.press('ArrowDown');
  const nextBefore = await focused(page).getAttribute('data-person');
  await page.keyboard.press('ArrowDown');
  const next = await focused(page).locator('bdi').first().innerText();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await looksRight(page, 'where to');
  await presses(page, /^2 Открытые данные/, page.getByRole('dialog'));
  await expect(list(page, /Открытые данные/).locator(`[data-person="${nextBefore}"]`)).toBeVisible();
  await expect(focused(page)).toContainText(next);
  await presses(page, say('groups.put-back'));
  await expect(list(page, say('groups.plenary')).locator('[data-person]')).toHaveCount(8);

  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await reach(page, page.locator('summary', { hasText: say('groups.csv') }));
  await page.keyboard.press('Enter');
  await reach(page, page.getByLabel(say('groups.csv-text')));
  await page.keyboard.insertText('Name;Group\njose angel;1\n王小明;طرق التعلم\nNobody Here;1');
  await expect(page.getByText(say('groups.csv-unknown'))).toBeVisible();
  await looksRight(page, 'a list');
  await presses(page, say('groups.csv-send', { count: 2 }));
  await expect(list(page, /Access/)).toContainText('José Ángel');
  await expect(list(page, /طرق التعلم/)).toContainText('王小明');

  const download = page.waitForEvent('download');
  await button(page, say('groups.csv-save')).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved).toContain('José Ángel,,1,Access');

  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await presses(page, new RegExp(`^${say('groups.evenly-again')}$`));
  await expect(page.getByText(say('groups.balance-even'))).toBeVisible();
  for (const name of [/Access/, /Открытые данные/, /طرق التعلم/]) await expect(list(page, name).locator('[data-person]')).toHaveCount(2);
  await looksRight(page, 'dealt');
  await presses(page, say('groups.start', { groups: 3, people: 6, minutes: 30 }));
  await expect(page.getByRole('heading', { name: say('board.all-out', { count: 3 }) })).toBeVisible();
});

test('two of the staff move people and write at once, one on a phone, and both count (G2)', async ({ house, visitor }) => {
  const room = await assembly(house.url);
  const nadia = await visitor({ viewport: { width: 1280, height: 800 } });
  const kofi = await visitor(phone);
  await comeIn(nadia, room, 'Nadia Benali', { role: 'secretariat', attendance: 'on-site' });
  await comeIn(kofi, room, 'Kofi Mensah', { role: 'moderator', attendance: 'on-site' });
  await nadia.goto(`/m/${room.code}/groups`);
  await nadia.getByLabel(say('groups.lines')).fill('Access\nSkills');
  await nadia.getByLabel(say('groups.count')).fill('2');
  await button(nadia, say('groups.make', { count: 2 })).click();
  await kofi.goto(`/m/${room.code}/groups`);

  const move = async (page: Page, name: string, to: RegExp) => {
    await person(page, name).click();
    await button(page.getByRole('dialog'), to).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await Promise.all([
    (async () => {
      await move(nadia, 'Amina', /^1 Access/);
      await move(nadia, '王小明', /^2 Skills/);
    })(),
    (async () => {
      await move(kofi, 'José', /^1 Access/);
      await move(kofi, 'Ольга', /^2 Skills/);
    })(),
  ]);
  for (const page of [nadia, kofi]) {
    await expect(list(page, /Access/)).toContainText(/Amina[^]*José/);
    await expect(list(page, /Skills/).locator('[data-person]')).toHaveCount(2);
  }

  for (const page of [nadia, kofi]) await button(page, `${say('groups.change')} ${say('groups.group', { number: 1 })}`).click();
  await nadia.getByLabel(say('groups.task')).fill('Three proposals, one for each river');
  await kofi.getByLabel(say('groups.group-title'), { exact: true }).fill('Access for all');
  await Promise.all([nadia.keyboard.press('Tab'), kofi.keyboard.press('Tab')]);
  for (const page of [nadia, kofi]) {
    await expect(page.getByLabel(say('groups.task'))).toHaveValue('Three proposals, one for each river');
    await expect(page.getByLabel(say('groups.group-title'), { exact: true })).toHaveValue('Access for all');
  }
  await looksRight(kofi, 'a group on a phone');
  await button(kofi, say('chair.close-dialog')).click();
  await expect(button(kofi, new RegExp('^Start: 2 groups, 4 people'))).toHaveAttribute('aria-disabled', 'true');
  await looksRight(kofi, 'a set on a phone');
});
