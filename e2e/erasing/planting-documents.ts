import * as Y from 'yjs';
import { plenary } from '../../shared/floor-id.ts';
import { eventually, openEditor, type Editor } from '../editor.ts';
import type { Room, Seat } from '../meeting-room.ts';
import { stranger } from '../stranger.ts';
import { does, type Words } from './planting.ts';

const anchor = { start: { tname: 'default', assoc: 0 }, end: { tname: 'default', assoc: 0 } };
let ids = 0;
async function post({ url, id }: Room, { cookie }: Seat, path: string, body: object): Promise<{ thread: number }> {
  const headers = { 'content-type': 'application/json', cookie };
  const answer = await fetch(`${url}/api/meetings/${id}/documents/plenary/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  const said = (await answer.json()) as { thread: number; ok?: boolean };
  if (said.ok === false) throw new Error(JSON.stringify(said));
  return said;
}
const margin = (room: Room, seat: Seat, name: string, input: object, id = `remark-${(ids += 1)}`) =>
  post(room, seat, 'margin', { id, name, input });

/** In a document of the meeting, with an editor that is no work of ours: `words` become a paragraph of its own. */
async function writes(room: Room, { cookie }: Seat, document: string, write: (editor: Editor) => void | Promise<void>) {
  const editor = openEditor({ url: room.url, meeting: room.id, cookie, document, kept: true });
  await editor.synced();
  await write(editor);
  await eventually(() => editor.isKept());
  return editor;
}

/** All that somebody can write in documents and beside them, and in what only a program of their own would fill. */
export async function plantInDocuments(room: Room, scribe: Seat, seat: Seat, { word }: Words): Promise<Editor[]> {
  const notes = await writes(room, seat, 'plenary', async (editor) => {
    editor.say(word('document.removed'));
    await eventually(() => editor.isKept());
    editor.unsay();
    editor.say(word('document.text'));
    const paragraph = editor.doc.getXmlFragment('default').toArray().at(-1) as Y.XmlElement;
    const text = paragraph.get(0) as Y.XmlText;
    text.insert(text.length, ' see ', { link: { href: `https://example.org/${word('document.link')}` } });
    text.insert(text.length, 'here', { bold: { planted: word('document.mark') } });
    paragraph.setAttribute('entry', word('document.attribute'));
    editor.doc.getMap('planted').set(seat.personId, { deep: [word('document.map')] });
    const [mention, made] = [new Y.XmlElement('mention'), new Y.XmlElement(word('document.element'))];
    mention.setAttribute('kind', 'person');
    mention.setAttribute('id', seat.personId);
    paragraph.push([mention]);
    editor.doc.getXmlFragment('default').push([made]);
  });
  const report = await writes(room, seat, 'report', (editor) => editor.say(word('report.text')));

  const { thread } = await margin(room, scribe, 'comment', { anchor, quote: 'a passage', text: 'Which river?' });
  await margin(room, seat, 'reply', { thread, text: word('margin.input.text') });
  const named = {
    start: { tname: word('place of a remark'), assoc: 0 },
    end: { tname: word('place of a remark'), assoc: 0 },
  };
  const begun = { anchor: named, quote: word('margin.input.quote'), text: word('margin.input.text') };
  await margin(room, seat, 'suggest', begun);
  const answered = await margin(room, seat, 'comment', begun, word('id of a remark'));
  await margin(room, scribe, 'reply', { thread: answered.thread, text: 'It is.' });
  const suggested = await margin(room, scribe, 'suggest', { anchor, quote: 'a passage', text: 'a page' });
  await margin(room, seat, 'decline', { thread: suggested.thread, reason: word('margin.input.reason') });

  await post(room, seat, 'versions', { name: word('version.name') });
  await does(seat, { name: 'freeze-document', input: { documentId: 'plenary' } });
  await does(seat, { name: 'unfreeze-document', input: { documentId: 'plenary', reason: word('unfreeze-document.reason') } });
  await plantByHand(room, seat, { word });
  return [notes, report];
}

/** By a program that speaks the wire itself. */
async function plantByHand(room: Room, { cookie }: Seat, { word }: Pick<Words, 'word'>) {
  const line = await stranger(room.url, { meeting: room.id, cookie });
  await line.ask('join', { after: null });
  const said = { name: 'say-in-chat', input: { floor: plenary, text: word('say-in-chat.text') } };
  await line.ask('command', { id: word('id of a command'), ...said });
  await line.ask('command', { id: 'a-command', name: word('name of a command'), input: {} });
  line.close();
}

/** What somebody writes in the group they are in, and asks of plenary from there. */
export async function plantInGroup(room: Room, seat: Seat, groupId: string, roundId: string, { word }: Words): Promise<Editor> {
  await does(seat, { name: 'call-for-help', input: { groupId, text: word('call-for-help.text') } });
  await does(seat, { name: 'end-help', input: { groupId } });
  await does(seat, { name: 'tell-groups', input: { roundId, text: word('tell-groups.text') } });
  return writes(room, seat, groupId, (editor) => editor.say(word('group.notes')));
}
