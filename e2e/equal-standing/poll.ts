import { expect, type Page } from '@playwright/test';
import { say } from '../english.ts';
import { button } from '../screens.ts';
import { asked, look, type Gathered } from './gather.ts';
import { dockOf } from './question.ts';

const answers = { nour: 'Yes', ida: 'Yes', jun: 'No', lev: 'Abstain', wei: 'No' } as const;
const pollOn = (page: Page) => page.getByRole('region', { name: say('polls.polls') });

/** Prepared before, opened by the chair; five answer on phones, a moderator counts twelve hands, and every screen has the same sums (N18, N21, P1–P4). */
export async function poll({ amara, ada, nour, others, projector }: Gathered): Promise<void> {
  const phones = { nour, ...others };
  for (const page of Object.values(phones)) await expect(page.getByText(asked)).toHaveCount(0);
  await button(amara, new RegExp(`^${say('polls.polls')}`)).click();
  const sheet = amara.getByRole('dialog', { name: say('polls.title') });
  await button(sheet, say('polls.open')).click();
  await expect(projector.getByRole('heading', { name: asked })).toBeVisible();
  await expect(pollOn(others.ida)).toContainText(say('polls.not-binding'));
  await Promise.all([look(others.ida, 'phone-poll-open'), look(projector, 'screen-poll-open')]);

  for (const [who, option] of Object.entries(answers)) await answer(phones[who as keyof typeof phones], option, say('polls.answer'));
  await button(pollOn(others.lev), say('polls.change')).tap();
  await answer(others.lev, 'Yes', say('polls.answer-new'));
  await expect(projector.getByText(say('polls.answered', { count: 5 }))).toBeVisible();

  await countHands(ada);
  await button(sheet, say('polls.close')).click();
  await expect(pollOn(nour)).toContainText(say('polls.closed-wait'));
  await button(sheet, say('polls.publish')).click();
  const all = { amara, projector, ...phones };
  const sums = [say('polls.devices-count', { count: 5 }), say('polls.room-count', { room: '\u2068Hall A\u2069', count: 12 })].join(' · ');
  await Promise.all(
    Object.entries(all).map(async ([whose, page]) => {
      await expect(page.getByText(sums), whose).toBeVisible();
      await expect(page.getByText(say('polls.together-count', { count: 17 })), whose).toBeVisible();
      await expect(page.getByText(say('polls.not-binding')).first(), whose).toBeVisible();
      await expect
        .poll(() => rowsOn(page), whose)
        .toEqual(['Option|On devices|Hall A|Together', 'Yes|3|7|10', 'No|2|4|6', 'Abstain|0|1|1']);
    }),
  );
  await Promise.all([look(projector, 'screen-poll-published'), look(amara, 'chair-poll-published'), look(nour, 'phone-poll-published')]);
  await button(sheet, say('chair.close-dialog')).click();
  for (const page of Object.values(phones)) await button(pollOn(page), say('polls.put-away')).tap();
}

async function answer(page: Page, option: string, press: string): Promise<void> {
  await pollOn(page).getByLabel(option, { exact: true }).check();
  await button(pollOn(page), press).tap();
  await expect(pollOn(page)).toContainText(say('polls.yours', { answer: `\u2068${option}\u2069` }));
}

async function countHands(page: Page): Promise<void> {
  await button(dockOf(page), say('relay.hands')).tap();
  const tally = page.getByRole('dialog', { name: say('polls.tally-title') });
  await tally.getByLabel(say('polls.tally-room')).fill('Hall A');
  await tally.getByLabel(say('polls.tally-hands', { option: 'Yes' })).fill('7');
  for (let hand = 0; hand < 4; hand++) await button(tally, say('polls.tally-more', { option: 'No' })).tap();
  await button(tally, say('polls.tally-more', { option: 'Abstain' })).tap();
  await expect(tally.getByText(say('polls.tally-sum', { count: 12 }))).toBeVisible();
  await look(page, 'moderator-tally');
  await button(tally, say('polls.tally-save')).tap();
  await expect(tally.getByText(say('polls.tally-saved', { count: 12, room: '\u2068Hall A\u2069' }))).toBeVisible();
  await button(tally, say('chair.close-dialog')).tap();
}

const rowsOn = (page: Page): Promise<string[]> =>
  page
    .getByRole('table', { name: say('polls.result-of', { question: asked }) })
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent).join('|')));
