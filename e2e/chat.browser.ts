import { expect, type Page } from '@playwright/test';
import { plenary } from '../shared/floor-id.ts';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button, queueOn } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const openChat = (page: Page) => button(page.getByRole('navigation', { name: say('attend.tabs') }), /^Chat/).click();
const lines = (page: Page) => page.getByRole('list', { name: say('chat.lines') }).getByRole('listitem');
async function write(page: Page, text: string) {
  const field = page.getByRole('textbox', { name: say('chat.say') });
  await field.fill(text);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('');
}

test('q+ typed on a phone waits for one press of the moderator, and everybody sees the place (N7)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const secretary = await room.sit('Bruno Costa', { role: 'secretariat' });
  await does(secretary, { name: 'open-meeting', input: {} });
  await does(await room.sit('Olga Moreau'), { name: 'request-floor', input: { floor: plenary, kind: 'intervention' } });
  const [mira, moderator, chair] = await Promise.all([visitor(phone), visitor(), visitor({ viewport: { width: 1280, height: 800 } })]);
  await comeIn(mira, room, 'Mira Alva');
  await comeIn(moderator, room, 'Omar Haddad', { role: 'moderator' });
  await comeIn(chair, room, 'Amara Diallo', { role: 'chair' });
  await Promise.all([mira.goto(`/m/${room.code}/attend`), moderator.goto(`/m/${room.code}/attend`), chair.goto(`/m/${room.code}/chair`)]);
  await openChat(mira);
  await openChat(moderator);

  await write(mira, 'q+ to speak about costs');
  await expect(lines(mira)).toHaveCount(2);
  await expect(lines(mira).last()).toContainText(say('chat.answer-offered'));
  await expect(chair.getByText(/Mira Alva.*asks in the chat/)).toBeVisible();
  await expect(chair.getByRole('listitem').filter({ hasText: /asks in the chat/ })).toContainText('speak about costs');
  expect(await queueOn(chair)).toEqual(['1 Olga Moreau']);

  await lines(moderator)
    .first()
    .getByRole('button', { name: /^Enter/ })
    .click();
  await expect.poll(() => queueOn(chair)).toEqual(['1 Olga Moreau', '2 Mira Alva']);
  await expect(lines(mira).last()).toContainText(/Mira Alva.* is 2nd in the queue\./);
  await expect(chair.getByText(/asks in the chat/)).toHaveCount(0);
  expect(secretary.meeting().floors[plenary]!.queue.waiting[1]).toMatchObject({ via: 'chat', subject: 'speak about costs' });
});

test('a hidden line is gone from every screen and from a reload, and what is written is only text (N36, S1)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  await does(await room.sit('Bruno Costa', { role: 'secretariat' }), { name: 'open-meeting', input: {} });
  const [mira, omar, moderator] = await Promise.all([visitor(phone), visitor(), visitor()]);
  await comeIn(mira, room, 'Mira Alva');
  await comeIn(omar, room, 'Omar Haddad');
  await comeIn(moderator, room, 'Olga Moreau', { role: 'moderator' });
  for (const page of [mira, omar, moderator]) {
    await page.goto(`/m/${room.code}/attend`);
    await openChat(page);
  }
  await write(omar, '<img src=x onerror="document.title=1"> call 555-0199');
  await write(omar, 'Good morning');
  for (const page of [mira, omar, moderator]) await expect(lines(page)).toHaveCount(2);
  await expect(lines(mira).first()).toContainText('<img src=x');
  await lines(moderator)
    .first()
    .getByRole('button', { name: /More about/ })
    .click();
  await lines(moderator)
    .first()
    .getByRole('button', { name: say('chat.hide') })
    .click();
  for (const page of [mira, omar, moderator]) {
    await expect(lines(page)).toHaveCount(1);
    await page.reload();
    await openChat(page);
    await expect(lines(page)).toHaveCount(1);
    await expect(page.getByText('555-0199')).toHaveCount(0);
  }
});

test('captions typed by the captioner stand on a phone and on the room’s screen, and can be put away (N30)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  await does(await room.sit('Bruno Costa', { role: 'secretariat' }), { name: 'open-meeting', input: {} });
  const [captioner, mira, wall] = await Promise.all([visitor(), visitor(phone), visitor({ viewport: { width: 1280, height: 720 } })]);
  await comeIn(captioner, room, 'Olga Moreau', { role: 'captioner' });
  await comeIn(mira, room, 'Mira Alva');
  await Promise.all([captioner.goto(`/m/${room.code}/captions`), mira.goto(`/m/${room.code}/attend`), wall.goto(room.links.screen)]);
  await expect(wall.getByText(say('screen.ask')).first()).toBeVisible();
  await expect(mira.getByRole('button', { name: say('attend.ask'), exact: true })).toBeVisible();
  await captioner.getByRole('textbox', { name: say('captions.write') }).fill('What matters is that all are called in one order.');
  await captioner.keyboard.press('Enter');
  for (const page of [mira, wall, captioner])
    await expect(page.getByText('What matters is that all are called in one order.')).toBeVisible();
  await mira.getByRole('button', { name: say('captions.tools') }).click();
  await mira.getByRole('button', { name: say('captions.hide-all') }).click();
  await expect(mira.getByText('What matters is')).toHaveCount(0);
  await expect(mira.getByRole('button', { name: say('captions.show') })).toBeVisible();
});

test('axe finds nothing in the chat, for staff with hands and held lines, nor on the captions and their page (N34)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const secretary = await room.sit('Bruno Costa', { role: 'secretariat' });
  const ana = await room.sit('Ana Diallo');
  await does(secretary, { name: 'open-meeting', input: {} });
  const [moderator, captioner] = await Promise.all([visitor(phone), visitor()]);
  await comeIn(moderator, room, 'Omar Haddad', { role: 'moderator' });
  await comeIn(captioner, room, 'Olga Moreau', { role: 'captioner' });
  await Promise.all([moderator.goto(`/m/${room.code}/attend`), captioner.goto(`/m/${room.code}/captions`)]);
  await openChat(moderator);
  for (const text of ['Good morning', 'q+ to speak about costs', 'q?'])
    await does(ana, { name: 'say-in-chat', input: { floor: plenary, text } });
  await does(secretary, { name: 'change-settings', input: { settings: { chat: 'moderated' } } });
  await does(ana, { name: 'say-in-chat', input: { floor: plenary, text: 'May I?' } });
  await does(secretary, { name: 'write-caption', input: { floor: plenary, text: 'Bonjour à tous.', lang: 'fr' } });
  await expectNothing(moderator, {
    'the chat of staff': async () => {
      await button(moderator, say('chat.release')).waitFor();
      await moderator.getByRole('button', { name: say('captions.tools') }).click();
    },
  });
  await expectNothing(captioner, { 'the captions': () => captioner.getByText('Bonjour à tous.').waitFor() });
});
