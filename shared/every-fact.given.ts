import { defaultSettings } from './conduct.ts';
import type { Ended, Turn } from './floor/state.ts';
import type { MeetingEvent } from './meeting.ts';
import type { Card, Person } from './people.ts';
import type { Counted, Poll, Written } from './polls/state.ts';
import type { Aside, Request } from './queue/state.ts';
import type { Question, Words } from './relay/state.ts';

const floor = 'plenary';
const person: Person = { id: 'ada', attendance: 'remote', standing: 'member' };
const asked = {
  id: 'r',
  personId: 'ada',
  attendance: 'remote',
  standing: 'member',
  kind: 'reply',
  subject: 'On access',
  readAloud: 'I support this.',
  replyTo: 'bob',
  via: 'staff',
  enteredBy: 'cat',
} as const;
export const fullRequest: Required<Request> = { ...asked, number: 7, askedAt: 1000, overtaken: 1 };
export const fullAside: Required<Aside> = { ...fullRequest, asideBy: 'cat', asideAt: 2000, reason: 'Muted' };
export const fullTurn: Required<Turn> = {
  id: 't',
  personId: 'ada',
  attendance: 'remote',
  standing: 'member',
  kind: 'reply',
  request: fullRequest,
  givenAt: 1000,
  runningSince: 1000,
  spokenMs: 500,
  allottedSeconds: 180,
  outOfOrder: { by: 'cat' },
};
const ended: Required<Ended> = { turnId: 't', personId: 'ada', attendance: 'remote', standing: 'member', kind: 'reply', spokenMs: 500 };
const item = {
  title: 'Access',
  kind: 'item' as const,
  minutes: 20,
  presenters: [{ personId: 'ada' }, { label: 'Secretariat' }],
  documents: [{ id: 'doc', title: 'Draft', link: 'https://example.org/draft', section: '4' }],
};
export const fullCard: Required<Card> = {
  ...person,
  name: 'Ada',
  organisation: 'Society',
  stakeholderGroup: 'Civil society',
  region: 'WEOG',
  language: 'Français',
  capacity: 'personal',
  newcomer: true,
  placeholder: true,
  apologies: true,
  noDevice: true,
};

const poll: Written = { question: 'Noon?', options: ['Yes', 'No'], secret: false, many: true, kind: 'poll' };
const counted: Counted = { counts: [0, 1], bySide: { 'on-site': [0, 0], remote: [0, 1] } };
export const fullPoll: Poll = {
  id: 'poll',
  ...poll,
  phase: 'published',
  since: 1,
  answers: [{ personId: 'ada', attendance: 'remote', options: [1] }],
  rooms: [{ room: 'Hall A', counts: [7, 5] }],
  answered: 1,
  counted,
};

const author = { personId: 'ada', attendance: 'remote', standing: 'member' } as const;
const fullWords: Required<Words> = { floor, askedAt: 1000, text: 'Is it final?', author, voice: 'own', enteredBy: 'cat' };
export const fullQuestion: Required<Question> = {
  ...fullWords,
  id: 'q',
  number: 9,
  step: 'reading',
  held: false,
  takenBy: 'cat',
  requestId: 'r',
  turnId: 't',
  mergedInto: 'p',
  reason: 'Asked before',
  waitedMs: 1000,
  waitsSince: 2000,
  receipt: 'a-receipt-that-nobody-reads',
  supporters: ['bob'],
};

export const fullHand = {
  id: 'h',
  number: 7,
  personId: 'ada',
  attendance: 'remote',
  standing: 'member',
  wants: 'join',
  kind: 'intervention',
  nth: 0,
} as const;

/** One of every fact, with every field it can have: a new one without a line here does not compile. */
export const everyFact: { [Type in MeetingEvent['type']]: Required<Extract<MeetingEvent, { type: Type }>> } = {
  'meeting-created': { type: 'meeting-created', title: 'Plenary', settings: { ...defaultSettings, kindSeconds: { reply: 60 } } },
  'meeting-opened': { type: 'meeting-opened' },
  'meeting-closed': { type: 'meeting-closed' },
  'meeting-titled': { type: 'meeting-titled', title: 'Plenary' },
  'settings-changed': { type: 'settings-changed', settings: { ...defaultSettings, kindSeconds: { reply: 60 } } },
  'person-entered': { type: 'person-entered', person },
  'person-changed': { type: 'person-changed', personId: 'ada', attendance: 'on-site', standing: 'observer' },
  'placeholder-named': { type: 'placeholder-named', personId: 'new-1', as: person },
  'person-left': { type: 'person-left', personId: 'ada' },
  'role-given': { type: 'role-given', personId: 'ada', role: 'chair' },
  'role-taken': { type: 'role-taken', personId: 'ada', role: 'chair' },
  'agenda-item-added': { type: 'agenda-item-added', itemId: 'i', item },
  'agenda-item-amended': { type: 'agenda-item-amended', itemId: 'i', item },
  'agenda-item-moved': { type: 'agenda-item-moved', itemId: 'i', where: 'before', neighbourId: 'j' },
  'agenda-item-dropped': { type: 'agenda-item-dropped', itemId: 'i' },
  'agenda-item-opened': { type: 'agenda-item-opened', itemId: 'i' },
  'agenda-item-closed': { type: 'agenda-item-closed', itemId: 'i', conclusion: 'Adopted.' },
  'break-started': { type: 'break-started', kind: 'break', until: 9000 },
  'break-ended': { type: 'break-ended' },
  presented: { type: 'presented', documentId: 'doc', section: '4' },
  'presenting-ended': { type: 'presenting-ended' },
  'floor-requested': { type: 'floor-requested', floor, request: asked },
  'request-amended': { type: 'request-amended', floor, requestId: 'r', kind: 'question', subject: 'On cost' },
  'request-withdrawn': { type: 'request-withdrawn', floor, requestId: 'r', personId: 'ada' },
  'request-set-aside': { type: 'request-set-aside', floor, requestId: 'r', personId: 'ada', reason: 'Muted' },
  'request-returned': { type: 'request-returned', floor, requestId: 'r', personId: 'ada' },
  'request-moved': { type: 'request-moved', floor, requestId: 'r', where: 'after', neighbourId: 's', reason: 'Asked to' },
  'queue-closed': { type: 'queue-closed', floor },
  'queue-reopened': { type: 'queue-reopened', floor },
  'order-set': { type: 'order-set', floor, order: { policies: ['alternate'], deckSize: 2, maxOvertakes: 10, scope: 'item' } },
  'leftover-settled': { type: 'leftover-settled', floor, itemId: 'i', how: 'store', requests: [fullAside] },
  'floor-given': { type: 'floor-given', floor, turn: fullTurn, how: 'next', ended: [ended] },
  'turn-ended': { type: 'turn-ended', floor, ended: [ended], why: 'done' },
  'turn-set-aside': { type: 'turn-set-aside', floor, turnId: 't', request: fullRequest, reason: 'Muted' },
  'floor-taken-back': { type: 'floor-taken-back', floor, turnId: 't', personId: 'ada', restored: [ended] },
  'turn-paused': { type: 'turn-paused', floor, turnId: 't' },
  'turn-resumed': { type: 'turn-resumed', floor, turnId: 't' },
  'turn-extended': { type: 'turn-extended', floor, turnId: 't', seconds: 30 },
  'notes-written': {
    type: 'notes-written',
    floor: 'g1',
    version: 7,
    writer: { id: 'a-screen', number: 3 },
    edit: [4, 'all', -2],
    shown: true,
  },
  'poll-prepared': { type: 'poll-prepared', pollId: 'poll', poll },
  'poll-amended': { type: 'poll-amended', pollId: 'poll', poll },
  'poll-opened': { type: 'poll-opened', pollId: 'poll', poll },
  'poll-answered': { type: 'poll-answered', pollId: 'poll', personId: 'ada', attendance: 'remote', options: [1] },
  'room-tallied': { type: 'room-tallied', pollId: 'poll', room: 'Hall A', counts: [7, 5] },
  'poll-closed': { type: 'poll-closed', pollId: 'poll', answered: 1, counted },
  'poll-published': { type: 'poll-published', pollId: 'poll', counted, rooms: [{ room: 'Hall A', counts: [7, 5] }] },
  'poll-reopened': { type: 'poll-reopened', pollId: 'poll' },
  'poll-dropped': { type: 'poll-dropped', pollId: 'poll' },
  'question-asked': {
    type: 'question-asked',
    question: {
      id: 'q',
      floor,
      text: 'Is it final?',
      author,
      voice: 'own',
      enteredBy: 'cat',
      held: true,
      receipt: 'a-receipt-that-nobody-reads',
    },
  },
  'question-supported': { type: 'question-supported', questionId: 'q', personId: 'bob' },
  'support-withdrawn': { type: 'support-withdrawn', questionId: 'q', personId: 'bob' },
  'question-accepted': { type: 'question-accepted', questionId: 'q', words: fullWords },
  'question-taken': { type: 'question-taken', questionId: 'q' },
  'question-reading': { type: 'question-reading', questionId: 'q' },
  'question-read-out': { type: 'question-read-out', questionId: 'q' },
  'question-answered': { type: 'question-answered', questionId: 'q' },
  'questions-merged': { type: 'questions-merged', questionId: 'q', into: 'p' },
  'question-queued': { type: 'question-queued', questionId: 'q', requestId: 'r', as: 'own' },
  'question-declined': { type: 'question-declined', questionId: 'q', reason: 'Asked before' },
  'question-put-back': { type: 'question-put-back', questionId: 'q', to: 'new', words: fullWords },
  'line-held': { type: 'line-held', floor, number: 7 },
  'line-settled': { type: 'line-settled', floor, number: 7, how: 'released' },
  'chat-hand-offered': { type: 'chat-hand-offered', floor, hand: fullHand },
  'chat-hand-settled': { type: 'chat-hand-settled', floor, handId: 'h', how: 'taken' },
};
