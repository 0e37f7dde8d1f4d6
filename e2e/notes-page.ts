import { expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { say } from './english.ts';
import type { Room } from './meeting-room.ts';
import { comeIn } from './visitors.ts';

const label = say('document.text-plenary');
export const textOn = (page: Page) => page.getByRole('textbox', { name: label, exact: true });
export const readOn = (page: Page) => page.getByRole('document', { name: label, exact: true });
export const sheetOn = (page: Page) => page.getByRole('region', { name: label, exact: true });
export const saved = (page: Page) =>
  expect(sheetOn(page).getByText(say('document.saved'), { exact: true })).toBeVisible({ timeout: 15_000 });

/** A rapporteur with the notes open, who may write. */
export async function writerIn(
  room: Room,
  visitor: (options?: BrowserContextOptions) => Promise<Page>,
  name: string,
  options?: BrowserContextOptions,
) {
  const page = await visitor(options);
  await comeIn(page, room, name, { role: 'rapporteur' });
  await page.goto(`/m/${room.code}/notes`);
  await saved(page);
  return page;
}
