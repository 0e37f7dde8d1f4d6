import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import type { Attendance } from '../shared/people.ts';
import { clientDir } from './built-client.ts';
import { openHouse, type House } from './house.ts';
import type { Links, Room } from './meeting-room.ts';

type Visitors = {
  /** A real secretary for this test alone, who serves the screens. */
  house: House;
  /** Somebody with a browser of their own. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
};

/** A test with browsers. A page that throws fails it, whatever it shows. */
export const test = base.extend<Visitors>({
  house: async ({}, use) => {
    const house = await openHouse({ store: 'sqlite', clientDir });
    await use(house);
    await house.close();
  },
  visitor: async ({ browser, house }, use) => {
    const faults: Error[] = [];
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: house.url, locale: 'en-GB', timezoneId: 'UTC', ...options });
      contexts.push(context);
      context.on('weberror', (fault) => faults.push(fault.error()));
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(faults).toEqual([]);
  },
});

type Coming = { role?: Exclude<keyof Links, 'join' | 'screen' | 'kiosk'>; attendance?: Attendance };

/** Joins without the join page; the browser has the seat from then on. */
export async function comeIn(page: Page, room: Room, name: string, { role, attendance = 'remote' }: Coming = {}): Promise<string> {
  const invitation = role && { invitation: new URL(room.links[role]).hash.slice(1) };
  const answer = await page.request.post(`${room.url}/api/meetings/${room.code}/join`, { data: { name, attendance, ...invitation } });
  expect(answer.ok()).toBe(true);
  return ((await answer.json()) as { personId: string }).personId;
}
