import { expect } from '@playwright/test';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, test } from './visitors.ts';

test('hands in the room and phones answer one poll, and everybody reads the sum (N18, N21, P1–P4)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const desk = await room.sit('Lena Weiss', { role: 'secretariat' });
  await does(desk, { name: 'open-meeting', input: {} });
  const phone = { viewport: { width: 360, height: 740 } };
  const [chair, mira, omar, projector] = [await visitor(), await visitor(phone), await visitor(phone), await visitor()];
  await comeIn(chair, room, 'Bruno Costa', { role: 'chair', attendance: 'on-site' });
  await comeIn(mira, room, 'Mira Alva');
  await comeIn(omar, room, 'Omar', { attendance: 'on-site' });
  await chair.goto(`/m/${room.code}/chair`);
  for (const page of [mira, omar]) await page.goto(`/m/${room.code}/attend`);
  await projector.goto(room.links.screen);
  await expect(projector.getByText(room.code.slice(0, 2)).first()).toBeVisible();

  await chair.keyboard.press('v');
  const sheet = chair.getByRole('dialog', { name: say('polls.title') });
  await button(sheet, say('polls.prepare')).click();
  await sheet.getByLabel(say('polls.question')).fill('Shall we break at noon?');
  await button(sheet, say('polls.ready-yes')).click();
  await sheet.getByLabel(say('polls.be-secret')).check();
  await button(sheet, say('polls.keep-prepared')).click();
  await expect(mira.getByText('Shall we break at noon?')).toHaveCount(0);
  await button(sheet, say('polls.open')).click();
  await expect(projector.getByRole('heading', { name: 'Shall we break at noon?' })).toBeVisible();

  for (const [page, option] of [
    [mira, 'Yes'],
    [omar, 'Abstain'],
  ] as const) {
    const poll = page.getByRole('region', { name: say('polls.polls') });
    await expect(poll).toContainText(say('polls.secret-about'));
    await poll.getByLabel(option).check();
    await button(poll, say('polls.answer')).click();
    await expect(poll).toContainText(option);
    await expect(button(poll, say('polls.change'))).toBeVisible();
  }
  const omars = omar.getByRole('region', { name: say('polls.polls') });
  await button(omars, say('polls.change')).click();
  await omars.getByLabel('No', { exact: true }).check();
  await button(omars, say('polls.answer-new')).click();
  await expect(omars).toContainText('No');
  await expect(projector.getByText(say('polls.answered', { count: 2 }))).toBeVisible();

  // The same person with another device cannot change what was answered in secret.
  const elsewhere = await visitor({ ...phone, storageState: { cookies: await mira.context().cookies(), origins: [] } });
  await elsewhere.goto(`/m/${room.code}/attend`);
  const second = elsewhere.getByRole('region', { name: say('polls.polls') });
  await second.getByLabel('No', { exact: true }).check();
  await button(second, say('polls.answer')).click();
  await expect(second).toContainText(say('refusal.answered-elsewhere'));

  await button(sheet, say('polls.count-hands')).click();
  const tally = chair.getByRole('dialog', { name: say('polls.tally-title') });
  await tally.getByLabel(say('polls.tally-room')).fill('Hall A');
  for (let hand = 0; hand < 7; hand++) await button(tally, say('polls.tally-more', { option: 'Yes' })).click();
  await tally.getByLabel(say('polls.tally-hands', { option: 'No' })).fill('5');
  await button(tally, say('polls.tally-save')).click();
  await expect(tally.getByText(say('polls.tally-saved', { count: 12, room: '\u2068Hall A\u2069' }))).toBeVisible();
  await button(tally, say('chair.close-dialog')).click();

  await button(sheet, say('polls.close')).click();
  await expect(sheet).toContainText(/Fewer than 5/);
  await button(sheet, say('polls.publish')).click();
  for (const page of [projector, mira, omar]) {
    await expect(page.getByText(say('polls.together-count', { count: 14 })).first()).toBeVisible();
    const cells = await page
      .getByRole('table')
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.textContent));
    expect(cells).toEqual(['OptionOn devicesHall ATogether', 'Yes178', 'No156', 'Abstain000']);
  }
  await expect(projector.getByText(say('polls.not-binding'))).toBeVisible();

  await does(desk, { name: 'give-floor', input: { floor: 'plenary', holderISaw: null, personId: desk.personId } });
  await expect(projector.getByRole('heading', { name: 'Lena Weiss' })).toBeVisible();
});
