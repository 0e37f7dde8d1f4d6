import { expect, type Locator, type Page } from '@playwright/test';
import { isWhole, type Group } from '../shared/groups/state.ts';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { writesNotes } from './group-notes.ts';
import { does } from './full-room.ts';
import { meetingAt, until, type Seat } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const names = ['Joyce Chen', 'Omar', '王小明', 'عبد الرحمن', 'Ольга Ивановна', 'José Ángel'];

/** Three groups of two that work, as the secretariat sees them. */
async function threeGroups(url: string) {
  const room = await meetingAt(url, {}, 'Assembly of the river');
  const desk = await room.sit('Lena Weiss', { role: 'secretariat' });
  const people = await Promise.all(names.map((name, i) => room.sit(name, { attendance: i % 2 ? 'on-site' : 'remote' })));
  await does(desk, { name: 'open-meeting', input: {} });
  await does(desk, { name: 'add-agenda-item', input: { title: 'Groups', kind: 'groups' } });
  const [item] = desk.meeting().agenda.items;
  await does(desk, { name: 'open-agenda-item', input: { itemId: item!.id } });
  const groups = ['Hybrid formats', 'Strategy', 'Capacity'].map((title) => ({ title }));
  await does(desk, { name: 'prepare-round', input: { title: 'Three themes', minutes: 30, reportSeconds: 60, groups } });
  const round = () => desk.meeting().groups.rounds[0]!;
  const group = (number: number): Group => round().groups.filter(isWhole)[number - 1]!;
  const list = people.map(({ personId }, i) => ({ personId, groupId: group((i % 3) + 1).id }));
  await does(desk, { name: 'assign', input: { roundId: round().id, how: 'list', list } });
  /** Somebody of this group. */
  const of = (number: number): Seat => people[number - 1]!;
  return { room, desk, round, group, of };
}

const rowOf = (page: Page, number: number) =>
  page
    .getByRole('list', { name: say('board.groups') })
    .locator(':scope > li')
    .nth(number - 1);
const out = (page: Page) => page.getByRole('heading', { level: 1 });

test('two staff follow the groups: help is taken once, time is given, one is closed, all read a message (G5, G6, N23, N24)', async ({
  house,
  visitor,
}) => {
  const { room, desk, round, group, of } = await threeGroups(house.url);
  const [chair, moderator] = [await visitor(), await visitor(phone)];
  await comeIn(chair, room, 'Bruno Costa', { role: 'chair', attendance: 'on-site' });
  await comeIn(moderator, room, 'Mira Alva', { role: 'moderator' });
  await chair.goto(`/m/${room.code}/chair`);
  await button(chair, say('board.start', { count: 3, minutes: 30 })).click();
  await until(desk, () => round().phase === 'running');
  for (const page of [chair, moderator]) {
    await page.goto(`/m/${room.code}/groups`);
    await expect(out(page)).toHaveText(say('board.all-out', { count: 3 }));
    await expect(page.getByText(say('board.none-has-rapporteur'))).toBeVisible();
  }
  await does(of(1), { name: 'name-rapporteur', input: { groupId: group(1).id, personId: of(1).personId } });
  await does(of(2), { name: 'name-rapporteur', input: { groupId: group(2).id, personId: of(2).personId } });
  await expect(chair.getByText(say('board.lacks-rapporteur', { count: 1, groups: '3' }))).toBeVisible();

  await does(of(2), { name: 'call-for-help', input: { groupId: group(2).id, text: 'We hear nothing' } });
  for (const page of [chair, moderator]) {
    await expect(page.getByRole('list', { name: say('board.calls') })).toContainText('We hear nothing');
    await expect(page.getByRole('status')).toContainText(say('board.help-said', { number: 2, text: 'We hear nothing' }));
  }
  await moderator.getByRole('button', { name: say('board.go') }).click();
  await expect(chair.getByRole('list', { name: say('board.calls') })).toContainText(
    say('board.help-taken', { name: '\u2068Mira Alva\u2069' }),
  );
  await expect(chair.getByRole('button', { name: say('board.go') })).toHaveCount(0);
  await moderator.getByRole('button', { name: say('board.help-done') }).click();
  await expect(chair.getByRole('list', { name: say('board.calls') })).toHaveCount(0);

  const before = group(1).endsAt!;
  await button(chair, say('board.more-minutes', { minutes: 5 })).click();
  await until(desk, () => group(1).endsAt === before + 300_000 && group(3).endsAt === before + 300_000);
  await rowOf(chair, 2).getByRole('checkbox').check();
  await button(chair, say('board.less-minutes', { minutes: 5 })).click();
  await until(desk, () => group(2).endsAt === before && group(3).endsAt === before + 300_000);
  await button(chair, say('board.close')).click();
  await expect(rowOf(moderator, 2)).toContainText(say('board.closing'));
  await expect(rowOf(moderator, 1)).toContainText(say('board.working'));
  await button(chair, say('board.keep-open')).click();
  await expect(rowOf(moderator, 2)).toContainText(say('board.working'));
  await button(chair, say('board.choose-none')).click();

  await button(moderator, say('board.message')).click();
  await moderator.getByLabel(say('board.message-label')).fill('Three points, please');
  await button(moderator, say('board.send')).click();
  await until(desk, () => [1, 2, 3].every((number) => group(number).told?.text === 'Three points, please'));

  await rowOf(moderator, 3).getByRole('button', { name: 'Capacity' }).click();
  await rowOf(moderator, 3).getByLabel(say('board.rapporteur')).selectOption({ label: 'José Ángel' });
  await button(rowOf(moderator, 3), say('board.name')).click();
  await expect(chair.getByText(say('board.lacks-rapporteur', { count: 1, groups: '3' }))).toHaveCount(0);
  await does(desk, { name: 'finish-group', input: { groupId: group(2).id } });
  await expect(out(chair)).toHaveText(say('board.still-out', { count: 2, groups: '1 and 3' }));
});

/** From where the focus is, with the one key, to what is wanted. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with the Tab key: ${wanted.toString()}`);
}
async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

test('the groups report back one after another, by the keyboard alone: called, skipped, and called again (G8, N26)', async ({
  house,
  visitor,
}) => {
  const { room, desk, round, group, of } = await threeGroups(house.url);
  await does(desk, { name: 'start-round', input: { roundId: round().id } });
  await does(of(1), { name: 'name-rapporteur', input: { groupId: group(1).id, personId: of(1).personId } });
  await does(of(2), { name: 'name-group-chair', input: { groupId: group(2).id, personId: of(2).personId } });
  await writesNotes(room, of(1), group(1).id, 'One queue for room and online.');
  for (const number of [1, 2, 3]) await does(desk, { name: 'finish-group', input: { groupId: group(number).id } });
  const chair = await visitor();
  await comeIn(chair, room, 'Bruno Costa', { role: 'chair', attendance: 'on-site' });
  await chair.goto(`/m/${room.code}/chair`);
  await expect(chair.getByText(say('board.lacks-rapporteur', { count: 2, groups: '2 and 3' }))).toBeVisible();
  await press(chair, button(chair, say('reports.add')));

  const reports = chair.getByRole('region', { name: say('reports.title') });
  const report = (number: number) =>
    reports
      .getByRole('list')
      .first()
      .locator(':scope > li')
      .nth(number - 1);
  const next = chair.locator('[data-key="r"] button');
  await expect(next).toContainText('Joyce Chen');
  await chair.keyboard.press('r');
  await expect(chair.getByRole('heading', { level: 1 })).toHaveText('Joyce Chen');
  await expect(chair.getByRole('timer')).toContainText(/^(1:00|0:5\d)$/);
  await expect(report(1)).toContainText(say('reports.reporting'));
  await expect(chair.getByRole('article')).toContainText('One queue for room and online.');

  await press(chair, report(2).getByRole('button'));
  await press(chair, button(chair, say('reports.skip')));
  await expect(report(2)).toContainText(say('reports.skipped'));
  await expect(next).toContainText(say('reports.nobody-speaks'));
  await chair.keyboard.press('r');
  const sheet = chair.getByRole('dialog');
  await tabTo(chair, sheet.getByLabel(say('reports.who-speaks')));
  await chair.keyboard.press('ArrowDown');
  await press(chair, button(sheet, say('reports.name')));
  await press(chair, button(sheet, say('reports.call-person', { name: '\u2068王小明\u2069' })));
  await expect(chair.getByRole('heading', { level: 1 })).toHaveText('王小明');
  await expect(sheet).toHaveCount(0);
  await expect(report(1)).toContainText(say('reports.reported'));

  await press(chair, report(2).getByRole('button'));
  await press(chair, button(sheet, say('reports.call-person', { name: '\u2068Omar\u2069' })));
  await expect(chair.getByRole('heading', { level: 1 })).toHaveText('Omar');
  await expect(sheet).toHaveCount(0);
  await chair.keyboard.press('e');
  await expect(report(2)).toContainText(say('reports.reported'));
  await expect(next).toHaveCount(0);
  await press(chair, report(1).getByRole('button'));
  await press(chair, button(sheet, say('reports.show')));
  await chair.keyboard.press('Escape');
  await expect(chair.getByRole('article')).toContainText('One queue for room and online.');
  await press(chair, button(reports, say('reports.hide')));
  await expect(chair.getByRole('article')).toHaveCount(0);
});

test('axe finds nothing on the board, beside the queue and among the reports, in light and dark (N34)', async ({ house, visitor }) => {
  const { room, desk, round, group, of } = await threeGroups(house.url);
  const page = await visitor(phone);
  await comeIn(page, room, 'Bruno Costa', { role: 'chair', attendance: 'on-site' });
  const start = button(page, say('board.start', { count: 3, minutes: 30 }));
  const close = () => button(page, say('chair.close-dialog')).click();
  await expectNothing(page, {
    'ready to start': () => page.goto(`/m/${room.code}/chair`).then(() => start.waitFor()),
    'beside the queue': async () => {
      await start.click();
      await page.getByText(say('board.to-board')).waitFor();
      await does(of(2), { name: 'call-for-help', input: { groupId: group(2).id, text: 'We hear nothing' } });
      await page.getByText('We hear nothing').first().waitFor();
    },
    board: () => page.goto(`/m/${room.code}/groups`).then(() => page.getByText('We hear nothing').waitFor()),
    'a group opened': () => rowOf(page, 1).getByRole('button', { name: 'Hybrid formats' }).click(),
    'somebody moved': () => button(page, say('board.move-of', { name: '\u2068Joyce Chen\u2069' })).click(),
    message: () => close().then(() => button(page, say('board.message')).click()),
    time: () => close().then(() => button(page, say('board.other-time')).click()),
    'who is where': () =>
      close().then(() =>
        button(page, say('board.find'))
          .click()
          .then(() => page.getByText('Bruno Costa').first().waitFor()),
      ),
    'closing and back': async () => {
      await close();
      await does(desk, { name: 'finish-group', input: { groupId: group(1).id } });
      await button(page, say('board.close')).click();
      await rowOf(page, 2).getByText(say('board.closing')).waitFor();
    },
    'reports wait': async () => {
      for (const number of [2, 3]) await does(desk, { name: 'finish-group', input: { groupId: group(number).id } });
      await page.goto(`/m/${room.code}/chair`);
      await button(page, say('reports.add')).waitFor();
    },
    'reporting back': () =>
      button(page, say('reports.add'))
        .click()
        .then(() => page.locator('[data-key="r"]').waitFor()),
    'one report': () =>
      page
        .locator('[data-key="r"] button')
        .click()
        .then(() => page.getByRole('dialog').waitFor()),
    reporting: async () => {
      await page.getByLabel(say('reports.who-speaks')).selectOption({ label: 'Joyce Chen' });
      await button(page, say('reports.call-person', { name: '\u2068Joyce Chen\u2069' })).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.getByRole('article').waitFor();
    },
  });
  expect(round().phase).toBe('ended');
});
