import { expect, type Page } from '@playwright/test';
import { say } from '../english.ts';
import { allShow, button } from '../screens.ts';
import { look, names, type Gathered } from './gather.ts';
import { enter } from './without-device.ts';

const dockOf = (page: Page) => page.getByRole('region', { name: say('attend.your-place') });

/** In the middle of a meeting the order becomes another, seen before it is set, said to everybody, and explained to whoever asks (N9, Q4, Q13). */
export async function changeOrder({ amara, ada, nour, others: { ida, jun, lev, wei }, projector, onlooker }: Gathered): Promise<void> {
  const phones = { ida, jun, lev, wei };
  const live = { amara, wei, onlooker };
  for (const page of Object.values(phones)) await button(page, say('attend.tab-floor')).tap();
  for (const page of [jun, lev, wei]) {
    await button(dockOf(page), say('attend.ask')).tap();
    await expect(dockOf(page)).toContainText(/You are next|\d(st|nd|rd|th)/);
  }
  await enter(ada, names.pelin, 'known');
  const before = [names.ida, names.jun, names.lev, names.wei, names.pelin];
  await allShow(live, say('floor.nobody'), before);

  await button(amara, say('order.received')).click();
  const sheet = amara.getByRole('dialog', { name: say('chair.order-title') });
  await expect(sheet.getByRole('heading', { name: say('chair.order-nothing') })).toBeVisible();
  await sheet.getByRole('checkbox', { name: say('order.alternate') }).check();
  await expect(sheet.getByRole('list').last()).toContainText(say('chair.order-earlier', { position: 5 }));
  await allShow({ wei, onlooker }, say('floor.nobody'), before);
  await look(amara, 'chair-order-preview');
  const preview = await sheet.getByRole('list').last().locator('bdi.name').allTextContents();
  await button(sheet, say('chair.order-set')).click();
  await allShow(live, say('floor.nobody'), preview);

  const order = say('order.then', { before: say('order.alternate'), after: say('order.received') });
  for (const page of [...Object.values(phones), nour, onlooker])
    await expect(page.getByText(say('reorder.changed', { order })).filter({ visible: true }).first()).toBeVisible();
  await expect(button(amara, say('order.alternate'))).toBeVisible();
  await button(dockOf(wei), say('attend.why')).tap();
  await expect(dockOf(wei)).toContainText(say('why.alternate', { names: `\u2068${names.pelin}\u2069` }));
  await look(wei, 'phone-why');

  await amara.getByRole('button', { name: new RegExp(`^${say('chair.next')}`) }).click();
  const [next, ...rest] = preview;
  await allShow({ ...live, projector }, next!, rest);
  await expect(projector.getByText(new RegExp(order))).toBeVisible();
  await look(projector, 'screen-order');
}
