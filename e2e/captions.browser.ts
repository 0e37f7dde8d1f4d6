import { expect } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { captionAddress, captionerAt } from './captioner.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

async function openMeeting(url: string) {
  const room = await meetingAt(url);
  const secretary = await room.sit('Bruno Costa', { role: 'secretariat' });
  await does(secretary, { name: 'open-meeting', input: {} });
  return { room, secretary };
}

test('a link made at the desk is all that a captioner’s software needs; a phone, the page of captions and the room see each word and each correction (N30)', async ({
  house,
  visitor,
}) => {
  const { room } = await openMeeting(house.url);
  const [desk, mira, wall, reader] = await Promise.all([
    visitor(),
    visitor(phone),
    visitor({ viewport: { width: 1280, height: 720 } }),
    visitor(),
  ]);
  await comeIn(desk, room, 'Olga Moreau', { role: 'secretariat' });
  await comeIn(mira, room, 'Mira Alva');
  await comeIn(reader, room, 'Omar Haddad');
  await Promise.all([
    desk.goto(`/m/${room.code}/desk`),
    mira.goto(`/m/${room.code}/attend`),
    reader.goto(`/m/${room.code}/captions`),
    wall.goto(room.links.screen),
  ]);
  await expect(wall.getByText(say('screen.ask')).first()).toBeVisible();
  await expect(mira.getByRole('button', { name: say('attend.ask'), exact: true })).toBeVisible();

  await desk.getByRole('heading', { name: say('captions.title'), exact: true }).click();
  await button(desk, say('captions.make-link')).click();
  const shown = desk.getByRole('group', { name: say('captions.address') });
  const address = await shown.getByText(/closedcaption/).textContent();
  await expectNothing(desk, { 'the desk with a new link': () => shown.waitFor() });
  await button(shown, say('captions.address-done')).click();
  await expect(desk.getByText(/closedcaption/)).toHaveCount(0);

  const software = captionerAt(address!.trim());
  await software.insists('Good morning, everyboby');
  for (const page of [mira, wall, reader]) await expect(page.getByText('Good morning, everyboby')).toBeVisible();
  await software.insists('\b\bdy.');
  for (const page of [mira, wall, reader]) {
    await expect(page.getByText('Good morning, everybody.')).toBeVisible();
    await expect(page.getByText('everyboby')).toHaveCount(0);
  }
  await button(desk, /^Revoke/).click();
  await expect(desk.getByRole('button', { name: /^Revoke/ })).toHaveCount(0);
  expect((await software.says('More')).status).toBe(403);
});

for (const [about, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a laptop', { width: 1280, height: 800 }],
] as const)
  test(`on ${about} each reader chooses language, size and contrast, and the device remembers (N30, N34)`, async ({ house, visitor }) => {
    const room = await meetingAt(house.url);
    const secretary = await room.sit('Bruno Costa', { role: 'secretariat' });
    await does(secretary, { name: 'open-meeting', input: {} });
    const [english, french] = await Promise.all(
      ['en', 'fr'].map(async (lang) => captionerAt(await captionAddress(secretary, room, { lang }))),
    );
    const mira = await visitor({ viewport });
    await comeIn(mira, room, 'Mira Alva');
    await mira.goto(`/m/${room.code}/attend`);
    await expect(mira.getByRole('button', { name: say('attend.ask'), exact: true })).toBeVisible();
    await english!.insists('Good morning.');
    await french!.insists('Bonjour.');
    const bar = mira.getByRole('region', { name: say('captions.title') });
    await expect(bar.getByText('Good morning.')).toBeVisible();
    await expect(bar.getByText('Bonjour.')).toHaveCount(0);

    await button(bar, say('captions.tools')).click();
    await bar.getByRole('combobox', { name: say('captions.reads') }).selectOption('fr');
    await expect(bar.getByText('Bonjour.')).toBeVisible();
    await expect(bar.getByText('Good morning.')).toHaveCount(0);
    await button(bar, say('captions.larger')).click();
    await button(bar, say('captions.contrast-all')).click();
    await expectNothing(mira, { 'the captions, large and in strong contrast': () => bar.getByText('Bonjour.').waitFor() });

    await mira.goto(`/m/${room.code}/captions`);
    const page = mira.getByRole('region', { name: say('captions.title') });
    await expect(page.getByText('Bonjour.')).toBeVisible();
    await expect(page).toHaveAttribute('data-size', '2');
    await expect(page).toHaveAttribute('data-contrast', 'strong');
    await expect(page.getByText('Good morning.')).toHaveCount(0);
    await french!.insists(' Nous commençons.');
    await english!.insists(' We begin.');
    await expect(page.getByText('Bonjour. Nous commençons.')).toBeVisible();
    expect(await mira.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  });

test('a captioner corrects a line on the page of captions, everybody sees it; staff put the captions at the top of the room’s screen, and nothing is taken off the record (N30)', async ({
  house,
  visitor,
}) => {
  const { room, secretary } = await openMeeting(house.url);
  const software = captionerAt(await captionAddress(secretary, room));
  const [captioner, mira, wall] = await Promise.all([visitor(), visitor(phone), visitor({ viewport: { width: 1280, height: 720 } })]);
  await comeIn(captioner, room, 'Olga Moreau', { role: 'captioner' });
  await comeIn(mira, room, 'Mira Alva');
  await Promise.all([captioner.goto(`/m/${room.code}/captions`), mira.goto(`/m/${room.code}/captions`), wall.goto(room.links.screen)]);
  await expect(wall.getByText(say('screen.ask')).first()).toBeVisible();
  await expect(mira.getByText(say('captions.none'))).toBeVisible();
  await software.insists('We thank our hosed for coming.');
  await button(captioner, /^Correct/).click();
  await captioner.getByRole('textbox', { name: say('captions.corrected') }).fill('We thank our host for coming.');
  await button(captioner, say('captions.put-right')).click();
  await expect(captioner.getByRole('textbox', { name: say('captions.corrected') })).toHaveCount(0);
  for (const page of [captioner, mira, wall]) await expect(page.getByText('We thank our host for coming.')).toBeVisible();
  await expect(button(mira, /^Correct/)).toHaveCount(0);
  await software.insists('\b\bNow the agenda');
  for (const page of [captioner, mira, wall]) await expect(page.getByText('Now the agenda')).toBeVisible();
  await expect(mira.getByText('We thank our host for coming.')).toBeVisible();

  const top = async () => (await wall.getByRole('region', { name: say('captions.title') }).boundingBox())?.y;
  await expect.poll(top).toBeGreaterThan(360);
  await does(secretary, { name: 'place-captions', input: { where: 'top' } });
  await expect.poll(top).toBeLessThan(10);
  await expectNothing(captioner, { 'the page of a captioner': () => captioner.getByText('Now the agenda').waitFor() });

  await does(secretary, { name: 'set-off-record', input: { on: true } });
  for (const page of [captioner, mira]) await expect(page.getByText(say('captions.off-record-now'), { exact: true })).toBeVisible();
  await software.insists(' unspeakable');
  await does(secretary, { name: 'set-off-record', input: { on: false } });
  await software.insists('We resume');
  for (const page of [captioner, mira, wall]) {
    await expect(page.getByText('We resume')).toBeVisible();
    await expect(page.getByText('unspeakable')).toHaveCount(0);
  }
});
