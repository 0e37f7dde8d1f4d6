import { expect, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { meetingAt, type Room } from './meeting-room.ts';
import { saved } from './notes-page.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const label = say('document.text-plenary');
const textOn = (page: Page) => page.locator(`[aria-label="${label}"][contenteditable]`);
const margin = (page: Page) => page.getByRole('region', { name: say('margin.title'), exact: true });
const thread = (page: Page, number: number, kind: 'comment' | 'suggestion' = 'comment') =>
  margin(page).getByRole('listitem', { name: say(`margin.mark-${kind}`, { number }), exact: true });
const bar = (page: Page) => page.getByRole('group', { name: say('margin.tools') });
const numberIn = (page: Page, number: number, kind: 'comment' | 'suggestion' = 'comment') =>
  button(textOn(page), say(`margin.mark-${kind}`, { number }));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const lines = (page: Page) =>
  textOn(page).evaluate((text) =>
    [...text.querySelectorAll('p')].map((line) => {
      const copy = line.cloneNode(true) as HTMLElement;
      for (const one of copy.querySelectorAll('[aria-hidden], button')) one.remove();
      return copy.textContent;
    }),
  );

async function writer(page: Page, room: Room, name: string, words?: string) {
  await comeIn(page, room, name, { role: 'rapporteur' });
  await page.goto(`/m/${room.code}/notes`);
  await saved(page);
  if (words === undefined) return;
  await textOn(page).focus();
  await page.keyboard.type(words);
  await saved(page);
}
async function reader(page: Page, room: Room, name: string) {
  await comeIn(page, room, name);
  await page.goto(`/m/${room.code}/notes`);
  await expect(margin(page)).toBeVisible({ timeout: 20_000 });
}
/** As a finger does it that holds and draws: the browser itself has the words chosen then. */
const choose = (page: Page, words: string) =>
  textOn(page).evaluate((text, wanted) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at >= 0) return getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
    }
    throw new Error(`${wanted} is not in the text`);
  }, words);

test('a reader with a phone comments and suggests, a writer answers and accepts by keyboard, and both read the same (N27, N34)', async ({
  house,
  visitor,
}) => {
  test.setTimeout(120_000);
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const [omar, ana] = [await visitor(), await visitor(phone)];
  await writer(omar, room, 'Omar Haddad', 'The river is shared by all.\nCosts are small.');
  await reader(ana, room, 'Ana Reader');
  await expect.poll(() => lines(ana)).toHaveLength(2);

  await choose(ana, 'river');
  await button(bar(ana), say('margin.comment')).tap();
  const sheet = ana.getByRole('dialog');
  await sheet.getByLabel(say('margin.text-comment')).fill('Which river? <b>Say so.</b>');
  await button(sheet, say('margin.send-comment')).tap();
  await expect(thread(ana, 1)).toContainText('Which river? <b>Say so.</b>');
  await expect(numberIn(ana, 1)).toBeVisible();

  // Nothing is chosen: the paragraph is, from a list.
  await ana.evaluate(() => getSelection()!.removeAllRanges());
  await choose(ana, 'small');
  await button(bar(ana), say('margin.suggest')).tap();
  await expect(sheet.locator('blockquote')).toHaveText('small');
  await sheet.getByLabel(say('margin.text-suggestion')).fill('large');
  await button(sheet, say('margin.send-suggestion')).tap();
  await expect(thread(ana, 2, 'suggestion').locator('del')).toHaveText('small');
  await expect(thread(ana, 2, 'suggestion').locator('ins')).toHaveText('large');
  expect(await lines(ana)).toEqual(['The river is shared by all.', 'Costs are small.']);
  expect(await ana.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  await expect(thread(omar, 1)).toContainText('Ana Reader');
  await textOn(omar).focus();
  await omar.keyboard.press('Control+Home');
  for (let i = 0; i < 6; i++) await omar.keyboard.press('ArrowRight');
  await omar.keyboard.press('Control+Alt+m');
  await expect(thread(omar, 1)).toBeFocused();
  await omar.keyboard.press('Tab');
  expect(await focused(omar)).toBe(say('margin.show'));
  await omar.keyboard.press('Enter');
  await expect(textOn(omar)).toBeFocused();
  await omar.keyboard.press('Control+Alt+m');
  await expect(thread(omar, 1)).toBeFocused();
  await omar.keyboard.press('Tab');
  await omar.keyboard.press('Tab');
  expect(await focused(omar)).toBe(say('margin.reply'));
  await omar.keyboard.press('Enter');
  await expect(thread(omar, 1).getByLabel(say('margin.reply-text'))).toBeFocused();
  await omar.keyboard.type('The Ebro.');
  await omar.keyboard.press('Tab');
  await omar.keyboard.press('Enter');
  await expect(thread(omar, 1)).toBeFocused();
  await expect(thread(ana, 1)).toContainText('The Ebro.');
  await expect(thread(ana, 1)).toContainText('Omar Haddad');

  await button(thread(omar, 2, 'suggestion'), say('margin.accept')).focus();
  await omar.keyboard.press('Enter');
  for (const page of [omar, ana]) await expect.poll(() => lines(page)).toEqual(['The river is shared by all.', 'Costs are large.']);
  await expect(margin(omar)).toBeFocused();
  await button(margin(ana), say('margin.closed', { count: 1 })).tap();
  await expect(thread(ana, 2, 'suggestion')).toContainText(say('margin.accepted-in'));
  await expect(thread(ana, 2, 'suggestion')).toContainText(say('margin.accepted-by', { name: '\u2068Omar Haddad\u2069' }));

  // Taken out again by whoever put it in: that it was accepted stays, that it is in the text does not.
  await textOn(omar).focus();
  await omar.keyboard.press('Control+z');
  await expect.poll(() => lines(ana)).toEqual(['The river is shared by all.', 'Costs are small.']);
  await expect(thread(ana, 2, 'suggestion')).toContainText(say('margin.accepted-not-in'));
  const { goOn } = await house.stop();
  await goOn();
  await omar.reload();
  await expect(numberIn(omar, 1)).toBeVisible({ timeout: 20_000 });
  await button(margin(omar), say('margin.closed', { count: 1 })).click();
  await button(thread(omar, 2, 'suggestion'), say('margin.put-in')).click();
  for (const page of [omar, ana]) await expect.poll(() => lines(page)).toEqual(['The river is shared by all.', 'Costs are large.']);
});

test('of two writers who accept at once one puts the words in, and what was said of words that are gone says so (N27)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const [omar, mira, ana] = [await visitor(), await visitor(), await visitor()];
  await writer(omar, room, 'Omar Haddad', 'Costs are small.');
  await Promise.all([writer(mira, room, 'Mira Alva'), reader(ana, room, 'Ana Reader')]);
  await expect.poll(() => lines(ana)).toEqual(['Costs are small.']);
  await bar(ana).getByRole('button').first().focus();
  await ana.keyboard.press('Tab');
  await ana.keyboard.press('Enter');
  const sheet = ana.getByRole('dialog');
  await expect(sheet.getByLabel(say('margin.which'))).toBeVisible();
  await sheet.getByLabel(say('margin.text-suggestion')).fill('Costs are shared.');
  await button(sheet, say('margin.send-suggestion')).click();
  const accepts = [omar, mira].map((page) => button(thread(page, 1, 'suggestion'), say('margin.accept')));
  for (const one of accepts) await expect(one).toBeVisible();
  await Promise.all(accepts.map((one) => one.click({ noWaitAfter: true }).catch(() => {})));
  for (const page of [omar, mira, ana]) await expect.poll(() => lines(page)).toEqual(['Costs are shared.']);

  await choose(ana, 'shared');
  await button(bar(ana), say('margin.comment')).click();
  await sheet.getByLabel(say('margin.text-comment')).fill('By whom?');
  await button(sheet, say('margin.send-comment')).click();
  await expect(numberIn(ana, 2)).toBeVisible();
  // What is being written stays, whoever settles meanwhile what it is about.
  await button(thread(ana, 2), say('margin.reply')).click();
  await ana.keyboard.type('Half a sen');
  await button(thread(mira, 2), say('margin.settle')).click();
  await expect(button(margin(ana), say('margin.closed', { count: 2 }))).toBeVisible();
  await expect(thread(ana, 2).getByLabel(say('margin.reply-text'))).toHaveValue('Half a sen');
  await expect(thread(ana, 2).getByText(say('refusal.thread-closed'))).toBeAttached();
  await button(thread(ana, 2), say('margin.leave')).click();
  await button(margin(ana), say('margin.closed', { count: 2 })).click();
  await button(thread(ana, 2), say('margin.reopen')).click();
  await button(margin(ana), say('margin.open', { count: 1 })).click();

  await numberIn(ana, 2).focus();
  await ana.keyboard.press('Enter');
  await expect(thread(ana, 2)).toBeFocused();
  await ana.keyboard.press('Tab');
  expect(await focused(ana)).toBe(say('margin.show'));
  await ana.keyboard.press('Enter');
  await expect(numberIn(ana, 2)).toBeFocused();

  await textOn(omar).focus();
  await omar.keyboard.press('Control+a');
  await omar.keyboard.press('Delete');
  await omar.keyboard.type('Nothing of it.');
  await expect(thread(ana, 2)).toContainText(say('margin.gone'));
  await expect(thread(ana, 2)).toContainText('shared');
  await expect(numberIn(ana, 2)).toHaveCount(0);
});

test('axe finds nothing on comments, open, answered and settled, writing and reading, light or dark (N34)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const [omar, ana] = [await visitor(), await visitor(phone)];
  await writer(omar, room, 'Omar Haddad', 'The river is shared by all.\nCosts are small.');
  await reader(ana, room, 'Ana Reader');
  await expect.poll(() => lines(ana)).toHaveLength(2);
  const begin = async (words: string, kind: 'comment' | 'suggest', text: string) => {
    await choose(ana, words);
    await button(bar(ana), say(`margin.${kind}`)).tap();
    await ana.getByRole('dialog').locator('textarea').fill(text);
    await button(ana.getByRole('dialog'), say(kind === 'comment' ? 'margin.send-comment' : 'margin.send-suggestion')).tap();
    await expect(ana.getByRole('dialog')).toHaveCount(0);
  };
  await expectNothing(ana, {
    form: () => button(bar(ana), say('margin.comment')).tap(),
    full: async () => {
      await ana.keyboard.press('Escape');
      await begin('river', 'comment', 'Which?');
      await begin('small', 'suggest', 'large');
      await expect(numberIn(ana, 2, 'suggestion')).toBeVisible();
    },
  });
  await expectNothing(omar, {
    full: async () => expect(thread(omar, 2, 'suggestion')).toBeVisible(),
    answering: () => button(thread(omar, 1), say('margin.reply')).click(),
    settled: async () => {
      await button(thread(omar, 2, 'suggestion'), say('margin.accept')).click();
      await button(margin(omar), say('margin.closed', { count: 1 })).click();
      await expect(thread(omar, 2, 'suggestion')).toBeVisible();
    },
  });
});
