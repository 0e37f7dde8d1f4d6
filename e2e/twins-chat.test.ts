import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { witnessedMeeting } from './linking/witnessed.ts';
import { heardBy, heardByAll, leftOf, twin, type Cast, type Lived } from './twin.ts';

const floor = 'plenary';
const words = ['Xylophonkrieg', 'a quite different sentence, and a longer one: Quittenmus'];
const names = ['Xylophonkrieg', 'Quittenmus of the Upper Valley'];
/** What Ana writes in the one meeting and in the other: only said, or asking for the floor, for herself or for somebody else. */
const pairs = {
  'says something': { chatHands: 'off', lines: words },
  'offers a hand with a subject': { chatHands: 'offered', lines: words.map((about) => `q+ to ${about}`) },
  'offers a hand for somebody else': { chatHands: 'offered', lines: names.map((name) => `q+ ${name}`) },
  'asks for the floor at once, with a subject': { chatHands: 'direct', lines: words.map((about) => `q+ to ${about}`) },
} as const;
type Pair = { chatHands: 'off' | 'offered' | 'direct'; lines: readonly string[] };
const page = '/lines/chat?floor=plenary&limit=50';
const everybody = (cast: Cast) => Object.values(cast);

const bothHidden = <Seen>({ chatHands, lines }: Pair, chat: 'open' | 'moderated', look: (lived: Lived) => Seen): Promise<Seen[]> =>
  Promise.all(lines.map((text) => hidden(text, { chat, chatHands }, look)));
/** Ana's line is the only one that differs; it is hidden by a moderator, and then everybody reads the chat again. */
const hidden = <Seen>(text: string, settings: Parameters<typeof twin>[0], look: (lived: Lived) => Seen): Promise<Seen> =>
  twin(
    settings,
    async (cast) => {
      await cast.mod.does({ name: 'say-in-chat', input: { floor, text: 'Welcome' } });
      await cast.Ana.does({ name: 'say-in-chat', input: { floor, text } });
      await cast.mod.does({ name: 'say-in-chat', input: { floor, text: 'To the matter, please' } });
      await cast.mod.does({ name: 'hide-line', input: { number: 2 } });
      for (const one of everybody(cast)) {
        await one.look(null);
        await one.get(page);
      }
    },
    look,
  );
const pages = (lived: Lived) => lived.meeting.sent.filter(({ text }) => text.startsWith('200 {"lines"'));
const afterHiding = (lived: Lived) => {
  const at = lived.meeting.sent.findIndex(({ text }) => text.includes('"gone":[2]'));
  return lived.meeting.sent.slice(at).filter(({ text }) => [...words, ...names].some((word) => text.includes(word)));
};

test.concurrent.each(Object.entries(pairs))(
  'a line that %s, was held and is hidden changes no byte that anybody but staff is sent, nor what is left of it (N36, N7)',
  async (_what, pair) => {
    const look = (lived: Lived) => ({
      heard: ['Ana', 'Ben', 'Cy', 'Onlooker'].map((label) => heardBy(lived, label)),
      left: leftOf(lived),
      pages: pages(lived).length,
      after: afterHiding(lived),
    });
    const [first, second] = await bothHidden(pair, 'moderated', look);
    expect(second).toEqual(first);
    expect(first!.pages).toBeGreaterThan(8);
    expect(first!.after).toEqual([]);
    expect(JSON.stringify(first)).not.toContain(words[0]);
  },
);

const shown = Object.entries(pairs).filter(([, { chatHands }]) => chatHands !== 'direct');
test.concurrent.each(shown)(
  'a line that %s, was shown and is hidden, is in no page and no snapshot after that, and its text in no row (N36, N7)',
  async (_what, pair) => {
    const look = (lived: Lived) => ({
      left: leftOf(lived),
      pages: pages(lived).map(({ to, text }) => ({
        to,
        text: text.replace(/"at":\d+/g, '"at":0').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id'),
      })),
      after: afterHiding(lived),
      heard: heardByAll(lived)['Ben']!.join(),
    });
    const [first, second] = await bothHidden(pair, 'open', look);
    expect(first!.heard).toContain(pair.lines[0]);
    expect(second!.heard).toContain(pair.lines[1]);
    expect(second!.left).toEqual(first!.left);
    expect(second!.pages).toEqual(first!.pages);
    expect([...first!.after, ...second!.after]).toEqual([]);
  },
);

/** Files of the data folder in which these words can be read. */
const filesWith = (folder: string, text: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && readFileSync(file).includes(text))
    .map((file) => relative(folder, file));

test.concurrent.each([
  ['open', 'off'],
  ['moderated', 'off'],
  ['open', 'offered'],
  ['moderated', 'direct'],
] as const)(
  'the text of a hidden line is never in the data file, and in no file at all once the secretary has left, where the chat is %s and hands in it are %s (N36)',
  async (chat, chatHands) => {
    const house = await openHouse({ store: 'sqlite' });
    const meeting = await witnessedMeeting(house.url, { chat, chatHands });
    const mod = await meeting.sit('Mod', { role: 'moderator' });
    const ana = await meeting.sit('Ana');
    await ana.does({ name: 'say-in-chat', input: { floor, text: chatHands === 'off' ? words[0]! : `q+ to ${words[0]}` } });
    await mod.does({ name: 'hide-line', input: { number: 1 } });
    const whileItRuns = filesWith(house.folder, words[0]!);
    console.log(`while the secretary is there, the text of the hidden line stands in: ${whileItRuns.join(', ') || 'no file'}`);
    expect(whileItRuns).not.toContain('onefloor.db');
    meeting.close();
    const { goOn } = await house.stop();
    expect(filesWith(house.folder, words[0]!)).toEqual([]);
    await goOn();
    await house.close();
  },
);
