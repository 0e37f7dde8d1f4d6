import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Attendance } from '../people.ts';
import { countsOf } from './counting.ts';
import { beingReadBack, emptyMessages, type Messages, type MessagesEvent } from './state.ts';

const types: Record<MessagesEvent['type'], true> = {
  'message-drafted': true,
  'message-amended': true,
  'message-dropped': true,
  'read-back-started': true,
  'message-answered': true,
  'read-back-tallied': true,
  'read-back-ended': true,
  'message-settled': true,
  'report-frozen': true,
  'report-unfrozen': true,
};
export const isMessagesEvent = (event: MeetingEvent): event is MessagesEvent => Object.hasOwn(types, event.type);

/** Everybody inside reads the messages from the first draft on. Who answered what is told to nobody: counts are, and staff read the rest in pages. */
export const messagesFact = (audience: Audience, event: MessagesEvent): MessagesEvent | null =>
  audience === 'public' || event.type === 'message-answered' ? null : event;

export const messagesFor = (audience: Audience, messages: Messages): Messages =>
  audience === 'public' ? emptyMessages : { ...messages, list: messages.list.map((message) => ({ ...message, answers: [] })) };

/** Of each message that is read back: how those who answered stand, by side. */
export const standingsFor = (messages: Messages): Record<string, { answered: number; bySide: Record<Attendance, number[]> }> =>
  Object.fromEntries(beingReadBack(messages).map(({ id, answers }) => [id, { answered: answers.length, bySide: countsOf(answers) }]));

/** Who froze the report, and who opened it again. */
export const peopleInMessages = ({ versions }: Messages): string[] =>
  versions.flatMap(({ by, unfrozen }) => (unfrozen ? [by, unfrozen.by] : [by]));
