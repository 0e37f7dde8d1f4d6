import { expect, type Page } from '@playwright/test';
import { say } from '../english.ts';
import { button } from '../screens.ts';

const line = { offline: false, latency: 400, downloadThroughput: 50_000 / 8, uploadThroughput: 50_000 / 8 };
const patience = { timeout: 90_000 };

/** 50 kbit/s and 400 ms from the first byte on, with nothing kept from before (N33). Says how long it took until a question could be typed. */
export async function onSlowLine(page: Page, link: string, name: string): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', line);
  const began = Date.now();
  const since = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  await page.goto(link, patience);
  await page.getByLabel(say('join.name'), { exact: true }).fill(name, patience);
  const named = since();
  await page.getByRole('radio', { name: say('side.remote') }).check();
  await button(page, say('join.join')).tap();
  await button(page, say('attend.tab-questions')).tap(patience);
  const inside = since();
  await expect(page.getByLabel(say('ask.text'))).toBeEditable(patience);
  return `at 50 kbit/s and 400 ms: a name could be typed after ${named}, the meeting was there after ${inside}, a question could be typed after ${since()}`;
}
