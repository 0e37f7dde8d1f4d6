import { expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { say } from './english.ts';
import type { Hands } from './hands.ts';
import { button } from './screens.ts';

export const names = {
  sefa: 'Sefa Tui',
  amara: 'Amara Diallo',
  bruno: 'Bruno Costa',
  mira: 'Mira Alva',
  omar: 'Omar Haddad',
  pelin: 'Pelin Ada',
};
/** Everybody who shows who speaks and who waits; `desk` shows how many and who is next. */
export type Cast = { desk: Page; live: Record<'amara' | 'bruno' | 'mira' | 'omar' | 'projector' | 'onlooker', Page> };

type Visitor = (options?: BrowserContextOptions) => Promise<Page>;
export const paper = { title: 'Draft of the river', link: 'https://example.org/river' };

/** A meeting from nothing: begun on the welcome page, prepared on the desk, and everybody in it by the way meant for them. */
export async function gather(visitor: Visitor, hands: Hands): Promise<Cast> {
  const withHands = { viewport: hands.viewport, hasTouch: hands.hasTouch };
  const desk = await visitor(withHands);
  await beginMeeting(desk, hands);
  await layOutAgenda(desk, hands);
  await decideOrder(desk, hands);
  const chairs = await helperLink(desk, hands, say('role.chair'));
  const screen = await screenLink(desk, hands);
  await enterPerson(desk, hands, names.pelin);
  await enterPerson(desk, hands, names.mira);
  const personal = await personalLink(desk, hands, names.mira);
  const code = new URL(desk.url()).pathname.split('/')[2]!;

  const [amara, bruno, mira, omar, projector, onlooker] = await Promise.all([
    visitor(withHands),
    visitor(withHands),
    visitor(withHands),
    visitor(withHands),
    visitor(),
    visitor(),
  ]);
  await Promise.all([
    amara.goto(chairs).then(() => join(amara, hands, names.amara, 'on-site')),
    bruno.goto(chairs).then(() => join(bruno, hands, names.bruno, 'remote')),
    mira.goto(personal).then(() => hands.press(mira.getByRole('button', { name: say('join.continue') }))),
    omar.goto('/').then(() => byCode(omar, hands, code)),
    projector.goto(screen),
    onlooker.goto(`/m/${code}/queue`),
  ]);
  for (const page of [amara, bruno]) await page.waitForURL('**/chair');
  for (const page of [mira, omar]) await page.waitForURL('**/attend');
  return { desk, live: { amara, bruno, mira, omar, projector, onlooker } };
}

async function beginMeeting(page: Page, hands: Hands): Promise<void> {
  await page.goto('/');
  await hands.write(page.getByLabel(say('welcome.meeting-title')), 'Assembly of the river');
  await hands.press(button(page, say('welcome.create')));
  await join(page, hands, names.sefa, 'on-site');
  await page.waitForURL('**/desk');
}

async function join(page: Page, hands: Hands, name: string, side: 'on-site' | 'remote'): Promise<void> {
  await hands.write(page.getByLabel(say('join.name'), { exact: true }), name);
  await hands.choose(page.getByRole('radio', { name: say(`side.${side}`) }));
  await hands.press(button(page, say('join.join')));
}

async function byCode(page: Page, hands: Hands, code: string): Promise<void> {
  await hands.write(page.getByLabel(say('welcome.code')), code.toLowerCase());
  await hands.press(button(page, say('welcome.enter')));
  await join(page, hands, names.omar, 'remote');
}

async function layOutAgenda(page: Page, hands: Hands): Promise<void> {
  await hands.write(page.getByLabel(say('desk.agenda-lines')), 'Welcome  5\nThe river  20\nWhat next');
  await hands.press(button(page, say('desk.use-lines')));
  await hands.press(page.getByRole('button', { name: say('desk.change-of', { what: '\u2068The river\u2069' }) }));
  const item = page.getByRole('listitem').filter({ has: page.getByText('The river') });
  await hands.press(button(item, say('desk.document-add')));
  await hands.write(item.getByRole('textbox', { name: say('desk.document-title'), exact: true }).last(), paper.title);
  await hands.write(item.getByLabel(say('desk.document-link')), paper.link);
  await hands.press(button(item, say('desk.save')));
  await expect(item.getByLabel(say('desk.document-link'))).toBeHidden();
}

/** Members come first, and whoever joins with the code is an observer. */
async function decideOrder(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.locator('summary').filter({ hasText: say('desk.settings') }));
  await hands.choose(page.getByRole('checkbox', { name: say('desk.policy-members-first') }));
  await expect(page.getByRole('checkbox', { name: say('desk.policy-members-first') })).toBeChecked();
  await hands.choose(page.getByRole('checkbox', { name: say('desk.equal') }));
  await expect(page.getByRole('checkbox', { name: say('desk.equal') })).not.toBeChecked();
}

const linkIn = async (page: Page): Promise<string> => (await page.getByText(/^https?:\/\/\S+#\S+$/).innerText()).trim();

async function helperLink(page: Page, hands: Hands, role: string): Promise<string> {
  await hands.press(button(page, say('desk.invite-as', { role })));
  const link = await linkIn(page);
  await hands.press(button(page, say('desk.hide-link-of', { role })));
  return link;
}

async function screenLink(page: Page, hands: Hands): Promise<string> {
  await hands.press(button(page, say('desk.screen')));
  const link = await linkIn(page);
  await hands.press(button(page, say('desk.screen')));
  return link;
}

async function enterPerson(page: Page, hands: Hands, name: string): Promise<void> {
  const people = page.getByRole('region', { name: say('desk.people') });
  const entering = button(people, say('desk.enter-person'));
  if ((await entering.getAttribute('aria-expanded')) === 'false') await hands.press(entering);
  await hands.write(people.getByLabel(say('desk.name'), { exact: true }), name);
  await hands.press(button(people, say('desk.enter')));
  await expect(people.getByRole('list').getByText(name)).toBeVisible();
}

async function personalLink(page: Page, hands: Hands, name: string): Promise<string> {
  await hands.press(button(page, say('desk.change-of', { what: `\u2068${name}\u2069` })));
  await hands.press(button(page, say('desk.personal-link')));
  const link = await linkIn(page);
  await hands.press(button(page, say('desk.close-of', { what: `\u2068${name}\u2069` })));
  return link;
}
