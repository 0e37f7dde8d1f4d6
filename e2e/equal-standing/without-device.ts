import { expect, type Page } from '@playwright/test';
import { say } from '../english.ts';
import { allClocksAgree, allShow, button } from '../screens.ts';
import { look, names, type Gathered } from './gather.ts';
import { dockOf } from './question.ts';

/** A name and two presses put somebody into the queue who has nothing to press; she is called, speaks, and counts (N7, N15, Q10). */
export async function speakWithoutDevice({ amara, ada, others, projector, onlooker, code }: Gathered): Promise<void> {
  await enter(ada, names.pelin, 'new');
  const live = { amara, ida: others.ida, projector, onlooker };
  await allShow(live, say('floor.nobody'), [names.pelin]);
  await amara.getByRole('button', { name: new RegExp(`^${say('chair.next')}`) }).click();
  await allShow(live, names.pelin, []);
  const left = await allClocksAgree(live);
  await expect(async () => expect(await allClocksAgree(live)).toBeLessThan(left)).toPass();
  await button(amara, say('chair.end-turn')).click();
  await allShow(live, say('floor.nobody'), []);

  const strip = amara.getByRole('contentinfo', { name: say('chair.parity-about') });
  await expect(strip).toContainText(say('chair.parity-no-device', { here: 1, waiting: 0 }));
  await expect(strip.getByText(/^1 turn, 0:\d\d min$/)).toBeVisible();
  await look(amara, 'chair-parity');

  const { jun } = others;
  await button(jun, say('attend.tab-people')).tap();
  await jun.getByRole('link', { name: say('people.parity') }).tap();
  const row = jun.getByRole('table', { name: say('parity.by-side') }).getByRole('row', { name: new RegExp(`^${say('parity.no-device')}`) });
  const [here, turns, minutes] = await Promise.all(
    [1, 2, 3].map((cell) =>
      row
        .getByRole('cell')
        .nth(cell - 1)
        .textContent(),
    ),
  );
  expect([here, turns]).toEqual([expect.stringMatching(/^1 \(/), '1 (100%)']);
  expect(minutes).toMatch(/^0:0[1-9].* \(100%\)$/);
  await look(jun, 'parity');
  await button(jun, say('parity.as-table')).tap();
  await expect(row).toBeVisible();
  await expect(row).toContainText('1 (100%)');
  await look(jun, 'parity-table');
  await jun.getByRole('link', { name: say('parity.to-meeting') }).tap();
  await jun.waitForURL(`**/m/${code}/attend`);
}

/** On the moderators' page: a press, a name, a press. Whom the list knows is entered as who they are. */
export async function enter(page: Page, name: string, who: 'new' | 'known'): Promise<void> {
  await button(dockOf(page), say('relay.person')).tap();
  const sheet = page.getByRole('dialog', { name: say('relay.person') });
  await sheet.getByRole('combobox', { name: say('enter.who') }).fill(name);
  const asNamed = sheet.getByRole('option').filter({ hasText: say('enter.by-name') });
  await (who === 'new' ? asNamed : button(sheet, say('enter.add'))).tap();
  await expect(sheet).toContainText(new RegExp(`${name}.* in the queue`));
  if (who === 'new') await look(page, 'moderator-enters');
  await button(sheet, say('chair.close-dialog')).tap();
}
