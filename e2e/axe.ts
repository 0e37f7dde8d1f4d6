import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const schemes = ['light', 'dark'] as const;

/** My own row keeps to the edge of a list that scrolls; what it covers in part is looked at again where it lies in sight. */
async function isLargeInSight(page: Page, target: string): Promise<boolean> {
  const scrolled = await page.locator(target).evaluate((element) => {
    const list = element.closest('main');
    const before = list?.scrollTop ?? 0;
    element.scrollIntoView({ block: 'center' });
    return before;
  });
  const { violations } = await new AxeBuilder({ page }).include(target).withRules(['target-size']).analyze();
  await page.locator(target).evaluate((element, top) => element.closest('main')?.scrollTo(0, top), scrolled);
  return violations.length === 0;
}

/** What axe finds on this page as it is now, in light and in dark. */
async function found(page: Page, state: string): Promise<string[]> {
  const all: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).withTags(criteria).analyze();
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        if (id !== 'target-size' || !(await isLargeInSight(page, target.join(' '))))
          all.push(`${state}, ${colorScheme}: ${id} ${target.join(' ')} ${failureSummary}`);
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
