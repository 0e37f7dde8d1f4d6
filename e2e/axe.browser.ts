import type { Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { fullRoom } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

test('axe finds nothing at the door: welcome, join, no such meeting, no such page, in light and dark (N1)', async ({ house, visitor }) => {
  const { code, links } = await meetingAt(house.url);
  const page = await visitor(phone);
  await expectNothing(page, {
    welcome: () => page.goto('/').then(() => heading(page, say('welcome.title'))),
    'welcome, code missing': () => button(page, say('welcome.enter')).click(),
    'no such meeting': () => page.goto('/m/ZZZZZZ').then(() => heading(page, say('common.no-meeting-title', { code: 'ZZZZZZ' }))),
    'no such page': () => page.goto(`/m/${code}/nothing`).then(() => heading(page, say('common.unknown-title'))),
    join: () => page.goto(`/m/${code}`).then(() => button(page, say('join.join')).waitFor()),
    'join, name missing': () => button(page, say('join.join')).click(),
    'join, all of it': () => page.getByText(say('join.more')).click(),
    'join as chair': () => page.goto(links.chair).then(() => button(page, say('join.join')).waitFor()),
    'chair’s page without a seat': () => page.goto(`/m/${code}/chair`).then(() => button(page, say('join.join')).waitFor()),
  });
});

test('axe finds nothing where people take part, asking, waiting, next, speaking and set aside, in light and dark (N5, N8–N14)', async ({
  house,
  visitor,
}) => {
  const full = await fullRoom(house.url);
  const page = await visitor(phone);
  const mine = await comeIn(page, full.room, 'Mira Alva');
  const dock = page.getByRole('region', { name: say('attend.your-place') });
  const tab = (name: 'floor' | 'agenda' | 'people' | 'me') => button(page, say(`attend.tab-${name}`)).click();
  await expectNothing(page, {
    'nobody waits': () => page.goto(`/m/${full.room.code}/attend`).then(() => button(dock, say('attend.ask')).waitFor()),
    agenda: () => tab('agenda'),
    people: () => tab('people').then(() => page.getByRole('listitem').first().waitFor()),
    me: () => tab('me'),
    'why this place': async () => {
      await tab('floor');
      await full.fill();
      await button(dock, say('attend.why')).click();
    },
    'more to ask': () => button(dock, say('attend.more')).click(),
    waiting: () =>
      button(dock, say('attend.ask'))
        .click()
        .then(() => button(dock, say('attend.add-subject')).waitFor()),
    'why here': () => button(dock, say('attend.why')).click(),
    subject: () => button(dock, say('attend.add-subject')).click(),
    more: () => button(dock, say('attend.more')).click(),
    offline: async () => {
      await page.context().setOffline(true);
      await page.getByText(say('common.reconnecting')).waitFor();
    },
    'up to date again': async () => {
      await page.context().setOffline(false);
      await page.getByText(say('attend.up-to-date')).waitFor();
    },
    'set aside': () =>
      button(dock, say('attend.not-now'))
        .click()
        .then(() => button(dock, say('attend.come-back')).waitFor()),
    speaking: () => full.giveFloor(mine).then(() => button(dock, say('attend.done')).waitFor()),
    ended: () => full.end().then(() => dock.getByText(say('attend.ended')).waitFor()),
  });
});

test('axe finds nothing on the chair’s page and on anything that opens over it, in light and dark (N10, N11, N15)', async ({
  house,
  visitor,
}) => {
  const full = await fullRoom(house.url);
  const page = await visitor({ viewport: { width: 1280, height: 720 } });
  await comeIn(page, full.room, 'Amara Diallo', { role: 'chair' });
  const sheet = (name: string) => async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
  };
  await expectNothing(page, {
    'before the meeting': () => page.goto(`/m/${full.room.code}/chair`).then(() => button(page, say('chair.begin-at')).first().waitFor()),
    'we begin at': sheet(say('chair.begin-at')),
    'a full queue': async () => {
      await page.keyboard.press('Escape');
      await full.open();
      await full.fill();
      await full.giveFloor('next');
      await button(page, say('chair.undo')).waitFor();
    },
    'a row selected': () => page.keyboard.press('ArrowDown'),
    'a request': () => page.keyboard.press('w').then(() => page.getByRole('dialog').waitFor()),
    shortcuts: async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
    },
    order: sheet(say('order.received')),
    'enter a person': sheet(say('chair.enter-person')),
    'a person found': () =>
      page
        .getByLabel(say('chair.name'))
        .fill('a')
        .then(() => button(page, say('chair.to-queue')).first().waitFor()),
    'last word': sheet(say('chair.last-word')),
    break: sheet(say('chair.break')),
    'end the meeting': sheet(say('chair.close-meeting')),
    'set aside': sheet(say('chair.aside', { count: 1 })),
    'an item': sheet('The river'),
    ended: () =>
      page.keyboard
        .press('Escape')
        .then(() => full.end())
        .then(() => heading(page, say('floor.ended'))),
  });
});

test('axe finds nothing on the desk, empty and full, and on what it prints, in light and dark (N3, N7, N36)', async ({
  house,
  visitor,
}) => {
  const empty = await meetingAt(house.url);
  const full = await fullRoom(house.url);
  // So tall that nothing is half under the line of hands, which axe would take for a small target.
  const page = await visitor({ viewport: { width: 1280, height: 4000 } });
  await comeIn(page, empty, 'Sefa Tui', { role: 'secretariat' });
  await comeIn(page, full.room, 'Sefa Tui', { role: 'secretariat' });
  const invite = button(page, say('desk.invite-as', { role: say('role.chair') }));
  await expectNothing(page, {
    empty: () => page.goto(`/m/${empty.code}/desk`).then(() => invite.waitFor()),
    full: async () => {
      await full.fill();
      await page.goto(`/m/${full.room.code}/desk`);
      await button(page, say('desk.show-queue')).click();
    },
    'a secret link': () => invite.click().then(() => page.getByText(say('desk.secret')).waitFor()),
    'the room screen': () => button(page, say('desk.screen')).click(),
    'an item': () => page.getByRole('button', { name: /^Change .The river/ }).click(),
    'a person': () => page.getByRole('button', { name: /^Change .Omar 1\u2069/ }).click(),
    'enter a person': () =>
      page
        .getByRole('region', { name: say('desk.people') })
        .getByRole('button', { name: say('desk.enter-person') })
        .click(),
    settings: () =>
      page
        .locator('summary')
        .filter({ hasText: say('desk.settings') })
        .click(),
    'on paper': () => page.emulateMedia({ media: 'print' }),
  });
});

test('axe finds nothing on the room’s screen and on the public queue, in light and dark (N17, N6)', async ({ house, visitor }) => {
  const full = await fullRoom(house.url);
  const page = await visitor({ viewport: { width: 1280, height: 720 } });
  await expectNothing(page, {
    'the room waits': () => page.goto(full.room.links.screen).then(() => heading(page, say('floor.before'))),
    'the room hears somebody': async () => {
      await full.fill();
      await full.giveFloor('next');
      await heading(page, /Omar/);
    },
    'the public queue': () => page.goto(`/m/${full.room.code}/queue`).then(() => heading(page, /Omar/)),
    'the end, in public': () => full.end().then(() => heading(page, say('floor.ended'))),
    'the end, in the room': () => page.goto(`/m/${full.room.code}/screen`).then(() => heading(page, say('floor.ended'))),
  });
});
