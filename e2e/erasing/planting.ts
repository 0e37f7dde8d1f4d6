import type { Command } from '../../shared/decide.ts';
import { plenary } from '../../shared/floor-id.ts';
import { caughtUp, type Room, type Seat } from '../meeting-room.ts';
import { placeOf, type Field } from './fields.ts';

/** A word of its own for each field, which nobody else writes. */
export type Words = { word: (field: Field) => string; said: () => Map<Field, string> };
export function wordsOf(whose: string): Words {
  const said = new Map<Field, string>();
  const letters = () => Array.from({ length: 12 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
  const word = (field: Field) => said.get(field) ?? said.set(field, `${whose}${letters()}`).get(field)!;
  return { word, said: () => said };
}
/** Fields whose words are in this text, or are not. */
export const foundOf = ({ said }: Words, text: string): Field[] =>
  [...said()].flatMap(([field, word]) => (text.includes(word) ? [field] : []));
export const missingOf = ({ said }: Words, text: string): Field[] =>
  [...said()].flatMap(([field, word]) => (text.includes(word) ? [] : [field]));
/** What is to be gone once their writer is erased. */
export const goingOf = ({ said }: Words): string[] => [...said()].flatMap(([field, word]) => (placeOf(field) === 'goes' ? [word] : []));

export type Around = { room: Room; chair: Seat };
export type Does = (seat: Seat, command: Command) => Promise<void>;
/** Fails where the meeting says no; then whoever did it has heard of it. */
export const does: Does = async (seat, command) => {
  const answer = await seat.send(command);
  if (!answer.ok) throw new Error(`${command.name}: ${answer.refusal}`);
  await caughtUp(seat, answer.seq);
};

const floor = plenary;
const links = (
  word: Words['word'],
  of: 'add-agenda-item' | 'amend-agenda-item' | 'prepare-round.groups[]' | 'add-group' | 'amend-group',
) => [
  {
    title: word(`${of}.documents[].title`),
    link: `https://example.org/${word(`${of}.documents[].link`)}`,
    section: word(`${of}.documents[].section`),
  },
];

/** Somebody who holds every role fills every field of every command of the plenary, once. */
export async function plantInPlenary({ chair }: Around, seat: Seat, { word }: Words) {
  const { personId } = seat;
  const act = (command: Command) => does(seat, command);
  const about = (of: 'amend-card' | 'enter-person') => ({
    name: word(`${of}.name`),
    organisation: word(`${of}.organisation`),
    stakeholderGroup: word(`${of}.stakeholderGroup`),
    region: word(`${of}.region`),
    language: word(`${of}.language`),
  });
  const queue = () => seat.meeting().floors[floor]!.queue;
  const speak = async (requestId: string) => {
    await act({ name: 'give-floor', input: { floor, requestId, holderISaw: null } });
    await act({ name: 'end-turn', input: { floor, turnId: seat.meeting().floors[floor]!.floor.turn!.id } });
  };
  await act({ name: 'amend-card', input: { personId, ...about('amend-card'), capacity: 'organisation' } });
  await act({ name: 'enter-person', input: about('enter-person') });
  await act({ name: 'title-meeting', input: { title: word('title-meeting.title') } });

  // One placeholder turns out to be they, one is somebody else.
  await act({ name: 'request-floor', input: { floor, kind: 'intervention', for: { label: word('request-floor.for.label') } } });
  const mine = queue().waiting.at(-1)!;
  await speak(mine.id);
  await act({ name: 'name-placeholder', input: { personId: mine.personId, as: { personId } } });
  await act({ name: 'request-floor', input: { floor, kind: 'intervention', for: { name: word('request-floor.for.name') } } });
  await speak(queue().waiting.at(-1)!.id);
  await act({ name: 'request-floor', input: { floor, kind: 'intervention', for: { label: 'Somebody' } } });
  const other = queue().waiting.at(-1)!;
  const as = { name: word('name-placeholder.as.name'), organisation: word('name-placeholder.as.organisation') };
  await act({ name: 'name-placeholder', input: { personId: other.personId, as } });
  await speak(other.id);

  const wish = { subject: word('request-floor.subject'), readAloud: word('request-floor.readAloud') };
  await act({ name: 'request-floor', input: { floor, kind: 'intervention', ...wish } });
  await speak(queue().waiting.at(-1)!.id);
  await act({ name: 'request-floor', input: { floor, kind: 'intervention', ...wish } });
  const requestId = queue().waiting.at(-1)!.id;
  await act({ name: 'amend-request', input: { floor, requestId, subject: word('amend-request.subject') } });
  await act({ name: 'set-aside-request', input: { floor, requestId, reason: word('set-aside-request.reason') } });
  await act({ name: 'return-request', input: { floor, requestId } });
  await act({ name: 'request-floor', input: { floor, kind: 'intervention', for: { personId: chair.personId } } });
  const before = queue().waiting.at(-1)!.id;
  await act({ name: 'move-request', input: { floor, requestId, after: before, reason: word('move-request.reason') } });
  await act({ name: 'withdraw-request', input: { floor, requestId: before } });

  const receipt = word('ask-question.receipt').padEnd(22, '_');
  await act({ name: 'ask-question', input: { text: word('ask-question.text'), receipt } });
  await act({ name: 'ask-question', input: { text: 'For another', for: { name: word('ask-question.for.name') } } });
  await act({ name: 'ask-question', input: { text: word('ask-question.text') } });
  const questionId = seat.meeting().relay.questions.at(-1)!.id;
  await act({ name: 'decline-question', input: { questionId, reason: word('decline-question.reason') } });
  await act({ name: 'say-in-chat', input: { floor, text: word('say-in-chat.text') } });
  await plantForMeeting(seat, word);
}

/** What they write down for the meeting. */
async function plantForMeeting(seat: Seat, word: Words['word']) {
  const act = (command: Command) => does(seat, command);
  const item = (of: 'add-agenda-item' | 'amend-agenda-item') => ({
    title: word(`${of}.title`),
    presenters: [{ label: word(`${of}.presenters[].label`) }],
    documents: links(word, of),
  });
  await act({ name: 'add-agenda-item', input: item('add-agenda-item') });
  const itemId = seat.meeting().agenda.items.at(-1)!.id;
  await act({ name: 'amend-agenda-item', input: { itemId, ...item('amend-agenda-item') } });
  await act({ name: 'open-agenda-item', input: { itemId, leftover: 'carry' } });
  const documentId = seat.meeting().agenda.items.at(-1)!.documents[0]!.id;
  await act({ name: 'present', input: { documentId, section: word('present.section') } });
  await act({ name: 'close-agenda-item', input: { itemId, conclusion: word('close-agenda-item.conclusion'), leftover: 'carry' } });

  const asked = (of: 'prepare-poll' | 'amend-poll') => ({ question: word(`${of}.question`), options: [word(`${of}.options[]`), 'No'] });
  await act({ name: 'prepare-poll', input: { ...asked('prepare-poll'), secret: false } });
  const pollId = seat.meeting().polls.polls.at(-1)!.id;
  await act({ name: 'amend-poll', input: { pollId, ...asked('amend-poll') } });
  await act({ name: 'open-poll', input: { pollId } });
  await act({ name: 'answer-poll', input: { pollId, options: [0] } });
  await act({ name: 'tally-room', input: { pollId, room: word('tally-room.room'), counts: [1, 2] } });
  await act({ name: 'close-poll', input: { pollId } });
  await act({ name: 'publish-poll', input: { pollId } });

  const message = (of: 'draft-message' | 'amend-message') => ({
    text: word(`${of}.text`),
    policyQuestion: word(`${of}.policyQuestion`),
    audience: word(`${of}.audience`),
    wayForward: word(`${of}.wayForward`),
    theme: word(`${of}.theme`),
  });
  await act({ name: 'draft-message', input: message('draft-message') });
  const messageId = seat.meeting().messages.list.at(-1)!.id;
  await act({ name: 'amend-message', input: { messageId, ...message('amend-message') } });
  await act({ name: 'start-read-back', input: { messageIds: [messageId] } });
  await act({ name: 'respond-to-message', input: { messageId, stance: 'object', comment: word('respond-to-message.comment') } });
  await act({ name: 'tally-read-back', input: { messageId, room: word('tally-read-back.room'), counts: [1, 0, 0] } });
  await act({ name: 'end-read-back', input: { messageIds: [messageId] } });
  await act({ name: 'settle-message', input: { messageId, as: 'noted' } });
  await act({ name: 'freeze-report', input: {} });
  await act({ name: 'unfreeze-report', input: { reason: word('unfreeze-report.reason') } });

  const mention = `@${word('amend-card.name')}`;
  const action = { ownerId: seat.personId, due: '2027-03-01' };
  await act({ name: 'record-action', input: { text: `${mention} ${word('record-action.text')}`, ...action } });
  const actionId = seat.meeting().actions.actions.at(-1)!.id;
  await act({ name: 'amend-action', input: { actionId, text: `${mention} ${word('amend-action.text')}` } });
  await act({ name: 'record-decision', input: { text: word('record-decision.text') } });
  const decisionId = seat.meeting().actions.decisions.at(-1)!.id;
  await act({ name: 'amend-decision', input: { decisionId, text: `${word('amend-decision.text')}, says ${mention}` } });

  await act({ name: 'write-caption', input: { floor, text: word('write-caption.text'), lang: 'en' } });
  await act({ name: 'write-caption', input: { floor, text: 'Good mourning', lang: 'en' } });
  const { number } = seat.store.getState().heard.lines.findLast(({ lane }) => lane === 'captions') ?? { number: 0 };
  await act({ name: 'correct-caption', input: { number, saw: 'Good mourning', text: word('correct-caption.text') } });
  await plantGroups(seat, word);
}

async function plantGroups(seat: Seat, word: Words['word']) {
  const act = (command: Command) => does(seat, command);
  const plan = (of: 'prepare-round.groups[]' | 'add-group' | 'amend-group') => ({
    title: word(`${of}.title`),
    task: word(`${of}.task`),
    documents: links(word, of),
    place: word(`${of}.place`),
    link: `https://example.org/${word(`${of}.link`)}`,
  });
  const pattern = (of: 'prepare-round' | 'amend-round') => `https://example.org/${word(`${of}.linkPattern`)}/{number}`;
  await act({
    name: 'prepare-round',
    input: {
      title: word('prepare-round.title'),
      minutes: 30,
      linkPattern: pattern('prepare-round'),
      groups: [plan('prepare-round.groups[]')],
    },
  });
  const roundId = seat.meeting().groups.rounds.at(-1)!.id;
  await act({ name: 'amend-round', input: { roundId, title: word('amend-round.title'), linkPattern: pattern('amend-round') } });
  await act({ name: 'add-group', input: { roundId, ...plan('add-group') } });
  await act({ name: 'add-group', input: { roundId, title: 'To be amended' } });
  const groupId = seat.meeting().groups.rounds.at(-1)!.groups.at(-1)!.id;
  await act({ name: 'amend-group', input: { groupId, ...plan('amend-group') } });
}
