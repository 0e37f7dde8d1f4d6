import type { Page } from '@playwright/test';
import { expectNothing } from './axe.ts';
import { say } from './english.ts';
import { button } from './screens.ts';
import { standingRoom } from './standing-room.ts';
import { comeIn, phone, test } from './visitors.ts';
import { writtenMessages, writtenNotes } from './written-notes.ts';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const close = (page: Page) => page.keyboard.press('Escape');
const summary = (page: Page, name: string) => page.locator('summary').filter({ hasText: name }).first().click();

test('axe finds nothing on the moderators’ page, empty and with a question at each step, nor on what opens over it (R1–R5, N16)', async ({
  house,
  visitor,
}) => {
  const room = await standingRoom(house.url);
  const page = await visitor(phone);
  await comeIn(page, room.room, 'Béla Szabó', { role: 'moderator', attendance: 'on-site' });
  const dock = page.getByRole('contentinfo');
  const tab = (name: 'new' | 'accepted' | 'taken' | 'queue' | 'read-out' | 'done') => async () => {
    await button(page, new RegExp(`${say(`relay.tab-${name}`)}$`)).tap();
    const row = page
      .getByRole('region', { name: say('relay.by-state') })
      .getByRole('listitem')
      .first();
    await row.waitFor();
    await row.getByRole('button').first().tap();
  };
  const sheet = (name: string) => async () => {
    await close(page);
    await button(dock, name).tap();
    await button(page.getByRole('dialog'), say('chair.close-dialog')).waitFor();
  };
  const more = (name: string) => async () => {
    await sheet(say('relay.more'))();
    await button(page.getByRole('dialog'), name).tap();
  };
  await expectNothing(page, {
    'nothing to read out': () => page.goto(`/m/${room.room.code}/relay`).then(() => heading(page, say('relay.nothing'))),
    accepted: async () => {
      await room.open();
      await room.ask();
      await tab('accepted')();
    },
    new: tab('new'),
    'more about it': sheet(say('relay.more')),
    merging: more(say('relay.merge')),
    declining: () => close(page).then(sheet(say('relay.decline'))),
    'another has taken it': () => close(page).then(tab('taken')),
    'another reads it': () =>
      room.read().then(() =>
        page
          .getByText(/is reading it/)
          .first()
          .waitFor(),
      ),
    'in the queue': tab('queue'),
    'read out': tab('read-out'),
    'dealt with': tab('done'),
    'I am reading': async () => {
      await tab('accepted')();
      await button(dock, say('relay.take')).tap();
      await button(dock, say('relay.read')).tap();
      await button(dock, say('relay.read-out')).waitFor();
    },
    'a person': sheet(say('relay.person')),
    'a person found': () =>
      page
        .getByRole('combobox')
        .fill('Omar')
        .then(() => page.getByRole('option').first().waitFor()),
    'no poll to count for': async () => {
      await close(page);
      await close(page);
      await sheet(say('relay.hands'))();
    },
  });
});

test('axe finds nothing where people write: questions of one’s own and of others, captions, and an order that has changed (R1–R4, N9, N30)', async ({
  house,
  visitor,
}) => {
  const room = await standingRoom(house.url);
  await room.open();
  await room.fill();
  const page = await visitor(phone);
  await comeIn(page, room.room, 'Mira Alva');
  const questions = page.getByRole('main', { name: say('attend.tab-questions') });
  await expectNothing(page, {
    'the first question': async () => {
      await page.goto(`/m/${room.room.code}/attend`);
      await button(page, say('attend.tab-questions')).tap();
      await questions.getByLabel(say('ask.text')).waitFor();
    },
    'without a name': () => questions.getByLabel(say('ask.anonymous')).check(),
    'asked, beside others': async () => {
      await room.ask();
      await questions.getByLabel(say('ask.anonymous')).uncheck();
      await questions.getByLabel(say('ask.text')).fill('And the right bank?');
      await button(questions, say('ask.send')).tap();
      await questions.getByText(say('ask.step-new')).waitFor();
      await summary(page, say('ask.settled', { count: 3 }));
    },
    'one is read out': () => room.read().then(() => questions.getByText(say('reading.on-behalf')).waitFor()),
    'a poll, captions, and another order': async () => {
      await room.prepare('Shall we break at noon?');
      await room.chat();
      await button(page, say('attend.tab-floor')).tap();
      await room.order();
      await page
        .getByText(/^The order of speaking has changed/)
        .first()
        .waitFor();
      await page.getByText('What matters is').first().waitFor();
    },
    'why a row stands there': async () => {
      await page.goto(`/m/${room.room.code}/queue`);
      await page.getByRole('main').getByRole('listitem').getByRole('button').first().tap();
    },
  });
});

test('axe finds nothing on the chair’s page, the desk and the room’s screen while people write (N15–N17, N21, N36)', async ({
  house,
  visitor,
}) => {
  const room = await standingRoom(house.url);
  await room.open();
  await room.fill();
  await room.ask();
  await room.chat();
  await room.prepare('Shall we break at noon?');
  await room.read();
  const { code, links } = room.room;
  const chair = await visitor({ viewport: { width: 1280, height: 720 } });
  await comeIn(chair, room.room, 'Amara Diallo', { role: 'chair', attendance: 'on-site' });
  await expectNothing(chair, {
    'a question is read out, hands and questions wait': () =>
      chair.goto(`/m/${code}/chair`).then(() => chair.getByRole('region', { name: say('reading.now') }).waitFor()),
    'another order, before it is set': async () => {
      await button(chair, say('order.received')).click();
      await chair.getByRole('checkbox', { name: say('order.alternate') }).check();
      await chair.getByRole('checkbox', { name: say('order.members-first') }).check();
    },
    chat: () => close(chair).then(() => button(chair, /^Chat/).click()),
  });
  const desk = await visitor({ viewport: { width: 1280, height: 4000 } });
  await comeIn(desk, room.room, 'Sefa Tui', { role: 'secretariat', attendance: 'on-site' });
  await expectNothing(desk, {
    'polls and settings on the desk': async () => {
      await desk.goto(`/m/${code}/desk`);
      await summary(desk, say('polls.title'));
      await summary(desk, say('desk.settings'));
      await button(desk, say('polls.open')).waitFor();
    },
  });
  const projector = await visitor({ viewport: { width: 1280, height: 720 } });
  await expectNothing(projector, {
    'the room reads a question, with captions': () =>
      projector.goto(links.screen).then(() => projector.getByText(say('reading.on-behalf')).first().waitFor()),
  });
});

test('axe finds nothing on the notes and the messages, full of words in six scripts, for whoever writes, chairs or only reads (N27, N28, N34)', async ({
  house,
  visitor,
}) => {
  const room = await standingRoom(house.url);
  await room.open();
  const scribe = await room.room.sit('Ольга Ивановна Преображенская', { role: 'rapporteur' });
  await writtenNotes(room.room, { scribe, people: room.people }, 8);
  await writtenMessages(room.chair);
  const { code } = room.room;
  const margin = (page: Page) => page.getByRole('region', { name: say('margin.title'), exact: true });
  const notes = (page: Page) => page.goto(`/m/${code}/notes`).then(() => margin(page).getByRole('listitem').first().waitFor());
  const messages = (page: Page) => page.goto(`/m/${code}/messages`).then(() => page.getByRole('article').first().waitFor());

  const writer = await visitor({ viewport: { width: 1280, height: 800 } });
  await comeIn(writer, room.room, 'عبد الرحمن بن محمد آل سعود', { role: 'rapporteur' });
  const sheet = writer.getByRole('dialog');
  await expectNothing(writer, {
    'notes, writing': () => notes(writer),
    'notes, in a table': () => writer.getByRole('cell', { name: '两市', exact: true }).click(),
    'notes, an answer': () => button(margin(writer), say('margin.reply')).first().click(),
    'notes, a version': async () => {
      await button(writer, say('document.versions')).click();
      await sheet.getByLabel(say('versions.name')).fill('午饭前');
      await button(sheet, say('versions.keep')).click();
      await button(sheet, say('versions.open', { number: 1 })).click();
      await sheet.getByRole('table').waitFor();
    },
    'messages, writing': () => messages(writer),
    'messages, a draft': () => button(writer, say('messages.draft')).click(),
  });
  const reader = await visitor(phone);
  await comeIn(reader, room.room, 'Mira Alva');
  await expectNothing(reader, {
    'notes, reading': () => notes(reader),
    'notes, found': async () => {
      await button(reader, say('document.find')).tap();
      await reader.getByLabel(say('document.find-words')).fill('river');
    },
    'notes, a suggestion': () => button(reader, say('margin.suggest')).tap(),
    'messages, reading': () => messages(reader),
  });
  for (const role of ['chair', 'secretariat'] as const) {
    const page = await visitor(role === 'chair' ? phone : { viewport: { width: 1280, height: 800 } });
    await comeIn(page, room.room, 'Éléonore de La Rochefoucauld', { role });
    await expectNothing(page, {
      [`notes, ${role}`]: () => notes(page),
      [`notes, the outline, ${role}`]: () =>
        button(page, new RegExp(`^${say('presented.present')}`))
          .first()
          .waitFor({ state: 'attached' }),
      [`messages, ${role}`]: () => messages(page),
    });
  }
});
