import { expect, type Page } from '@playwright/test';
import { found as axeFound } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, test } from './visitors.ts';

const question = 'هل ينبغي أن تُعقد الجلسة القادمة قبل العطلة الصيفية، أم بعدها، أم في وقت آخر؟';
const options = [
  'Keep the present arrangement, with a review after two years by the whole membership',
  'Двухлетний пробный период с последующей оценкой всеми участниками',
  'فترة تجريبية مدتها سنتان يليها تقييم من جميع الأعضاء',
  '为期两年的试行期，随后由全体成员进行评估和审议',
  'Une période d’essai de deux ans suivie d’une évaluation',
  'Un período de prueba de dos años',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung',
  ...['8', '9', '10', '11', '12'].map((n) => `Option ${n}`),
];

/** What axe finds, in light and in dark, and whatever would have to be scrolled sideways. */
async function trouble(page: Page, state: string): Promise<string[]> {
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, dialog, [class*="sheet"]')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  return [...(await axeFound(page, state)), ...wide.map((one) => `${state}: wider than its place: ${one}`)];
}

test('twelve long options in six scripts: axe finds nothing on any page, and no page is wider than a phone (P1–P4, N34)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const desk = await room.sit('Lena Weiss', { role: 'secretariat' });
  await does(desk, { name: 'open-meeting', input: {} });
  await does(desk, { name: 'prepare-poll', input: { question, options, secret: false, many: true, open: true } });
  const pollId = desk.meeting().polls.polls[0]!.id;
  const narrow = { viewport: { width: 320, height: 640 }, hasTouch: true };
  const [phone, chair, projector] = [await visitor(narrow), await visitor(narrow), await visitor()];
  await comeIn(phone, room, 'Mira Alva');
  await comeIn(chair, room, 'Bruno Costa', { role: 'chair', attendance: 'on-site' });
  const found: string[] = [];

  await phone.goto(`/m/${room.code}/attend`);
  const sheet = phone.getByRole('region', { name: say('polls.polls') });
  await sheet.getByLabel('Option 12').check();
  found.push(...(await trouble(phone, 'answering')));
  await button(sheet, say('polls.answer')).click();
  await button(sheet, say('polls.change')).waitFor();
  await phone.setViewportSize({ width: 320, height: 256 });
  found.push(...(await trouble(phone, 'answered, at 400 %')));

  await chair.goto(`/m/${room.code}/chair`);
  await chair.getByRole('button', { name: say('polls.polls') }).click();
  const dialog = chair.getByRole('dialog', { name: say('polls.title') });
  await button(dialog, say('polls.prepare')).click();
  found.push(...(await trouble(chair, 'leading')));
  await button(dialog, say('polls.count-hands')).click();
  const tally = chair.getByRole('dialog', { name: say('polls.tally-title') });
  await tally.getByLabel(say('polls.tally-room')).fill('قاعة المؤتمرات الكبرى');
  await button(tally, say('polls.tally-more', { option: 'Option 12' })).click();
  await button(tally, say('polls.tally-save')).click();
  await expect(tally.getByText(say('polls.tally-rooms'))).toBeVisible();
  found.push(...(await trouble(chair, 'counting hands')));

  await projector.goto(room.links.screen);
  await projector.getByRole('heading', { name: question }).waitFor();
  found.push(...(await trouble(projector, 'the room is asked')));
  await does(desk, { name: 'close-poll', input: { pollId } });
  await does(desk, { name: 'publish-poll', input: { pollId } });
  await projector.getByRole('table').waitFor();
  found.push(...(await trouble(projector, 'the room reads the result')));
  await phone.setViewportSize(narrow.viewport);
  await sheet.getByText(say('polls.who')).click();
  await sheet.getByText('Mira Alva').waitFor();
  found.push(...(await trouble(phone, 'the result')));
  expect(found).toEqual([]);
});
