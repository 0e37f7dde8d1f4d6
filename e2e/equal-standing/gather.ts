import { expect, test, type BrowserContextOptions, type Page } from '@playwright/test';
import { say } from '../english.ts';
import { meetingAt } from '../meeting-room.ts';
import { button } from '../screens.ts';
import { comeIn, phone } from '../visitors.ts';
import { onSlowLine } from './slow-phone.ts';

export const names = {
  amara: 'Amara Diallo',
  ada: 'Ada Okafor',
  bela: 'Béla Szabó',
  nour: 'Nour Haddad',
  ida: 'Ida Lund',
  jun: 'Jun Sato',
  lev: 'Лев Орлов',
  wei: '王小明',
  pelin: 'Pelin Ada',
};

/** Nour asks over a bad line; Ada and Béla are moderators with a phone in the room; Pelin has no device and no page. */
export type Gathered = {
  code: string;
  amara: Page;
  ada: Page;
  bela: Page;
  nour: Page;
  others: Record<'ida' | 'jun' | 'lev' | 'wei', Page>;
  projector: Page;
  onlooker: Page;
};
type Visitor = (options?: BrowserContextOptions) => Promise<Page>;

/** Everybody comes by the way meant for them; a chair has prepared a poll before anybody else is there. */
export async function gather(url: string, visitor: Visitor): Promise<Gathered> {
  const room = await meetingAt(url, {}, 'Assembly of the river');
  const { code, links } = room;
  const nour = await visitor(phone);
  const slowly = onSlowLine(nour, links.join, names.nour);
  const [amara, ada, bela, projector, onlooker] = await Promise.all([
    visitor({ viewport: { width: 1280, height: 800 } }),
    visitor(phone),
    visitor(phone),
    visitor({ viewport: { width: 1280, height: 720 } }),
    visitor(),
  ]);
  await join(amara, links.chair, names.amara);
  await preparePoll(amara);
  await Promise.all([join(ada, links.moderator, names.ada), join(bela, links.moderator, names.bela)]);
  const come = async (who: keyof Gathered['others']) => {
    const page = await visitor(phone);
    await comeIn(page, room, names[who]);
    await page.goto(`/m/${code}/attend`);
    return page;
  };
  const [ida, jun, lev, wei] = await Promise.all([come('ida'), come('jun'), come('lev'), come('wei')]);
  await Promise.all([
    ada.goto(`/m/${code}/relay`),
    bela.goto(`/m/${code}/relay`),
    projector.goto(links.screen),
    onlooker.goto(`/m/${code}/queue`),
    amara.getByRole('button', { name: new RegExp(`^${say('chair.open-meeting')}`) }).click(),
  ]);
  console.log(await slowly);
  return { code, amara, ada, bela, nour, others: { ida, jun, lev, wei }, projector, onlooker };
}

async function join(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel(say('join.name'), { exact: true }).fill(name);
  await page.getByRole('radio', { name: say('side.on-site') }).check();
  await button(page, say('join.join')).click();
  await page.waitForURL(/\/m\/\w+\/\w+$/);
}

export const asked = 'Shall the left bank be planted first?';

async function preparePoll(chair: Page): Promise<void> {
  await button(chair, new RegExp(`^${say('polls.polls')}`)).click();
  const sheet = chair.getByRole('dialog', { name: say('polls.title') });
  await button(sheet, say('polls.prepare')).click();
  await sheet.getByLabel(say('polls.question')).fill(asked);
  await button(sheet, say('polls.ready-yes')).click();
  await button(sheet, say('polls.keep-prepared')).click();
  await expect(sheet).toContainText(say('polls.phase-prepared'));
  await button(sheet, say('chair.close-dialog')).click();
}

/** A picture of this moment, kept with the run for people to look at. */
export const look = (page: Page, moment: string) => page.screenshot({ path: test.info().outputPath(`${moment}.png`) });
