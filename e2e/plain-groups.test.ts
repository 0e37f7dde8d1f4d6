import { expect, test } from 'vitest';
import { created, openDoor, personIn, secretary, staffOf, type Made } from '../server/door.given.ts';
import { mostBytes } from '../server/plain-page.ts';
import type { Round } from '../shared/groups/state.ts';
import type { Joined } from '../shared/wire.ts';
import { wordsOf } from './plain-browser.ts';
import { browserAt, staffDo } from './plain.given.ts';
import { stranger } from './stranger.ts';

openDoor();

const group = { title: 'Costs of access', place: 'Room 204', task: 'Find three costs.' };
const many = { title: '“&'.repeat(60), place: '會'.repeat(100), task: '<'.repeat(2000), link: `https://example.org/${'&'.repeat(300)}` };

/** The set of groups as staff have it. */
async function roundOf(made: Made, cookie: string): Promise<Round> {
  const line = await stranger(secretary.url, { meeting: made.id, cookie });
  const joined = (await line.ask('join', { after: null })) as Joined;
  line.close();
  if (!('snapshot' in joined)) throw new Error('no snapshot came');
  return joined.snapshot.groups.rounds[0]!;
}

/** Three groups that have begun, with this person in the third. */
async function inThird(made: Made, name: string, third: object = group) {
  const browser = browserAt(made);
  await browser.join(name);
  const cookie = await staffOf(made);
  await staffDo(made, cookie, [
    { name: 'open-meeting', input: {} },
    {
      name: 'prepare-round',
      input: {
        minutes: 30,
        linkPattern: 'https://meet.example.org/plenary-{number}',
        groups: [{ title: 'Money' }, { title: 'Rules' }, third],
      },
    },
  ]);
  const round = await roundOf(made, cookie);
  const { id: personId } = (await personIn(made, cookie)).find((one) => one.name === name)!;
  const groupId = round.groups[2]!.id;
  await staffDo(made, cookie, [
    { name: 'assign', input: { roundId: round.id, how: 'list', list: [{ personId, groupId }] } },
    { name: 'start-round', input: { roundId: round.id } },
  ]);
  return { browser, cookie, roundId: round.id, groupId };
}

test('whoever is in a group reads which, where, its task and its minutes, asks there and withdraws there (G4, N33)', async () => {
  const made = await created();
  const { browser, cookie, roundId, groupId } = await inThird(made, 'Ana');
  const words = wordsOf(await browser.open());
  expect(words).toContain('You are in group 3: Costs of access');
  expect(words).toContain('Room 204');
  expect(words).toContain('30 minutes left.');
  expect(words).toContain('Task: Find three costs.');
  expect(browser.page().text).toContain('<a href="https://meet.example.org/plenary-3" rel="noopener noreferrer">Open the video room</a>');
  await browser.press('ask', { kind: 'intervention' });
  expect(wordsOf(browser.page())).toContain('You are next.');
  expect(wordsOf(browser.page())).toContain('1 waiting You, Ana');
  const ben = browserAt(made);
  expect(wordsOf(await ben.join('Ben'))).toContain('Nobody is waiting');
  const withdraw = browser.hiddenIn('withdraw');
  expect(withdraw.floor).toBe(groupId);
  await browser.press('withdraw');
  expect(wordsOf(browser.page())).not.toContain('Your place');
  await staffDo(made, cookie, [
    { name: 'tell-groups', input: { roundId, text: 'Coffee is in the hall' } },
    { name: 'end-round', input: { roundId } },
  ]);
  expect(wordsOf(await browser.open())).toContain('From plenary: Coffee is in the hall');
  expect(wordsOf(browser.page())).toContain('The group closes within a minute.');
});

test('after the group they are back in plenary, and a form of the group that is sent late says why it did nothing (G4)', async () => {
  const made = await created();
  const { browser, cookie, groupId } = await inThird(made, 'Ana');
  await browser.open();
  const ask = browser.hiddenIn('ask');
  await staffDo(made, cookie, [{ name: 'finish-group', input: { groupId } }]);
  expect(await browser.send('ask', { ...ask, kind: 'intervention' })).toMatchObject({ status: 409 });
  expect(wordsOf(browser.page())).toContain('This floor has ended. Go back to the plenary.');
  expect(wordsOf(browser.page())).not.toContain('You are in group');
  await browser.press('ask', { kind: 'intervention' });
  expect(wordsOf(browser.page())).toContain('You are next.');
});

test('without a script somebody goes back to plenary, and chooses a group where groups are offered (G2, N22)', async () => {
  const made = await created();
  const { browser, cookie, roundId } = await inThird(made, 'Ana');
  await browser.open();
  expect(wordsOf(await browser.press('go'))).not.toContain('You are in group');
  await staffDo(made, cookie, [{ name: 'end-round', input: { roundId } }]);
  const other = await created();
  const ben = browserAt(other);
  await ben.join('Ben');
  const staff = await staffOf(other);
  await staffDo(other, staff, [
    { name: 'open-meeting', input: {} },
    { name: 'prepare-round', input: { minutes: 30, groups: [{ title: 'Money' }, { title: 'Rules' }] } },
  ]);
  const round = await roundOf(other, staff);
  await staffDo(other, staff, [{ name: 'offer-choice', input: { roundId: round.id } }]);
  expect(wordsOf(await ben.open())).toContain('Group you want to work in none, plenary 1. Money 2. Rules');
  await ben.press('go', { group: round.groups[1]!.id });
  await staffDo(other, staff, [{ name: 'start-round', input: { roundId: round.id } }]);
  expect(wordsOf(await ben.open())).toContain('You are in group 2: Rules');
});

test('no page of a group is longer than 10 KB, however much is written of it and in its queue (N33)', async () => {
  const made = await created();
  const { browser, cookie, roundId } = await inThird(made, '會'.repeat(80), many);
  await staffDo(made, cookie, [{ name: 'tell-groups', input: { roundId, text: '"'.repeat(500) } }]);
  const pages = [await browser.open()];
  pages.push(
    await browser.send('ask', { ...browser.hiddenIn('ask'), kind: 'question', subject: '"'.repeat(400), readAloud: '"'.repeat(4000) }),
  );
  await browser.open();
  pages.push(await browser.press('ask', { kind: 'question', subject: '會'.repeat(200), readAloud: '<'.repeat(2000) }));
  pages.push(
    await browser.send('ask', {
      ...browser.hiddenIn('withdraw'),
      kind: 'question',
      subject: '"'.repeat(400),
      readAloud: '會'.repeat(1300),
    }),
  );
  for (const { text } of pages) {
    expect(text).toContain('You are in group 3');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes);
  }
});
