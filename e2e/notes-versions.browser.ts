import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { meetingAt, type Room } from './meeting-room.ts';
import { saved } from './notes-page.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const label = say('document.text-plenary');
const textOn = (page: Page) => page.locator(`[aria-label="${label}"][contenteditable]`);
const linesOn = (page: Page) =>
  textOn(page).evaluate((text) =>
    [...text.querySelectorAll('p, h2, h3')].map((line) => {
      const copy = line.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('[aria-hidden]')) caret.remove();
      return copy.textContent;
    }),
  );
const sheetOn = (page: Page) => page.getByRole('dialog', { name: say('document.versions') });
const openVersions = async (page: Page) => {
  await button(page, say('document.versions')).click();
  return sheetOn(page);
};

type Visitor = (options?: BrowserContextOptions) => Promise<Page>;
async function inNotes(room: Room, visitor: Visitor, name: string, role?: 'rapporteur' | 'chair', options?: BrowserContextOptions) {
  const page = await visitor(options);
  await comeIn(page, room, name, role && { role });
  await page.goto(`/m/${room.code}/notes`);
  if (role) await saved(page);
  return page;
}
async function typeAtEnd(page: Page, words: string) {
  await textOn(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words, { delay: 5 });
  await saved(page);
}
async function keep(page: Page, name: string) {
  const sheet = await openVersions(page);
  await sheet.getByLabel(say('versions.name')).fill(name);
  await button(sheet, say('versions.keep')).click();
  await expect(sheet.getByText(name)).toBeVisible();
  await button(sheet, say('chair.close-dialog')).click();
}

test('an empty text begins with a template, once, and undo takes it away (N27)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const [mira, omar] = await Promise.all([
    inNotes(room, visitor, 'Mira Alva', 'rapporteur', phone),
    inNotes(room, visitor, 'Omar Haddad', 'chair'),
  ]);
  const [session, minutes] = [button(mira, say('templates.session')), button(omar, say('templates.minutes'))];
  await Promise.all([session.waitFor(), minutes.waitFor()]);
  await Promise.all([session.click(), minutes.click()]);
  await expect.poll(async () => (await linesOn(mira)).length).toBeGreaterThan(8);
  await Promise.all([saved(mira), saved(omar)]);
  const lines = await linesOn(mira);
  await expect.poll(() => linesOn(omar)).toEqual(lines);
  expect(lines.includes(say('templates.messages'))).not.toBe(lines.includes(say('templates.decisions')));
  expect(lines.some((line) => line.includes('Assembly of the river'))).toBe(true);
  await expect(session).toHaveCount(0);
  const author = lines.includes(say('templates.messages')) ? mira : omar;
  await textOn(author).focus();
  await author.keyboard.press('Control+z');
  await expect.poll(() => linesOn(mira)).toEqual(['']);
});

test('a version is kept, compared by words, and the text is as it was again, with what others write in the rest (N27)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const mira = await inNotes(room, visitor, 'Mira Alva', 'rapporteur');
  await typeAtEnd(mira, 'The river is for all.\nCosts are shared by all.\nThe end.');
  await keep(mira, 'Before lunch');
  const omar = await inNotes(room, visitor, 'Omar Haddad', 'rapporteur');
  await expect.poll(() => linesOn(omar)).toHaveLength(3);
  await textOn(mira).locator('p').nth(1).click();
  await mira.keyboard.press('Home');
  await mira.keyboard.press('Shift+End');
  await mira.keyboard.type('Costs are shared by few.');
  await typeAtEnd(mira, '\nA late line.');
  await textOn(omar).locator('p').first().click();
  await omar.keyboard.press('End');

  const sheet = await openVersions(mira);
  await button(sheet, say('versions.open', { number: 1 })).click();
  await expect(sheet.getByText('Costs are shared by all.')).toBeVisible();
  await sheet.getByLabel(say('versions.compare'), { exact: false }).selectOption('now');
  const comparison = sheet.getByRole('region', { name: say('versions.from-to', { before: 'version 1', after: 'now' }) });
  await expect(comparison.locator('del')).toHaveText([/all/]);
  await expect(comparison.locator('ins')).toHaveText([/few/, /A late line\./]);
  await expect(comparison.locator('ins').first()).toContainText(say('versions.added'));
  await expectNothing(mira, { comparison: () => comparison.waitFor() });
  await button(sheet, say('versions.restore')).click();
  await expect(sheet).toHaveCount(0);
  const before = ['The river is for all.', 'Costs are shared by all.', 'The end.'];
  await expect.poll(() => linesOn(mira)).toEqual(before);
  await omar.keyboard.type(' And for the fish.');
  await saved(omar);
  for (const page of [mira, omar])
    await expect.poll(() => linesOn(page)).toEqual(['The river is for all. And for the fish.', ...before.slice(1)]);
  await openVersions(mira);
  await expect(sheet.getByText(say('versions.before-restoring', { number: 1 }))).toBeVisible();
  await button(sheet, say('chair.close-dialog')).click();
  await textOn(mira).focus();
  await mira.keyboard.press('Control+z');
  await expect
    .poll(() => linesOn(omar))
    .toEqual(['The river is for all. And for the fish.', 'Costs are shared by few.', 'The end.', 'A late line.']);
});

test('a frozen text is read by everybody with its hash, and opened again by the chair with a reason (M4)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const mira = await inNotes(room, visitor, 'Mira Alva', 'rapporteur');
  const chair = await inNotes(room, visitor, 'Bruno Costa', 'chair');
  const reader = await inNotes(room, visitor, 'Ana Reader', undefined, phone);
  await typeAtEnd(mira, 'We agree.');
  const sheet = await openVersions(mira);
  await button(sheet, say('versions.freeze')).click();
  await expect(sheet).toHaveCount(0);
  for (const page of [mira, chair, reader]) {
    await expect(page.getByText(/^Frozen as version 1 by .Mira Alva/)).toBeVisible();
    await expect(textOn(page)).toHaveAttribute('contenteditable', 'false');
  }
  await expect(mira.getByText(say('refusal.document-frozen'))).toBeVisible();
  const download = reader.waitForEvent('download');
  await reader.getByRole('link', { name: say('document.frozen-file') }).click();
  const hash = createHash('sha256')
    .update(readFileSync(await (await download).path()))
    .digest('hex');
  await expect(reader.locator('code')).toHaveText(hash);
  expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expectNothing(reader, { frozen: () => reader.locator('code').waitFor() });
  await chair.getByLabel(say('document.unfreeze-why')).fill('A wrong name');
  await button(chair, say('document.unfreeze')).click();
  await expect(reader.getByText(/Version 1 was opened again by .Bruno Costa.*A wrong name/)).toBeVisible();
  await saved(mira);
  await typeAtEnd(mira, ' On the river.');
  await expect.poll(() => linesOn(reader)).toEqual(['We agree. On the river.']);
});
