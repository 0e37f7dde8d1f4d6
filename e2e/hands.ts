import { expect, type Locator, type Page, type ViewportSize } from '@playwright/test';

/** A way of pressing. The steps of a meeting are the same for all of them. */
export type Hands = {
  viewport: ViewportSize;
  hasTouch: boolean;
  /** A button, a link or a fold; `key` is the chair's shortcut for it. */
  press: (button: Locator, key?: string) => Promise<void>;
  /** One of several, or a tick. */
  choose: (input: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
  /** A row of the chair's queue. */
  select: (row: Locator) => Promise<void>;
};

export const mouse: Hands = {
  viewport: { width: 1280, height: 800 },
  hasTouch: false,
  press: (button) => button.click(),
  choose: (input) => input.click(),
  write: (field, text) => field.fill(text),
  select: (row) => row.click(),
};

export const touch: Hands = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  press: (button) => button.tap(),
  choose: (input) => input.tap(),
  write: async (field, text) => {
    await field.tap();
    await field.fill(text);
  },
  select: (row) => row.tap(),
};

/** Keys and nothing else; wherever they lead, the focus can be seen. */
export const keyboard: Hands = {
  viewport: { width: 1280, height: 800 },
  hasTouch: false,
  press: async (button, key) => {
    await expect(button).toBeEnabled();
    if (key === undefined) await walkTo(button);
    await button.page().keyboard.press(key ?? 'Enter');
  },
  choose: async (input) => {
    const before = await input.isChecked();
    await walkTo(input);
    // Walking with the arrows through a group chooses already.
    if ((await input.isChecked()) === before) await input.page().keyboard.press('Space');
  },
  write: async (field, text) => {
    await walkTo(field);
    await field.page().keyboard.press('ControlOrMeta+a');
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) await field.page().keyboard.press('Enter');
      await field.page().keyboard.insertText(line);
    }
  },
  select: async (row) => {
    const page = row.page();
    await row.waitFor();
    for (let press = 0; press < 20 && (await row.getAttribute('aria-expanded')) !== 'true'; press++) await page.keyboard.press('ArrowDown');
    expect(await whereIsFocus(row)).toBe('here');
    await expectFocusSeen(page);
  },
};

type Where = 'here' | 'among' | 'before' | 'after';

/** Where the focus is, seen from `target`: there, in its group of radio buttons, before or after it in the page. */
const whereIsFocus = (target: Locator): Promise<Where> =>
  target.evaluate((element) => {
    const focus = document.activeElement ?? document.body;
    if (focus === element) return 'here';
    const isRadio = (one: Element): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === 'radio';
    if (isRadio(focus) && isRadio(element) && focus.name === element.name && focus.form === element.form) return 'among';
    return focus.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'after' : 'before';
  });

const farthest = 150;

async function walkTo(target: Locator): Promise<void> {
  const page = target.page();
  await target.waitFor();
  for (let step = 0; step < farthest; step++) {
    const where = await whereIsFocus(target);
    if (where === 'here') return expectFocusSeen(page);
    await page.keyboard.press({ among: 'ArrowDown', before: 'Tab', after: 'Shift+Tab' }[where]);
  }
  throw new Error(`the keys do not lead to ${target.toString()}`);
}

/** Outlined, by itself or with the label it stands in, and not out of sight. */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const focus = document.activeElement!;
    const drawn = [getComputedStyle(focus), getComputedStyle(focus, '::after'), getComputedStyle(focus.closest('label') ?? focus)];
    const isOutlined = drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1);
    const { top, bottom, left, right } = focus.getBoundingClientRect();
    const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    return isOutlined && isInSight ? 'seen' : `not seen: ${focus.outerHTML.slice(0, 120)} outlined ${isOutlined}, in sight ${isInSight}`;
  });
  expect(seen).toBe('seen');
}
