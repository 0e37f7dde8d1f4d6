import { expect, type Page } from '@playwright/test';
import { say } from './english.ts';
import { button } from './screens.ts';
import { standingRoom } from './standing-room.ts';
import { comeIn, test } from './visitors.ts';
import { writtenMessages, writtenNotes } from './written-notes.ts';

const narrow = { '320 px wide': { width: 320, height: 640 }, '400 % of 1280×1024': { width: 320, height: 256 } };
/** What a person may set who reads better that way (WCAG 1.4.12). */
const spaced =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** Every page of a full meeting, seen by the secretariat, who may open them all. */
async function pagesOf(url: string, page: Page) {
  const full = await standingRoom(url);
  await full.fill();
  await full.giveFloor('next');
  await full.ask();
  await full.chat();
  await full.prepare('Shall we break at noon?');
  const scribe = await full.room.sit('Ольга Ивановна Преображенская', { role: 'rapporteur' });
  await writtenNotes(full.room, { scribe, people: full.people }, 12);
  await writtenMessages(full.chair);
  await comeIn(page, full.room, 'Sefa Tui', { role: 'secretariat' });
  const at = (path: string, seen: () => Promise<unknown>) => async () => {
    await page.goto(path);
    await seen();
  };
  const { code } = full.room;
  const margin = page.getByRole('region', { name: say('margin.title'), exact: true });
  const sheet = page.getByRole('dialog');
  const floor = () => page.getByRole('listitem').first().waitFor();
  return {
    full,
    pages: {
      welcome: at('/', () => button(page, say('welcome.enter')).waitFor()),
      join: at(`/m/${code}`, () => page.getByRole('button').first().waitFor()),
      attend: at(`/m/${code}/attend`, floor),
      'attend, asking': async () => {
        await button(page, say('attend.ask')).click();
        await button(page, say('attend.not-now')).waitFor();
      },
      'attend, questions': async () => {
        await button(page, say('attend.tab-questions')).click();
        await page.getByLabel(say('ask.text')).waitFor();
      },
      'attend, chat': async () => {
        await button(page, /^Chat/).click();
        await page
          .getByRole('list', { name: say('chat.lines') })
          .getByRole('listitem')
          .first()
          .waitFor();
      },
      relay: at(`/m/${code}/relay`, () => page.getByText(say('reading.on-behalf')).first().waitFor()),
      'relay, a person': async () => {
        await button(page.getByRole('contentinfo'), say('relay.person')).click();
        await page.getByRole('combobox').fill('Omar');
        await page.getByRole('option').first().waitFor();
      },
      parity: at(`/m/${code}/parity`, () => button(page, say('parity.as-table')).waitFor()),
      'parity, tables': () => button(page, say('parity.as-table')).click(),
      captions: at(`/m/${code}/captions`, () => page.getByText('What matters is').waitFor()),
      kiosk: at(`/m/${code}/kiosk`, () => page.getByRole('heading', { name: say('kiosk.title') }).waitFor()),
      plain: at(`/m/${code}/plain`, () => button(page, say('plain.withdraw')).waitFor()),
      chair: at(`/m/${code}/chair`, floor),
      'chair, another order': async () => {
        await button(page, say('order.received')).click();
        await page.getByRole('checkbox', { name: say('order.alternate') }).check();
      },
      'chair, polls': async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('v');
        await button(page, say('polls.open')).waitFor();
        await button(page.getByRole('dialog'), say('chair.close-dialog')).click();
      },
      'chair, a person': async () => {
        await button(page, say('chair.enter-person')).click();
        await page.getByLabel(say('chair.name')).fill('Omar');
        await button(page, say('chair.to-queue')).first().waitFor();
        await button(page.getByRole('dialog'), say('chair.close-dialog')).click();
      },
      'chair, a row': () => page.keyboard.press('ArrowDown'),
      'chair, a request': () => page.keyboard.press('w'),
      desk: at(`/m/${code}/desk`, floor),
      groups: at(`/m/${code}/groups`, () => page.getByLabel(say('groups.lines')).waitFor()),
      'groups, a set': async () => {
        await button(page, say('groups.make', { count: 5 })).click();
        await page.getByRole('region', { name: say('groups.plenary') }).waitFor();
      },
      'groups, dealt': async () => {
        await button(page, say('groups.chance')).click();
        await page.getByRole('table').first().waitFor();
        await page.getByText(say('groups.settings')).click();
        await page.getByText(say('groups.csv'), { exact: true }).click();
        await page.getByLabel(say('groups.csv-text')).waitFor();
      },
      'groups, where to': async () => {
        await page.locator('[data-person]').first().click();
        await button(page.getByRole('dialog'), say('groups.plenary')).click();
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      },
      notes: at(`/m/${code}/notes`, () => margin.getByRole('listitem').first().waitFor()),
      'notes, a link': async () => {
        await page.getByText('binding').click();
        await button(page, say('document.tool-link')).click();
      },
      'notes, in a table': () => page.getByRole('cell', { name: '两市', exact: true }).click(),
      'notes, finding': async () => {
        await button(page, say('document.link-close')).click();
        await button(page, say('document.find')).click();
        await page.keyboard.type('river');
      },
      'notes, a comment': async () => {
        await button(page, say('margin.suggest')).click();
        await sheet.getByRole('textbox').waitFor();
        await page.keyboard.press('Escape');
      },
      'notes, an answer': () => button(margin, say('margin.reply')).first().click(),
      'notes, versions': async () => {
        await button(page, say('document.versions')).click();
        await sheet.getByLabel(say('versions.name')).fill('Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung');
        await button(sheet, say('versions.keep')).click();
        await button(sheet, say('versions.open', { number: 1 })).waitFor();
      },
      'notes, a version': async () => {
        await button(sheet, say('versions.open', { number: 1 })).click();
        await sheet.getByRole('table').waitFor();
      },
      'notes, compared': async () => {
        await sheet.getByLabel(say('versions.compare'), { exact: false }).selectOption('now');
        await sheet.getByText(say('versions.equal')).waitFor();
      },
      messages: at(`/m/${code}/messages`, () => page.getByRole('article').first().waitFor()),
      'messages, a draft': () => button(page, say('messages.draft')).click(),
      queue: at(`/m/${code}/queue`, floor),
      'queue, why': () => page.getByRole('main').getByRole('listitem').getByRole('button').first().click(),
    },
  };
}

/** What would have to be scrolled sideways, the page itself or a part of it, and what is too wide there. A table may scroll in itself, and so may tools that have to stay in sight. */
const beyond = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const isWide = (one: Element) =>
      one.scrollWidth > one.clientWidth + 1 && (one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX));
    const isTable = (one: Element) => one.matches('[role="region"][tabindex="0"]:has(> table), [contenteditable="true"] :has(> table)');
    const isTools = (one: Element) => one.matches('[role="toolbar"], :has(> [role="toolbar"])');
    return all
      .filter((one) => isWide(one) && !isTable(one) && !isTools(one))
      .flatMap((wide) => {
        const edge = wide.getBoundingClientRect().left + wide.clientWidth;
        const tooWide = [...wide.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > edge + 1);
        return [wide, ...tooWide.slice(0, 3)].map((element) => element.outerHTML.slice(0, 100));
      });
  });

/** Words that are cut off where nothing scrolls and no ellipsis says so. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX, overflowY, textOverflow, visibility } = getComputedStyle(element);
        const isCut =
          (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 2 && textOverflow !== 'ellipsis') ||
          (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 4 && textOverflow !== 'ellipsis');
        return isCut && visibility !== 'hidden' && element.clientHeight > 1 && element.innerText.trim() !== '';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

for (const [size, viewport] of Object.entries(narrow))
  test(`no page has to be scrolled sideways at ${size}, and what is to be pressed can be reached (1.4.10, N1)`, async ({
    house,
    visitor,
  }) => {
    const page = await visitor({ viewport });
    const { pages } = await pagesOf(house.url, page);
    const found: string[] = [];
    for (const [name, reach] of Object.entries(pages)) {
      await reach();
      found.push(...(await beyond(page)).map((what) => `${name}: ${what}`));
    }
    expect(found).toEqual([]);
  });

test('the chair’s page does not scroll at 1280×720 with fifteen waiting; the queue scrolls inside itself (N11)', async ({
  house,
  visitor,
}) => {
  const page = await visitor({ viewport: { width: 1280, height: 720 } });
  const { pages } = await pagesOf(house.url, page);
  await pages.chair();
  const { scrolls, height } = await page.evaluate(() => ({ scrolls: document.documentElement.scrollHeight, height: innerHeight }));
  expect(scrolls).toBeLessThanOrEqual(height);
  const rows = page.getByRole('region', { name: say('queue.title') }).getByRole('listitem');
  expect(await rows.count()).toBeGreaterThanOrEqual(13);
  await rows.last().scrollIntoViewIfNeeded();
  await expect(rows.last()).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  for (const name of [say('chair.undo'), say('chair.enter-person'), say('chair.close-list')])
    await expect(button(page, name)).toBeInViewport();
});

const spaceOut = (css: string) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
};

test('wider text spacing loses no words (1.4.12)', async ({ house, visitor }) => {
  const page = await visitor({ viewport: { width: 1280, height: 800 } });
  const { pages } = await pagesOf(house.url, page);
  const found: string[] = [];
  for (const [name, reach] of Object.entries(pages)) {
    await reach();
    await page.evaluate(spaceOut, spaced);
    found.push(...(await cut(page)).map((what) => `${name}: ${what}`), ...(await beyond(page)).map((what) => `${name}, beyond: ${what}`));
  }
  expect(found).toEqual([]);
});

test('forced colours keep every state and every button in sight, and reduced motion stops what moves (1.4.11, 2.3.3)', async ({
  house,
  visitor,
}) => {
  const page = await visitor({ viewport: { width: 1280, height: 800 }, forcedColors: 'active', reducedMotion: 'reduce' });
  const { pages } = await pagesOf(house.url, page);
  for (const reach of [pages.attend, pages.chair, pages.desk]) {
    await reach();
    const { invisible, moving } = await page.evaluate(() => ({
      invisible: [...document.querySelectorAll('button.button:not(.quiet), svg.mark')]
        .filter((element) => element.checkVisibility())
        .filter((element) => {
          const { borderTopWidth, borderTopStyle, fill, stroke, backgroundColor } = getComputedStyle(element);
          const isBordered = borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1;
          return element.matches('button') ? !isBordered : [fill, stroke].every((paint) => paint === backgroundColor || paint === 'none');
        })
        .map((element) => element.outerHTML.slice(0, 120)),
      moving: document.getAnimations().length,
    }));
    expect(invisible).toEqual([]);
    expect(moving).toBe(0);
  }
});
