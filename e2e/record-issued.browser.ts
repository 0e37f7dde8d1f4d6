import { expect } from '@playwright/test';
import { looksRight } from './axe.ts';
import { say } from './english.ts';
import { does, fullRoom } from './full-room.ts';
import { button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

for (const [about, viewport] of [
  ['a phone', phone.viewport],
  ['a laptop', { width: 1280, height: 800 }],
] as const)
  test(`on ${about} the secretariat says when the next meeting is, issues the record, says what is wrong, withdraws it, and issues it again (N31, N34)`, async ({
    house,
    visitor,
  }) => {
    const full = await fullRoom(house.url);
    await full.open();
    await full.fill();
    await full.giveFloor('next');
    await does(full.chair, { name: 'record-decision', input: { text: 'Both banks are planted' } });
    await full.end();
    const page = await visitor({ viewport });
    await comeIn(page, full.room, 'Olga Moreau', { role: 'secretariat' });
    await page.goto(`/m/${full.room.code}/desk`);
    await page.getByText(say('desk.settings-about')).click();
    await page.getByLabel(say('desk.next-at')).fill('2027-03-09T13:00');
    await button(page, say('desk.next-keep')).click();
    await page.getByLabel(say('desk.next-minutes')).selectOption('90');
    await expect(button(page, say('desk.next-none'))).toBeVisible();
    await page.goto(`/m/${full.room.code}/record`);
    await expect(page.getByText(say('record.draft'))).toBeVisible();
    await expect(page.getByText(say('record.next', { day: '2027-03-09 13:00' }))).toBeVisible();
    await looksRight(page, 'a draft');

    await button(page, say('record-page.issue', { number: 1 })).press('Enter');
    await expect(page.getByText('Final: version 1')).toBeVisible();
    await expect(page.getByText(/SHA-256 of version 1: [0-9a-f]{64}/)).toBeVisible();
    await button(page, say('record-page.issue', { number: 2 })).click();
    await expect(page.getByText(say('refusal.record-issued')).first()).toBeVisible();

    await button(page, say('record-page.put-right')).click();
    const decision = page.locator('#outcome li').first();
    await button(decision, say('record-page.erratum')).click();
    await expect(decision.getByLabel(say('record-page.what-is-wrong'))).toBeFocused();
    await page.keyboard.type('Only the left bank is planted.');
    await looksRight(page, 'what is wrong is written');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(decision.getByText(say('record.is-wrong', { text: 'Only the left bank is planted.' }))).toBeVisible();
    await expect(button(decision, say('record-page.erratum'))).toBeFocused();
    await expect(page.locator('#errata li')).toHaveCount(1);
    await looksRight(page, 'amended');

    await button(page.locator('#errata'), say('record-page.withdraw-erratum')).click();
    await expect(decision.getByText('Erratum:')).toHaveCount(0);
    await button(page, say('record-page.issue', { number: 2 })).click();
    await expect(page.getByText('Final: version 2')).toBeVisible();
  });
