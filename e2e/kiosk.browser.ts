import { expect, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { meetingAt, orderOn, until, type Room } from './meeting-room.ts';
import { button } from './screens.ts';
import { test } from './visitors.ts';

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true };

async function openKiosk(page: Page, room: Room): Promise<void> {
  await page.goto(room.links.kiosk);
  await page.getByRole('heading', { name: say('kiosk.title') }).waitFor();
  expect(page.url()).toBe(`${room.url}/m/${room.code}/kiosk`);
}
const nameField = (page: Page) => page.getByLabel(say('kiosk.name'));
const askButton = (page: Page) => page.getByRole('button', { name: new RegExp(`^${say('kiosk.ask')}`) });
const said = (page: Page, word: 'placed' | 'next' | 'already', name: string, place = '') =>
  page.getByRole('heading', { level: 1, name: say(`kiosk.${word}`, { name: `\u2068${name}\u2069`, place }) }).waitFor();

test('on a tablet: a name is touched, the place is told, every screen has it, and the kiosk is as it was (N7, Q10)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const chair = await room.sit('Amara Diallo', { role: 'chair' });
  const [ana] = [await room.sit('Ana Costa', { attendance: 'on-site' }), await room.sit('Ana Lima')];
  await chair.send({ name: 'open-meeting', input: {} });
  await chair.send({ name: 'request-floor', input: { floor: 'plenary', kind: 'intervention' } });
  const page = await visitor(tablet);
  await openKiosk(page, room);
  await nameField(page).fill('ana');
  await page.getByRole('button', { name: /^Ana Costa/ }).tap();
  await askButton(page).tap();
  await said(page, 'placed', 'Ana Costa', '2nd');
  await until(chair, () => orderOn(chair).length === 2);
  const request = chair.meeting().floors['plenary']!.queue.waiting.at(-1);
  expect(request).toMatchObject({ personId: ana.personId, via: 'kiosk', enteredBy: 'kiosk', attendance: 'on-site' });
  await expect(nameField(page)).toHaveValue('', { timeout: 10_000 });

  await page.getByRole('button', { name: /^Ana Costa/ }).tap();
  await askButton(page).tap();
  await said(page, 'already', 'Ana Costa', '2nd');
  await button(page, say('kiosk.done')).tap();
  expect(orderOn(chair)).toHaveLength(2);
  await room.close();
});

test('by keyboard: a name that nobody knows, Enter, Enter (N7, N34)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url, { peopleVisibleTo: 'staff' });
  const chair = await room.sit('Amara Diallo', { role: 'chair' });
  await chair.send({ name: 'open-meeting', input: {} });
  const page = await visitor({ viewport: { width: 1180, height: 820 } });
  await openKiosk(page, room);
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.type('Delegate of Fiji');
  await page.getByText(say('kiosk.nobody-found')).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await said(page, 'next', 'Delegate of Fiji');
  await until(chair, () => orderOn(chair).length === 1);
  const [request] = chair.meeting().floors['plenary']!.queue.waiting;
  expect(chair.store.getState().people[request!.personId]).toMatchObject({ name: 'Delegate of Fiji', placeholder: true });
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toBeFocused();
  await room.close();
});

test('axe finds nothing at the kiosk, and nothing on the plain pages, in light and dark (N34)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const chair = await room.sit('Amara Diallo', { role: 'chair' });
  await chair.send({ name: 'open-meeting', input: {} });
  const page = await visitor(tablet);
  await expectNothing(page, {
    'kiosk, start': () => openKiosk(page, room),
    'kiosk, chosen': () => page.getByRole('button', { name: /^Amara/ }).tap(),
    'kiosk, said': async () => {
      await askButton(page).tap();
      await said(page, 'next', 'Amara Diallo');
    },
    'plain, door': () => page.goto(`/m/${room.code}/plain`),
    'plain, seat': async () => {
      await page.getByLabel(say('join.name')).fill('Mira');
      await page.getByLabel(say('side.remote')).check();
      await button(page, say('join.join')).click();
    },
    'plain, waiting': () => button(page, say('plain.ask')).click(),
  });
  await room.close();
});

test('a browser without scripts takes part by the plain page alone (N33)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const chair = await room.sit('Amara Diallo', { role: 'chair' });
  await chair.send({ name: 'open-meeting', input: {} });
  const page = await visitor({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  await page.goto(`/m/${room.code}/attend`);
  await page.getByRole('link', { name: 'The plain page' }).click();
  await page.getByLabel(say('plain.code')).fill(room.code);
  await button(page, say('plain.go')).click();
  await page.getByLabel(say('join.name')).fill('Mira');
  await page.getByLabel(say('side.remote')).check();
  await button(page, say('join.join')).click();
  await page.getByLabel(say('plain.subject'), { exact: true }).fill('Costs');
  await button(page, say('plain.ask')).click();
  await page.getByText(say('plain.next')).waitFor();
  await until(chair, () => orderOn(chair).length === 1);
  expect(chair.meeting().floors['plenary']!.queue.waiting[0]).toMatchObject({ subject: 'Costs', via: 'self' });
  await button(page, say('plain.withdraw')).click();
  await page.getByText(say('queue.empty')).waitFor();
  await until(chair, () => orderOn(chair).length === 0);
  await room.close();
});
