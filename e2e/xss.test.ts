import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WholeRecord } from '../shared/record/whole.ts';
import { asAddress } from './attack-strings.ts';
import { attackedMeeting, type Attacked } from './attacked-meeting.ts';
import { openHouse, type House } from './house.ts';
import type { Seat } from './meeting-room.ts';
import { strangeAddressesIn, strangeIn } from './strange-markup.ts';

let house: House;
let attacked: Attacked;
beforeAll(async () => {
  house = await openHouse({ store: 'memory' });
  attacked = await attackedMeeting(house.url);
}, 60_000);
afterAll(async () => {
  await attacked.room.close();
  await house.close();
});

async function get(path: string, { cookie }: Pick<Seat, 'cookie'>) {
  const response = await fetch(`${house.url}${path}`, { headers: { cookie } });
  return { type: response.headers.get('content-type'), headers: response.headers, text: await response.text() };
}
const file = (name: string) => get(`/api/meetings/${attacked.room.id}/${name}`, attacked.chair);

test('every attack was taken down as it was written: nothing else is tried here than what people can write', () => {
  expect(attacked.refused).toEqual([]);
});

test('no plain page has a tag, an attribute or an address that somebody wrote (S1, N33)', async () => {
  const seen = new Set<string>();
  for (const seat of [attacked.guest, attacked.chair, attacked.scribe]) {
    const waiting = [`/m/${attacked.room.code}/plain`];
    for (let path = waiting.shift(); path !== undefined && seen.size < 200; path = waiting.shift()) {
      const key = `${seat.personId} ${path}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const { type, text, headers } = await get(path, seat);
      if (!type?.startsWith('text/html')) continue;
      expect([path, strangeIn(text), strangeAddressesIn(text)]).toEqual([path, [], []]);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'|script-src 'self'|default-src 'self'/);
      for (const [, to] of text.matchAll(/href="([^"]*)"/g)) {
        const { origin, pathname, search } = new URL(to!.replaceAll('&amp;', '&'), `${house.url}${path}`);
        if (origin === house.url && pathname.startsWith(`/m/${attacked.room.code}/plain`)) waiting.push(pathname + search);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(5);
});

const rowsIn = {
  'actions.csv': () => {
    const { actions, decisions } = attacked.chair.meeting().actions;
    return Promise.resolve(actions.length + decisions.length);
  },
  'record.csv': async () => (JSON.parse((await file('record.json')).text) as WholeRecord).entries.length,
};
test.each(['actions.csv', 'record.csv'] as const)(
  'no cell of %s is a formula, and no attack makes a cell or a line more (S1)',
  async (name) => {
    const { text, type, headers } = await file(name);
    expect([type, headers.get('x-content-type-options')]).toEqual(['text/csv; charset=utf-8', 'nosniff']);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    const rows = Papa.parse<string[]>(text.replace(/^\ufeff/, '').trimEnd()).data;
    expect(rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(rows.length - 1).toBe(await rowsIn[name]());
  },
);

test.each(['actions.json', 'messages.json', 'record.json'])('%s is for programs: never a page, whatever is in it (S1)', async (name) => {
  const { text, type, headers } = await file(name);
  expect(type).toMatch(/^application\/json/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-disposition')).toMatch(/^attachment/);
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});

test.each(['messages.md', 'reports.md', 'record.md'])(
  '%s shows words as words also where a reader of Markdown lets HTML through (S1, N28)',
  async (name) => {
    if (attacked.chair.meeting().reports.list.length === 0) await attacked.reportBack();
    const { text, headers } = await file(name);
    expect(text.length).toBeGreaterThan(1_000);
    expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['text/markdown; charset=utf-8', 'nosniff']);
    // Its own refusal of `javascript:` is off, so that what is left is ours.
    const reader = new MarkdownIt({ html: true, linkify: false });
    reader.validateLink = () => true;
    const page = reader.render(text);
    const tags = [...page.matchAll(/<\/?([a-z][a-z\d]*)/gi)].map(([, tag]) => tag!.toLowerCase());
    const usual = 'h1 h2 h3 h4 h5 h6 p ul ol li em strong br hr blockquote a'.split(' ');
    expect(tags.filter((tag) => !usual.includes(tag))).toEqual([]);
    expect(strangeAddressesIn(page)).toEqual([]);
    expect(page).not.toMatch(/<[^>]+\s(?:on\w+|style)\s*=/i);
  },
);

test('the record as a page has no tag, attribute or address that somebody wrote, and asks nobody for anything (S1, N31)', async () => {
  const { text, headers } = await file('record.html');
  expect(headers.get('content-disposition')).toMatch(/^attachment/);
  const ours = ['ul', 'style', 'nav', 'time', 'small', 'b', 'blockquote'];
  expect(strangeIn(text).filter((name) => !ours.includes(name))).toEqual([]);
  expect(strangeAddressesIn(text)).toEqual([]);
  expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

test('no attack begins a line of its own in the calendar or the log of the record (S1, N31)', async () => {
  const unfolded = (await file('record.ics')).text
    .replace(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n');
  const ours = /^(BEGIN|END|VERSION|PRODID|METHOD|NAME|X-WR-CALNAME|UID|SEQUENCE|DTSTAMP|DTSTART|X-[A-Z-]+|SUMMARY|DESCRIPTION|URL)[;:]/;
  expect(unfolded.filter((line) => !ours.test(line))).toEqual([]);
  expect(unfolded.filter((line) => line === 'BEGIN:VCALENDAR')).toHaveLength(1);
  const log = (await file('record.irc')).text.trimEnd().split('\n');
  expect(log.filter((line) => !/^\d\d:\d\d:\d\d <onefloor> \S/.test(line))).toEqual([]);
});

test.each(['record.pdf', 'record.docx'])('%s is made of every attack, and is served as a file (S1, N31)', async (name) => {
  const response = await fetch(`${house.url}/api/meetings/${attacked.room.id}/${name}`, { headers: { cookie: attacked.chair.cookie } });
  expect([response.status, response.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1');
  expect(bytes).not.toMatch(/\/(JavaScript|Launch|EmbeddedFile|OpenAction|SubmitForm)\b/);
});

test.each(asAddress)('where a link is asked for, only the address of a web page is one: %j (S1)', async (address) => {
  const { chair } = attacked;
  const documents = [{ title: 'Draft', link: address }];
  const before = chair.meeting().agenda.items.length;
  const answers = [
    await chair.send({ name: 'add-agenda-item', input: { title: 'Item', documents } }),
    await chair.send({ name: 'prepare-round', input: { minutes: 5, groups: [{ title: 'One', link: address }] } }),
    await chair.send({ name: 'prepare-round', input: { minutes: 5, groups: [{ title: 'One' }], linkPattern: `${address}{number}` } }),
  ];
  const links = [
    ...chair
      .meeting()
      .agenda.items.slice(before)
      .flatMap((item) => item.documents.map(({ link }) => link)),
    ...chair.meeting().groups.rounds.flatMap((round) => [round.linkPattern, ...round.groups.map(({ link }) => link)]),
  ];
  expect(links.filter((link) => link !== '' && !/^https?:\/\/[^\\]/.test(link))).toEqual([]);
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, false]);
});
