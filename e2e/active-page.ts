import type { Locator, Page } from '@playwright/test';
import { activeIn } from './strange-markup.ts';

/** From before the first script on: whatever calls `hit`, opens a box, or comes to have a handler, a script or an address of its own. */
export async function watched(page: Page): Promise<string[]> {
  const hits: string[] = [];
  await page.exposeFunction('hit', () => void hits.push(page.url()));
  page.on('dialog', (box) => {
    hits.push(`${page.url()} opened ${box.message()}`);
    void box.dismiss();
  });
  page.on('popup', (popup) => hits.push(`${page.url()} opened ${popup.url()}`));
  return hits;
}

/** What acts or leads astray on a page that is open, also in what is folded. */
export const activeOn = (page: Page): Promise<string[]> => page.evaluate<string[]>(`(${activeIn.toString()})(document, location.href)`);

/** The same of the text of a page, as this browser would read it. */
export const activeInFile = (page: Page, text: string): Promise<string[]> =>
  page.evaluate<string[]>(`(${activeIn.toString()})(new DOMParser().parseFromString(${JSON.stringify(text)}, 'text/html'), location.href)`);

/** Everything is open that can be, and the pointer has been over it. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
  await page.mouse.move(200, 300);
  await page.waitForTimeout(300);
}

/** As it comes from somewhere else. */
export const paste = (text: Locator, words: string, type: 'text/html' | 'text/plain') =>
  text.evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(given.type, given.words);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { words, type },
  );
