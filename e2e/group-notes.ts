import { eventually, openEditor, type Editor } from './editor.ts';
import type { Room, Seat } from './meeting-room.ts';

type In = Pick<Room, 'url' | 'id'>;
type By = Pick<Seat, 'cookie'>;

/** Somebody with the notes of a group open, in an editor that is no work of ours. */
export const notesOf = ({ url, id }: In, { cookie }: By, groupId: string): Editor =>
  openEditor({ url, meeting: id, cookie, document: groupId, kept: true });

/** Opens the notes of a group, writes, and closes them when that is on the disk; `in-line` goes on in the last paragraph. */
export async function writesNotes(room: In, by: By, groupId: string, words: string, where: 'below' | 'in-line' = 'below'): Promise<void> {
  const editor = notesOf(room, by, groupId);
  await editor.synced();
  if (where === 'below') editor.say(words);
  else editor.add(words);
  await eventually(editor.isKept);
  editor.close();
}

/** Why nothing is taken of what somebody writes there who reads along. */
export async function whyNotTaken(room: In, by: By, groupId: string): Promise<string> {
  const editor = notesOf(room, by, groupId);
  await editor.synced();
  editor.say('No');
  await eventually(() => editor.said.notKept.length > 0);
  editor.close();
  return editor.said.notKept[0]!;
}
