import * as Y from 'yjs';
import type { MarginCommand } from '../shared/documents/margin.ts';
import { asAddress, attackStrings } from './attack-strings.ts';
import type { Attacked } from './attacked-meeting.ts';
import { eventually, openEditor } from './editor.ts';

type Marks = Record<string, unknown>;
const lastWords = 'The end of it.';

/** The notes of an attacked meeting, with every attack in every node, attribute and mark that they can have, in what stands beside them, and in the names of their versions. */
export async function attackedDocument(url: string, { room, chair, scribe, guest }: Attacked) {
  const editor = openEditor({ url, meeting: room.id, cookie: scribe.cookie, kept: true });
  await editor.synced();
  const text = editor.doc.getXmlFragment('default');
  const people = [chair, scribe, guest].map(({ personId }) => personId);
  const items = chair.meeting().agenda.items.map(({ id }) => id);
  const mentions = [...people.map((id) => mention('person', id)), ...items.map((id) => mention('item', id))];
  // A caret has a name and a colour, too.
  editor.provider.awareness.setLocalStateField('user', { id: attackStrings[1], name: attackStrings[12], color: 'red;position:fixed' });
  const blocks = [
    ...attackStrings.map((words) => node('heading', { ...harm(words), level: words.length % 2 ? 2 : words }, [plain(words)])),
    ...attackStrings.map((words) => node('paragraph', { ...harm(words), entry: `action:${words}` }, [plain(words)])),
    ...attackStrings.map((words) => node('paragraph', {}, [mention(words, words), mention('person', words), mention('item', words)])),
    ...mentions.map((one) => node('paragraph', {}, [one])),
    ...asAddress.map((address) =>
      node('paragraph', {}, [plain('led astray', { link: { href: address, target: '_self', rel: '', class: address, onclick: 'hit()' } })]),
    ),
    ...tables(),
    ...lists(),
    node('paragraph', {}, [plain(lastWords)]),
  ];
  // What a page sends at once is about so much.
  for (let i = 0; i < blocks.length; i += 40) text.push(blocks.slice(i, i + 40));
  await eventually(editor.isKept);

  const refused: string[] = [];
  const asks = async (path: string, body: object) => {
    const answer = await fetch(`${url}/api/meetings/${room.id}/documents/plenary/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: scribe.cookie },
      body: JSON.stringify(body),
    });
    const said = (await answer.json()) as { ok?: boolean };
    if (answer.ok && said.ok !== false) return true;
    refused.push(`${path}: ${answer.status} ${JSON.stringify(said)}`);
    return false;
  };
  for (const [i, words] of attackStrings.entries())
    for (const [j, command] of saidOf(text, i, words).entries()) await asks('margin', { id: `said-${i}-${j}`, ...command });
  for (const [i, words] of attackStrings.entries())
    for (const command of answersTo(i, words)) await asks('margin', { id: `answered-${i}-${command.name}`, ...command });
  return {
    editor,
    refused,
    lastWords,
    /** One a second is taken of one person. */
    keepVersion: (name: string) => asks('versions', { name }),
  };
}

/** What no node has as an attribute, and what one has of another kind. */
const harm = (words: string) => ({
  onclick: 'hit()',
  onload: 'hit()',
  style: 'position:fixed;inset:0;background:url(//evil.example/x)',
  class: 'evil',
  id: 'evil',
  href: 'javascript:hit()',
  src: '//evil.example/x.png',
  srcdoc: words,
  dir: words,
  textAlign: words,
  label: words,
});

function node(name: string, attributes: Record<string, unknown>, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
  made.insert(0, children);
  return made;
}
function plain(words: string, marks: Marks = {}): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, words, marks);
  return made;
}
const mention = (kind: string, id: string) => node('mention', { ...harm(id), kind, id }, []);

/** Ten to a table; a cell says that it is as wide and as high as nobody's table is, or something else in that place. */
function tables(): Y.XmlElement[] {
  const cell = (words: string, i: number) => {
    const size = i % 2 ? words : 1_000_000;
    const attributes = { ...harm(words), colspan: size, rowspan: size, colwidth: i % 2 ? [words] : words, backgroundColor: words };
    const address = asAddress[i % asAddress.length];
    const line = node('paragraph', harm(words), [plain(words, { link: { href: address }, bold: words })]);
    return node(i % 5 < 2 ? 'tableHeader' : 'tableCell', attributes, [line]);
  };
  const rows = (all: string[]) =>
    [all.slice(0, 5), all.slice(5)].map((some) =>
      node(
        'tableRow',
        harm(some[0] ?? ''),
        some.map((words, i) => cell(words, i)),
      ),
    );
  return Array.from({ length: Math.ceil(attackStrings.length / 10) }, (_, i) => attackStrings.slice(i * 10, i * 10 + 10)).map((all) =>
    node('table', { ...harm(all[0]!), style: 'position:fixed' }, rows(all)),
  );
}

function lists(): Y.XmlElement[] {
  const item = (words: string) => node('listItem', harm(words), [node('paragraph', {}, [plain(words)])]);
  const some = attackStrings.slice(0, 40);
  return [
    node('bulletList', harm(some[1]!), some.map(item)),
    node('orderedList', { ...harm(some[1]!), start: some[1], type: some[18] }, some.map(item)),
    node(
      'blockquote',
      { ...harm(some[1]!), cite: 'javascript:hit()' },
      some.map((words) => node('paragraph', {}, [plain(words)])),
    ),
  ];
}

/** A comment on every attack that says it again, on every second one other words as well. */
function saidOf(text: Y.XmlFragment, i: number, words: string): MarginCommand[] {
  const line = text.get(attackStrings.length + i) as Y.XmlElement;
  const letters = line.get(0) as Y.XmlText;
  const at = (index: number, assoc: number) =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(letters, index, assoc)) as object;
  const anchor = { start: at(0, 0), end: at(letters.length, -1) };
  const other = attackStrings[(i + 1) % attackStrings.length]!;
  return [
    { name: 'comment', input: { anchor, quote: words, text: words } },
    ...(i % 2 ? [] : ([{ name: 'suggest', input: { anchor, quote: words, text: other } }] satisfies MarginCommand[])),
  ];
}

/** What was begun on every second attack is answered with another, or declined for a reason that is one. */
function answersTo(i: number, words: string): MarginCommand[] {
  const comment = 3 * Math.floor(i / 2) + 1;
  if (i % 6 === 3) return [{ name: 'decline', input: { thread: comment + 1, reason: words } }];
  return i % 3 === 0 ? [{ name: 'reply', input: { thread: comment, text: words } }] : [];
}
