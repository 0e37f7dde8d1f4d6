import { expect, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, until, type Room, type Seat } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const wide = { viewport: { width: 1280, height: 800 } };
const asked = [
  { kind: 'scale' as const, text: 'Was this meeting worth your time?' },
  { kind: 'several' as const, text: 'What helped?', options: ['The speaking queue', 'Questions in writing', 'Перерывы'] },
  { kind: 'text' as const, text: 'What should be better next time?' },
];
const isAsWideAsItself = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
const evaluation = (page: Page) => page.getByRole('region', { name: say('evaluating.title'), exact: true });

/** A meeting in which these were there, and that has closed with something to answer. */
async function closedMeeting(
  url: string,
  others: number,
): Promise<{ room: Room; chair: Seat; people: Seat[]; close: () => Promise<void> }> {
  const room = await meetingAt(url, {}, 'Assembly of the river');
  const chair = await room.sit('Bruno Costa', { role: 'secretariat' });
  const people: Seat[] = [];
  for (let i = 0; i < others; i++) people.push(await room.sit(`Person ${i}`));
  await does(chair, { name: 'add-evaluation-questions', input: { questions: asked } });
  await does(chair, { name: 'open-meeting', input: {} });
  return { room, chair, people, close: () => does(chair, { name: 'close-meeting', input: {} }) };
}

test('prepared at the desk in one press, put in order, looked at, and asked of nobody before (N32)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const desk = await visitor(wide);
  await comeIn(desk, room, 'Lena Weiss', { role: 'secretariat' });
  await desk.goto(`/m/${room.code}/desk`);
  await desk.getByText(say('desk.evaluation-about')).click();
  await button(desk, say('evaluating.ready')).click();
  await expect(desk.getByRole('heading', { name: say('evaluating.ready-better') })).toBeVisible();
  await button(desk, say('evaluating.add')).click();
  await desk.getByRole('textbox', { name: say('evaluating.question'), exact: true }).fill('Where next?');
  await desk.getByLabel(say('evaluating.kind')).selectOption('one');
  await desk.getByLabel(say('evaluating.options')).fill('Here\nElsewhere');
  await button(desk, say('evaluating.keep')).click();
  const rows = desk.getByRole('heading', { level: 3 }).filter({ hasText: /^\d+\. / });
  await expect(rows.last()).toHaveText('7. Where next?');
  await desk
    .getByRole('button', { name: say('evaluating.up'), exact: true })
    .last()
    .click();
  await expect(rows.nth(5)).toHaveText('6. Where next?');
  await button(desk, say('evaluating.preview')).click();
  await expect(desk.getByText(say('evaluating.preview-about'))).toBeVisible();
  await expectNothing(desk, { preview: async () => {}, questions: () => button(desk, say('evaluating.preview-close')).click() });
  await desk.setViewportSize(phone.viewport);
  expect(await isAsWideAsItself(desk)).toBe(true);
});

test('the moment the meeting closes everybody is asked on their phone, and answers by the keyboard alone (N32, N34)', async ({
  house,
  visitor,
}) => {
  const { room, chair, people, close } = await closedMeeting(house.url, 4);
  const [mira, desk, screen, kiosk] = [await visitor(phone), await visitor(wide), await visitor(wide), await visitor(wide)];
  await comeIn(mira, room, 'Mira Alva');
  await mira.goto(`/m/${room.code}/attend`);
  await screen.goto(room.links.screen);
  await kiosk.goto(room.links.kiosk);
  await kiosk.getByRole('heading', { name: say('kiosk.title') }).waitFor();
  await desk
    .context()
    .addCookies([{ name: chair.cookie.split('=')[0]!, value: chair.cookie.split('=').slice(1).join('='), url: house.url }]);
  await mira.getByRole('region', { name: say('attend.your-place') }).waitFor();
  await mira.waitForTimeout(1500);
  await expect(evaluation(mira)).toHaveCount(0);
  await close();

  const form = evaluation(mira);
  await expect(form.getByText(say('evaluating.promise'))).toBeVisible();
  await expect(screen.getByRole('heading', { name: say('evaluating.ask') })).toBeVisible();
  expect(await isAsWideAsItself(mira)).toBe(true);
  for (const option of await form.locator('label').all())
    if ((await option.locator('input').count()) > 0) expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await expectNothing(mira, { asked: async () => {} });

  await button(mira, say('attend.tab-agenda')).click();
  await button(mira, say('evaluating.ask')).click();
  await form.getByRole('radio').first().focus();
  await mira.keyboard.press('ArrowRight');
  await mira.keyboard.press('ArrowRight');
  await expect(form.getByRole('radio', { name: '3' })).toBeChecked();
  await mira.keyboard.press('Tab');
  await expect(form.getByRole('button', { name: say('evaluating.clear-of', { question: asked[0]!.text }) })).toBeFocused();
  await mira.keyboard.press('Tab');
  await mira.keyboard.press('Space');
  await expect(form.getByRole('checkbox', { name: 'The speaking queue' })).toBeChecked();
  for (let i = 0; i < 3; i++) await mira.keyboard.press('Tab');
  await mira.keyboard.type('Begin on time.');
  await mira.keyboard.press('Tab');
  await mira.keyboard.press('Enter');
  await expect(form.getByText(say('evaluating.sent'))).toBeVisible();
  await expectNothing(mira, { sent: async () => {} });
  await mira.reload();
  await button(evaluation(mira), say('evaluating.change')).click();
  await expect(evaluation(mira).getByRole('radio', { name: '3' })).toBeChecked();
  await evaluation(mira).getByText('5', { exact: true }).click();
  await button(evaluation(mira), say('evaluating.changed')).click();
  await expect(evaluation(mira).getByText(say('evaluating.sent'))).toBeVisible();

  await mira.goto(`/m/${room.code}/plain`);
  await expectNothing(mira, { 'plain page': () => mira.getByRole('link', { name: say('evaluating.plain-open') }).click() });
  await expect(mira.getByText(say('evaluating.plain-again'))).toBeVisible();
  expect(await isAsWideAsItself(mira)).toBe(true);
  await mira.goto(`/m/${room.code}/attend`);

  await kiosk.getByRole('radio', { name: '1' }).check();
  await expectNothing(kiosk, { kiosk: async () => {} });
  await button(kiosk, say('evaluating.send')).click();
  await button(kiosk, say('evaluating.done')).click();
  await expect(kiosk.getByRole('radio', { name: '1' })).not.toBeChecked();

  const [scale, helped, better] = chair.meeting().evaluation.questions.map(({ id }) => id);
  for (const [i, seat] of people.entries())
    await does(seat, {
      name: 'answer-evaluation',
      input: {
        answers: [
          { questionId: scale!, options: [4] },
          { questionId: helped!, options: [0, 2] },
          { questionId: better!, words: i === 0 ? 'Bruno talks too long' : 'نهر' },
        ],
      },
    });
  await desk.goto(`/m/${room.code}/desk`);
  await desk.getByText(say('desk.evaluation-about')).click();
  await expect(desk.getByText(say('evaluating.answered-so-far', { answered: 6, attended: 6 }))).toBeVisible();
  await button(desk, say('evaluating.close')).click();
  await expect(desk.getByText(say('evaluating.rate', { answered: 6, attended: 6 }))).toBeVisible();
  await until(chair, () => chair.meeting().evaluation.phase === 'closed');
  await desk.getByRole('listitem').filter({ hasText: 'Bruno talks' }).getByRole('checkbox').check();
  await expectNothing(desk, { closed: async () => {} });
  await button(desk, say('evaluating.publish', { shown: 4, count: 5 })).click();
  await expect(desk.getByText(say('evaluating.words-published', { shown: 4, leftOut: 1 }))).toBeVisible();
  await desk.setViewportSize(phone.viewport);
  expect(await isAsWideAsItself(desk)).toBe(true);
  await expect(evaluation(mira)).toHaveCount(0);

  await mira.goto(`/m/${room.code}/record`);
  await expect(mira.getByText(say('record.evaluation'))).toBeVisible();
  await expect(mira.getByText(/6 of 6/)).toBeVisible();
  await expect(mira.getByText('Bruno talks')).toHaveCount(0);
});

test('whoever comes after it is asked nothing (N32)', async ({ house, visitor }) => {
  const { room, close } = await closedMeeting(house.url, 1);
  await close();
  house.putOn(60_000);
  const late = await visitor(phone);
  await comeIn(late, room, 'Late');
  await late.goto(`/m/${room.code}/attend`);
  await expect(late.getByText(say('attend.ended'))).toBeVisible();
  await late.waitForTimeout(1000);
  await expect(evaluation(late)).toHaveCount(0);
});
