import { expect, test } from 'vitest';
import type { Who } from './command.ts';
import { defaultSettings } from './conduct.ts';
import { commandNames, refusalOf, rules, type Command, type CommandName } from './decide.ts';
import { everyFact, fullRequest, fullTurn } from './every-fact.given.ts';
import { given, person } from './given.ts';
import { choiceOffered, ended, prepared, started } from './groups/groups.given.ts';
import type { MeetingEvent } from './meeting.ts';
import { refusals } from './refusal.ts';
import { roles } from './people.ts';

const floor = 'plenary';
const asks = (id: string, personId: string): MeetingEvent => ({
  type: 'floor-requested',
  floor,
  request: { id, personId, attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' },
});
const question = (id: string, personId: string): MeetingEvent => ({
  type: 'question-asked',
  question: {
    id,
    floor,
    text: 'Is it final?',
    author: { personId, attendance: 'remote', standing: 'member' },
    voice: 'read-aloud',
    enteredBy: null,
    held: false,
  },
});
const accepted: MeetingEvent = { type: 'question-accepted', questionId: 'q-bob' };
const taken: MeetingEvent = { type: 'question-taken', questionId: 'q-bob' };
const transcript = everyFact['transcript-brought-in'];
const readingBack = [everyFact['message-drafted'], everyFact['read-back-started']];
const readBack = [...readingBack, everyFact['read-back-ended']];
const twoToRate: MeetingEvent[] = ['eq', 'another-eq'].map((id) => ({
  type: 'evaluation-questions-added',
  questions: [{ id, kind: 'scale', text: 'Was it worth your time?', options: [] }],
}));
const rated: MeetingEvent[] = [{ type: 'meeting-closed' }, everyFact['evaluation-offered']];
const item = {
  kind: 'item' as const,
  minutes: 10,
  presenters: [],
  documents: [{ id: 'doc', title: 'Draft', link: 'https://example.org' }],
};

/** Open; Ada speaks, Bob and Cy wait, the first of three items is open; two of every role, so that nobody is the last. */
const ordinary: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  ...roles.flatMap((role): MeetingEvent[] => [role, `other-${role}`].map((personId) => ({ type: 'role-given', personId, role }))),
  { type: 'meeting-opened' },
  ...['one', 'two', 'three'].map((itemId): MeetingEvent => ({ type: 'agenda-item-added', itemId, item: { title: itemId, ...item } })),
  { type: 'agenda-item-opened', itemId: 'one' },
  {
    type: 'floor-given',
    floor,
    how: 'next',
    ended: [],
    turn: { ...fullTurn, personId: 'ada', request: { ...fullRequest, id: 'r-ada', personId: 'ada' } },
  },
  asks('r-bob', 'bob'),
  asks('r-cy', 'cy'),
  question('q-bob', 'bob'),
  question('q-cy', 'cy'),
];

const offered: MeetingEvent = {
  type: 'chat-hand-offered',
  floor,
  hand: { id: 'h', number: 7, personId: 'zoe', attendance: 'remote', standing: 'member', wants: 'join', kind: 'intervention', nth: null },
};

const roundId = 'round';
const working = started({ zoe: 'g1', dan: 'g2' });
const inIt = started({ me: 'g1', zoe: 'g1' });
const iChair = started({ me: 'g1', zoe: 'g1' }, {}, { g1: { chairId: 'me' } });
const iReport = started({ me: 'g1', zoe: 'g1' }, {}, { g1: { rapporteurId: 'me' } });
const closing: MeetingEvent = { type: 'groups-closing', roundId, groupIds: ['g1'], closesAt: 1 };
const helpCalled: MeetingEvent = { type: 'help-called', groupId: 'g1', text: '' };
const reportingBack: MeetingEvent[] = [
  working,
  ended('g1', 'g2', 'g3'),
  { type: 'round-ended', roundId },
  { type: 'agenda-item-added', itemId: 'back', item: { title: 'Back', ...item, kind: 'report-back' } },
  { type: 'agenda-item-opened', itemId: 'back' },
];

const owes = (ownerId: string): MeetingEvent => ({
  type: 'action-recorded',
  actionId: `a-${ownerId}`,
  number: 1,
  action: { text: 'Write to the host', ownerId, due: null },
  itemId: 'one',
});

type Row = Command & { own?: string; after?: MeetingEvent[] };
/** What everybody tries, one row for each command; two where one's own thing is another matter. */
const rows: Row[] = [
  { name: 'open-meeting', input: {}, after: [{ type: 'meeting-closed' }] },
  { name: 'close-meeting', input: { leftover: 'store' } },
  { name: 'title-meeting', input: { title: 'Second plenary' } },
  { name: 'change-settings', input: { settings: { chat: 'off' } } },
  { name: 'enter-person', input: { name: 'Grace' } },
  { name: 'amend-card', input: { personId: 'ada', organisation: 'Society' } },
  { name: 'amend-card', input: { personId: 'me', organisation: 'Society' }, own: 'of oneself' },
  { name: 'amend-card', input: { personId: 'me', standing: 'member' }, own: 'standing' },
  { name: 'name-placeholder', input: { personId: 'new-1', as: { name: 'Grace' } } },
  { name: 'give-role', input: { personId: 'ada', role: 'rapporteur' } },
  { name: 'take-role', input: { personId: 'other-chair', role: 'chair' } },
  { name: 'add-agenda-item', input: { title: 'Four' } },
  { name: 'amend-agenda-item', input: { itemId: 'two', title: 'Two' } },
  { name: 'move-agenda-item', input: { itemId: 'three', before: 'two' } },
  { name: 'drop-agenda-item', input: { itemId: 'three' } },
  { name: 'open-agenda-item', input: { itemId: 'two', leftover: 'carry' } },
  { name: 'close-agenda-item', input: { itemId: 'one', leftover: 'carry' } },
  { name: 'start-break', input: { until: '2026-01-01T10:00:00Z' } },
  { name: 'end-break', input: {}, after: [{ type: 'break-started', kind: 'break', until: 1 }] },
  { name: 'present', input: { documentId: 'doc' } },
  { name: 'present', input: { documentId: 'report', section: 'Costs' }, own: 'the report' },
  {
    name: 'present',
    input: { documentId: 'doc' },
    own: 'on the item one presents',
    after: [{ type: 'agenda-item-amended', itemId: 'one', item: { presenters: [{ personId: 'me' }] } }],
  },
  { name: 'request-floor', input: { floor, kind: 'intervention' } },
  { name: 'request-floor', input: { floor, kind: 'intervention', for: { personId: 'zoe' } }, own: 'for somebody else' },
  {
    name: 'request-floor',
    input: { floor, kind: 'intervention', via: 'kiosk', for: { label: 'Grace' } },
    own: 'for somebody at the kiosk',
  },
  { name: 'amend-request', input: { floor, requestId: 'r-bob', subject: 'Cost' } },
  { name: 'amend-request', input: { floor, requestId: 'r-me', subject: 'Cost' }, own: 'one’s own', after: [asks('r-me', 'me')] },
  { name: 'withdraw-request', input: { floor, requestId: 'r-bob' } },
  { name: 'withdraw-request', input: { floor, requestId: 'r-me' }, own: 'one’s own', after: [asks('r-me', 'me')] },
  { name: 'set-aside-request', input: { floor, requestId: 'r-bob' } },
  { name: 'set-aside-request', input: { floor, requestId: 'r-me' }, own: 'one’s own', after: [asks('r-me', 'me')] },
  {
    name: 'return-request',
    input: { floor, requestId: 'r-bob' },
    after: [{ type: 'request-set-aside', floor, requestId: 'r-bob', personId: 'bob' }],
  },
  {
    name: 'return-request',
    input: { floor, requestId: 'r-me' },
    own: 'one’s own',
    after: [asks('r-me', 'me'), { type: 'request-set-aside', floor, requestId: 'r-me', personId: 'me' }],
  },
  { name: 'move-request', input: { floor, requestId: 'r-cy', before: 'r-bob' } },
  { name: 'close-queue', input: { floor } },
  { name: 'reopen-queue', input: { floor }, after: [{ type: 'queue-closed', floor }] },
  { name: 'set-order', input: { floor, policies: ['alternate'], deckSize: 2 } },
  { name: 'give-floor-to-next', input: { floor, holderISaw: 't' } },
  { name: 'give-floor', input: { floor, holderISaw: 't', requestId: 'r-cy' } },
  { name: 'take-floor-back', input: { floor, holderISaw: 't' } },
  { name: 'end-turn', input: { floor, turnId: 't' } },
  {
    name: 'end-turn',
    input: { floor, turnId: 't-me' },
    own: 'one’s own',
    after: [{ type: 'floor-given', floor, how: 'next', ended: [], turn: { ...fullTurn, id: 't-me', personId: 'me' } }],
  },
  { name: 'pause-turn', input: { floor } },
  { name: 'resume-turn', input: { floor }, after: [{ type: 'turn-paused', floor, turnId: 't' }] },
  { name: 'extend-turn', input: { floor, seconds: 60 } },
  { name: 'last-word', input: { floor, personId: 'cy' } },
  { name: 'leave-meeting', input: {} },
  { name: 'ask-to-be-erased', input: {} },
  { name: 'issue-record', input: {}, after: [{ type: 'meeting-closed' }] },
  { name: 'note-erratum', input: { entryId: 'e1', text: 'She spoke for Society.' }, after: [{ type: 'meeting-closed' }] },
  { name: 'withdraw-erratum', input: { erratumId: 'erratum' }, after: [{ type: 'meeting-closed' }, everyFact['erratum-noted']] },
  { name: 'erase-person', input: { personId: 'bob', notes: false } },
  { name: 'say-in-chat', input: { floor, text: 'Good morning' } },
  { name: 'release-line', input: { number: 7 }, after: [{ type: 'line-held', floor, number: 7 }] },
  { name: 'hide-line', input: { number: 7 } },
  { name: 'take-chat-hand', input: { handId: 'h' }, after: [offered] },
  { name: 'dismiss-chat-hand', input: { handId: 'h' }, after: [offered] },
  { name: 'write-caption', input: { floor, text: 'Good morning.' } },
  { name: 'correct-caption', input: { number: 7, saw: 'Good mourning.', text: 'Good morning.' } },
  { name: 'make-caption-link', input: { floor, lang: 'en' } },
  { name: 'revoke-caption-link', input: { linkId: 'link' }, after: [everyFact['caption-link-made']] },
  { name: 'set-off-record', input: { on: true } },
  { name: 'place-captions', input: { where: 'top' } },
  { name: 'ask-question', input: { text: 'Is it final?' } },
  { name: 'ask-question', input: { text: 'Is it final?', for: { personId: 'zoe' } }, own: 'for somebody else' },
  { name: 'support-question', input: { questionId: 'q-bob' } },
  { name: 'support-question', input: { questionId: 'q-me' }, own: 'one’s own', after: [question('q-me', 'me')] },
  { name: 'withdraw-support', input: { questionId: 'q-bob' } },
  { name: 'accept-question', input: { questionId: 'q-bob' } },
  { name: 'decline-question', input: { questionId: 'q-bob' } },
  { name: 'take-question', input: { questionId: 'q-bob' }, after: [accepted] },
  {
    name: 'read-question',
    input: { questionId: 'q-bob' },
    after: [accepted, { type: 'question-put-back', questionId: 'q-bob', to: 'taken' }],
  },
  { name: 'read-question', input: { questionId: 'q-bob' }, own: 'that somebody else has', after: [accepted, taken] },
  {
    name: 'mark-read-out',
    input: { questionId: 'q-bob' },
    after: [accepted, { type: 'question-reading', questionId: 'q-bob' }],
  },
  {
    name: 'mark-answered',
    input: { questionId: 'q-bob' },
    after: [accepted, { type: 'question-read-out', questionId: 'q-bob' }],
  },
  { name: 'merge-questions', input: { questionId: 'q-bob', into: 'q-cy' } },
  {
    name: 'queue-question',
    input: { questionId: 'q-dan' },
    after: [question('q-dan', 'dan'), { type: 'question-accepted', questionId: 'q-dan' }],
  },
  { name: 'put-back-question', input: { questionId: 'q-bob' }, own: 'that somebody else has', after: [accepted, taken] },
  { name: 'put-back-question', input: { questionId: 'q-bob' }, after: [accepted] },
  { name: 'prepare-round', input: { minutes: 30, groups: [{ title: 'Access' }] } },
  { name: 'amend-round', input: { roundId, minutes: 20 }, after: [prepared()] },
  { name: 'copy-round', input: { roundId, places: 'kept' }, after: [prepared()] },
  { name: 'drop-round', input: { roundId }, after: [prepared()] },
  { name: 'add-group', input: { roundId, title: 'Cost' }, after: [prepared()] },
  { name: 'amend-group', input: { groupId: 'g1', place: 'Room 2' }, after: [prepared()] },
  { name: 'amend-group', input: { groupId: 'g1', place: 'Room 2' }, own: 'while it works', after: [iChair] },
  { name: 'drop-group', input: { groupId: 'g1' }, after: [prepared()] },
  { name: 'assign', input: { roundId, how: 'random' }, after: [prepared()] },
  { name: 'move-person', input: { roundId, personId: 'zoe', groupId: 'g2' }, after: [prepared()] },
  { name: 'move-person', input: { roundId, personId: 'zoe', groupId: 'g2' }, own: 'out of the group one chairs', after: [iChair] },
  { name: 'offer-choice', input: { roundId }, after: [prepared()] },
  { name: 'withdraw-choice', input: { roundId }, after: [choiceOffered()] },
  { name: 'choose-group', input: { roundId, groupId: 'g1' }, after: [choiceOffered()] },
  { name: 'choose-group', input: { roundId, groupId: 'g2' }, own: 'while one is in another', after: [inIt] },
  { name: 'choose-group', input: { roundId, groupId: null }, own: 'back to plenary', after: [inIt] },
  { name: 'start-round', input: { roundId }, after: [prepared({ zoe: 'g1' })] },
  { name: 'extend-round', input: { roundId, seconds: 300 }, after: [working] },
  { name: 'extend-round', input: { roundId, seconds: 300 }, own: 'as chair of a group', after: [iChair] },
  { name: 'end-round', input: { roundId }, after: [working] },
  { name: 'keep-groups-open', input: { roundId }, after: [working, closing] },
  { name: 'finish-group', input: { groupId: 'g1' }, after: [working] },
  { name: 'finish-group', input: { groupId: 'g1' }, own: 'as one of it', after: [inIt] },
  { name: 'finish-group', input: { groupId: 'g1' }, own: 'as its chair', after: [iChair] },
  { name: 'finish-group', input: { groupId: 'g1' }, own: 'as its rapporteur', after: [iReport] },
  { name: 'mark-group-work', input: { groupId: 'g1', work: 'finishing' }, after: [working] },
  { name: 'mark-group-work', input: { groupId: 'g1', work: 'finishing' }, own: 'as its chair', after: [iChair] },
  { name: 'name-group-chair', input: { groupId: 'g1', personId: 'zoe' }, after: [working] },
  { name: 'name-group-chair', input: { groupId: 'g1', personId: 'me' }, own: 'oneself in one’s group', after: [inIt] },
  { name: 'name-group-chair', input: { groupId: 'g1', personId: 'zoe' }, own: 'as its chair', after: [iChair] },
  { name: 'name-rapporteur', input: { groupId: 'g1', personId: 'zoe' }, after: [working] },
  { name: 'name-rapporteur', input: { groupId: 'g1', personId: 'me' }, own: 'oneself in one’s group', after: [inIt] },
  { name: 'name-rapporteur', input: { groupId: 'g1', personId: 'zoe' }, own: 'as its chair', after: [iChair] },
  { name: 'name-rapporteur', input: { groupId: 'g1', personId: 'me' }, own: 'oneself when it is back', after: [inIt, ended('g1')] },
  { name: 'call-for-help', input: { groupId: 'g1' }, own: 'for a group one is not in', after: [working] },
  { name: 'call-for-help', input: { groupId: 'g1' }, own: 'in one’s group', after: [inIt] },
  { name: 'take-help', input: { groupId: 'g1' }, after: [working, helpCalled] },
  { name: 'end-help', input: { groupId: 'g1' }, after: [working, helpCalled] },
  { name: 'end-help', input: { groupId: 'g1' }, own: 'in one’s group', after: [inIt, helpCalled] },
  { name: 'tell-groups', input: { roundId, text: 'Come back at noon.' }, after: [working] },
  { name: 'tell-groups', input: { roundId, text: 'Come back at noon.' }, own: 'as chair of a group', after: [iChair] },
  { name: 'call-report', input: { groupId: 'g1', holderISaw: 't', personId: 'zoe' }, after: reportingBack },
  { name: 'skip-report', input: { groupId: 'g1' }, after: reportingBack },
  { name: 'show-report', input: { groupId: null }, after: reportingBack },
  ...['of a group one is not in', 'in one’s group', 'as chair of one’s group'].flatMap((own, i): Row[] => {
    const after = [[working], [inIt], [iChair]][i]!;
    const speaks: MeetingEvent = { type: 'floor-given', floor: 'g1', how: 'next', ended: [], turn: { ...fullTurn, personId: 'zoe' } };
    const waits: MeetingEvent = { ...asks('r-zoe', 'zoe'), floor: 'g1' } as MeetingEvent;
    return [
      { name: 'request-floor', input: { floor: 'g1', kind: 'intervention' }, own, after },
      { name: 'request-floor', input: { floor: 'g1', kind: 'intervention', for: { personId: 'zoe' } }, own: `for somebody ${own}`, after },
      { name: 'withdraw-request', input: { floor: 'g1', requestId: 'r-zoe' }, own: `of somebody ${own}`, after: [...after, waits] },
      { name: 'give-floor-to-next', input: { floor: 'g1', holderISaw: null }, own, after: [...after, waits] },
      { name: 'end-turn', input: { floor: 'g1', turnId: 't' }, own: `of somebody ${own}`, after: [...after, speaks] },
      { name: 'close-queue', input: { floor: 'g1' }, own, after },
      { name: 'say-in-chat', input: { floor: 'g1', text: 'Good morning' }, own, after },
    ];
  }),
  { name: 'request-floor', input: { floor, kind: 'intervention' }, own: 'in plenary while one is in a group', after: [inIt] },
  { name: 'give-floor-to-next', input: { floor, holderISaw: 't' }, own: 'in plenary as chair of a group', after: [iChair] },
  { name: 'record-action', input: { text: 'Write to the host', ownerId: 'zoe', due: '2026-05-31' } },
  { name: 'amend-action', input: { actionId: 'a-zoe', due: null }, after: [owes('zoe')] },
  { name: 'settle-action', input: { actionId: 'a-zoe', state: 'done' }, after: [owes('zoe')] },
  { name: 'settle-action', input: { actionId: 'a-me', state: 'done' }, own: 'one’s own', after: [owes('me')] },
  {
    name: 'settle-action',
    input: { actionId: 'a-me', state: 'done' },
    own: 'one’s own, when the meeting has ended',
    after: [owes('me'), { type: 'meeting-closed' }],
  },
  { name: 'drop-action', input: { actionId: 'a-zoe' }, after: [owes('zoe')] },
  { name: 'restore-action', input: { actionId: 'a-zoe' }, after: [owes('zoe'), { type: 'action-dropped', actionId: 'a-zoe' }] },
  { name: 'record-decision', input: { text: 'We meet in May' } },
  { name: 'amend-decision', input: { decisionId: 'decision', text: 'We meet in June' }, after: [everyFact['decision-recorded']] },
  { name: 'drop-decision', input: { decisionId: 'decision' }, after: [everyFact['decision-recorded']] },
  {
    name: 'restore-decision',
    input: { decisionId: 'decision' },
    after: [everyFact['decision-recorded'], everyFact['decision-dropped']],
  },
  { name: 'prepare-poll', input: { question: 'Noon?', options: ['Yes', 'No'], secret: false } },
  { name: 'amend-poll', input: { pollId: 'poll', secret: true }, after: [everyFact['poll-prepared']] },
  { name: 'drop-poll', input: { pollId: 'poll' }, after: [everyFact['poll-prepared']] },
  { name: 'open-poll', input: { pollId: 'poll' }, after: [everyFact['poll-prepared']] },
  { name: 'answer-poll', input: { pollId: 'poll', options: [1] }, after: [everyFact['poll-opened']] },
  { name: 'tally-room', input: { pollId: 'poll', room: 'Hall A', counts: [7, 5] }, after: [everyFact['poll-opened']] },
  { name: 'close-poll', input: { pollId: 'poll' }, after: [everyFact['poll-opened']] },
  { name: 'reopen-poll', input: { pollId: 'poll' }, after: [everyFact['poll-opened'], everyFact['poll-closed']] },
  { name: 'publish-poll', input: { pollId: 'poll' }, after: [everyFact['poll-opened'], everyFact['poll-closed']] },
  { name: 'draft-message', input: { text: 'Access is a right.' } },
  { name: 'amend-message', input: { messageId: 'm', text: 'Access is for all.' }, after: [everyFact['message-drafted']] },
  { name: 'drop-message', input: { messageId: 'm' }, after: [everyFact['message-drafted']] },
  { name: 'start-read-back', input: { messageIds: ['m'] }, after: [everyFact['message-drafted']] },
  { name: 'respond-to-message', input: { messageId: 'm', stance: 'support' }, after: readingBack },
  { name: 'tally-read-back', input: { messageId: 'm', room: 'Hall A', counts: [7, 5, 0] }, after: readingBack },
  { name: 'end-read-back', input: {}, after: readingBack },
  { name: 'settle-message', input: { messageId: 'm', as: 'noted' }, after: readBack },
  { name: 'freeze-report', input: {}, after: [...readBack, everyFact['message-settled']] },
  {
    name: 'unfreeze-report',
    input: { reason: 'A wrong name' },
    after: [...readBack, everyFact['message-settled'], everyFact['report-frozen']],
  },
  {
    name: 'match-speakers',
    input: { transcriptId: 'transcript', matches: [{ speaker: 0, to: { personId: 'zoe' } }] },
    after: [transcript],
  },
  { name: 'correct-transcript-turn', input: { transcriptId: 'transcript', turn: 1, saw: 0, text: 'Good morning' }, after: [transcript] },
  { name: 'mark-transcript-break', input: { transcriptId: 'transcript', direction: 0, kind: 'break' }, after: [transcript] },
  { name: 'publish-transcript', input: { transcriptId: 'transcript' }, after: [transcript] },
  { name: 'withdraw-transcript', input: { transcriptId: 'transcript' }, after: [transcript, everyFact['transcript-published']] },
  { name: 'remove-transcript', input: { transcriptId: 'transcript' }, after: [transcript] },
  { name: 'freeze-document', input: { documentId: 'plenary' } },
  { name: 'add-evaluation-questions', input: { questions: [{ kind: 'scale', text: 'Was it worth your time?' }] } },
  {
    name: 'amend-evaluation-question',
    input: { questionId: 'eq', question: { kind: 'text', text: 'What else?' } },
    after: [everyFact['evaluation-questions-added']],
  },
  { name: 'move-evaluation-question', input: { questionId: 'eq', before: 'another-eq' }, after: twoToRate },
  { name: 'drop-evaluation-question', input: { questionId: 'eq' }, after: [everyFact['evaluation-questions-added']] },
  { name: 'set-evaluation-days', input: { days: 14 } },
  { name: 'answer-evaluation', input: { answers: [{ questionId: 'eq', options: [1] }] }, after: rated },
  { name: 'close-evaluation', input: {}, after: rated },
  { name: 'publish-evaluation-words', input: { leaveOut: [] }, after: [...rated, everyFact['evaluation-closed']] },
  { name: 'unfreeze-document', input: { documentId: 'plenary', reason: 'A wrong name' }, after: [everyFact['document-frozen']] },
];

const seats: [string, (me: string) => { who: Who; facts: MeetingEvent[] }][] = [
  ['participant', (me) => ({ who: person(me), facts: [] })],
  ...roles.map((role): (typeof seats)[number] => [
    role,
    (me) => ({ who: person(me), facts: [{ type: 'role-given', personId: me, role }] }),
  ]),
  ['kiosk', () => ({ who: { ...person('kiosk'), seat: 'kiosk' }, facts: [] })],
  ['screen', () => ({ who: { ...person('a-screen'), seat: 'screen' }, facts: [] })],
  ['public', () => ({ who: { ...person('the-public'), seat: 'public' }, facts: [] })],
];

const line = (cells: string[], widths: number[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
function table(cells: string[][]) {
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  const [head, ...body] = cells.map((row) => line(row, widths));
  return [
    head,
    line(
      widths.map((width) => '-'.repeat(width)),
      widths,
    ),
    ...body,
  ].join('\n');
}

test('every command has a policy, and the matrix of commands and roles is the one on paper (S1)', async () => {
  for (const name of commandNames) expect(rules[name].policy, name).toBeTypeOf('function');
  expect(commandNames.filter((name) => !rows.some((row) => row.name === name))).toEqual([]);

  const cells = rows.map((row) => [
    `\`${row.name}\`${row.own ? `, ${row.own}` : ''}`,
    ...seats.map(([, seat]) => {
      const { who, facts } = seat('me');
      const { meeting } = given(...ordinary, ...facts, ...(row.after ?? []));
      const refusal = refusalOf(meeting, who, row);
      return refusal ? `${refusal} (${refusals[refusal]})` : 'may';
    }),
  ]);
  const page = [
    '# Who may do what',
    '',
    'Written by `shared/matrix.test.ts` from the rules; after a change of the rules: `npm run unit -- shared/matrix -u`.',
    'An ordinary open meeting: Ada speaks, Bob and Cy wait, an item is open. “may”, or the reason why not and its rule.',
    'A command that is not in this table does not exist.',
    '',
    table([['command', ...seats.map(([name]) => name)], ...cells]),
    '',
  ].join('\n');
  await expect(page, 'The rules of who may do what have changed. If that is meant: npm run unit -- shared/matrix -u').toMatchFileSnapshot(
    '../docs/commands.md',
  );
});

test('the secretariat may do everything; the public and a screen nothing (S1)', () => {
  const may = (seat: string, row: Row) => {
    const { who, facts } = seats.find(([name]) => name === seat)![1]('me');
    return refusalOf(given(...ordinary, ...facts, ...(row.after ?? [])).meeting, who, row) === null;
  };
  const others = rows.filter(({ own }) => !own);
  expect(others.filter((row) => !may('secretariat', row)).map(({ name }) => name)).toEqual([]);
  for (const seat of ['screen', 'public']) expect(rows.filter((row) => may(seat, row)).map(({ name }) => name)).toEqual([]);
});

test('what is no command is refused, whatever it is called (S1)', () => {
  for (const name of ['', 'delete-meeting', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'OPEN-MEETING'])
    given(...ordinary)
      .when('secretariat', { name: name as CommandName, input: {} } as Command)
      .refused('unknown-command');
});
