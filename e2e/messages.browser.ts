import { expect, type Locator, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, roomOf, type MadeMeeting } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const mostTabs = 60;

/** As somebody gets there who has no pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not lead there.');
}
const hasNoSidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
const sheetOn = (page: Page) => page.getByRole('region', { name: say('messages.sheet') });
const rowsOn = (where: Page | Locator) =>
  where
    .getByRole('table')
    .first()
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' ')));

test('a message is drafted, read back to both sides of the meeting, reworded, agreed and frozen (N28, M1–M4)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const desk = await room.sit('Lena Weiss', { role: 'secretariat' });
  await does(desk, { name: 'open-meeting', input: {} });
  const [chair, ray, mira, omar, projector] = [
    await visitor(),
    await visitor(phone),
    await visitor(phone),
    await visitor(phone),
    await visitor({ viewport: { width: 1280, height: 720 } }),
  ];
  await comeIn(chair, room, 'Bruno Costa', { role: 'chair', attendance: 'on-site' });
  await comeIn(ray, room, 'Ray Ito', { role: 'rapporteur', attendance: 'on-site' });
  await comeIn(mira, room, 'Mira Alva');
  await comeIn(omar, room, 'Omar', { attendance: 'on-site' });
  await chair.goto(`/m/${room.code}/chair`);
  for (const page of [ray, mira, omar]) await page.goto(`/m/${room.code}/attend`);
  await projector.goto(room.links.screen);
  await expect(projector.getByText(room.code.slice(0, 2)).first()).toBeVisible();

  // The rapporteur finds the page from their own, and drafts on a phone.
  await button(ray, say('attend.tab-agenda')).click();
  await ray.getByRole('link', { name: say('messages.draft') }).click();
  await expect(ray.getByText(say('messages.open-drafts'))).toBeVisible();
  await button(ray, say('messages.draft')).click();
  await ray.getByRole('textbox', { name: say('messages.text'), exact: true }).fill('Access is a right of all.');
  await ray.getByLabel(say('messages.policy-question')).fill('Who pays for access?');
  await ray.getByLabel(say('messages.audience')).fill('Governments');
  await button(ray, say('messages.draft-keep')).click();
  await expect(ray.getByRole('article', { name: say('messages.number', { number: 1 }) })).toContainText('Access is a right of all.');
  await expect(projector.getByText('Access is a right of all.')).toHaveCount(0);
  expect(await hasNoSidewaysScroll(ray)).toBe(true);
  await button(ray, say('messages.start')).click();

  // The room reads it large; a remote person answers by keyboard alone, an on-site person by touch.
  await expect(projector.getByRole('heading', { name: 'Access is a right of all.' })).toBeVisible();
  await expect(sheetOn(mira)).toContainText('Access is a right of all.');
  await tabTo(mira, sheetOn(mira).getByLabel(say('messages.support')));
  await mira.keyboard.press('ArrowDown');
  await mira.keyboard.press('ArrowDown');
  await expect(sheetOn(mira).getByLabel(say('messages.object'))).toBeChecked();
  await tabTo(mira, sheetOn(mira).getByLabel(say('messages.comment')));
  await mira.keyboard.type('All of whom?');
  await tabTo(mira, button(sheetOn(mira), say('messages.answer')));
  await mira.keyboard.press('Enter');
  await expect(sheetOn(mira)).toContainText(say('messages.yours', { answer: say('messages.object') }));
  await sheetOn(omar).getByLabel(say('messages.support')).check();
  await button(sheetOn(omar), say('messages.answer')).click();
  for (const page of [projector, sheetOn(omar)])
    await expect
      .poll(() => rowsOn(page))
      .toEqual(['Answer On-site Remote Together', 'Support 1 0 1', 'Can live with it 0 0 0', 'Object 0 1 1']);
  expect(await hasNoSidewaysScroll(mira)).toBe(true);
  const strip = chair.getByRole('region', { name: say('messages.sheet') });
  await expect(strip).toContainText(say('messages.strip', { count: 1 }));
  await expectNothing(mira, { 'answered on a phone': async () => {} });
  await expectNothing(projector, { 'the read-back in the room': async () => {} });

  await button(strip, say('messages.end-all', { count: 1 })).click();
  await expect(sheetOn(omar)).toContainText('All of whom?');
  await expect(sheetOn(omar)).not.toContainText('Mira');
  await chair.getByRole('link', { name: say('chair.messages') }).click();
  await expect(button(chair, say('messages.agree'))).toHaveAttribute('aria-disabled', 'true');
  await expect(chair.getByText(say('refusal.objections-to-note'))).toBeVisible();
  await chair.getByText(say('messages.who')).click();
  await expect(chair.getByText('Mira Alva')).toBeVisible();
  await button(chair, say('messages.send-back')).click();
  await expect(sheetOn(omar)).toHaveCount(0);

  // A new wording, a new read-back, by keyboard alone.
  await tabTo(ray, button(ray, say('messages.amend')));
  await ray.keyboard.press('Enter');
  await ray.getByRole('textbox', { name: say('messages.text'), exact: true }).fill('Access is a right of everybody.');
  await tabTo(ray, button(ray, say('messages.amend-keep')));
  await ray.keyboard.press('Enter');
  await expect(ray.getByText('Access is a right of everybody.')).toBeVisible();
  await tabTo(ray, button(ray, say('messages.start')));
  await ray.keyboard.press('Enter');
  await expect(sheetOn(mira)).toContainText('Access is a right of everybody.');
  await sheetOn(mira).getByLabel(say('messages.live-with')).check();
  await button(sheetOn(mira), say('messages.answer')).click();
  await expect(sheetOn(mira)).toContainText(say('messages.yours', { answer: say('messages.live-with') }));
  await button(chair, say('messages.end')).click();
  await button(chair, say('messages.agree')).click();
  await button(chair, say('messages.freeze')).click();
  await expect(chair.getByText(/^Version 1, frozen/)).toBeVisible();
  await expectNothing(chair, { 'the page of messages': async () => {} });
  await expectNothing(ray, { 'the page of messages on a phone': async () => {} });

  const file = await mira.request.get(`/api/meetings/${room.code}/messages.md`);
  expect(await file.text()).toMatch(
    /### Who pays for access\?[^]*Addressed to: Governments[^]*Access is a right of everybody\.[^]*- Agreed\n/,
  );
});

test('the messages of all sessions are read side by side, and chosen by theme and status, on a phone by keyboard (N29, N34)', async ({
  house,
  visitor,
}) => {
  const first = await meetingAt(house.url, {}, 'اليوم الأول');
  const desk = await first.sit('Lena Weiss', { role: 'secretariat' });
  await does(desk, { name: 'open-meeting', input: {} });
  const settled = async (seat: typeof desk, text: string, theme: string) => {
    await does(seat, { name: 'draft-message', input: { text, theme, policyQuestion: 'Who pays?', audience: 'Governments' } });
    const messageId = seat.meeting().messages.list.at(-1)!.id;
    await does(seat, { name: 'start-read-back', input: { messageIds: [messageId] } });
    await does(seat, { name: 'end-read-back', input: {} });
    await does(seat, { name: 'settle-message', input: { messageId, as: 'agreed' } });
  };
  await settled(desk, 'Schools come first.', 'Access');
  await settled(desk, 'نتفق على حماية الأطفال.', 'Safety');
  await does(desk, { name: 'close-meeting', input: { leftover: 'clear' } });
  const made = await fetch(`${house.url}/api/meetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: desk.cookie },
    body: JSON.stringify({ title: 'Day 2', follows: first.code }),
  });
  const room = roomOf(house.url, (await made.json()) as MadeMeeting);
  const next = await room.sit('Lena Weiss', { role: 'secretariat' });
  await does(next, { name: 'open-meeting', input: {} });
  await does(next, { name: 'draft-message', input: { text: 'Then libraries.', theme: 'access' } });

  const mira = await visitor(phone);
  await comeIn(mira, room, 'Mira Alva');
  await mira.goto(`/m/${room.code}/messages`);
  const series = mira.getByRole('group').filter({ hasText: say('messages.sessions') });
  await tabTo(mira, series.locator('summary'));
  await mira.keyboard.press('Enter');
  await expect(series.getByText('Schools come first.')).toBeVisible();
  await expect(series.getByRole('heading', { level: 3 })).toHaveText(['Access', 'Safety']);
  await expect(series.getByText('Then libraries.')).toBeVisible();
  await expectNothing(mira, { 'all sessions': () => Promise.resolve() });
  expect(await hasNoSidewaysScroll(mira)).toBe(true);
  await series.getByLabel(say('messages.sessions-status')).selectOption({ label: say('messages.phase-agreed') });
  await expect(series.getByText('Then libraries.')).toBeHidden();
  await series.getByLabel(say('messages.theme')).selectOption({ label: 'Safety' });
  await expect(series.getByRole('heading', { level: 3 })).toHaveText(['Safety']);
  await expect(series.getByText('اليوم الأول')).toBeVisible();
});
