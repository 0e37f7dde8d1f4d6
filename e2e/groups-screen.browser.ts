import { expect, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { eventually } from './editor.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { notesOf, writesNotes } from './group-notes.ts';
import { meetingAt, until, type Room, type Seat } from './meeting-room.ts';
import { watchStillness } from './still.ts';
import { comeIn, phone, test } from './visitors.ts';

const names = ['Wanjiru Kamande-Rothwell', 'عبد الرحمن بن محمد الفارسي', 'Nguyễn Thị Thanh Hương', '欧阳明哲', 'Александра Воскресенская'];
const titles = [
  'Access and meaningful inclusion',
  'التنوع اللغوي والوصول الشامل',
  'Цифровое неравенство: опыт и решения',
  '数字素养',
  'Open data',
];

type Assembly = { room: Room; desk: Seat; people: Seat[]; roundId: string; ids: string[] };

/** A round of so many groups is ready, with everybody on-site dealt over them one after another. */
async function assembly(url: string, count: number): Promise<Assembly> {
  const room = await meetingAt(url, {}, 'Assembly of the river');
  const desk = await room.sit('Lena Weiss', { role: 'secretariat' });
  const people = await Promise.all(names.map((name) => room.sit(name, { attendance: 'on-site' })));
  await does(desk, { name: 'open-meeting', input: {} });
  const groups = Array.from({ length: count }, (_none, i) => ({
    title: titles[i % titles.length]!,
    place: i % 3 === 2 ? 'Third floor, behind the library, the blue door' : `Room ${i + 1}`,
    ...(i === 0 && { link: 'https://meet.example/one' }),
  }));
  await does(desk, { name: 'prepare-round', input: { title: 'Three themes', minutes: 30, reportSeconds: 180, groups } });
  const round = desk.meeting().groups.rounds[0]!;
  const ids = round.groups.map(({ id }) => id);
  const list = people.map(({ personId }, i) => ({ personId, groupId: ids[i % count]! }));
  await does(desk, { name: 'assign', input: { roundId: round.id, how: 'list', list } });
  return { room, desk, people, roundId: round.id, ids };
}

const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const cells = (page: Page) => page.getByRole('region', { name: say('groups-screen.groups') }).locator('li[data-phase]');

/** Nothing on the room's screen lies beyond its edge, none of it moves when somebody scrolls, and no group lies over another. */
async function standsStill(page: Page, state: string): Promise<void> {
  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(viewport);
    await page.mouse.wheel(0, 400);
    const trouble = await page.evaluate(() => {
      const beyond = [...document.querySelectorAll('main > *, li[data-phase]')].filter((one) => {
        const { bottom, right, left } = one.getBoundingClientRect();
        return bottom > innerHeight + 1 || right > innerWidth + 1 || left < -1;
      });
      const moved = [document.scrollingElement!, ...document.querySelectorAll('main, main *')].filter(({ scrollTop }) => scrollTop > 0);
      return [...beyond, ...moved].map(({ outerHTML }) => outerHTML.slice(0, 120));
    });
    expect(trouble, `${state}, ${viewport.width}`).toEqual([]);
  }
}

test('the room reads where to go, the clock, the last minute and who is back, and then hears the reports (G1, G5, G8, N17, N24, N26)', async ({
  house,
  visitor,
}) => {
  const { room, desk, people, roundId, ids } = await assembly(house.url, 3);
  const [projector, mira] = [await visitor({ viewport: { width: 1280, height: 720 } }), await visitor(phone)];
  await comeIn(mira, room, 'Mira Alva');
  await projector.goto(room.links.screen);
  await heading(projector, say('floor.nobody'));

  await does(desk, { name: 'start-round', input: { roundId } });
  await heading(projector, say('groups-screen.go'));
  await expect(projector.getByRole('list', { name: say('groups-screen.names', { number: 1 }) })).toContainText(names[0]!);
  await expect(cells(projector).nth(2)).toContainText('Third floor');
  await expect(projector.getByRole('img', { name: say('groups-screen.qr', { number: 1 }) })).toBeVisible();
  await expect(projector.getByRole('timer')).toHaveText(/^(30:00|29:\d\d)$/);
  await standsStill(projector, 'where to go');
  await expectNothing(projector, { 'where to go': () => Promise.resolve() });

  const [first, second, third] = ids as [string, string, string];
  await does(people[0]!, { name: 'name-rapporteur', input: { groupId: first, personId: people[0]!.personId } });
  const writes = (words: string) => writesNotes(room, people[0]!, first, words);
  const text = 'One queue for the room and online.';
  await writes(text);
  await does(desk, { name: 'finish-group', input: { groupId: second } });
  await expect(cells(projector).nth(1)).toContainText(say('groups-screen.back'));
  await does(desk, { name: 'end-round', input: { roundId } });
  await heading(projector, say('groups-screen.come-back', { count: 2 }));
  await expect(projector.getByRole('timer')).toHaveText(/^(1:00|0:5\d)$/);
  await standsStill(projector, 'the last minute');
  await expectNothing(projector, { 'the last minute': () => Promise.resolve() });
  for (const groupId of [first, third]) await does(desk, { name: 'finish-group', input: { groupId } });
  await heading(projector, say('floor.nobody'));

  await mira.goto(`/m/${room.code}/attend`);
  const read = mira.getByRole('button', { name: say('reports.read') });
  const stillness = await watchStillness(mira, mira.getByRole('navigation').getByRole('button').first(), mira.getByRole('main'));
  await does(desk, { name: 'add-agenda-item', input: { title: 'Group reports', kind: 'report-back' } });
  await does(desk, { name: 'open-agenda-item', input: { itemId: desk.meeting().agenda.items[0]!.id } });
  await does(desk, { name: 'call-report', input: { groupId: first, holderISaw: null } });
  await expect(read).toBeVisible();
  expect(await stillness()).toMatchObject({ moved: [] });
  const shown = projector.getByRole('region', { name: say('reports.of', { number: 1, title: titles[0]! }) });
  await expect(shown).toContainText(text);
  await expect(projector.getByRole('region', { name: say('floor.title') })).toContainText(names[0]!);
  await expectNothing(mira, { 'a report is shown': () => Promise.resolve() });
  await read.click();
  const dialog = mira.getByRole('dialog', { name: say('reports.of-group', { number: 1 }) });
  await expect(dialog).toContainText(text);
  await writes('Measured, and shown to all.');
  for (const place of [shown, dialog]) await expect(place).toContainText('Measured, and shown to all.');
  await expectNothing(mira, { 'a report is read': () => Promise.resolve() });
  await mira.keyboard.press('Escape');
  await expect(read).toBeFocused();

  const long = notesOf(room, people[0]!, first);
  await long.synced();
  long.above(...Array.from({ length: 90 }, (_none, i) => `${i + 1}. ${titles[i % titles.length]!}`));
  await eventually(long.isKept);
  long.close();
  await expect(projector.getByText(/^1 of \d+$/)).toBeVisible();
  await standsStill(projector, 'a long report');
  await expectNothing(projector, { 'a long report': () => Promise.resolve() });

  await does(desk, { name: 'show-report', input: { groupId: null } });
  await heading(projector, /^Wanjiru/);
  await expect(read).toHaveCount(0);
  await mira.getByRole('button', { name: say('attend.tab-agenda') }).click();
  await mira.locator('summary').filter({ hasText: titles[0]! }).click();
  await expect(mira.getByRole('article')).toContainText(text);
  const file = await mira.request.get((await mira.getByRole('link', { name: say('reports.file') }).getAttribute('href'))!);
  expect(await file.text()).toContain('Measured, and shown to all.');
});

for (const count of [2, 5, 12, 50])
  test(`the room's screen has a place for each of ${count} groups and never scrolls (N17)`, async ({ house, visitor }) => {
    const { room, desk, roundId, ids } = await assembly(house.url, count);
    const projector = await visitor({ viewport: { width: 1280, height: 720 } });
    await projector.goto(room.links.screen);
    await heading(projector, say('floor.nobody'));
    await does(desk, { name: 'start-round', input: { roundId } });
    await heading(projector, say('groups-screen.go'));
    await expect(cells(projector)).toHaveCount(count);
    await standsStill(projector, 'where to go');
    await does(desk, { name: 'finish-group', input: { groupId: ids[0]! } });
    if (count > 2) await does(desk, { name: 'extend-round', input: { roundId, groupIds: [ids[1]!], seconds: 300 } });
    await does(desk, { name: 'end-round', input: { roundId } });
    await until(desk, () => desk.meeting().groups.rounds[0]!.groups.at(-1)!.closesAt !== null);
    await heading(projector, say('groups-screen.come-back', { count: count - 1 }));
    await standsStill(projector, 'the last minute');
    await expectNothing(projector, { [`${count} groups`]: () => Promise.resolve() });
  });
