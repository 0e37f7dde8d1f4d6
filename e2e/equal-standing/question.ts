import { expect, type Locator, type Page } from '@playwright/test';
import { say } from '../english.ts';
import { button } from '../screens.ts';
import { look, names, type Gathered } from './gather.ts';

const question = 'Who pays for the planting of the left bank in the years when the river floods?';
const isolated = (name: string) => `\u2068${name}\u2069`;

/** Asked on a phone with a bad line, taken by one of two who press at once, read out in the room, answered; its asker reads each step (R1, N16). */
export async function askAndRead(all: Gathered): Promise<void> {
  const { amara, ada, bela, nour, projector } = all;
  await nour.getByLabel(say('ask.text')).fill(question);
  await button(nour, say('ask.send')).tap();
  const mine = nour.getByRole('listitem').filter({ hasText: question });
  await expect(mine).toContainText(say('ask.step-new'));

  await button(dockOf(ada), say('relay.accept')).tap();
  await expect(mine).toContainText(say('ask.step-accepted'));
  const [holder, other] = await bothTake(ada, bela);
  const name = isolated(names[holder === ada ? 'ada' : 'bela']);
  await expect(mine).toContainText(say('ask.step-taken', { name }));
  await look(other, 'the-other-moderator-at-once');
  await button(other, new RegExp(`${say('relay.tab-taken')}$`)).tap();
  await expect(other.getByRole('listitem').filter({ hasText: question })).toContainText(say('relay.other-has', { name }));
  await look(other, 'the-other-moderator');

  await button(dockOf(holder), say('relay.read')).tap();
  await expect(mine).toContainText(say('ask.step-reading', { name }));
  await expectRead(amara.getByRole('region', { name: say('reading.now') }));
  await expectRead(projector.getByRole('region', { name: say('floor.title') }));
  await Promise.all([look(nour, 'asker'), look(holder, 'relay-reading'), look(amara, 'chair-reading'), look(projector, 'screen-question')]);

  await button(dockOf(holder), say('relay.read-out')).tap();
  await expect(mine).toContainText(say('ask.step-read-out'));
  await expect(projector.getByText(question)).toBeHidden();
  await button(dockOf(holder), say('relay.answered')).tap();
  await expect(mine).toContainText(say('ask.step-answered'));
}

export const dockOf = (page: Page): Locator => page.getByRole('contentinfo');

/** The one who has it and the one who was told so; nobody knows before which is which. */
async function bothTake(one: Page, two: Page): Promise<[Page, Page]> {
  const pages = [one, two];
  const takes = pages.map((page) => button(dockOf(page), say('relay.take')));
  const at = await Promise.all(takes.map(middleOf));
  await Promise.all(pages.map((page, i) => page.touchscreen.tap(...at[i]!)));
  const isHolder = (page: Page) => page.getByText(say('relay.you-have')).first().isVisible();
  await expect.poll(async () => (await Promise.all(pages.map(isHolder))).filter(Boolean).length).toBe(1);
  return (await isHolder(one)) ? [one, two] : [two, one];
}

/** Where the thumb is already when the other one presses. */
async function middleOf(button: Locator): Promise<[x: number, y: number]> {
  await expect(button).toBeEnabled();
  const { x, y, width, height } = (await button.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

async function expectRead(where: Locator): Promise<void> {
  await expect(where).toContainText(question);
  await expect(where).toContainText(say('reading.on-behalf'));
  await expect(where).toContainText(names.nour);
}
