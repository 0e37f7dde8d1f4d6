import { expect, type Page } from '@playwright/test';
import MarkdownIt from 'markdown-it';
import { cleanLine } from '../shared/text.ts';
import { activeInFile, activeOn, paste, unfold, watched } from './active-page.ts';
import { asAddress, attackStrings } from './attack-strings.ts';
import { attackedDocument } from './attacked-document.ts';
import { attackedMeeting } from './attacked-meeting.ts';
import { attackedSeries } from './attacked-series.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt } from './meeting-room.ts';
import { readOn, saved, textOn } from './notes-page.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const name = attackStrings[12]!;
const margin = (page: Page) => page.getByRole('region', { name: say('margin.title'), exact: true });

test('whatever stands in a document and beside it, nothing of it acts where it is written, read, compared, restored or kept (S1, N27)', async ({
  house,
  visitor,
}) => {
  const attacked = await attackedMeeting(house.url);
  const { room } = attacked;
  const { editor, lastWords, keepVersion, refused } = await attackedDocument(house.url, attacked);
  await keepVersion(attackStrings[0]!);
  expect([...refused, ...attacked.refused]).toEqual([]);
  const [page, reader] = [await visitor(), await visitor(phone)];
  const hits = [await watched(page), await watched(reader)];
  await comeIn(page, room, name, { role: 'rapporteur' });
  await comeIn(reader, room, name);
  for (const one of [page, reader]) {
    await one.goto(`/m/${room.code}/notes`);
    await expect((one === page ? textOn : readOn)(one).getByText(lastWords)).toBeVisible();
    await expect(margin(one).locator('blockquote')).not.toHaveCount(0);
    await unfold(one);
    expect(await activeOn(one)).toEqual([]);
    expect(await strayIn(one)).toEqual([]);
  }

  const [first] = await margin(page)
    .getByRole('listitem', { name: say('margin.mark-suggestion', { number: 2 }), exact: true })
    .all();
  await button(first!, say('margin.accept')).click();
  const declined = attackStrings.filter((_words, i) => i % 6 === 3).length;
  await button(margin(page), say('margin.closed', { count: 1 + declined })).click();
  await expect(margin(page)).toContainText(say('margin.accepted-in'));
  expect(await activeOn(page)).toEqual([]);
  await textOn(page).getByText(lastWords).click();
  await page.keyboard.press('End');
  for (const [sign, kind] of [
    ['@', 'person'],
    ['#', 'item'],
  ] as const) {
    await page.keyboard.type(` ${sign}`);
    await expect(page.getByRole('listbox', { name: say(`document.mention-${kind}`) }).getByRole('option')).not.toHaveCount(0);
    expect(await activeOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
  }
  await saved(page);

  await button(page, say('document.versions')).click();
  const sheet = page.getByRole('dialog', { name: say('document.versions') });
  await expect(sheet).toContainText(attackStrings[0]!);
  await button(sheet, say('versions.open', { number: 1 })).click();
  await expect(sheet.getByText(lastWords)).toBeAttached();
  expect(await activeOn(page)).toEqual([]);
  await sheet.getByLabel(say('versions.compare'), { exact: false }).selectOption('now');
  await expect(sheet.locator('ins').first()).toBeVisible();
  expect(await activeOn(page)).toEqual([]);
  await button(sheet, say('versions.restore')).click();
  await expect(sheet).toHaveCount(0);
  await saved(page);
  expect(await activeOn(page)).toEqual([]);
  expect(await strayIn(page)).toEqual([]);

  const files = ['plenary', 'plenary/versions/1'].map((path) => `/api/meetings/${room.code}/documents/${path}`);
  const markdown = new MarkdownIt({ html: true, linkify: true });
  for (const file of files) {
    expect(await activeInFile(page, await (await page.request.get(`${file}.html`)).text())).toEqual([]);
    expect(await activeInFile(page, markdown.render(await (await page.request.get(`${file}.md`)).text()))).toEqual([]);
  }
  expect(hits.flat()).toEqual([]);
  editor.close();
  await room.close();
});

test('whatever becomes of a template, of what is pasted or of a line, and is presented to the room, nothing of it acts (S1, N20, A3)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url, {}, attackStrings[1]);
  const chair = await room.sit(name, { role: 'chair' });
  for (const title of attackStrings) await does(chair, { name: 'add-agenda-item', input: { title } });
  const [page, reader, screen] = [await visitor(), await visitor(phone), await visitor()];
  const hits = await Promise.all([page, reader, screen].map(watched));
  await comeIn(page, room, name, { role: 'rapporteur' });
  await comeIn(reader, room, name);
  await page.goto(`/m/${room.code}/notes`);
  await button(page, say('templates.session')).click();
  await expect(textOn(page).getByRole('heading', { level: 3 })).not.toHaveCount(0);
  expect(await activeOn(page)).toEqual([]);

  const text = textOn(page);
  for (const [i, words] of attackStrings.entries()) await paste(text, pasted(words, asAddress[i % asAddress.length]!), 'text/html');
  await expect(text.getByRole('table')).not.toHaveCount(0);
  await unfold(page);
  expect(await activeOn(page)).toEqual([]);
  expect(await strayIn(page)).toEqual([]);

  await text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Enter');
  const kinds = ['Action', 'Decision', 'Message', 'Topic'];
  const lines = attackStrings.filter((_words, i) => i % 2 === 0).map((words) => words.replace(/[\p{Cc}]+/gu, ' ').trim());
  for (const [i, words] of lines.entries()) {
    await page.keyboard.insertText(`${kinds[i % kinds.length]}: ${words}`);
    // It may begin like a mention.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
  }
  const written = () => {
    const { actions, messages } = chair.meeting();
    return actions.actions.length + actions.decisions.length + messages.list.length;
  };
  await expect.poll(written, { timeout: 20_000 }).toBe(lines.filter((_words, i) => i % kinds.length < 3).length);
  await saved(page);
  expect(await activeOn(page)).toEqual([]);

  await reader.goto(`/m/${room.code}/notes`);
  await screen.goto(room.links.screen);
  for (const section of lines.filter((_words, i) => i % 12 === 3)) {
    await does(chair, { name: 'present', input: { documentId: 'plenary', section } });
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText(cleanLine(section));
    expect([await activeOn(screen), await activeOn(reader)]).toEqual([[], []]);
  }
  await reader.goto(`/m/${room.code}/attend`);
  await reader.getByRole('button').first().waitFor();
  expect(await activeOn(reader)).toEqual([]);
  expect(hits.flat()).toEqual([]);
  await room.close();
});

test('whatever the sessions of a series and their messages are called, nothing of it acts (S1, N29)', async ({ house, visitor }) => {
  const { room, close } = await attackedSeries(house.url);
  const page = await visitor(phone);
  const hits = await watched(page);
  await comeIn(page, room, name);
  await page.goto(`/m/${room.code}/messages`);
  await page.getByText(say('messages.sessions')).click();
  await expect(page.getByRole('link', { name: say('messages.sessions-file') })).toBeVisible();
  await unfold(page);
  expect(await activeOn(page)).toEqual([]);
  expect(hits).toEqual([]);
  await close();
});

/** A table, a mention, a line that was written down and a link, as some other editor might copy them. */
const pasted = (words: string, address: string) =>
  `<table style="position:fixed;inset:0" onclick="hit()"><tr><th colspan="1000000" rowspan="9" class="evil" id="evil">${words}</th></tr>
  <tr><td style="background:url(//evil.example/x)" data-colwidth="${words}"><a href="${address}" onclick="hit()" style="position:fixed">led astray</a></td></tr></table>
  <p data-entry="action:&quot;><img src=x onerror=hit()>"><span data-mention="person" data-id="&quot;><img src=x onerror=hit()>">x</span>
  <span data-mention="&lt;b&gt;" data-id="x">x</span></p><p>${words}</p>`;

/** What lies over the page instead of in it, and links that lead to it from elsewhere. */
const strayIn = (page: Page): Promise<string[]> =>
  page.evaluate((label) => {
    const text = document.querySelector(`[aria-label="${label}"]:is([role="textbox"], [role="document"])`)!;
    const { width } = text.getBoundingClientRect();
    return [...text.querySelectorAll('*')].flatMap((element) => {
      const { position } = getComputedStyle(element);
      const isOver = position === 'fixed' || (element instanceof HTMLTableCellElement && element.colSpan > 1);
      const isOpen = element.matches('a') && !/noopener/.test(element.getAttribute('rel') ?? '');
      return isOver || isOpen || (!element.closest('table') && element.getBoundingClientRect().width > width + 1)
        ? [element.outerHTML.slice(0, 200)]
        : [];
    });
  }, say('document.text-plenary'));
