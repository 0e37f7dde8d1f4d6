import { expect, type Page } from '@playwright/test';
import { splice } from '../shared/notes/edits.ts';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, until } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const notesOn = (page: Page) => page.getByRole('textbox', { name: say('notes.label') });
const panelOn = (page: Page) => page.getByRole('region', { name: say('notes.title'), exact: true });
const kept = (page: Page) => expect(panelOn(page).getByText(say('notes.kept'))).toBeVisible({ timeout: 15_000 });
async function openNotes(page: Page) {
  await button(page.getByRole('navigation', { name: say('group.tabs') }), say('group.tab-notes')).click();
  await notesOn(page).waitFor();
}
/** The caret to this letter, as by a click there. */
const setCaret = (page: Page, at: number) =>
  notesOn(page).evaluate((field: HTMLTextAreaElement, place) => {
    field.focus();
    field.setSelectionRange(place, place);
  }, at);

/** These people are in one open group, each with its notes before them; the secretary writes the first line. */
async function groupOf(url: string, pages: Record<string, Page>, first: string) {
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
  await until(secretary, () => secretary.meeting().notes[groupId] !== undefined);
  const write = (edit: readonly (number | string)[], number: number) => {
    const { version } = secretary.meeting().notes[groupId]!;
    return does(secretary, {
      name: 'write-notes',
      input: { floor: groupId, version, writer: { id: 'secretary', number }, edit: [...edit] },
    });
  };
  if (first) await write([first], 1);
  for (const page of Object.values(pages)) {
    await page.goto(`/m/${room.code}/attend`);
    await openNotes(page);
    await expect(notesOn(page)).toHaveValue(first);
  }
  return { room, secretary, groupId, round, write, text: () => secretary.meeting().notes[groupId]!.text };
}

test('two write in one group at once, and both have all of it (G4)', async ({ house, visitor }) => {
  const [mira, omar] = await Promise.all([visitor(phone), visitor()]);
  const { text } = await groupOf(house.url, { 'Mira Alva': mira, 'Omar Haddad': omar }, 'Access for all.\n');
  const [above, below] = ['We agree that access comes first. ', 'And that costs are shared by all of us.'];
  await setCaret(mira, 0);
  await setCaret(omar, 16);
  await Promise.all([mira.keyboard.type(above, { delay: 35 }), omar.keyboard.type(below, { delay: 30 })]);
  await Promise.all([kept(mira), kept(omar)]);
  const whole = `${above}Access for all.\n${below}`;
  await expect.poll(text).toBe(whole);
  for (const page of [mira, omar]) await expect(notesOn(page)).toHaveValue(whole);
  const caret = await notesOn(omar).evaluate((field: HTMLTextAreaElement) => field.selectionEnd);
  expect(caret).toBe(whole.length);
});

test('whoever is offline for a while writes on, is told where it is, and loses nothing of either (G4, N5)', async ({ house, visitor }) => {
  const [mira, omar] = await Promise.all([visitor(phone), visitor()]);
  const { text } = await groupOf(house.url, { 'Mira Alva': mira, 'Omar Haddad': omar }, 'Access for all. Costs.');
  await mira.context().setOffline(true);
  await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
  await kept(mira);
  await setCaret(mira, 22);
  await mira.keyboard.type(' Written on the train.', { delay: 10 });
  await expect(panelOn(mira).getByText(/^Only on this device since \d\d:\d\d/)).toBeVisible();
  await setCaret(omar, 15);
  for (let sentence = 1; sentence <= 6; sentence++) {
    await omar.keyboard.type(` Sentence ${sentence}.`);
    await kept(omar);
  }
  await mira.context().setOffline(false);
  await kept(mira);
  const whole = 'Access for all. Sentence 1. Sentence 2. Sentence 3. Sentence 4. Sentence 5. Sentence 6. Costs. Written on the train.';
  await expect.poll(text).toBe(whole);
  for (const page of [mira, omar]) await expect(notesOn(page)).toHaveValue(whole);
});

test('a reload in the middle of typing, and a tab that is gone, lose nothing that was typed (G5)', async ({ house, visitor }) => {
  const mira = await visitor();
  const { text, room } = await groupOf(house.url, { 'Mira Alva': mira }, 'First. ');
  await setCaret(mira, 7);
  await mira.keyboard.type('Typed until the reload');
  await mira.reload();
  await openNotes(mira);
  await kept(mira);
  await expect.poll(text).toBe('First. Typed until the reload');
  await mira.context().setOffline(true);
  await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
  await setCaret(mira, 29);
  await mira.keyboard.type(', and after it.');
  const context = mira.context();
  await mira.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/m/${room.code}/attend`);
  await openNotes(again);
  await kept(again);
  await expect(notesOn(again)).toHaveValue('First. Typed until the reload, and after it.');
  await expect.poll(text).toBe('First. Typed until the reload, and after it.');
});

test('whoever turns to another part of the page in the middle of a sentence has it saved all the same (G5)', async ({ house, visitor }) => {
  const mira = await visitor(phone);
  const { text } = await groupOf(house.url, { 'Mira Alva': mira }, 'First. ');
  await setCaret(mira, 7);
  await mira.keyboard.type('Typed and turned away', { delay: 5 });
  await button(mira.getByRole('navigation', { name: say('group.tabs') }), say('group.tab-task')).click();
  await expect(notesOn(mira)).toHaveCount(0);
  await expect.poll(text).toBe('First. Typed and turned away');
});

test('what others write above moves neither the line I write in nor my caret (G4)', async ({ house, visitor }) => {
  const mira = await visitor(phone);
  const lines = Array.from({ length: 60 }, (_, i) => `Line ${i + 1} of what was written before.`).join('\n');
  const { write } = await groupOf(house.url, { 'Mira Alva': mira }, lines);
  const place = lines.indexOf('Line 40');
  await setCaret(mira, place);
  await mira.keyboard.type('x');
  await kept(mira);
  const before = await whereIs(mira, 'xLine 40');
  await write(splice(0, 0, 'New above.\n'.repeat(8)), 2);
  await expect(notesOn(mira)).toHaveValue(/^New above/);
  const after = await whereIs(mira, 'xLine 40');
  expect(Math.abs(after - before)).toBeLessThanOrEqual(2);
  const caret = await notesOn(mira).evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart - 1, field.selectionStart + 7),
  );
  expect(caret).toBe('xLine 40');
});

/** Where on the screen this word of the field is, in px; the words behind the field lie as those in it. */
const whereIs = (page: Page, word: string) =>
  panelOn(page)
    .locator('[aria-hidden]:has(+ textarea)')
    .evaluate((mirror, sought) => {
      const words = mirror.firstChild!;
      const range = document.createRange();
      const at = words.textContent!.indexOf(sought);
      range.setStart(words, at);
      range.setEnd(words, at + 1);
      return range.getBoundingClientRect().top;
    }, word);

test('axe finds nothing on the notes, whether saved or not, light or dark (N34)', async ({ house, visitor }) => {
  const mira = await visitor(phone);
  await groupOf(house.url, { 'Mira Alva': mira }, 'Access for all.');
  await expectNothing(mira, {
    saved: () => kept(mira),
    here: async () => {
      await mira.context().setOffline(true);
      await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
      await notesOn(mira).press('End');
      await mira.keyboard.type('!');
      await expect(panelOn(mira).getByText(/^Only on this device/)).toBeVisible();
    },
  });
});
