import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import type { Attendance } from '../shared/people.ts';
import { clientDir } from './built-client.ts';
import { listenFor, type Complaints } from './complaints.ts';
import { openHouse, type House } from './house.ts';
import type { Links, Room } from './meeting-room.ts';

type Visitors = {
  /** A real secretary for this test alone, who serves the screens. */
  house: House;
  /** Somebody with a browser of their own. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** What their pages have complained of until now. */
  complaints: Complaints;
};

/** A small phone held in one hand. */
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** A test with browsers. A page that throws, breaks its own policy or asks anybody but the meeting fails it, whatever it shows. */
export const test = base.extend<Visitors>({
  house: async ({}, use) => {
    const house = await openHouse({ store: 'sqlite', clientDir });
    await use(house);
    await house.close();
  },
  complaints: async ({}, use) => use({ all: [], grave: [] }),
  visitor: async ({ browser, house, complaints }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: house.url, locale: 'en-GB', timezoneId: 'UTC', ...options });
      contexts.push(context);
      listenFor(complaints, context, house.url);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints.grave).toEqual([]);
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
