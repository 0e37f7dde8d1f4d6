import { describe, expect, test } from 'vitest';
import {
  cookieOf,
  created,
  get,
  joined,
  meeting,
  openDoor,
  post,
  secretOf,
  secretary,
  staffOf,
  started,
  type Made,
} from '../server/door.given.ts';
import { wordsOf, type Page } from './plain-browser.ts';
import { browserAt, staffDo } from './plain.given.ts';

openDoor();

/** Somebody of staff with a plain page: even the chair may sit there, the queue is the same. */
async function chairOf(made: Made) {
  const chair = browserAt(made);
  await chair.join('Chair', { invitation: made.links.chair });
  return chair;
}
const rowsIn = ({ text }: Page) => text.split(/<li[ >]/).length - 1;

describe('with links and forms alone', () => {
  test('somebody joins, asks, reads their place and why, steps aside, comes back, withdraws and leaves (N33, Q8, Q9, Q13)', async () => {
    const made = await created();
    const [ben, ana] = [browserAt(made), browserAt(made)];
    await ben.join('Ben');
    await ben.press('ask', { kind: 'intervention' });
    expect(wordsOf(await ana.open())).toContain(`Meeting ${made.code}. Say who and where you are.`);
    expect(wordsOf(await ana.join('Ana', { organisation: 'Society' }))).toContain('You are here as Ana.');
    await ana.press('ask', { kind: 'question', subject: 'Costs' });
    expect(wordsOf(ana.page())).toContain('You are 2nd in the queue. Question. About: Costs');
    expect(wordsOf(ana.page())).toMatch(/Ben asked earlier|asked earlier: Ben|as next.*Ben/);
    expect(wordsOf(ana.page())).toContain('2 waiting Ben Remote · On deck You, Ana Remote · Question · Costs');
    await ana.press('subject', { subject: 'Money' });
    expect(wordsOf(ana.page())).toContain('About: Money');
    await ana.press('aside');
    expect(wordsOf(ana.page())).toContain('Set aside. Your number is kept.');
    expect(wordsOf(await ben.open())).toContain('1 waiting');
    await ana.press('return');
    await ana.press('withdraw');
    expect(wordsOf(ana.page())).not.toContain('Your place');
    await ana.press('ask', { kind: 'intervention' });
    expect(wordsOf(await ana.press('leave'))).toContain('You have left the meeting.');
    expect(ana.cookie()).toBe('');
    expect(wordsOf(await ben.open())).toContain('1 waiting');
  });

  test('a text to be read out takes its place like a voice (Q11)', async () => {
    const made = await created();
    const ana = browserAt(made);
    await ana.join('Ana');
    await ana.press('ask', { kind: 'intervention', readAloud: 'We support this.\r\nThank you.' });
    expect(wordsOf(ana.page())).toContain('A moderator reads this out for you.');
    expect(wordsOf(ana.page())).toContain('You, Ana Remote · On deck · Read aloud');
  });

  test('whoever has the floor reads it and gives it back (F3)', async () => {
    const made = await created();
    const [ana, ben] = [browserAt(made), browserAt(made)];
    await ana.join('Ana', { organisation: 'Society' });
    await ben.join('Ben');
    await ana.press('ask', { kind: 'intervention' });
    const chair = await chairOf(made);
    await staffDo(made, chair.cookie(), [
      { name: 'open-meeting', input: {} },
      { name: 'give-floor-to-next', input: { floor: 'plenary', holderISaw: null } },
    ]);
    expect(wordsOf(await ben.open())).toContain('Ana has the floor. Society · Remote · Intervention');
    expect(wordsOf(await ana.open())).toContain('You have the floor.');
    await ana.press('done');
    expect(wordsOf(await ben.open())).toContain('Nobody has the floor');
  });

  test('the open agenda item and the captions are read, the older ones by a link (N30, N33)', async () => {
    const made = await created();
    const ana = browserAt(made);
    await ana.join('Ana');
    expect(wordsOf(ana.page())).toContain('No captions yet.');
    const chair = await staffOf(made);
    const said = Array.from({ length: 50 }, (_, n) => ({ name: 'write-caption', input: { floor: 'plenary', text: `Line ${n + 1}.` } }));
    await staffDo(made, chair, [{ name: 'add-agenda-item', input: { title: 'The river' } }, ...said]);
    const words = wordsOf(await ana.open());
    expect(words).toContain('Line 31. Line 32.');
    expect(words).toContain('Line 49. Line 50.');
    expect(words).not.toContain('Line 30.');
    await ana.go(ana.link('Older captions'));
    expect(wordsOf(ana.page())).toContain('Line 11. Line 12.');
    expect(wordsOf(ana.page())).not.toContain('Line 31.');
    await ana.go(ana.link('Older captions'));
    expect(wordsOf(ana.page())).toContain('Line 1. Line 2.');
    await ana.go(ana.link('The newest captions'));
    expect(wordsOf(ana.page())).toContain('Line 50.');
  });

  test('of captions in several languages one is read, that of the page first, and another by a link that stays chosen (N30, N33)', async () => {
    const made = await created();
    const ana = browserAt(made);
    await ana.join('Ana');
    const caption = (text: string, lang: string) => ({ name: 'write-caption', input: { floor: 'plenary', text, lang } });
    const french = Array.from({ length: 30 }, (_, n) => caption(`Ligne ${n + 1}.`, 'fr'));
    await staffDo(made, await staffOf(made), [...french, caption('A line.', 'en')]);
    expect(wordsOf(await ana.open())).toContain('A line.');
    expect(wordsOf(ana.page())).not.toContain('Ligne');
    await ana.go(ana.link('français'));
    expect(wordsOf(ana.page())).toContain('Ligne 29. Ligne 30.');
    await ana.go(ana.link('Older captions'));
    expect(wordsOf(ana.page())).toContain('Ligne 1. Ligne 2.');
    expect(wordsOf(ana.page())).not.toContain('A line.');
  });

  test('the page comes anew by itself only for those who ask for it, and then has nothing to type into', async () => {
    const made = await created();
    const ana = browserAt(made);
    await ana.join('Ana');
    expect(ana.page().text).not.toContain('http-equiv');
    await ana.go(ana.link('every 15 seconds'));
    expect(ana.page().text).toContain(`<meta http-equiv="refresh" content="15;url=/m/${made.code}/plain?refresh=1"`);
    expect(ana.page().text).not.toContain('<textarea');
    expect((await ana.go(ana.link('Stop loading'))).text).not.toContain('http-equiv');
  });

  test('a personal link that was pasted makes the browser that person (S2)', async () => {
    const made = await created({ everyoneEqual: false });
    const ada = await joined(made);
    const { json } = await post(`/api/meetings/${made.id}/invitations`, { personId: ada.json.personId }, { cookie: await staffOf(made) });
    const browser = browserAt(made);
    await browser.join('', { attendance: '', invitation: json.link as string });
    expect(wordsOf(browser.page())).toContain('You are here as Ada.');
  });

  test('a code is enough to find the page', async () => {
    const browser = browserAt(meeting);
    expect(wordsOf(await browser.go('/plain'))).toContain('Enter the code of your meeting');
    expect(wordsOf(await browser.go(`/plain?code=${meeting.code.toLowerCase()}`))).toContain('Open consultation');
    expect(await browser.go('/plain?code=nothing')).toMatchObject({ status: 404 });
    expect(wordsOf(browser.page())).toContain('Check the code or the link');
  });

  test('whoever reads the plain page is here, and counted where they are (N3)', async () => {
    const made = await created();
    const ana = browserAt(made);
    await ana.join('Ana');
    await ana.open();
    const { json } = await get(`/api/meetings/${made.id}/people`, await staffOf(made));
    expect(json.counts).toMatchObject({ remote: 1 });
  });
});

describe('nothing happens twice, and nothing that was not meant', () => {
  test('a form that is sent again acts once: asking, withdrawing, joining', async () => {
    const made = await created();
    const ana = browserAt(made);
    await ana.open();
    const ticket = ana.hiddenIn('join');
    const [one, two] = [browserAt(made), browserAt(made)];
    const said = { ...ticket, name: 'Ana', attendance: 'remote' };
    await Promise.all([one.send('join', said), two.send('join', said)]);
    expect((await get(`/api/meetings/${made.id}/people`, await staffOf(made))).json.total).toBe(2);
    const ask = { ...one.hiddenIn('ask'), kind: 'intervention' };
    for (const page of [await one.send('ask', ask), await two.send('ask', ask)]) expect(page.status).toBe(200);
    const withdraw = two.hiddenIn('withdraw');
    await two.send('withdraw', withdraw);
    await two.press('ask', { kind: 'intervention' });
    expect((await two.send('withdraw', withdraw)).status).toBe(200);
    expect(wordsOf(two.page())).toContain('You are next.');
    expect((await one.send('ask', ask)).status).toBe(200);
    expect(rowsIn(await one.open())).toBe(1);
  });

  test('another’s ticket, or one that was made up, makes nobody that other', async () => {
    const made = await created();
    const [ana, eve] = [browserAt(made), browserAt(made)];
    await ana.open();
    const { ticket } = ana.hiddenIn('join');
    await eve.send('join', { ticket: `${ticket!.slice(0, -2)}AA`, name: 'Eve', attendance: 'remote' });
    await ana.send('join', { ticket: ticket!, name: 'Ana', attendance: 'remote' });
    expect(wordsOf(ana.page())).toContain('as Ana.');
    expect(wordsOf(await eve.open())).toContain('as Eve.');
  });

  test('a refusal is a sentence with its reason, and what was typed is not lost (S1)', async () => {
    const made = await created();
    const ana = browserAt(made);
    await ana.join('Ana');
    const first = ana.hiddenIn('ask');
    await ana.press('ask', { kind: 'intervention' });
    expect(await ana.send('ask', { kind: 'question' })).toMatchObject({ status: 409 });
    expect(wordsOf(ana.page())).toContain('There is a request in the queue already.');
    expect((await ana.send('withdraw', { request: 'gone' })).status).toBe(409);
    await ana.press('withdraw');
    const tooLong = 'x'.repeat(201);
    expect(await ana.send('ask', { kind: 'question', subject: tooLong, readAloud: 'Dear "all" & <everybody>' })).toMatchObject({
      status: 400,
    });
    expect(ana.page().text).toContain('value="xxx');
    expect(ana.page().text).toContain('Dear &quot;all&quot; &amp; &lt;everybody&gt;</textarea>');
    expect((await ana.send('ask', { ...first, kind: 'nonsense' })).status).toBe(200);
    expect((await ana.send('nonsense', {})).status).toBe(200);
  });

  test('without a name or a side nobody comes in, and the form keeps what was said', async () => {
    const made = await created();
    const browser = browserAt(made);
    expect(await browser.join('', { organisation: 'Society' })).toMatchObject({ status: 400 });
    expect(wordsOf(browser.page())).toContain('A name has 1 to 80 characters.');
    expect(browser.page().text).toContain('value="Society"');
    expect(await browser.join('Ana', { attendance: '' })).toMatchObject({ status: 400 });
    expect(await browser.join('Ana', { invitation: 'r.chair.made-up' })).toMatchObject({ status: 403 });
    expect(browser.cookie()).toBe('');
  });

  test('who is nobody here cannot act, whatever is sent (S1)', async () => {
    const [made, other] = [await created(), await created()];
    const stranger = browserAt(made);
    expect(await stranger.send('ask', { kind: 'intervention' })).toMatchObject({ status: 403 });
    const ana = browserAt(other);
    await ana.join('Ana');
    const sent = await fetch(`${secretary.url}/m/${made.code}/plain/ask`, {
      method: 'POST',
      headers: { cookie: ana.cookie() },
      body: new URLSearchParams({ kind: 'intervention' }),
    });
    expect(sent.status).toBe(403);
    const screen = cookieOf(await joined(made, { invitation: secretOf(made.links.screen) }));
    expect((await get(`/m/${made.code}/plain`, screen)).text).toContain('/plain/join');
  });

  const crossing: [string, Record<string, string>][] = [
    ['another site', { origin: 'https://evil.example' }],
    ['a site that does not say which', { origin: 'null' }],
    ['a site the browser names', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
  ];
  test.each(crossing)('what is sent from a page of %s does nothing', async (_from, headers) => {
    const made = await created();
    const ana = browserAt(made);
    await ana.join('Ana');
    for (const act of ['ask', 'leave', 'join'])
      expect(await ana.send(act, { kind: 'intervention', name: 'Eve', attendance: 'remote' }, headers)).toMatchObject({ status: 403 });
    expect(wordsOf(await ana.open())).toContain('You are here as Ana.');
    expect(wordsOf(ana.page())).toContain('Nobody is waiting');
  });

  test('only forms are read, and our own page may send them', async () => {
    const made = await created();
    const ana = browserAt(made);
    await ana.join('Ana');
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x', ''])
      expect(await ana.send('ask', { kind: 'intervention' }, { 'content-type': type })).toMatchObject({ status: 415 });
    const own = { origin: secretary.url, 'sec-fetch-site': 'same-origin' };
    expect(await ana.send('ask', { kind: 'intervention' }, own)).toMatchObject({ status: 200 });
    expect(wordsOf(ana.page())).toContain('You are next.');
    expect(ana.page().headers.get('referrer-policy')).toBe('same-origin');
    expect(ana.page().headers.get('cache-control')).toBe('no-store');
  });

  test('a plain page has the same budget as a screen (S1)', async () => {
    const slow = await started({ commandsPerSecond: 1 });
    const made = await created({}, slow);
    const ana = browserAt(made, slow);
    await ana.join('Ana');
    const seen = new Set<number>();
    for (let i = 0; i < 5; i++) seen.add((await ana.send('withdraw', { request: 'gone' })).status);
    expect([...seen]).toEqual([409, 429]);
    await slow.stop();
  });
});
