import { Window } from 'happy-dom';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attackStrings } from './attack-strings.ts';
import { attackedDocument } from './attacked-document.ts';
import { attackedMeeting, type Attacked } from './attacked-meeting.ts';
import { attackedSeries } from './attacked-series.ts';
import { openHouse, type House } from './house.ts';
import { activeIn } from './strange-markup.ts';

let house: House;
let attacked: Attacked;
let written: Awaited<ReturnType<typeof attackedDocument>>;
let series: Awaited<ReturnType<typeof attackedSeries>>;
const window = new Window();
beforeAll(async () => {
  house = await openHouse({ store: 'memory' });
  attacked = await attackedMeeting(house.url);
  written = await attackedDocument(house.url, attacked);
  await written.keepVersion(attackStrings[0]!);
  series = await attackedSeries(house.url);
}, 60_000);
afterAll(async () => {
  written.editor.close();
  await window.happyDOM.close();
  await series.close();
  await attacked.room.close();
  await house.close();
});

async function get(path: string, { room, guest }: Pick<Attacked, 'room' | 'guest'> = attacked) {
  const answer = await fetch(`${house.url}/api/meetings/${room.id}/${path}`, { headers: { cookie: guest.cookie } });
  const of = (name: string) => answer.headers.get(name);
  return { text: await answer.text(), type: of('content-type'), sniffing: of('x-content-type-options'), shown: of('content-disposition') };
}
/** As a parser that is no work of ours reads it. */
const pageOf = (text: string) => new window.DOMParser().parseFromString(text, 'text/html') as unknown as Document;
/** What is left of the words of an attack where spaces are all alike. */
const bare = (words: string) => words.replace(/[\s\p{Cc}]+/gu, '');
/** Attacks that no line of a page shows as they were written. */
function missingIn(page: Document): string[] {
  const lines = new Set([...page.querySelectorAll('p, td, th, li, h1, h2, h3, h4')].map(({ textContent }) => bare(textContent)));
  return attackStrings.filter((words) => !lines.has(bare(words)));
}
const partsOf = (page: Document) => ({
  tags: new Set([...page.querySelectorAll('*')].map(({ localName }) => localName)),
  attributes: new Set([...page.querySelectorAll('body *')].flatMap(({ attributes }) => [...attributes].map(({ name }) => name))),
});
/** By a reader that takes HTML for HTML, and makes a link of every address. */
function renderedFrom(markdown: string): Document {
  const reader = new MarkdownIt({ html: true, linkify: true });
  reader.validateLink = () => true;
  return pageOf(reader.render(markdown));
}
const attachedAs = (ending: string): unknown => expect.stringMatching(new RegExp(`^attachment; filename="[\\w-]+\\.${ending}"$`));
const usual = 'html head meta title body h1 h2 h3 h4 p ul ol li strong em br blockquote a table thead tbody tr td th hr'.split(' ');

test('every attack was taken down as it was written: nothing else is tried here than what people can write', () => {
  expect([...attacked.refused, ...written.refused, ...written.editor.said.notKept]).toEqual([]);
});

describe.each(['plenary', 'plenary/versions/1'])('%s', (path) => {
  test('as a page has no tag, attribute or address but its own, and every word of every attack (S1, N27)', async () => {
    const { text, type, sniffing, shown } = await get(`documents/${path}.html`);
    expect([type, sniffing, shown]).toEqual(['text/html; charset=utf-8', 'nosniff', attachedAs('html')]);
    const page = pageOf(text);
    const { tags, attributes } = partsOf(page);
    expect([...tags].filter((tag) => !usual.includes(tag))).toEqual([]);
    expect([...attributes].filter((name) => !['dir', 'start', 'href', 'rel'].includes(name))).toEqual([]);
    expect(activeIn(page, house.url)).toEqual([]);
    expect([...page.querySelectorAll('ol')].map((list) => list.getAttribute('start'))).toEqual(['0']);
    expect(missingIn(page)).toEqual([]);
  });

  test('as Markdown is words and nothing else, also where a reader of it lets HTML and every address through (S1, N27)', async () => {
    const { text, type, sniffing, shown } = await get(`documents/${path}.md`);
    expect([type, sniffing, shown]).toEqual(['text/markdown; charset=utf-8', 'nosniff', attachedAs('md')]);
    const page = renderedFrom(text);
    expect([...partsOf(page).tags].filter((tag) => !usual.includes(tag))).toEqual([]);
    expect(activeIn(page, house.url)).toEqual([]);
    expect(missingIn(page)).toEqual([]);
  });
});

test('the messages of all sessions as Markdown are words and nothing else, whatever the sessions are called (S1, N29)', async () => {
  const { text, type, sniffing, shown } = await get('all-messages.md', series);
  expect([type, sniffing, shown]).toEqual(['text/markdown; charset=utf-8', 'nosniff', attachedAs('md')]);
  const page = renderedFrom(text);
  expect([...partsOf(page).tags].filter((tag) => !usual.includes(tag))).toEqual([]);
  expect(activeIn(page, house.url)).toEqual([]);
});

test.each([
  { path: 'all-messages.json', as: attachedAs('json') },
  { path: 'documents/plenary/versions', as: null },
  { path: 'documents/plenary/versions/1', as: null },
  { path: 'documents/plenary/margin/names', as: null },
])('$path is for programs: never a page, whatever is in it (S1)', async ({ path, as }) => {
  const { text, type, sniffing, shown } = await get(path, path.startsWith('all') ? series : attacked);
  expect([type, sniffing, shown]).toEqual(['application/json; charset=utf-8', 'nosniff', as]);
  const said = JSON.stringify(JSON.parse(text));
  expect(said.length).toBeGreaterThan(50);
});
