import { expect, type Page } from '@playwright/test';
import { say } from '../english.ts';
import { allShow, button } from '../screens.ts';
import { look, names, type Gathered } from './gather.ts';

const linesOf = (page: Page) => page.getByRole('list', { name: say('chat.lines') });
const rude = 'Whoever lives on the right bank should leave.';
const isolated = (name: string) => `\u2068${name}\u2069`;

/** A hand in the chat is one press for the chair and is answered there; what is hidden is gone from every screen (N7, N36, Q10). */
export async function chat({ amara, nour, others: { ida, jun, lev, wei }, onlooker }: Gathered): Promise<void> {
  const readers = { ida, jun, lev };
  for (const page of Object.values(readers)) await button(page, new RegExp(`^${say('attend.tab-chat')}`)).tap();
  await write(ida, 'q+ to speak about the right bank');
  await expect(linesOf(ida)).toContainText(say('chat.answer-offered'));
  const want = amara.getByRole('listitem').filter({ hasText: say('chat.want-hand', { name: isolated(names.ida) }) });
  await look(amara, 'chair-chat-hand');
  await button(want, say('chat.enter', { name: isolated(names.ida) })).click();
  const answer = say('chat.answer-queued', { name: isolated(names.ida), place: say('queue.nth', { n: 1 }) });
  for (const page of Object.values(readers)) await expect(linesOf(page)).toContainText(answer);
  await allShow({ amara, wei, onlooker }, say('floor.nobody'), [names.ida]);

  await write(lev, rude);
  for (const page of Object.values(readers)) await expect(linesOf(page)).toContainText(rude);
  await button(amara, new RegExp(`^${say('chat.button')}`)).click();
  const line = amara.getByRole('dialog').getByRole('listitem').filter({ hasText: rude });
  await button(line, say('chat.more-of', { name: isolated(names.lev) })).click();
  await button(line, say('chat.hide')).click();
  for (const page of [...Object.values(readers), amara]) {
    await expect(linesOf(page)).toContainText(answer);
    await expect(page.getByText(rude)).toHaveCount(0);
  }
  await look(ida, 'phone-chat');
  await button(amara.getByRole('dialog'), say('chair.close-dialog')).click();
  await button(nour, new RegExp(`^${say('attend.tab-chat')}`)).tap();
  await expect(linesOf(nour)).toContainText(answer);
  await expect(nour.getByText(rude)).toHaveCount(0);
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel(say('chat.say')).fill(text);
  await button(page, say('chat.send')).tap();
}
