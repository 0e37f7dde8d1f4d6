import { expect, type Page } from '@playwright/test';
import { names, paper, type Cast } from './cast.ts';
import { say } from './english.ts';
import type { Hands } from './hands.ts';
import { allClocksAgree, allSay, allShow, button } from './screens.ts';

const { mira, omar, pelin } = names;
const queueOf = (page: Page) => page.getByRole('region', { name: say('queue.title'), exact: true });
const rowOf = (page: Page, name: string) => queueOf(page).getByRole('button', { name: new RegExp(`^${name}`) });
const actsOn = (page: Page, name: string) => queueOf(page).getByRole('group', { name, exact: true });
const moreFor = (page: Page, name: string) => button(page, say('chair.more', { name }));
const dialog = (page: Page) => page.getByRole('dialog');
const nextButton = (page: Page) => page.getByRole('button', { name: new RegExp(`^${say('chair.next')}`) });
const itemNamed = (page: Page, title: string) => page.getByRole('table').getByRole('button', { name: title });
const dockOf = (page: Page) => page.getByRole('region', { name: say('attend.your-place') });

/** From the countdown to the end, each person at their own screen. */
export async function holdMeeting(cast: Cast, hands: Hands): Promise<void> {
  await begin(cast, hands);
  await askInOrder(cast, hands);
  await runTheClock(cast, hands);
  await interrupt(cast, hands);
  await setAsideAndReturn(cast, hands);
  await changeTheOrder(cast, hands);
  await closeTheList(cast, hands);
  await followTheAgenda(cast, hands);
  await restAndEnd(cast, hands);
}

async function begin({ live }: Cast, { press }: Hands): Promise<void> {
  const { amara } = live;
  await press(button(amara, say('chair.begin-at')).first());
  await press(
    dialog(amara)
      .getByRole('button', { name: /^Begin at/ })
      .first(),
  );
  await allShow(live, say('floor.beginning'), []);
  expect(await allClocksAgree(live)).toBeGreaterThan(60);
  await press(dockOf(live.omar).getByRole('button', { name: say('attend.ask') }));
  await allShow(live, say('floor.beginning'), [omar]);
  await press(amara.getByRole('button', { name: new RegExp(`^${say('chair.open-meeting')}`) }), 'n');
  await allShow(live, say('floor.nobody'), [omar]);
  await press(itemNamed(amara, 'Welcome'));
  await press(button(dialog(amara), say('agenda.open')));
  await expect(dialog(amara)).toBeHidden();
  await allSay({ mira: live.mira, projector: live.projector, onlooker: live.onlooker }, 'Welcome');
}

async function askInOrder({ desk, live }: Cast, { press, write }: Hands): Promise<void> {
  const dock = dockOf(live.mira);
  const more = button(dock, say('attend.more'));
  if (await more.isVisible()) await press(more);
  await press(button(dock, say('kind.question')));
  await allShow(live, say('floor.nobody'), [omar, mira]);
  await press(button(dock, say('attend.add-subject')));
  await write(dock.getByLabel(say('attend.subject')), 'The left bank');
  await press(button(dock, say('attend.save')));
  await allSay({ mira: live.mira, amara: live.amara, onlooker: live.onlooker }, 'The left bank');
  await expect(dock).toContainText(say('queue.nth', { n: 2 }));

  const hand = desk.getByRole('combobox', { name: say('enter.who') });
  await write(hand, pelin);
  await desk.getByRole('option', { name: pelin }).waitFor();
  await press(button(desk, say('enter.add')));
  await allShow(live, say('floor.nobody'), [omar, mira, pelin]);
  await expect(desk.getByText(say('desk.waiting', { count: 3 }))).toBeVisible();
}

async function runTheClock({ live }: Cast, { press }: Hands): Promise<void> {
  const { amara, bruno } = live;
  await press(nextButton(bruno), 'n');
  await allShow(live, omar, [mira, pelin]);
  expect(await allClocksAgree(live)).toBeLessThanOrEqual(120);
  await expect(live.omar).toHaveTitle(/You have the floor/);
  await press(button(amara, say('chair.pause')), 'p');
  await allSay(live, say('floor.paused'));
  const stoodAt = await allClocksAgree(live);
  await press(button(bruno, say('chair.extend')), '+');
  await expect(async () => expect(await allClocksAgree(live)).toBe(stoodAt + 60)).toPass({ timeout: 10_000 });
  await press(button(bruno, say('chair.resume')), 'p');
  await expect(live.projector.getByText(say('floor.paused'))).toBeHidden();
  await allClocksAgree(live);
}

async function interrupt({ live }: Cast, { press }: Hands): Promise<void> {
  const dock = dockOf(live.mira);
  await press(button(dock, say('attend.more')));
  await press(button(dock, say('kind.point-of-order')));
  await allShow(live, omar, [mira, mira, pelin]);
  await press(button(live.amara, say('chair.interrupt')).first(), 'i');
  await allShow(live, mira, [mira, pelin]);
  await allSay({ projector: live.projector, bruno: live.bruno }, say('kind.point-of-order'));
  await expect(live.omar.getByText(say('attend.interrupted'))).toBeVisible();
  await press(nextButton(live.bruno), 'n');
  await allShow(live, omar, [mira, pelin]);
  await allClocksAgree(live);
}

async function setAsideAndReturn({ live }: Cast, { press }: Hands): Promise<void> {
  const { amara, bruno } = live;
  await press(moreFor(amara, pelin));
  await press(button(dialog(amara), say('chair.not-there')));
  await allShow(live, omar, [mira]);
  await press(button(bruno, say('chair.aside', { count: 1 })));
  await expect(dialog(bruno)).toContainText(say('chair.reason-not-there'));
  await press(button(dialog(bruno), say('chair.return')));
  await press(button(dialog(bruno), say('chair.close-dialog')));
  await allShow(live, omar, [mira, pelin]);
}

async function changeTheOrder({ live }: Cast, { press, select }: Hands): Promise<void> {
  const { amara, bruno } = live;
  const dock = dockOf(live.omar);
  await press(nextButton(amara), 'n');
  await allShow(live, mira, [pelin]);
  await press(button(dock, say('attend.ask')));
  await allShow(live, mira, [pelin, omar]);
  await press(button(dock, say('attend.more')));
  await press(button(dock, say('attend.withdraw')));
  await allShow(live, mira, [pelin]);
  await press(button(dock, say('attend.ask')));
  await allShow(live, mira, [pelin, omar]);

  await select(rowOf(bruno, omar));
  await press(button(actsOn(bruno, omar), say('chair.up')), 'b');
  await allShow(live, mira, [omar, pelin]);
  await expect(dock).toContainText(say('attend.next'));
  await expect(live.omar).toHaveTitle(/You are next/);

  await select(rowOf(amara, pelin));
  await press(button(actsOn(amara, pelin), say('chair.give')), 'Enter');
  await allShow(live, pelin, [omar]);
  await press(button(amara, say('chair.undo')), 'u');
  await allShow(live, mira, [omar, pelin]);
}

async function closeTheList({ live }: Cast, { press, write }: Hands): Promise<void> {
  const { amara, bruno } = live;
  await press(button(amara, say('chair.close-list')), 'c');
  await allSay({ mira: live.mira, onlooker: live.onlooker, projector: live.projector }, say('queue.closed'));
  await press(button(dockOf(live.mira), say('attend.done')));
  await allShow(live, say('floor.nobody'), [omar, pelin]);
  const ask = button(dockOf(live.mira), say('attend.ask'));
  await expect(ask).toBeDisabled();
  await expect(live.mira.getByText(say('refusal.queue-closed')).filter({ visible: true }).first()).toBeVisible();
  await press(button(bruno, say('chair.reopen-list')).first(), 'c');
  await expect(ask).toBeEnabled();

  await press(button(bruno, say('chair.last-word')), 'l');
  await write(dialog(bruno).getByLabel(say('chair.name')), mira);
  const found = dialog(bruno).getByRole('listitem').filter({ hasText: mira });
  await press(button(found, say('chair.give-last-word')));
  await allShow(live, mira, [omar, pelin]);
  await allSay({ omar: live.omar, onlooker: live.onlooker, projector: live.projector }, say('queue.closed'));
}

async function followTheAgenda({ live }: Cast, { press, choose, write }: Hands): Promise<void> {
  const { amara, bruno } = live;
  await press(itemNamed(bruno, 'The river'));
  await expect(button(dialog(bruno), say('agenda.open'))).toBeDisabled();
  await choose(dialog(bruno).getByRole('radio', { name: say('agenda.leftover-carry') }));
  await press(button(dialog(bruno), say('agenda.open')));
  await allShow(live, mira, [omar, pelin]);
  await expect(live.omar.getByText(say('queue.closed'))).toBeHidden();
  await press(button(amara, say('chair.end-turn')), 'e');
  await allShow(live, say('floor.nobody'), [omar, pelin]);

  await press(itemNamed(amara, 'The river'));
  await press(button(dialog(amara), say('agenda.present')));
  await allSay({ mira: live.mira, omar: live.omar, projector: live.projector, onlooker: live.onlooker }, paper.title);
  await expect(live.mira.getByRole('link', { name: paper.title })).toHaveAttribute('href', paper.link);

  await write(dialog(amara).getByLabel(say('agenda.conclusion-field')), 'The river stays.');
  await choose(dialog(amara).getByRole('radio', { name: say('agenda.leftover-store') }));
  await press(button(dialog(amara), say('agenda.close')));
  await allShow(live, say('floor.nobody'), []);
  await press(itemNamed(bruno, 'The river'));
  await expect(dialog(bruno)).toContainText('The river stays.');
  await expect(dialog(bruno)).toContainText(omar);
  await press(button(dialog(bruno), say('chair.close-dialog')));
}

async function restAndEnd({ desk, live }: Cast, { press }: Hands): Promise<void> {
  const { amara, bruno } = live;
  await press(button(amara, say('chair.break')));
  await press(
    dialog(amara)
      .getByRole('button', { name: /^Break until/ })
      .first(),
  );
  await allShow(live, say('floor.break'), []);
  await allClocksAgree(live);
  await press(bruno.getByRole('button', { name: new RegExp(`^${say('chair.go-on')}`) }), 'n');
  await allShow(live, say('floor.nobody'), []);
  await press(button(amara, say('chair.close-meeting')));
  await press(button(dialog(amara), say('chair.close-meeting-yes')));
  await allShow(live, say('floor.ended'), []);
  await expect(desk.getByText(say('desk.is-closed'))).toBeVisible();
  await expect(dockOf(live.mira)).toContainText(say('attend.ended'));
}
