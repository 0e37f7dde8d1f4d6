import { expect, type Locator, type Page } from '@playwright/test';
import { say } from './english.ts';

/** Who speaks and who waits, as one screen says it: "1 Omar". */
export type Shown = { speaker: string; queue: string[] };

/** The queue as numbered on this screen, by number: rows that rest under a finger may be drawn elsewhere for a moment. */
export async function queueOn(page: Page): Promise<string[]> {
  const rows = await queueRegion(page)
    .locator('ol > li')
    .evaluateAll((items) =>
      items.map((item) => [Number(item.firstElementChild?.textContent), item.querySelector('bdi.name')?.textContent ?? ''] as const),
    );
  return rows
    .filter(([number]) => number > 0)
    .toSorted(([one], [other]) => one - other)
    .map(([number, name]) => `${number} ${name}`);
}

const queueRegion = (page: Page): Locator =>
  page
    .getByRole('region', { name: say('queue.title'), exact: true })
    .or(page.getByRole('region', { name: say('screen.next'), exact: true }))
    .first();

const heading = (page: Page): Promise<string> =>
  page
    .locator('h1')
    .first()
    .evaluate((title) => (title.querySelector('bdi') ?? title).textContent.replaceAll('\u2011', '-'));

const shownOn = async (page: Page): Promise<Shown> => ({ speaker: await heading(page), queue: await queueOn(page) });

/** Each of them soon shows this; the room's screen says only the first three. */
export async function allShow(screens: Record<string, Page>, speaker: string, waiting: string[]): Promise<void> {
  const queue = waiting.map((name, i) => `${i + 1} ${name}`);
  await Promise.all(
    Object.entries(screens).map(([whose, page]) =>
      expect
        .poll(() => shownOn(page), { message: `on the screen of ${whose}` })
        .toEqual({ speaker, queue: whose === 'projector' ? queue.slice(0, 3) : queue }),
    ),
  );
}

/** Seconds on the large clock; gone beyond the end counts below zero. */
async function clockOn(page: Page): Promise<number> {
  const text = await page.getByRole('timer').first().innerText();
  const [, over, minutes, seconds] = /^(\+?)(\d+):(\d\d)$/.exec(text) ?? [];
  if (minutes === undefined) throw new Error(`no clock: ${text}`);
  return (Number(minutes) * 60 + Number(seconds)) * (over ? -1 : 1);
}

/** Every clock read at the same moment says the same within a second; returns what the first one says. */
export async function allClocksAgree(screens: Record<string, Page>): Promise<number> {
  let first = 0;
  await expect(async () => {
    const seconds = await Promise.all(Object.values(screens).map(clockOn));
    first = seconds[0]!;
    expect(Math.max(...seconds) - Math.min(...seconds), seconds.join(' ')).toBeLessThanOrEqual(1);
  }).toPass({ timeout: 10_000 });
  return first;
}

export const allSay = async (screens: Record<string, Page>, text: string): Promise<void> => {
  await Promise.all(Object.values(screens).map((page) => expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible()));
};

export const button = (where: Page | Locator, name: string | RegExp): Locator => where.getByRole('button', { name, exact: true });
