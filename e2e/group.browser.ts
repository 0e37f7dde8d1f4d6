import { expect, type Locator, type Page } from '@playwright/test';
import { closingMs } from '../shared/groups/running.ts';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, type Seat } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const titles = ['Money', 'Rules', 'Costs of access'];
const third = { number: 3, title: '\u2068Costs of access\u2069' };

/** Three groups are ready, Mira in the third with two others; a chair in the house starts and ends them. */
async function threeGroups(url: string, mira: Page, minutes = 20) {
  const room = await meetingAt(url);
  const chair = await room.sit('Bruno Costa', { role: 'chair' });
  await does(chair, { name: 'open-meeting', input: {} });
  const others = [await room.sit('Olga Moreau'), await room.sit('عبد الرحمن بن محمد', { attendance: 'on-site' })];
  const personId = await comeIn(mira, room, 'Mira Alva');
  const task = { task: 'Find three costs.', documents: [{ title: 'Background paper', link: 'https://example.org/paper' }] };
  await does(chair, {
    name: 'prepare-round',
    input: {
      minutes,
      linkPattern: 'https://meet.example.org/plenary-{number}',
      groups: titles.map((title, i) => ({ title, place: `Room 20${i + 1}`, ...task })),
    },
  });
  const round = () => chair.meeting().groups.rounds[0]!;
  const roundId = round().id;
  const groupId = round().groups[2]!.id;
  const list = [personId, ...others.map((one) => one.personId)].map((id) => ({ personId: id, groupId }));
  await does(chair, { name: 'assign', input: { roundId, how: 'list', list } });
  return {
    room,
    chair,
    others,
    personId,
    roundId,
    groupId,
    start: () => does(chair, { name: 'start-round', input: { roundId } }),
    leftSeconds: () => Math.round((round().groups[2]!.endsAt! - Date.now()) / 1000),
    extend: (seconds: number) => does(chair, { name: 'extend-round', input: { roundId, seconds } }),
  };
}
const headOf = (page: Page) => page.getByRole('region', { name: say('group.head') });
const inGroup = (page: Page) => expect(headOf(page).getByRole('heading')).toHaveText(`${say('group.name', { number: 3 })} Costs of access`);
const inPlenary = (page: Page) => expect(headOf(page)).toHaveCount(0);

/** From now on, everything that is said to whoever hears the page. */
async function listenTo(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const region = document.querySelector('[aria-live="polite"]')!;
    new MutationObserver(() => heard.push(region.textContent.replaceAll('\u00a0', ''))).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** Goes on with the keyboard until this has the focus. */
async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let steps = 0; steps < 80; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${target.toString()}`);
}
async function pressOn(target: Locator) {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}
const tabOf = (page: Page, name: string) => button(page.getByRole('navigation'), name);

test('“you are in group 3”, “five minutes”, “one minute”, its closing and “back in plenary” are heard in this order, each once (G5, N24)', async ({
  house,
  visitor,
}) => {
  const [mira, laptop] = await Promise.all([visitor(phone), visitor()]);
  const round = await threeGroups(house.url, mira, 6);
  await mira.goto(`/m/${round.room.code}/attend`);
  await expect(button(mira, say('attend.ask'))).toBeVisible();
  const heard = await listenTo(mira);
  await button(mira, say('attend.ask')).focus();
  await round.start();
  await inGroup(mira);
  await expect(mira.getByRole('main')).toBeFocused();
  await expect.poll(heard).toEqual([say('group.said-in', third)]);

  // A change is told with the nearest minute at once; the other device comes after it and hears the mark itself.
  await round.extend(308 - round.leftSeconds());
  await laptop.context().addCookies(await mira.context().cookies());
  await laptop.goto(`/m/${round.room.code}/attend`);
  await inGroup(laptop);
  const heardThere = await listenTo(laptop);
  await expect.poll(heardThere, { timeout: 15_000 }).toContain(say('group.said-left', { number: 3, minutes: 5 }));
  await laptop.close();
  await round.extend(600);
  await expect.poll(heard).toContain(say('group.said-left', { number: 3, minutes: 15 }));
  await round.extend(62 - round.leftSeconds());
  await expect.poll(heard).toContain(say('group.said-left', { number: 3, minutes: 1 }));
  await does(round.chair, { name: 'end-round', input: { roundId: round.roundId } });
  await expect.poll(heard).toContain(say('group.said-closing', { number: 3 }));
  await expect(headOf(mira)).toContainText(say('group.closes'));
  house.putOn(closingMs);
  await inPlenary(mira);
  await expect.poll(heard).toContain(say('group.said-back'));
  await expect(mira.getByRole('main')).toBeFocused();
  expect(await heard()).toEqual([
    say('group.said-in', third),
    say('group.said-left', { number: 3, minutes: 5 }),
    say('group.said-left', { number: 3, minutes: 15 }),
    say('group.said-left', { number: 3, minutes: 1 }),
    say('group.said-closing', { number: 3 }),
    say('group.said-back'),
  ]);
});

test('with the keyboard alone somebody asks, volunteers, calls for help, writes the notes and closes the group, and axe finds nothing (N22, N23, N34)', async ({
  house,
  visitor,
}) => {
  const mira = await visitor({ viewport: phone.viewport });
  const round = await threeGroups(house.url, mira);
  const { groupId, chair } = round;
  await round.start();
  await mira.goto(`/m/${round.room.code}/attend`);
  await inGroup(mira);
  const dock = mira.getByRole('region', { name: say('attend.your-place') });
  const news = mira.getByRole('region', { name: say('group.up') });
  await expectNothing(mira, {
    'an empty group': () => expect(button(news, say('group.i-chair'))).toBeVisible(),
    'asked by keyboard': async () => {
      await pressOn(button(dock, say('attend.ask')));
      await expect(dock).toContainText(say('attend.next'));
      expect(chair.meeting().floors[groupId]!.queue.waiting).toHaveLength(1);
    },
    'help is on the way, and words came from plenary': async () => {
      await pressOn(button(headOf(mira), say('group.help')));
      await mira.getByRole('textbox').fill('The loudspeaker is silent');
      await pressOn(button(mira.getByRole('dialog'), say('group.help-call')));
      await expect(news).toContainText('The loudspeaker is silent');
      await expect(mira.getByRole('main')).toBeFocused();
      await does(chair, { name: 'take-help', input: { groupId } });
      await does(chair, { name: 'tell-groups', input: { roundId: round.roundId, text: 'Coffee is in the hall' } });
      await expect(news).toContainText('Bruno Costa');
      await expect(news).toContainText('Coffee is in the hall');
      await pressOn(button(news, say('group.help-end')));
      await pressOn(button(news, say('group.put-away')));
      await expect(news).not.toContainText('Coffee');
    },
    'its people and its chair': async () => {
      await pressOn(button(news, say('group.i-chair')));
      await expect(button(news, say('group.i-chair'))).toHaveCount(0);
      await expect(mira.getByRole('main')).toBeFocused();
      await pressOn(tabOf(mira, say('attend.tab-people')));
      await expect(mira.getByRole('main').getByRole('listitem')).toHaveCount(3);
      await pressOn(button(mira.getByRole('main'), say('group.i-report')));
      await expect(mira.getByRole('main')).toContainText(say('group.rapporteur'));
    },
    'its task': async () => {
      await pressOn(tabOf(mira, say('group.tab-task')));
      await expect(mira.getByRole('main')).toContainText('Find three costs.');
    },
    'the tools of its chair': async () => {
      await does(round.others[0]!, { name: 'request-floor', input: { floor: groupId, kind: 'intervention' } });
      await pressOn(tabOf(mira, say('attend.tab-floor')));
      await tabTo(mira.getByRole('button', { name: /^Next Mira/ }), 'Shift+Tab');
      await mira.keyboard.press('Enter');
      await expect(mira.getByRole('heading', { level: 1 })).toContainText('Mira Alva');
      await pressOn(mira.getByRole('button', { name: /^Next Olga/ }));
      await expect(mira.getByRole('heading', { level: 1 })).toContainText('Olga Moreau');
    },
    'its notes': async () => {
      await pressOn(tabOf(mira, say('group.tab-notes')));
      await tabTo(mira.getByRole('main').getByRole('textbox'), 'Shift+Tab');
      await mira.keyboard.type('The line, the device, the power');
      await expect(mira.getByRole('main').getByText(say('document.saved'), { exact: true })).toBeVisible();
    },
    'how far it is': async () => {
      await tabTo(button(headOf(mira), say('group.more')), 'Shift+Tab');
      await mira.keyboard.press('Enter');
      await pressOn(mira.getByRole('button', { name: say('group.done') }));
      await expect(mira.getByRole('dialog')).toContainText('all 3 people');
    },
    'back in plenary with the notes': async () => {
      await pressOn(button(mira, say('group.done-yes')));
      await inPlenary(mira);
      await expect(mira.getByRole('main').getByRole('textbox')).toHaveText('The line, the device, the power');
    },
  });
});

/** This device shows group 3 by itself, whatever it showed before. */
const opens = async (page: Page, code: string) => {
  await page.goto(`/m/${code}/attend`);
  await inGroup(page);
};

test('a reload, another device and a line that comes back show the same group, and a start or an end that was missed is made up for (G4, N5)', async ({
  house,
  visitor,
}) => {
  const [mira, laptop] = await Promise.all([visitor(phone), visitor({ viewport: { width: 1280, height: 800 } })]);
  const round = await threeGroups(house.url, mira);
  const { code } = round.room;
  await mira.goto(`/m/${code}/attend`);
  await expect(button(mira, say('attend.ask'))).toBeVisible();
  // What is had ahead has come then.
  await mira.waitForTimeout(6_000);
  const heard = await listenTo(mira);
  await mira.context().setOffline(true);
  await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
  await round.start();
  await mira.waitForTimeout(1_000);
  await inPlenary(mira);
  await mira.context().setOffline(false);
  await inGroup(mira);
  await expect.poll(async () => (await heard()).join(' ')).toContain(say('group.said-in', third));

  await mira.reload();
  await inGroup(mira);
  await laptop.context().addCookies(await mira.context().cookies());
  await opens(laptop, code);
  await button(laptop, say('attend.ask')).click();
  await expect(mira.getByRole('region', { name: say('attend.your-place') })).toContainText(say('attend.next'));

  const again = await listenTo(mira);
  await mira.context().setOffline(true);
  await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
  await does(round.chair, { name: 'finish-group', input: { groupId: round.groupId } });
  await inPlenary(laptop);
  await inGroup(mira);
  await mira.context().setOffline(false);
  await inPlenary(mira);
  await expect.poll(async () => (await again()).join(' ')).toContain(say('group.said-back'));
});

test('whoever goes back to plenary finds the way to the group again, and comes back to it (N22)', async ({ house, visitor }) => {
  const mira = await visitor(phone);
  const round = await threeGroups(house.url, mira);
  await round.start();
  await opens(mira, round.room.code);
  await button(headOf(mira), say('group.more')).tap();
  await button(mira, say('group.to-plenary')).tap();
  await inPlenary(mira);
  const back = button(mira, say('group.go-back', { number: 3 }));
  await expect(back).toBeVisible({ timeout: 15_000 });
  await mira.reload();
  await back.tap({ timeout: 15_000 });
  await inGroup(mira);
});

const choose = async (page: Page, round: { chair: Seat; roundId: string }) => {
  await does(round.chair, { name: 'offer-choice', input: { roundId: round.roundId } });
  await button(page, say('group.choose')).tap({ timeout: 15_000 });
};

test('where groups are offered, one is chosen on a phone, and it is the one that opens (G2)', async ({ house, visitor }) => {
  const [mira, omar] = await Promise.all([visitor(phone), visitor(phone)]);
  const round = await threeGroups(house.url, mira);
  await comeIn(omar, round.room, 'Omar Haddad');
  await omar.goto(`/m/${round.room.code}/attend`);
  await expectNothing(omar, { 'groups to choose from': () => choose(omar, round) });
  await omar.getByRole('dialog').getByRole('listitem').nth(2).getByRole('button').tap();
  await expect(omar.getByText(say('group.offered-mine', third))).toBeVisible();
  await round.start();
  await inGroup(omar);
});
