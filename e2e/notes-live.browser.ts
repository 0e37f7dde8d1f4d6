import { expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, type Room } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const label = say('document.text-plenary');
const textOn = (page: Page) => page.getByRole('textbox', { name: label, exact: true });
const readOn = (page: Page) => page.getByRole('document', { name: label, exact: true });
const sheetOn = (page: Page) => page.getByRole('region', { name: label, exact: true });
const state = (page: Page, words: string | RegExp) =>
  expect(sheetOn(page).getByText(words, typeof words === 'string' ? { exact: true } : {})).toBeVisible({ timeout: 15_000 });
const saved = (page: Page) => state(page, say('document.saved'));
const onlyHere = /^Only on this device since \d\d:\d\d$/;
const linesOn = (page: Page) =>
  page.locator('[aria-label="Notes of the meeting"][contenteditable]').evaluate((text) =>
    [...text.querySelectorAll('p, h2, h3')].map((line) => {
      const copy = line.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('[aria-hidden]')) caret.remove();
      return copy.textContent;
    }),
  );

type Visitor = (options?: BrowserContextOptions) => Promise<Page>;
async function writerIn(room: Room, visitor: Visitor, name: string, options?: BrowserContextOptions) {
  const page = await visitor(options);
  const personId = await comeIn(page, room, name, { role: 'rapporteur' });
  await page.goto(`/m/${room.code}/notes`);
  await saved(page);
  return { page, personId };
}
/** At the end of the text. */
async function typeAtEnd(page: Page, words: string, delay = 10) {
  await textOn(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words, { delay });
}

test('three write at once, and all have all of it, saved (N27)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const writers = await Promise.all(
    ['Mira Alva', 'Omar Haddad', '王小明'].map((name, i) => writerIn(room, visitor, name, i === 0 ? phone : {})),
  );
  const pages = writers.map(({ page }) => page);
  const [mira, omar, wang] = pages as [Page, Page, Page];
  await typeAtEnd(mira, 'First\nSecond\nThird');
  await saved(mira);
  await expect.poll(() => linesOn(wang)).toEqual(['First', 'Second', 'Third']);
  const goTo = async (page: Page, line: number) => {
    await textOn(page).locator('p').nth(line).click();
    await page.keyboard.press('End');
  };
  await Promise.all(pages.map(goTo));
  const words = ['all of us agree on the river', 'and the cost is shared by all', '我们同意 everybody'];
  await Promise.all(pages.map((page, i) => page.keyboard.type(` ${words[i]}`, { delay: 25 + i * 7 })));
  await Promise.all(pages.map(saved));
  const whole = ['First', 'Second', 'Third'].map((line, i) => `${line} ${words[i]}`);
  for (const page of pages) await expect.poll(() => linesOn(page)).toEqual(whole);
  // The name of whoever comes to a line is on it for a moment, and what it lay on can be read again.
  const name = textOn(mira).getByText('Omar Haddad', { exact: true });
  await expect(name).toBeHidden();
  await omar.keyboard.press('ArrowUp');
  await expect(name).toBeVisible();
  await expect(name).toBeHidden();
  await expect(omar.getByText(say('document.writing-now', { names: 'Mira Alva and 王小明' }).slice(0, 9))).toBeVisible();
});

test('whoever goes offline is told within three seconds, writes on, and loses nothing of either (N5, N27)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const [mira, omar] = (await Promise.all([writerIn(room, visitor, 'Mira Alva'), writerIn(room, visitor, 'Omar Haddad')])).map(
    ({ page }) => page,
  ) as [Page, Page];
  await typeAtEnd(mira, 'Access for all.\nCosts.');
  await saved(mira);
  await expect.poll(() => linesOn(omar)).toEqual(['Access for all.', 'Costs.']);
  await mira.context().setOffline(true);
  await typeAtEnd(mira, ' Written on the train.');
  await expect(sheetOn(mira).getByText(onlyHere)).toBeVisible({ timeout: 3_000 });
  await expect(mira.getByText(say('document.merges-later'))).toBeVisible();
  await textOn(omar).locator('p').first().click();
  await omar.keyboard.press('End');
  await omar.keyboard.type(' For every bank.');
  await saved(omar);
  await mira.context().setOffline(false);
  await saved(mira);
  for (const page of [mira, omar])
    await expect.poll(() => linesOn(page)).toEqual(['Access for all. For every bank.', 'Costs. Written on the train.']);
});

test('a reload in the middle of a sentence loses nothing, and what is taken out stays out (N27)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const { page } = await writerIn(room, visitor, 'Mira Alva');
  await typeAtEnd(page, 'Typed until the reload');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await saved(page);
  await expect.poll(() => linesOn(page)).toEqual(['Typed until the reload']);
  await page.context().setOffline(true);
  await typeAtEnd(page, '');
  for (let i = 0; i < 7; i++) await page.keyboard.press('Backspace');
  await expect(sheetOn(page).getByText(onlyHere)).toBeVisible();
  await page.context().setOffline(false);
  await saved(page);
  const { page: other } = await writerIn(room, visitor, 'Omar Haddad');
  await expect.poll(() => linesOn(other)).toEqual(['Typed until the']);
  const { goOn } = await house.stop();
  await goOn();
  await typeAtEnd(page, ' end');
  await saved(page);
  for (const one of [page, other]) await expect.poll(() => linesOn(one)).toEqual(['Typed until the end']);
});

test('closing the page with words that are not saved asks first (N27)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const { page } = await writerIn(room, visitor, 'Mira Alva');
  await page.context().setOffline(true);
  await typeAtEnd(page, 'Not there yet');
  await expect(sheetOn(page).getByText(onlyHere)).toBeVisible();
  const asked = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await closing;
  await expect.poll(() => linesOn(page)).toEqual(['Not there yet']);
});

test('what was not saved when the right to write went is a copy to read and to take along, and is never mixed in (N27)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const secretary = await room.sit('Bruno Costa', { role: 'secretariat' });
  const { page, personId } = await writerIn(room, visitor, 'Mira Alva');
  const { page: omar } = await writerIn(room, visitor, 'Omar Haddad');
  await typeAtEnd(page, 'Together.');
  await saved(page);
  await expect.poll(() => linesOn(omar)).toEqual(['Together.']);
  await page.context().setOffline(true);
  await typeAtEnd(page, ' Only mine.');
  await expect(sheetOn(page).getByText(onlyHere)).toBeVisible();
  await does(secretary, { name: 'take-role', input: { personId, role: 'rapporteur' } });
  await page.context().setOffline(false);
  const left = page.getByRole('region', { name: say('document.left-title') });
  await expect(left.getByRole('textbox')).toHaveValue('Together. Only mine.', { timeout: 15_000 });
  await expect(readOn(page)).toHaveAttribute('contenteditable', 'false');
  await expect.poll(() => linesOn(page)).toEqual(['Together.']);
  const download = page.waitForEvent('download');
  await button(left, say('document.left-download')).click();
  expect((await download).suggestedFilename()).toBe(`${label}.txt`);
  await does(secretary, { name: 'give-role', input: { personId, role: 'rapporteur' } });
  await saved(page);
  for (const one of [page, omar]) await expect.poll(() => linesOn(one)).toEqual(['Together.']);
  await page.reload();
  await expect(left.getByRole('textbox')).toHaveValue('Together. Only mine.');
  await button(left, say('document.left-discard')).click();
  await button(page.getByRole('dialog'), say('document.left-discard-yes')).click();
  await expect(left).toHaveCount(0);
  await page.reload();
  await saved(page);
  await expect(left).toHaveCount(0);
});

test('by keyboard alone: the tools, the text, a list, and out again (N34)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const { page } = await writerIn(room, visitor, 'Mira Alva');
  const toolbar = page.getByRole('toolbar', { name: say('document.tools') });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let i = 0; i < 12 && (await focused()) !== say('document.tool-undo'); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(say('document.tool-heading'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Costs');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- shared');
  await page.keyboard.press('Enter');
  await page.keyboard.type('small');
  await page.keyboard.press('Control+]');
  await expect(textOn(page).locator('li li')).toHaveText('small');
  await expect(button(toolbar, say('document.tool-bullets'))).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[contenteditable]') === null)).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await expect(textOn(page)).toBeFocused();
  // Past what else stands above the text.
  for (let i = 0; i < 8 && (await focused()) !== say('document.tool-heading'); i++) await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe(say('document.tool-heading'));
  await page.keyboard.press('End');
  expect(await focused()).toBe(say('document.tool-link'));
  await saved(page);
  await expect(page.getByRole('navigation', { name: say('document.outline') }).getByRole('button', { name: 'Costs' })).toBeVisible();
});

test('whoever reads along is told why, and is not moved by what others write (N27)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const { page: mira } = await writerIn(room, visitor, 'Mira Alva');
  await textOn(mira).focus();
  await mira.keyboard.type(Array.from({ length: 60 }, (_, i) => `Line ${i + 1}.`).join('\n'));
  await saved(mira);
  const reader = await visitor(phone);
  await comeIn(reader, room, 'Ana Reader');
  await reader.goto(`/m/${room.code}/attend`);
  await button(reader.getByRole('navigation', { name: say('attend.tabs') }), say('attend.tab-agenda')).click();
  await reader.getByRole('link', { name: say('attend.to-notes') }).click();
  await state(reader, say('document.read-only'));
  await expect(reader.getByText(say('refusal.writers-only'))).toBeVisible();
  const line = readOn(reader).getByText('Line 30.');
  await line.scrollIntoViewIfNeeded();
  const before = (await line.boundingBox())!.y;
  await textOn(mira).focus();
  await mira.keyboard.press('Control+Home');
  await mira.keyboard.type('New above\n\n\n');
  await saved(mira);
  await expect(readOn(reader).getByText('New above')).toBeAttached();
  expect(Math.abs((await line.boundingBox())!.y - before)).toBeLessThanOrEqual(2);
  expect(await reader.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('what is pasted acts on nobody (S1)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const { page } = await writerIn(room, visitor, 'Mira Alva');
  await textOn(page).focus();
  await textOn(page).evaluate((text) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<p style="color:red" onclick="alert(1)">See <a href="javascript:alert(1)">this</a> and <a href="https://example.org/">that</a></p><img src=x onerror="alert(1)">',
    );
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => linesOn(page)).toEqual(['See this and that']);
  await expect(textOn(page).locator('a')).toHaveAttribute('href', 'https://example.org/');
  await expect(textOn(page).locator('[style], [onclick], img:not([class])')).toHaveCount(0);
});

test('axe finds nothing on the notes, writing, reading, offline, full or empty, light or dark (N34)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const { page } = await writerIn(room, visitor, 'Mira Alva', phone);
  const reader = await visitor();
  await comeIn(reader, room, 'Ana Reader');
  await expectNothing(page, {
    empty: () => saved(page),
    full: async () => {
      await button(page.getByRole('toolbar'), say('document.tool-heading')).click();
      await typeAtEnd(page, 'Costs\nShared by all.\n- one');
      await saved(page);
      await page.locator('summary').click();
    },
    link: () => button(page.getByRole('toolbar'), say('document.tool-link')).click(),
    offline: async () => {
      await page.context().setOffline(true);
      await typeAtEnd(page, '!');
      await expect(sheetOn(page).getByText(onlyHere)).toBeVisible();
    },
  });
  await reader.goto(`/m/${room.code}/notes`);
  await expectNothing(reader, { reading: () => state(reader, say('document.read-only')) });
});
