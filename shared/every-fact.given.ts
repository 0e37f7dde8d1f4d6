import type { Carried, Task } from './actions/state.ts';
import { defaultSettings } from './conduct.ts';
import type { Evaluation, Question as Asked } from './evaluation/state.ts';
import type { Ended, Turn } from './floor/state.ts';
import type { Group, Round } from './groups/state.ts';
import type { MeetingEvent } from './meeting.ts';
import type { Freeze } from './documents/state.ts';
import type { Frozen, Message, Version, Written as Drafted } from './messages/state.ts';
import type { Card, Person } from './people.ts';
import type { Counted, Poll, Written } from './polls/state.ts';
import type { Aside, Request } from './queue/state.ts';
import type { Question, Words } from './relay/state.ts';
import type { Report } from './reports/state.ts';

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

const plan = {
  title: 'Access',
  task: 'Agree on one sentence.',
  documents: item.documents,
  place: 'Room 2',
  link: 'https://example.org/1',
  seats: 20,
};
const stint = { personId: 'ada', from: 1000, to: 2000, by: 'cat' };
export const fullGroup: Required<Group> = {
  ...plan,
  id: 'g1',
  number: 1,
  phase: 'open',
  endsAt: 9000,
  closesAt: 8000,
  endedAt: 8000,
  work: 'finishing',
  chairId: 'ada',
  rapporteurId: 'bob',
  help: { since: 3000, text: 'Is it final?', calledBy: 'ada', takenBy: 'cat' },
  told: { at: 3000, text: 'Come back at noon.', by: 'cat' },
  people: [stint],
};
const settings = {
  title: 'Second round',
  minutes: 30,
  linkPattern: 'https://example.org/{number}',
  observers: 'apart',
  late: 'same-rule',
  ending: 'by-itself',
  reportSeconds: 180,
} as const;
export const fullRound: Required<Round> = {
  ...settings,
  id: 'round',
  way: 'balanced',
  spread: ['attendance'],
  phase: 'running',
  startedAt: 1000,
  endedAt: 9000,
  groups: [fullGroup],
  far: {},
  places: { ada: { group: 'g1', how: 'drawn' } },
};
const planned: Round = { ...fullRound, phase: 'prepared', startedAt: null, endedAt: null };
export const fullReport: Required<Report> = {
  groupId: 'g1',
  roundId: 'round',
  number: 1,
  title: 'Access',
  chairId: 'ada',
  rapporteurId: 'bob',
  roster: [stint],
  startedAt: 1000,
  endedAt: 9000,
  state: 'reported',
  turnId: 't',
  calledAt: 9000,
  doneAt: 9500,
};

const task: Task = { text: 'Write to the host', ownerId: 'ada', due: '2026-05-31' };
const carried: Carried = { id: 'action', number: 4, ...task, at: 1000, from: 'Plenary' };
const drafted: Drafted = {
  text: 'Access is a right.',
  policyQuestion: 'Who pays?',
  audience: 'Governments',
  wayForward: 'A fund.',
  theme: 'Access',
};
const hash = 'c0ffee';
const heard = { 'on-site': [2, 1, 0], remote: [3, 0, 1] };
export const fullMessage: Message = {
  ...drafted,
  id: 'm',
  number: 1,
  phase: 'noted',
  answers: [{ personId: 'ada', attendance: 'remote', stance: 'object', comment: 'Too vague.' }],
  readBacks: [
    {
      wording: drafted,
      hash,
      startedAt: 1000,
      endedAt: 2000,
      rooms: [{ room: 'Hall A', counts: [7, 5, 0] }],
      counts: heard,
      objections: ['Too vague.'],
    },
  ],
};
const frozen: Frozen[] = [{ messageId: 'm', number: 1, as: 'noted', hash }];
export const fullFreeze: Freeze = { version: 3, hash, at: 3000, by: 'cat', unfrozen: { at: 4000, by: 'cat', reason: 'A wrong name' } };
export const fullVersion: Version = {
  version: 1,
  hash,
  messages: frozen,
  at: 3000,
  by: 'cat',
  unfrozen: { at: 4000, by: 'cat', reason: 'A wrong name' },
};

const toRate: Asked = { id: 'eq', kind: 'several', text: 'What helped?', options: ['Breaks', 'Groups'] };
export const fullEvaluation: Evaluation = {
  phase: 'closed',
  questions: [toRate],
  days: 7,
  offered: { at: 1, until: 2, attended: 9 },
  result: { answered: 6, results: [{ questionId: 'eq', answered: 6, counts: [4, 5] }] },
  published: [{ questionId: 'eq', shown: 5, leftOut: 1 }],
};

/** One of every fact, with every field it can have: a new one without a line here does not compile. */
export const everyFact: { [Type in MeetingEvent['type']]: Required<Extract<MeetingEvent, { type: Type }>> } = {
  'meeting-created': {
    type: 'meeting-created',
    title: 'Plenary',
    settings: { ...defaultSettings, kindSeconds: { reply: 60 }, next: { at: 1, minutes: 90 } },
  },
  'meeting-opened': { type: 'meeting-opened' },
  'meeting-closed': { type: 'meeting-closed' },
  'meeting-titled': { type: 'meeting-titled', title: 'Plenary' },
  'settings-changed': {
    type: 'settings-changed',
    settings: { ...defaultSettings, kindSeconds: { reply: 60 }, next: { at: 1, minutes: 90 } },
  },
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
  'round-prepared': { type: 'round-prepared', round: planned },
  'round-amended': { type: 'round-amended', roundId: 'round', change: settings },
  'group-added': { type: 'group-added', roundId: 'round', group: { ...fullGroup, id: 'g2', phase: 'planned' } },
  'group-amended': { type: 'group-amended', groupId: 'g1', change: plan, known: 'inside' },
  'people-assigned': { type: 'people-assigned', roundId: 'round', way: 'balanced', spread: ['attendance'], places: fullRound.places },
  'person-placed': { type: 'person-placed', roundId: 'round', personId: 'bob', place: { group: 'g1', how: 'by-hand' }, from: 'g2' },
  'choice-offered': { type: 'choice-offered', roundId: 'round', round: { ...planned, phase: 'offered' } },
  'choice-withdrawn': { type: 'choice-withdrawn', roundId: 'round' },
  'round-started': {
    type: 'round-started',
    roundId: 'round',
    round: fullRound,
    placed: [{ group: 'g1', how: 'drawn', people: ['ada'] }],
    keeps: 'all',
  },
  'round-extended': { type: 'round-extended', roundId: 'round', groupIds: ['g1'], seconds: 300 },
  'groups-closing': { type: 'groups-closing', roundId: 'round', groupIds: ['g1'], closesAt: 9000 },
  'groups-kept-open': { type: 'groups-kept-open', roundId: 'round', groupIds: ['g1'] },
  'group-work-marked': { type: 'group-work-marked', groupId: 'g1', work: 'finishing' },
  'group-chair-named': { type: 'group-chair-named', groupId: 'g1', personId: 'ada' },
  'rapporteur-named': { type: 'rapporteur-named', groupId: 'g1', personId: 'ada' },
  'help-called': { type: 'help-called', groupId: 'g1', text: 'Is it final?' },
  'help-taken': { type: 'help-taken', groupId: 'g1' },
  'help-ended': { type: 'help-ended', groupId: 'g1' },
  'groups-told': { type: 'groups-told', roundId: 'round', groupIds: ['g1'], text: 'Come back at noon.' },
  'groups-ended': { type: 'groups-ended', roundId: 'round', groupIds: ['g1'], why: 'done' },
  'round-ended': { type: 'round-ended', roundId: 'round' },
  'report-called': { type: 'report-called', groupId: 'g1', turnId: 't', report: fullReport, text: 'We agree.', cut: true },
  'report-written': { type: 'report-written', groupId: 'g1', text: 'We all agree.', cut: true, shown: true },
  'report-skipped': { type: 'report-skipped', groupId: 'g1' },
  'report-shown': { type: 'report-shown', groupId: 'g1' },
  'message-drafted': { type: 'message-drafted', messageId: 'm', number: 1, message: drafted },
  'message-amended': { type: 'message-amended', messageId: 'm', message: drafted },
  'read-back-started': { type: 'read-back-started', messages: [{ messageId: 'm', wording: drafted, hash }] },
  'message-answered': {
    type: 'message-answered',
    messageId: 'm',
    personId: 'ada',
    attendance: 'remote',
    stance: 'object',
    comment: 'Too vague.',
  },
  'read-back-tallied': { type: 'read-back-tallied', messageId: 'm', room: 'Hall A', counts: [7, 5, 0] },
  'read-back-ended': { type: 'read-back-ended', messages: [{ messageId: 'm', counts: heard, objections: ['Too vague.'] }] },
  'message-settled': { type: 'message-settled', messageId: 'm', as: 'noted' },
  'report-frozen': { type: 'report-frozen', version: 1, hash, messages: frozen },
  'report-unfrozen': { type: 'report-unfrozen', reason: 'A wrong name' },
  'document-frozen': { type: 'document-frozen', documentId: 'plenary', version: 3, hash },
  'document-unfrozen': { type: 'document-unfrozen', documentId: 'plenary', reason: 'A wrong name' },
  'message-dropped': { type: 'message-dropped', messageId: 'another-message' },
  'group-dropped': { type: 'group-dropped', roundId: 'another-round', groupId: 'g9' },
  'round-dropped': { type: 'round-dropped', roundId: 'another-round' },
  'caption-link-made': { type: 'caption-link-made', floor, link: { id: 'link', lang: 'fr', until: 9000, whole: false } },
  'caption-link-revoked': { type: 'caption-link-revoked', floor, linkId: 'link' },
  'captions-begun': { type: 'captions-begun', floor, lang: 'fr' },
  'off-record-set': { type: 'off-record-set', on: true },
  'captions-placed': { type: 'captions-placed', where: 'top' },
  'line-held': { type: 'line-held', floor, number: 7 },
  'line-settled': { type: 'line-settled', floor, number: 7, how: 'released' },
  'chat-hand-offered': { type: 'chat-hand-offered', floor, hand: fullHand },
  'chat-hand-settled': { type: 'chat-hand-settled', floor, handId: 'h', how: 'taken' },
  'series-begun': { type: 'series-begun', follows: 'Plenary', actions: [carried], numbered: { actions: 6, decisions: 2 } },
  'action-recorded': { type: 'action-recorded', actionId: 'new-action', number: 7, action: task, itemId: 'i' },
  'action-amended': { type: 'action-amended', actionId: 'new-action', action: task },
  'action-settled': { type: 'action-settled', actionId: 'new-action', state: 'done' },
  'action-dropped': { type: 'action-dropped', actionId: 'new-action' },
  'action-restored': { type: 'action-restored', actionId: 'new-action' },
  'decision-recorded': { type: 'decision-recorded', decisionId: 'decision', number: 3, text: 'We meet in May', itemId: 'i', line: 'l' },
  'decision-amended': { type: 'decision-amended', decisionId: 'decision', text: 'We meet in June' },
  'decision-dropped': { type: 'decision-dropped', decisionId: 'decision' },
  'record-issued': { type: 'record-issued', number: 1, hash: 'a'.repeat(64), upTo: 120 },
  'erratum-noted': { type: 'erratum-noted', erratumId: 'erratum', entryId: 'e12', text: 'She spoke for Society, not for herself.' },
  'erratum-withdrawn': { type: 'erratum-withdrawn', erratumId: 'erratum' },
  'erasing-asked': { type: 'erasing-asked', personId: 'bob' },
  'person-erased': { type: 'person-erased', personId: 'zoe', ids: ['zoe'], number: 1, notes: true },
  'erasing-finished': { type: 'erasing-finished', personId: 'zoe', texts: 4, documents: 2, versions: 1 },
  'transcript-brought-in': {
    type: 'transcript-brought-in',
    transcriptId: 'transcript',
    title: 'Plenary',
    hash,
    turns: 3,
    speakers: 4,
    directions: 1,
  },
  'speakers-matched': {
    type: 'speakers-matched',
    transcriptId: 'transcript',
    matches: [
      { speaker: 0, to: { personId: 'ada' } },
      { speaker: 1, to: { speaker: 0 } },
      { speaker: 2, to: 'nobody' },
      { speaker: 3, to: null },
    ],
  },
  'transcript-turn-corrected': { type: 'transcript-turn-corrected', transcriptId: 'transcript', turn: 1 },
  'transcript-turn-given': { type: 'transcript-turn-given', transcriptId: 'transcript', turn: 2, to: { speaker: 1 } },
  'transcript-direction-marked': { type: 'transcript-direction-marked', transcriptId: 'transcript', direction: 0, kind: 'break' },
  'transcript-published': { type: 'transcript-published', transcriptId: 'transcript', title: 'Plenary' },
  'transcript-withdrawn': { type: 'transcript-withdrawn', transcriptId: 'another-transcript' },
  'transcript-removed': { type: 'transcript-removed', transcriptId: 'another-transcript' },
  'decision-restored': { type: 'decision-restored', decisionId: 'decision' },
  'evaluation-questions-added': { type: 'evaluation-questions-added', questions: [toRate] },
  'evaluation-question-amended': {
    type: 'evaluation-question-amended',
    questionId: 'eq',
    question: { kind: 'one', text: 'What helped most?', options: ['Breaks', 'Groups'] },
  },
  'evaluation-question-moved': { type: 'evaluation-question-moved', questionId: 'eq', where: 'before', neighbourId: 'another-eq' },
  'evaluation-question-dropped': { type: 'evaluation-question-dropped', questionId: 'another-eq' },
  'evaluation-days-set': { type: 'evaluation-days-set', days: 14 },
  'evaluation-offered': { type: 'evaluation-offered', questions: [toRate], days: 14, attended: 9 },
  'evaluation-closed': { type: 'evaluation-closed', answered: 6, results: [{ questionId: 'eq', answered: 6, counts: [4, 5] }] },
  'evaluation-words-published': { type: 'evaluation-words-published', questionId: 'eq', words: ['More breaks.'], leftOut: 1 },
};
