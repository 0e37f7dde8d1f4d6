import { reachOf, type Edit } from '../shared/notes/edit.ts';
import { isTidy } from '../shared/notes/edits.ts';
import { remember, remembered } from './device-memory.ts';
import { isKept, sentText, type Draft } from './notes-draft.ts';

/** Under which name this device keeps what somebody wrote in the notes of a group and the meeting does not have yet. */
export const keptAs = (code: string, groupId: string, personId: string) => `onefloor.notes.${code}.${groupId}.${personId}`;

/** Nothing is kept here of what the meeting has. */
export const keepDraft = (name: string, draft: Draft): void => remember(name, isKept(draft) ? '' : JSON.stringify(draft), 'always');

/** What was not sent when the page closed; null where there is nothing, or nothing that can be read. */
export function draftLeft(name: string): Draft | null {
  try {
    const draft = JSON.parse(remembered(name, 'always')) as Draft;
    const { kept, onItsWay, typed } = draft;
    const sent = onItsWay === null || (isEditOf(kept.text, onItsWay.edit) && Number.isInteger(onItsWay.writer.number));
    const reads = sent && Number.isInteger(kept.version) && isEditOf(sentText(draft), typed);
    return reads ? draft : null;
  } catch {
    return null;
  }
}
const isEditOf = (text: string, edit: Edit) => isTidy(edit) && reachOf(edit) <= text.length;
