import { expect, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { eventually } from './editor.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { notesOf } from './group-notes.ts';
import { meetingAt } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const label = say('document.text-group');
const notesOn = (page: Page) => page.getByRole('textbox', { name: label, exact: true });
const sheetOn = (page: Page) => page.getByRole('region', { name: label, exact: true });
const saved = (page: Page) => expect(sheetOn(page).getByText(say('document.saved'), { exact: true })).toBeVisible({ timeout: 15_000 });
const onlyHere = (page: Page) => expect(sheetOn(page).getByText(/^Only on this device since \d\d:\d\d/)).toBeVisible();
/** Its paragraphs as they are seen, without the names at the carets of others. */
const linesOn = (page: Page) =>
  notesOn(page).evaluate((text) =>
    [...text.children]
      .map((line) => {
        const words = line.cloneNode(true) as HTMLElement;
        for (const caret of words.querySelectorAll('[aria-hidden], .ProseMirror-separator, br')) caret.remove();
        return words.textContent.replace(/\u2060/g, '');
      })
      .join('\n'),
  );
async function openNotes(page: Page) {
  await button(page.getByRole('navigation', { name: say('group.tabs') }), say('group.tab-notes')).click();
  await saved(page);
}
async function caretTo(page: Page, where: 'Home' | 'End') {
  await notesOn(page).focus();
  await page.keyboard.press(`Control+${where}`);
}

/** These people are in one open group, each with its notes before them; the secretary writes the first lines, and has them open, too. */
async function groupOf(url: string, pages: Record<string, Page>, ...first: string[]) {
  const room = await meetingAt(url);
  const secretary = await room.sit('Bruno Costa', { role: 'secretariat' });
  await does(secretary, { name: 'open-meeting', input: {} });
  const ids = await Promise.all(Object.entries(pages).map(([name, page]) => comeIn(page, room, name)));
  await does(secretary, { name: 'prepare-round', input: { minutes: 30, groups: [{ title: 'Access' }, { title: 'Costs' }] } });
  const round = secretary.meeting().groups.rounds[0]!;
  const groupId = round.groups[0]!.id;
  const list = ids.map((personId) => ({ personId, groupId }));
  await does(secretary, { name: 'assign', input: { roundId: round.id, how: 'list', list } });
  await does(secretary, { name: 'start-round', input: { roundId: round.id } });
  const editor = notesOf(room, secretary, groupId);
  await editor.synced();
  for (const words of first) editor.say(words);
  await eventually(editor.isKept);
  for (const page of Object.values(pages)) {
    await page.goto(`/m/${room.code}/attend`);
    await openNotes(page);
    if (first.length > 0) await expect(notesOn(page)).toContainText(first.at(-1)!);
  }
  return { room, secretary, groupId, round, ids, editor, text: () => editor.lines() };
}

test('two write in one group at once, and both have all of it (G4)', async ({ house, visitor }) => {
  const [mira, omar] = await Promise.all([visitor(phone), visitor()]);
  const { text } = await groupOf(house.url, { 'Mira Alva': mira, 'Omar Haddad': omar }, 'Access for all.', 'Last: ');
  const [above, below] = ['We agree that access comes first. ', 'And that costs are shared by all of us.'];
  await caretTo(mira, 'Home');
  await caretTo(omar, 'End');
  await Promise.all([mira.keyboard.type(above, { delay: 35 }), omar.keyboard.type(below, { delay: 30 })]);
  await Promise.all([saved(mira), saved(omar)]);
  const whole = `${above}Access for all.\nLast: ${below}`;
  await expect.poll(text).toBe(whole);
  for (const page of [mira, omar]) await expect.poll(() => linesOn(page)).toBe(whole);
});

test('whoever is offline for a while writes on, is told where it is, and loses nothing of either (G4, N5, N27)', async ({
  house,
  visitor,
}) => {
  const [mira, omar] = await Promise.all([visitor(phone), visitor()]);
  const { text } = await groupOf(house.url, { 'Mira Alva': mira, 'Omar Haddad': omar }, 'Access for all.', 'Costs.');
  await mira.context().setOffline(true);
  await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
  await caretTo(mira, 'End');
  await mira.keyboard.type(' Written on the train.', { delay: 10 });
  await onlyHere(mira);
  await caretTo(omar, 'Home');
  await omar.keyboard.press('End');
  for (let sentence = 1; sentence <= 6; sentence++) {
    await omar.keyboard.type(` Sentence ${sentence}.`);
    await saved(omar);
  }
  await mira.context().setOffline(false);
  await saved(mira);
  const whole = 'Access for all. Sentence 1. Sentence 2. Sentence 3. Sentence 4. Sentence 5. Sentence 6.\nCosts. Written on the train.';
  await expect.poll(text).toBe(whole);
  for (const page of [mira, omar]) await expect.poll(() => linesOn(page)).toBe(whole);
});

test('a reload in the middle of typing, and a tab that is gone, lose nothing that was typed (G5, N27)', async ({ house, visitor }) => {
  const mira = await visitor();
  const { text, room } = await groupOf(house.url, { 'Mira Alva': mira }, 'First. ');
  await caretTo(mira, 'End');
  await mira.keyboard.type('Typed until the reload');
  mira.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  await mira.reload();
  await openNotes(mira);
  await expect.poll(text).toBe('First. Typed until the reload');
  await mira.context().setOffline(true);
  await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
  await caretTo(mira, 'End');
  await mira.keyboard.type(', and after it.');
  await onlyHere(mira);
  const context = mira.context();
  await mira.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/m/${room.code}/attend`);
  await openNotes(again);
  await expect.poll(text).toBe('First. Typed until the reload, and after it.');
  await expect.poll(() => linesOn(again)).toBe('First. Typed until the reload, and after it.');
});

test('whoever turns to another part of the page has it saved all the same, also when the line comes back only then (G5, N27)', async ({
  house,
  visitor,
}) => {
  const mira = await visitor(phone);
  const { text } = await groupOf(house.url, { 'Mira Alva': mira }, 'First. ');
  const turnAway = () => button(mira.getByRole('navigation', { name: say('group.tabs') }), say('group.tab-task')).click();
  await caretTo(mira, 'End');
  await mira.keyboard.type('Typed and turned away', { delay: 5 });
  await turnAway();
  await expect(notesOn(mira)).toHaveCount(0);
  await expect.poll(text).toBe('First. Typed and turned away');
  await openNotes(mira);
  await mira.context().setOffline(true);
  await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
  await caretTo(mira, 'End');
  await mira.keyboard.type(', in a tunnel');
  await turnAway();
  await expect(notesOn(mira)).toHaveCount(0);
  await mira.waitForTimeout(3_000);
  await mira.context().setOffline(false);
  await expect.poll(text, { timeout: 20_000 }).toBe('First. Typed and turned away, in a tunnel');
});

test('what others write above moves neither the line I write in nor my caret (G4)', async ({ house, visitor }) => {
  const mira = await visitor(phone);
  const lines = Array.from({ length: 60 }, (_, i) => `Line ${i + 1} of what was written before.`);
  const { editor } = await groupOf(house.url, { 'Mira Alva': mira }, ...lines);
  const line = notesOn(mira).getByText(/^x?Line 40 /);
  await line.scrollIntoViewIfNeeded();
  await line.click();
  await mira.keyboard.press('Home');
  await mira.keyboard.type('x');
  await saved(mira);
  const before = (await line.boundingBox())!.y;
  editor.above(...Array.from({ length: 8 }, () => 'New above.'));
  await expect(notesOn(mira)).toContainText('New above.');
  await mira.waitForTimeout(300);
  expect(Math.abs((await line.boundingBox())!.y - before)).toBeLessThanOrEqual(2);
  await mira.keyboard.type('y');
  await expect(notesOn(mira)).toContainText('xyLine 40 of');
});

test('nobody’s last sentence is cut: the rapporteur types on while the group comes back, the others read it as it is written (G5, N27)', async ({
  house,
  visitor,
}) => {
  const [mira, omar] = await Promise.all([visitor(phone), visitor({ viewport: { width: 1280, height: 800 } })]);
  const { secretary, groupId, ids, text } = await groupOf(house.url, { 'Mira Alva': mira, 'Omar Haddad': omar }, 'We agree: ');
  await does(secretary, { name: 'name-rapporteur', input: { groupId, personId: ids[0]! } });
  await caretTo(mira, 'End');
  const words = 'access for all, in every language, at every price, whatever it takes to bring it about.';
  const typing = mira.keyboard.type(words, { delay: 40 });
  await mira.waitForTimeout(1_200);
  await does(secretary, { name: 'finish-group', input: { groupId } });
  await typing;
  await expect(button(mira.getByRole('navigation'), 'Notes of group 1')).toHaveAttribute('aria-current', 'page');
  await saved(mira);
  await expect(notesOn(mira)).toBeFocused();
  await expect.poll(text).toBe(`We agree: ${words}`);

  await button(omar.getByRole('navigation'), 'Notes of group 1').click();
  const read = omar.getByRole('document', { name: label, exact: true });
  await expect(read).toContainText(words);
  await mira.keyboard.type(' Signed.');
  await expect(read).toContainText('about. Signed.');
  await expect(sheetOn(omar).getByText(say('document.read-only'), { exact: true })).toBeVisible();
});

test('staff open the notes of a group from the board, read along and help; whoever is in no group has those of the meeting alone (G4, N24)', async ({
  house,
  visitor,
}) => {
  const [mira, desk, dee] = await Promise.all([visitor(phone), visitor(), visitor()]);
  const { room, text, groupId } = await groupOf(house.url, { 'Mira Alva': mira }, 'First.');
  await comeIn(desk, room, 'Mo Adeyemi', { role: 'moderator' });
  await comeIn(dee, room, 'Dee Roth');
  await desk.goto(`/m/${room.code}/groups`);
  await button(desk, /Access/).click();
  await desk.getByRole('link', { name: say('board.notes') }).click();
  await saved(desk);
  await expect(button(desk.getByRole('navigation'), say('document.of-group', { number: 1 }))).toHaveAttribute('aria-current', 'page');
  await caretTo(mira, 'End');
  await mira.keyboard.type(' Mira writes.');
  await expect(notesOn(desk)).toContainText('First. Mira writes.');
  await caretTo(desk, 'End');
  await desk.keyboard.type(' So does Mo.');
  await expect.poll(text).toBe('First. Mira writes. So does Mo.');
  await expect.poll(() => linesOn(mira)).toBe('First. Mira writes. So does Mo.');

  await dee.goto(`/m/${room.code}/notes?group=${groupId}`);
  await expect(dee.getByRole('document', { name: say('document.text-plenary'), exact: true })).toBeVisible();
  await expect(dee.getByText('Mira writes')).toHaveCount(0);
});

for (const [which, viewport] of [
  ['a phone', phone.viewport],
  ['a laptop', { width: 1280, height: 800 }],
] as const)
  test(`axe finds nothing on the notes on ${which}, whether empty, saved or not, light or dark, and there is room to write (N34)`, async ({
    house,
    visitor,
  }) => {
    const mira = await visitor({ viewport });
    await groupOf(house.url, { 'Mira Alva': mira });
    await expectNothing(mira, {
      empty: () => saved(mira),
      saved: async () => {
        await caretTo(mira, 'End');
        await mira.keyboard.type('Access for all.');
        await saved(mira);
      },
      here: async () => {
        await mira.context().setOffline(true);
        await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
        await caretTo(mira, 'End');
        await mira.keyboard.type('!');
        await onlyHere(mira);
      },
    });
  });
