import { expect, type Page } from '@playwright/test';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, type Room } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const title = say('presented.plenary');
const readOn = (page: Page, name = say('document.text-plenary')) => page.getByRole('document', { name, exact: true });
const writeOn = (page: Page, name = say('document.text-plenary')) => page.getByRole('textbox', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const at = (section: string, document = title) => say('presented.meeting-at', { title: `${document}, \u2068${section}\u2069` });

/** Three headings with more below each than a screen has room for. */
async function written(page: Page, room: Room) {
  await page.goto(`/m/${room.code}/notes`);
  await writeOn(page).focus();
  for (const section of ['Access', 'Costs', 'Next steps']) {
    await page.keyboard.type(`## ${section}\n`);
    for (let line = 1; line <= 25; line += 1) await page.keyboard.type(`${section} ${line}\n`);
  }
  await expect(page.getByText(say('document.saved'), { exact: true }).first()).toBeVisible();
}
const focusOn = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? '');

test('the chair presents the notes at a section: who follows is brought there, who looks elsewhere comes back in one press (A3, N19)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const [scribe, chair, reader, phoneReader, screen] = await Promise.all([visitor(), visitor(), visitor(), visitor(phone), visitor()]);
  await comeIn(scribe, room, 'Mira Alva', { role: 'rapporteur' });
  await comeIn(chair, room, 'Cat Chair', { role: 'chair' });
  for (const page of [reader, phoneReader]) await comeIn(page, room, 'Reader');
  await written(scribe, room);
  await Promise.all([chair, reader].map((page) => page.goto(`/m/${room.code}/notes`)));
  await phoneReader.goto(`/m/${room.code}/attend`);
  await screen.goto(new URL(room.links.screen).pathname + new URL(room.links.screen).hash);
  await expect(heading(reader, 'Costs')).toBeAttached();
  await expect(heading(reader, 'Costs')).not.toBeInViewport();

  await chair
    .getByRole('listitem')
    .filter({ hasText: 'Costs' })
    .getByRole('button', { name: say('presented.present') })
    .click();
  await expect(heading(reader, 'Costs')).toBeInViewport();
  expect(await focusOn(reader)).toBe('BODY');
  await expect(reader.getByRole('status').filter({ hasText: 'Costs' })).toHaveText(at('Costs'));
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText('Costs');
  await expect(screen.getByText('Costs 1', { exact: true })).toBeVisible();
  await expect(screen.getByText('Access 1', { exact: true })).toBeHidden();
  await expect(screen.getByText(/UTC$/)).toBeInViewport({ ratio: 1 });
  await expect(screen.getByRole('img', { name: say('screen.qr') })).toBeInViewport({ ratio: 1 });
  // Whoever writes stays where they write.
  await expect(scribe.getByText(at('Costs')).first()).toBeVisible();
  await expect(heading(scribe, 'Costs')).not.toBeInViewport();

  await phoneReader.getByRole('link', { name: `${title}, \u2068Costs\u2069` }).click();
  await expect(heading(phoneReader, 'Costs')).toBeInViewport();

  await reader.mouse.move(300, 300);
  await reader.mouse.wheel(0, -5_000);
  await expect(button(reader, say('presented.go-there'))).toBeVisible();
  await chair
    .getByRole('listitem')
    .filter({ hasText: 'Next steps' })
    .getByRole('button', { name: say('presented.present') })
    .click();
  await expect(reader.getByText(at('Next steps')).first()).toBeVisible();
  await expect(heading(phoneReader, 'Next steps')).toBeInViewport();
  await expect(heading(reader, 'Next steps')).not.toBeInViewport();
  await button(reader, say('presented.go-there')).click();
  await expect(heading(reader, 'Next steps')).toBeInViewport();
  await expect(button(reader, say('presented.there'))).toBeFocused();

  await button(chair, say('presented.stop')).click();
  await expect(screen.getByText(title)).toBeHidden();
  await expect(button(reader, say('presented.there'))).toBeHidden();
});

test('the report is read by all for as long as it is presented, and by nobody else before or after (A3, N27)', async ({
  house,
  visitor,
}) => {
  const room = await meetingAt(house.url);
  const chair = await room.sit('Cat Chair', { role: 'chair' });
  const [scribe, reader] = await Promise.all([visitor(), visitor()]);
  await comeIn(scribe, room, 'Mira Alva', { role: 'rapporteur' });
  await comeIn(reader, room, 'Reader');
  await scribe.goto(`/m/${room.code}/notes`);
  await button(scribe, say('document.report')).click();
  await writeOn(scribe, say('document.text-report')).focus();
  await scribe.keyboard.type('A first draft.');
  await reader.goto(`/m/${room.code}/notes`);
  await expect(readOn(reader)).toBeVisible();
  await expect(button(reader, say('document.report'))).toBeHidden();
  await does(chair, { name: 'present', input: { documentId: 'report' } });
  await expect(readOn(reader, say('document.text-report'))).toContainText('A first draft.');
  await does(chair, { name: 'present', input: { documentId: null } });
  await expect(readOn(reader)).toBeVisible();
  await expect(reader.getByText('A first draft.')).toBeHidden();
  // Presented again, it is open again; and whoever looks elsewhere meanwhile is told where the meeting is.
  await does(chair, { name: 'present', input: { documentId: 'report' } });
  await expect(readOn(reader, say('document.text-report'))).toContainText('A first draft.');
  await button(reader, say('document.plenary')).click();
  await expect(readOn(reader)).toBeVisible();
  await button(reader, say('presented.go-there')).click();
  await expect(readOn(reader, say('document.text-report'))).toContainText('A first draft.');
});
