import { expect, type Page } from '@playwright/test';
import { plenary } from '../shared/floor-id.ts';
import { looksRight } from './axe.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, turnOn } from './meeting-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const desktop = { viewport: { width: 1280, height: 800 } };
const text = `The river, second day

The following are captions. They may be incomplete or inaccurate.

***

>> CHAIR: Good morning. Ana Pérez has the floor.

>> ANA PÉREZ: The left bank floods every spring.

We ask for a dam.

(Break).

>> BEN OKAFR: The right bank is dry.

>> Nobody wrote down who I am.
`;
const matched = (name: string) => say('transcripts.is-person', { name: `\u2068${name}\u2069` });
const bringIn = (page: Page, name: string, body: string) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(body) });

for (const [size, options] of [
  ['a phone', phone],
  ['a desk', desktop],
] as const)
  test(`on ${size} the secretariat brings a transcript in, says who is who, puts it right and lays it beside the record (N30, N31)`, async ({
    house,
    visitor,
  }) => {
    const room = await meetingAt(house.url, {}, 'Assembly of the river');
    const chair = await room.sit('Bruno Costa', { role: 'chair' });
    await does(chair, { name: 'open-meeting', input: {} });
    for (const name of ['Ana Pérez', 'Ben Okafor']) {
      const { personId } = await room.sit(name);
      await does(chair, { name: 'give-floor', input: { floor: plenary, personId, holderISaw: turnOn(chair) } });
      await does(chair, { name: 'end-turn', input: { floor: plenary, turnId: turnOn(chair)! } });
    }
    const page = await visitor(options);
    await comeIn(page, room, 'Olga Moreau', { role: 'secretariat' });
    await page.goto(`/m/${room.code}/transcripts`);
    await page.getByText(say('transcripts.none')).waitFor();
    await looksRight(page, 'no transcript');

    await bringIn(page, 'notes.txt', 'Dear all, nobody speaks here.');
    await expect(page.getByRole('main').getByText('Nobody speaks in this text')).toBeVisible();
    await bringIn(page, 'river.txt', text);
    await expect(page.getByRole('heading', { name: 'The river, second day' })).toBeVisible();
    await expect(page.getByText(say('transcripts.draft'))).toBeVisible();
    await expect(page.getByText('seems to have chaired')).toBeVisible();
    await looksRight(page, 'a draft');

    await button(page, say('transcripts.sure', { count: 1 })).click();
    await expect(page.getByText(matched('Ana Pérez'))).toBeVisible();
    await page.getByRole('button', { name: /^Ben Okafor/ }).click();
    await expect(page.getByText(matched('Ben Okafor'))).toBeVisible();
    const chairRow = page
      .getByRole('listitem')
      .filter({ hasText: 'CHAIR' })
      .filter({ hasText: say('transcripts.not-known') });
    await chairRow.getByRole('button', { name: say('transcripts.other') }).click();
    await page.getByLabel(say('transcripts.who')).fill('Bruno');
    await page.getByRole('option', { name: 'Bruno Costa' }).click();
    await looksRight(page, 'somebody is looked for');
    await button(page, say('transcripts.match')).click();
    await expect(page.getByText(matched('Bruno Costa'))).toBeVisible();

    // With the keyboard alone.
    await page.locator('#turn-4').getByRole('button').focus();
    await page.keyboard.press('Enter');
    const words = page.getByLabel(say('transcripts.words'), { exact: true });
    await expect(words).toBeFocused();
    await looksRight(page, 'a turn is put right');
    await words.fill('It was only me.');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('#turn-4')).toContainText('It was only me.');
    // The one that opens the turn, once the two of its form are gone.
    await expect(page.locator('#turn-4').getByRole('button')).toHaveCount(1);
    await expect(page.locator('#turn-4').getByRole('button')).toBeFocused();

    await button(page, say('transcripts.publish')).click();
    await expect(page.getByText(say('transcripts.laid'))).toBeVisible();
    await looksRight(page, 'laid beside');
    await page.getByRole('link', { name: say('transcripts.to-record') }).click();
    const course = page.locator('#course ol > li');
    await expect(course.filter({ hasText: 'The left bank floods every spring.' })).toContainText(
      say('record.from-transcript', { title: 'The river, second day' }),
    );
    const texts = await course.allTextContents();
    const place = (part: string) => texts.findIndex((one) => one.includes(part));
    expect(place('The left bank')).toBe(place('Ana Pérez\u2069 speaks') + 1);
    expect(place('The right bank')).toBe(place('Ben Okafor\u2069 speaks') + 1);
    await expect(page.getByText('They may be incomplete or inaccurate.')).toBeVisible();
    await looksRight(page, 'in the record');
    await page.getByLabel(say('record-page.words')).fill('only me');
    await expect(course).toHaveCount(1);

    await page.getByRole('link', { name: say('record-page.to-transcripts') }).click();
    await button(page, say('transcripts.withdraw')).click();
    await expect(page.getByText(say('transcripts.draft'))).toBeVisible();
    await button(page, say('transcripts.remove')).click();
    await looksRight(page, 'before it is removed');
    await button(page.getByRole('dialog'), say('transcripts.remove-now')).click();
    await expect(page.getByText(say('transcripts.none'))).toBeVisible();
  });

test('whoever is not of the secretariat is led to the record (N30)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const page = await visitor(phone);
  await comeIn(page, room, 'Mira Alva');
  await page.goto(`/m/${room.code}/transcripts`);
  await expect(page.getByRole('heading', { name: say('transcripts.not-yours-title') })).toBeVisible();
  await looksRight(page, 'not of the secretariat');
});
