import { expect, type Page } from '@playwright/test';
import { plenary } from '../shared/floor-id.ts';
import { say } from './english.ts';
import { does } from './full-room.ts';
import { meetingAt, turnOn } from './meeting-room.ts';
import { allShow, button } from './screens.ts';
import { comeIn, phone, test } from './visitors.ts';

const floor = plenary;
const dockOf = (page: Page) => page.getByRole('region', { name: say('attend.your-place') });

/** Three wait, the third on a phone; a chair in the house sees to the calls. */
async function threeWaiting(url: string, mira: Page) {
  const room = await meetingAt(url);
  const chair = await room.sit('Bruno Costa', { role: 'chair' });
  await does(chair, { name: 'open-meeting', input: {} });
  for (const name of ['Olga Moreau', 'Omar Haddad'])
    await does(await room.sit(name), { name: 'request-floor', input: { floor, kind: 'intervention' } });
  await comeIn(mira, room, 'Mira Alva', { attendance: 'on-site' });
  await mira.goto(`/m/${room.code}/attend`);
  await button(dockOf(mira), say('attend.ask')).tap();
  await expect(dockOf(mira)).toContainText(say('queue.nth', { n: 3 }));
  const next = () => does(chair, { name: 'give-floor-to-next', input: { floor, holderISaw: turnOn(chair) } });
  return { room, next };
}

/** Keeps note of every page that stands where the meeting was: a stop, a refusal, a door. */
const watchForOtherPages = (page: Page) =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { otherPages: seen });
    new MutationObserver(() => {
      const other = document.querySelector('.plain-page');
      if (other) seen.push(other.textContent);
    }).observe(document.body, { childList: true, subtree: true });
  });
const otherPages = (page: Page) => page.evaluate(() => (window as unknown as { otherPages?: string[] }).otherPages);

/** From now on the phone only notes that it was to vibrate, and how. */
async function feelBuzzes(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const buzzed: string[] = [];
    Object.assign(window, { buzzed });
    navigator.vibrate = (pattern) => buzzed.push(JSON.stringify(pattern)) > 0;
  });
  return () => page.evaluate(() => (window as unknown as { buzzed: string[] }).buzzed);
}

test('a restart of the server shows nobody more than “reconnecting”, and everybody has the same place afterwards (N14, Q14)', async ({
  house,
  visitor,
}) => {
  const [mira, amara, projector, onlooker] = await Promise.all([visitor(phone), visitor(), visitor(), visitor()]);
  const { room, next } = await threeWaiting(house.url, mira);
  await comeIn(amara, room, 'Amara Diallo', { role: 'chair' });
  await Promise.all([amara.goto(`/m/${room.code}/chair`), projector.goto(room.links.screen), onlooker.goto(`/m/${room.code}/queue`)]);
  await next();
  const screens = { mira, amara, projector, onlooker };
  const waiting = ['Omar Haddad', 'Mira Alva'];
  await allShow(screens, 'Olga Moreau', waiting);
  for (const page of Object.values(screens)) await watchForOtherPages(page);

  const { goOn } = await house.stop();
  for (const page of Object.values(screens)) await expect(page.getByText(say('common.reconnecting'))).toBeVisible();
  await expect(mira.getByText(say('attend.reconnecting'))).toBeVisible();
  await expect(mira.getByRole('alert')).toHaveText(say('common.connection-lost'));
  await allShow(screens, 'Olga Moreau', waiting);
  await expect(dockOf(mira)).toContainText(say('queue.nth', { n: 2 }));
  await expect(button(amara, say('chair.end-turn'))).toBeDisabled();

  await goOn();
  for (const page of Object.values(screens)) await expect(page.getByText(say('common.reconnecting'))).toBeHidden();
  await expect(mira.getByText(say('attend.up-to-date'))).toBeVisible();
  await allShow(screens, 'Olga Moreau', waiting);
  await expect(dockOf(mira)).toContainText(say('queue.nth', { n: 2 }));
  await button(amara, say('chair.end-turn')).click();
  await allShow(screens, say('floor.nobody'), waiting);
  for (const page of Object.values(screens)) expect(await otherPages(page)).toEqual([]);
});

test('a phone that was offline for 10 s has its place, hears that it is next and that it has the floor, and is told what it missed (N5, N13, N14)', async ({
  house,
  visitor,
}) => {
  const mira = await visitor(phone);
  const { room, next } = await threeWaiting(house.url, mira);
  const buzzes = await feelBuzzes(mira);
  await expect(mira).toHaveTitle(say('attend.page-title', { title: 'Rehearsal' }));

  await mira.context().setOffline(true);
  await expect(mira.getByText(say('common.reconnecting'))).toBeVisible();
  await next();
  await next();
  await next();
  await expect(mira.getByText(/^Behind since/)).toBeVisible({ timeout: 15_000 });
  await expect(dockOf(mira)).toContainText(say('queue.nth', { n: 3 }));
  const other = await visitor();
  await other.goto(`/m/${room.code}/queue`);
  await allShow({ other }, 'Mira Alva', []);
  await mira.context().setOffline(false);
  await expect(mira.getByText(say('common.reconnecting'))).toBeHidden({ timeout: 15_000 });
  await expect(mira.getByText(/While you were away/)).toBeVisible();
  await expect(dockOf(mira)).toContainText(say('attend.you-speak'));
  await expect(mira.getByRole('alert')).toHaveText(say('attend.said-speaking'));
  await expect(mira).toHaveTitle(say('attend.page-title-speaking', { title: 'Rehearsal' }));
  expect(await buzzes()).toEqual(['[200,100,200]']);
});

test('whoever is next hears it, and hears it again when the floor is theirs: in words, by vibration and in the title (N13)', async ({
  house,
  visitor,
}) => {
  const mira = await visitor(phone);
  const { next } = await threeWaiting(house.url, mira);
  const buzzes = await feelBuzzes(mira);
  await next();
  await expect(mira).toHaveTitle(say('attend.page-title', { title: 'Rehearsal' }));
  await next();
  await expect(mira.getByRole('alert')).toHaveText(say('attend.said-next'));
  await expect(mira).toHaveTitle(say('attend.page-title-next', { title: 'Rehearsal' }));
  await next();
  await expect(mira.getByRole('alert')).toHaveText(say('attend.said-speaking'));
  await expect(mira).toHaveTitle(say('attend.page-title-speaking', { title: 'Rehearsal' }));
  expect(await buzzes()).toEqual(['[150]', '[200,100,200]']);
});

test('what is opened while the line is lost comes once it is back, and nothing stops (N5, N33)', async ({ house, visitor }) => {
  const mira = await visitor(phone);
  await mira.route(/\/assets\/questions/, (asked) => asked.abort('internetdisconnected'));
  await threeWaiting(house.url, mira);
  await button(mira, say('attend.tab-questions')).tap();
  await expect(mira.getByText(say('common.loading'))).toBeVisible();
  await mira.waitForTimeout(2500);
  await mira.unroute(/\/assets\/questions/);
  await expect(mira.getByLabel(say('ask.text'))).toBeVisible();
  await expect(dockOf(mira)).toContainText(say('queue.nth', { n: 3 }));
});
