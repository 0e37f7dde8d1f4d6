import * as Y from 'yjs';
import type { MarginCommand } from '../shared/documents/margin.ts';
import { eventually, openEditor } from './editor.ts';
import { does } from './full-room.ts';
import type { Room, Seat } from './meeting-room.ts';

type Inside = Y.XmlElement | Y.XmlText;
const node = (name: string, inside: Inside[], attributes: Record<string, unknown> = {}): Y.XmlElement => {
  const made = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
  made.insert(0, inside);
  return made;
};
const words = (said: string, marks: Record<string, unknown> = {}) => {
  const made = new Y.XmlText();
  made.insert(0, said, marks);
  return made;
};
const line = (said: string) => node('paragraph', [words(said)]);
const heading = (said: string, level = 2) => node('heading', [words(said)], { level });
const list = (name: string, items: string[]) =>
  node(
    name,
    items.map((item) => node('listItem', [line(item)])),
  );

/** What was said, in six scripts, one of them with a word that no line holds. */
const said = [
  'The left bank is to be planted first, since the river takes more of it every year and those who live there have waited longest.',
  'Ольга Ивановна Преображенская попросила включить в решение оба берега, а также содержание насыпи после окончания программы.',
  '左岸的维护费用由沿岸两市共同承担，具体比例将在下次会议上讨论并写入决定。',
  'قال عبد الرحمن بن محمد آل سعود إن تكاليف غرس الضفة اليسرى لا تدفعها المدن وحدها، وإن البرنامج ينتهي قبل أن تنمو الأشجار.',
  'नदी के बाएँ किनारे पर पेड़ लगाने का खर्च दोनों शहर मिलकर उठाएँगे, और रखरखाव का प्रश्न अगली बैठक में आएगा।',
  'ฝั่งซ้ายของแม่น้ำจะปลูกก่อน เพราะน้ำกัดเซาะทุกปีและผู้ที่อาศัยอยู่ที่นั่นรอมานานที่สุด',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurfsfassung',
];
const columns = ['Bank', 'كيلومتر', 'Кто платит', '谁负责', 'Until when'];

/** Notes as they are after a long morning: headings, lists, a table, mentions, links; `remarks` are said beside them, every fourth of them other words for it. */
export async function writtenNotes(room: Room, { scribe, people }: { scribe: Seat; people: Seat[] }, remarks: number) {
  const editor = openEditor({ url: room.url, meeting: room.id, cookie: scribe.cookie, kept: true });
  await editor.synced();
  const text = editor.doc.getXmlFragment('default');
  const items = scribe.meeting().agenda.items;
  const mention = (kind: string, id: string) => node('mention', [], { kind, id });
  const mentioned = people.slice(0, 6).map(({ personId }) => mention('person', personId));
  const row = (cells: string[], of: string) =>
    node(
      'tableRow',
      cells.map((cell) => node(of, [line(cell)])),
    );
  text.push([
    heading('Who pays for the left bank'),
    ...said.map(line),
    heading('من يدفع تكاليف الضفة اليسرى'),
    node('paragraph', [
      words('Asked by '),
      ...mentioned.flatMap((one) => [one, words(', ')]),
      words('on '),
      mention('item', items.at(-1)?.id ?? ''),
    ]),
    node('table', [
      row(columns, 'tableHeader'),
      row(said.slice(1, 6), 'tableCell'),
      row(['Left', '12–18', 'Оба города', '两市', '12 May'], 'tableCell'),
    ]),
    heading('Expenditure', 3),
    list('bulletList', said.slice(0, 4)),
    list('orderedList', said.slice(3, 6)),
    node('blockquote', [line(said[3]!)]),
    node('paragraph', [
      words('The draft is at '),
      words('https://example.org/river/left-bank', { link: { href: 'https://example.org/river/left-bank' } }),
      words(' and '),
      words('binding', { bold: true }),
      words(' from now on.'),
    ]),
  ]);
  await eventually(editor.isKept);
  for (let i = 0; i < remarks; i += 1) await says(i);
  editor.close();

  async function says(i: number): Promise<void> {
    const place = 1 + (i % said.length);
    const letters = (text.get(place) as Y.XmlElement).get(0) as Y.XmlText;
    const quote = said[place - 1]!.slice(4, 16);
    const at = (index: number, assoc: number) =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(letters, index, assoc)) as object;
    const input = { anchor: { start: at(4, 0), end: at(16, -1) }, quote, text: said[(i + 2) % said.length]! };
    const command: MarginCommand = { name: i % 4 === 3 ? 'suggest' : 'comment', input };
    const by = i % 3 === 0 ? scribe : people[i % people.length]!;
    const answer = await fetch(`${room.url}/api/meetings/${room.id}/documents/plenary/margin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: by.cookie },
      body: JSON.stringify({ id: `remark-${i}`, ...command }),
    });
    const { ok } = (await answer.json()) as { ok: boolean };
    if (!ok) throw new Error(`the remark was refused: ${answer.status}`);
  }
}

/** Messages with all of their parts, one of them agreed on, one sent back, the others drafts. */
export async function writtenMessages(desk: Seat): Promise<void> {
  for (const [i, text] of said.entries())
    await does(desk, {
      name: 'draft-message',
      input: {
        text,
        theme: i % 2 ? 'الوصول' : 'The banks of the river',
        policyQuestion: said[(i + 1) % 3]!,
        audience: 'Governments, 沿岸两市',
        wayForward: said[6]!,
      },
    });
  const [agreed, back] = desk.meeting().messages.list.map(({ id }) => id);
  await does(desk, { name: 'start-read-back', input: { messageIds: [agreed!, back!] } });
  await does(desk, { name: 'end-read-back', input: {} });
  await does(desk, { name: 'settle-message', input: { messageId: agreed!, as: 'agreed' } });
  await does(desk, { name: 'settle-message', input: { messageId: back!, as: 'draft' } });
}
