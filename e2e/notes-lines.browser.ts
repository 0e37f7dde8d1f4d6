import { expect, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { readOn, saved, textOn, writerIn } from './notes-page.ts';
import { comeIn, phone, test } from './visitors.ts';

const marks = (page: Page) => page.locator('[contenteditable] p > button');

async function typeAtEnd(page: Page, words: string) {
  await textOn(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words, { delay: 5 });
}

test('lines become actions, decisions, messages and headings, once each, also offline and over a reload (N20, N28)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const desk = await room.sit('Bruno Costa', { role: 'secretariat' });
  const ana = await room.sit('Ana Silva');
  const [mira, omar] = [await writerIn(room, visitor, 'Mira Alva', phone), await writerIn(room, visitor, 'Omar Haddad')];
  await typeAtEnd(mira, 'Topic: Costs\nAction: Ana to send the draft by 12 May\nDecision: الماء للجميع\n');
  await expect(marks(mira)).toHaveText(['A1', 'D1']);
  await expect(textOn(mira).locator('h2')).toHaveText('Costs');
  await expect(marks(omar)).toHaveText(['A1', 'D1']);
  expect(desk.meeting().actions.actions).toMatchObject([{ text: 'Ana to send the draft by 12 May', ownerId: ana.personId, number: 1 }]);
  expect(desk.meeting().actions.actions[0]!.due).toMatch(/-05-12$/);
  await saved(mira);

  await mira.context().setOffline(true);
  await typeAtEnd(mira, 'Message: Access is a right\n');
  await expect(marks(mira)).toHaveText(['A1', 'D1', say('document.waits-message')]);
  await mira.waitForTimeout(2_500);
  expect(desk.meeting().messages.list).toEqual([]);
  mira.on('dialog', (dialog) => void dialog.accept());
  await mira.context().setOffline(false);
  await mira.reload();
  await expect(marks(mira)).toHaveText(['A1', 'D1', 'M1'], { timeout: 20_000 });
  await expect(marks(omar)).toHaveText(['A1', 'D1', 'M1']);

  await textOn(omar).locator('p').first().click();
  await omar.keyboard.press('End');
  await omar.keyboard.type(' to all');
  await omar.keyboard.press('Enter');
  await omar.keyboard.press('ArrowUp');
  const change = button(omar, say('document.entry-update', { entry: say('document.entry-action', { number: 1 }) }));
  await change.click();
  await expect(change).toHaveCount(0);
  const { actions, messages } = desk.meeting();
  expect([actions.actions.length, actions.decisions.length, messages.list.length]).toEqual([1, 1, 1]);
  expect(actions.actions[0]!.text).toBe('Ana to send the draft by 12 May to all');
  expect(actions.numbered).toEqual({ actions: 1, decisions: 1 });
});

test('a line that may not be written down stays a line and says why; readers open what is, and axe finds nothing (N20, N34)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const page = await writerIn(room, visitor, 'Mira Alva', phone);
  await typeAtEnd(page, 'Action: Somebody to send the draft\n');
  await expect(marks(page)).toHaveText(['A1']);
  await page.keyboard.press('ArrowUp');
  await expectNothing(page, { written: () => expect(button(page, say('document.entry-show'))).toBeVisible() });
  await button(page, say('document.entry-show')).click();
  await expect(page.getByRole('dialog')).toContainText('Somebody to send the draft');
  await page.keyboard.press('Escape');
  const desk = await room.sit('Bruno Costa', { role: 'secretariat' });
  for (const name of ['open-meeting', 'close-meeting'] as const) expect((await desk.send({ name, input: {} })).ok).toBe(true);
  await typeAtEnd(page, 'Decision: too late\n');
  const why = say('document.not-captured', { text: '\u2068Decision: too late\u2069', why: say('refusal.meeting-closed') });
  await expectNothing(page, { refused: () => expect(page.locator('li', { hasText: why })).toBeVisible() });
  await expect(marks(page)).toHaveText(['A1']);
  await saved(page);
  const reader = await visitor(phone);
  await comeIn(reader, room, 'Rosa Reader');
  await reader.goto(`/m/${room.code}/notes`);
  await expect(readOn(reader)).toContainText('Decision: too late');
  await expectNothing(reader, { reading: () => expect(marks(reader)).toHaveText(['A1']) });
  await marks(reader).first().click();
  await expect(reader.getByRole('dialog')).toContainText('Somebody to send the draft');
  expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
