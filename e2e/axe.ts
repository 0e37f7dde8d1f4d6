import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What another scheme of colours can change of that; axe puts these rules under `cat.color`. */
const aboutColour = ['color-contrast', 'link-in-text-block'];

/** There are no frames of others here, so axe needs no page of its own to put its findings together. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();
const looks = {
  light: (page: Page) => axe(page).withTags(criteria),
  dark: (page: Page) => axe(page).withRules(aboutColour),
};

/** My own row keeps to the edge of a list that scrolls; what it covers in part is looked at again where it lies in sight. */
async function isLargeInSight(page: Page, target: string): Promise<boolean> {
  const scrolled = await page.locator(target).evaluate((element) => {
    const list = element.closest('main');
    const before = list?.scrollTop ?? 0;
    element.scrollIntoView({ block: 'center' });
    return before;
  });
  const { violations } = await axe(page).include(target).withRules(['target-size']).analyze();
  await page.locator(target).evaluate((element, top) => element.closest('main')?.scrollTo(0, top), scrolled);
  return violations.length === 0;
}

/** What is wide in a text that one writes in is reached with the caret, which brings it along: a stop of its own would hold up the Tab key. */
const isReachedByCaret = (page: Page, target: string): Promise<boolean> =>
  page.locator(target).evaluate((element) => element.parentElement?.closest('[contenteditable="true"]') instanceof Element);

/** Of what one rule finds, whether it is so. */
async function isSo(page: Page, rule: string, target: string): Promise<boolean> {
  if (rule === 'target-size') return !(await isLargeInSight(page, target));
  return rule !== 'scrollable-region-focusable' || !(await isReachedByCaret(page, target));
}

/** What axe finds on this page as it is now: all of its rules in light, and in dark those about colours. */
export async function found(page: Page, state: string): Promise<string[]> {
  const all: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await looks[colorScheme](page).analyze();
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        if (await isSo(page, id, target.join(' '))) all.push(`${state}, ${colorScheme}: ${id} ${target.join(' ')} ${failureSummary}`);
  }
  return all;
}

/** Looks at each state in turn; says everything that was found, not only the first. */
export async function expectNothing(page: Page, states: Record<string, () => Promise<unknown>>): Promise<void> {
  const all: string[] = [];
  for (const [state, reach] of Object.entries(states)) {
    await reach();
    all.push(...(await found(page, state)));
  }
  expect(all).toEqual([]);
}

/** Axe finds nothing on the page as it is, and nothing of it is wider than the window. */
export async function looksRight(page: Page, state: string): Promise<void> {
  await expectNothing(page, { [state]: () => Promise.resolve() });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, state).toBe(0);
}
