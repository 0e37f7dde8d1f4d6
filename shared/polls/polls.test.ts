import { describe, expect, test } from 'vitest';
import { factFor, tallyFor, viewOf } from '../audience.ts';
import { defaultSettings, type Settings } from '../conduct.ts';
import { decide, type Command } from '../decide.ts';
import { given, meetingOf, momentAt, nine, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { hasAnswered, newestOpen, sealedPolls, type Written } from './state.ts';

const begun = (settings: Partial<Settings> = {}): MeetingEvent[] => [
  { type: 'meeting-created', title: 'Plenary', settings: { ...defaultSettings, ...settings } },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
  { type: 'meeting-opened' },
];
const asked: Written = { question: 'Shall we break at noon?', options: ['Yes', 'No', 'Abstain'], secret: false, many: false, kind: 'poll' };
const prepared = (about: Partial<Written> = {}, pollId = 'p'): MeetingEvent => ({
  type: 'poll-prepared',
  pollId,
  poll: { ...asked, ...about },
});
const opened = (about: Partial<Written> = {}, pollId = 'p'): MeetingEvent => ({
  type: 'poll-opened',
  pollId,
  poll: { ...asked, ...about },
});
const secretly = (personId: string): MeetingEvent => ({ type: 'poll-answered', pollId: 'p', personId });
const answered = (personId: string, option: number, attendance: 'on-site' | 'remote' = 'remote'): MeetingEvent => ({
  type: 'poll-answered',
  pollId: 'p',
  personId,
  attendance,
  options: [option],
});
const closed: MeetingEvent = { type: 'poll-closed', pollId: 'p', answered: 0, counted: { counts: [0, 0, 0], bySide: null } };
const published: MeetingEvent = { type: 'poll-published', pollId: 'p', counted: { counts: [0, 0, 0], bySide: null }, rooms: [] };
const does = (name: 'open-poll' | 'close-poll' | 'publish-poll' | 'reopen-poll' | 'drop-poll'): Command => ({
  name,
  input: { pollId: 'p' },
});
const answers = (...options: number[]): Command => ({ name: 'answer-poll', input: { pollId: 'p', options } });
const counts = (room: string, ...hands: number[]): Command => ({ name: 'tally-room', input: { pollId: 'p', room, counts: hands } });
const prepares = (about: object = {}): Command => ({
  name: 'prepare-poll',
  input: { question: 'Noon?', options: ['Yes', 'No'], secret: false, ...about },
});
const pollOf = ({ polls }: { polls: { polls: unknown[] } }) => polls.polls.at(-1);

describe('preparing', () => {
  test('staff prepare a poll in advance, and nobody else sees it (P1, N21)', () => {
    const { after } = given(...begun())
      .when('mo', prepares({ secret: true, many: true, kind: 'temperature' }))
      .then({
        type: 'poll-prepared',
        pollId: 'new-1',
        poll: { question: 'Noon?', options: ['Yes', 'No'], secret: true, many: true, kind: 'temperature' },
      });
    expect(viewOf('staff', after).polls.polls).toHaveLength(1);
    expect(viewOf('everyone', after).polls.polls).toEqual([]);
    given(...begun())
      .when('ana', prepares())
      .refused('staff-only');
  });

  test('it may be opened in the same breath (N21)', () => {
    const { after } = given(...begun()).when('mo', prepares({ open: true }));
    expect(pollOf(viewOf('everyone', after))).toMatchObject({ question: 'Noon?', phase: 'open' });
    given(...begun({ polls: 'off' }))
      .when('cat', prepares({ open: true }))
      .refused('polls-off');
    given(...begun({ polls: 'off' }))
      .when('mo', prepares())
      .then(prepared({ question: 'Noon?', options: ['Yes', 'No'] }, 'new-1'));
  });

  test('it has two to twelve options, no two alike (P1)', () => {
    const of = (count: number) => Array.from({ length: count }, (_, i) => `Option ${i}`);
    for (const options of [of(1), of(13), ['Yes', 'Yes'], ['Yes', ' ']])
      given(...begun())
        .when('mo', prepares({ options }))
        .refused('bad-input');
    expect(given(...begun()).when('mo', prepares({ options: of(12) })).decision).not.toHaveProperty('refusal');
  });

  test('it may be changed and dropped until it is opened; named or secret is settled then (P1)', () => {
    const amend: Command = { name: 'amend-poll', input: { pollId: 'p', secret: true, question: 'At one?' } };
    const { after } = given(...begun(), prepared()).when('mo', amend);
    expect(pollOf(after)).toMatchObject({ secret: true, question: 'At one?', options: asked.options });
    expect(given(...begun(), prepared()).when('mo', does('drop-poll')).after.polls.polls).toEqual([]);
    for (const command of [amend, does('drop-poll'), does('open-poll')]) {
      given(...begun(), opened())
        .when('cat', command)
        .refused('poll-begun');
      given(...begun())
        .when('cat', command)
        .refused('no-such-poll');
      given(...begun(), prepared())
        .when('ana', command)
        .refused('staff-only');
    }
  });
});

describe('who leads a poll (S4, N36)', () => {
  const leading: [Command, MeetingEvent[]][] = [
    [does('open-poll'), [prepared()]],
    [does('close-poll'), [opened()]],
    [does('publish-poll'), [opened(), closed]],
    [does('reopen-poll'), [opened(), closed]],
  ];

  test.each(leading)('%o: any staff, or the chair alone where polls are moderated', (command, facts) => {
    for (const [who, setting] of [
      ['mo', 'open'],
      ['cat', 'open'],
      ['cat', 'moderated'],
    ] as const)
      expect(given(...begun({ polls: setting }), ...facts).when(who, command).decision).not.toHaveProperty('refusal');
    given(...begun({ polls: 'moderated' }), ...facts)
      .when('mo', command)
      .refused('chair-only');
    given(...begun(), ...facts)
      .when('ana', command)
      .refused('staff-only');
  });

  test('where polls are off none opens and none answers; what is open can still be closed and published', () => {
    const off = begun({ polls: 'off' });
    given(...off, prepared())
      .when('cat', does('open-poll'))
      .refused('polls-off');
    given(...off, opened())
      .when('ana', answers(0))
      .refused('polls-off');
    given(...off, opened())
      .when('cat', counts('Hall', 1, 0, 0))
      .refused('polls-off');
    expect(given(...off, opened()).when('cat', does('close-poll')).after.polls.polls[0]!.phase).toBe('closed');
    expect(given(...off, opened(), closed).when('cat', does('publish-poll')).after.polls.polls[0]!.phase).toBe('published');
  });

  test('several may be open; the one opened last is the one that everybody is shown', () => {
    const meeting = meetingOf(...begun(), prepared({}, 'a'), prepared({}, 'b'), opened({}, 'b'), opened({}, 'a'));
    expect(newestOpen(meeting.polls)?.id).toBe('a');
    expect(viewOf('everyone', meeting).polls.polls.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('answering', () => {
  test('is for persons, while the poll is open (P1)', () => {
    given(...begun(), opened())
      .when('ana', answers(1))
      .then(answered('ana', 1));
    given(...begun(), opened())
      .when({ ...person('x'), seat: 'screen' }, answers(1))
      .refused('not-a-participant');
    given(...begun(), prepared())
      .when('ana', answers(1))
      .refused('poll-not-open');
    given(...begun(), opened(), closed)
      .when('ana', answers(1))
      .refused('poll-not-open');
    given(...begun())
      .when('ana', answers(1))
      .refused('no-such-poll');
    given(...begun(), opened(), { type: 'meeting-closed' })
      .when('ana', answers(1))
      .refused('meeting-closed');
  });

  test('takes one option, or several where the poll says so, and only those there are (P1)', () => {
    for (const command of [answers(3), answers(0, 1), answers(0, 0), answers()])
      given(...begun(), opened())
        .when('ana', command)
        .refused('bad-input');
    given(...begun(), opened({ many: true }))
      .when(person('ana', { attendance: 'on-site' }), answers(2, 0))
      .then({ type: 'poll-answered', pollId: 'p', personId: 'ana', attendance: 'on-site', options: [0, 2] });
  });

  test('a person has one answer, whatever they send and from how many devices; the last one counts (P1)', () => {
    const { after } = given(...begun(), opened(), answered('ana', 0), answered('bo', 0), answered('ana', 2)).when('bo', answers(1));
    expect(after.polls.polls[0]!.answers.map(({ personId, options }) => [personId, options])).toEqual([
      ['ana', [2]],
      ['bo', [1]],
    ]);
    expect(tallyFor('staff', after).answers).toEqual({ p: { answered: 2, counts: [0, 1, 1] } });
  });

  test('while it is open everybody knows how many answered, staff also how, and no screen who (N21)', () => {
    const meeting = meetingOf(...begun(), opened(), answered('ana', 0));
    expect(tallyFor('everyone', meeting).answers).toEqual({ p: { answered: 1 } });
    expect(tallyFor('staff', meeting).answers).toEqual({ p: { answered: 1, counts: [1, 0, 0] } });
    expect(tallyFor('public', meeting).answers).toEqual({});
    for (const audience of ['everyone', 'staff', 'public'] as const) {
      expect(factFor(audience, { seq: 9, at: nine, by: 'ana', event: answered('ana', 0) })).toBeNull();
      expect(JSON.stringify(viewOf(audience, meeting))).not.toContain('ana');
    }
  });
});

describe('a secret poll', () => {
  const mine = 'a-ballot-that-only-my-screen-knows';
  const sends = (option: number, ballot?: string): Command => ({
    name: 'answer-poll',
    input: { pollId: 'p', options: [option], ...(ballot !== undefined && { ballot }) },
  });
  /** What is decided where these ballots lie in the box. */
  const decided = (facts: MeetingEvent[], who: string, command: Command, ...inBox: string[]) =>
    decide(meetingOf(...begun(), opened({ secret: true }), ...facts), person(who), command, {
      ...momentAt(nine),
      box: () => ({ has: (one) => inBox.includes(one), counts: () => [3, 2, 1] }),
    });

  test('notes that somebody answered and puts what they answered into the box (P2)', () => {
    expect(decided([], 'ana', sends(1, mine))).toMatchObject({
      events: [secretly('ana')],
      ballots: [{ pollId: 'p', ballot: `ana ${mine}`, options: [1] }],
    });
  });

  test('an answer without a ballot gets one that nobody knows (P2)', () => {
    expect(decided([], 'ana', sends(1))).toMatchObject({ ballots: [{ pollId: 'p', ballot: 'ana new-1', options: [1] }] });
    for (const ballot of ['short', 'x'.repeat(65)]) expect(decided([], 'ana', sends(1, ballot))).toEqual({ refusal: 'bad-input' });
  });

  test('an answer is changed from where it was given, and no fact tells of it (P2)', () => {
    expect(decided([secretly('ana')], 'ana', sends(2, mine), `ana ${mine}`)).toMatchObject({
      events: [],
      ballots: [{ pollId: 'p', ballot: `ana ${mine}`, options: [2] }],
    });
  });

  test('whoever has answered is told elsewhere that a secret answer can only be changed where it was given (P2)', () => {
    const refusal = 'answered-elsewhere';
    expect(decided([secretly('ana')], 'ana', sends(2))).toEqual({ refusal });
    expect(decided([secretly('ana')], 'ana', sends(2, 'another-screen-of-the-same-person'), `ana ${mine}`)).toEqual({ refusal });
  });

  test('whoever shows the ballot of somebody else changes nothing of theirs, before and after answering (P2)', () => {
    expect(decided([secretly('ana')], 'bo', sends(2, mine), `ana ${mine}`)).toMatchObject({
      events: [secretly('bo')],
      ballots: [{ pollId: 'p', ballot: `bo ${mine}`, options: [2] }],
    });
    const both = [secretly('ana'), secretly('bo')];
    expect(decided(both, 'bo', sends(2, mine), `ana ${mine}`, 'bo his-own')).toEqual({ refusal: 'answered-elsewhere' });
  });

  test('nobody reads how it goes, not even staff (P2)', () => {
    const meeting = meetingOf(...begun(), opened({ secret: true }), secretly('ana'));
    expect(tallyFor('staff', meeting).answers).toEqual({ p: { answered: 1 } });
  });

  test('is counted from its box when it closes, without sides (P2)', () => {
    expect(decided([secretly('ana'), secretly('bo')], 'cat', does('close-poll'))).toMatchObject({
      events: [{ type: 'poll-closed', pollId: 'p', answered: 2, counted: { counts: [3, 2, 1], bySide: null } }],
    });
  });

  test.each([
    [4, 'nobody'],
    [5, 'staff'],
  ])('of %i answers the counts are for %s before they are published (P2)', (count, who) => {
    const counted = { counts: [count, 0, 0], bySide: null };
    const closing: MeetingEvent = { type: 'poll-closed', pollId: 'p', answered: count, counted };
    const meeting = meetingOf(...begun(), opened({ secret: true }), closing);
    const seenBy = (audience: 'staff' | 'everyone') => viewOf(audience, meeting).polls.polls[0]!.counted;
    expect(seenBy('everyone')).toBeNull();
    expect(seenBy('staff')).toEqual(who === 'staff' ? counted : null);
    expect(factFor('staff', { seq: 9, at: nine, by: 'cat', event: closing })?.event).toMatchObject({ counted: seenBy('staff') });
    const { after } = given(...begun(), opened({ secret: true }), closing).when('cat', does('publish-poll'));
    expect(viewOf('everyone', after).polls.polls[0]!.counted).toEqual(counted);
  });

  test('is sealed while it is open, whatever becomes of the meeting, and never opened again (P2)', () => {
    const facts: MeetingEvent[] = [...begun(), opened({}, 'named'), prepared({ secret: true }, 'later'), opened({ secret: true })];
    expect(sealedPolls(meetingOf(...facts).polls)).toEqual(['p']);
    const ended = given(...facts, { type: 'meeting-closed' });
    expect(sealedPolls(ended.meeting.polls)).toEqual(['p']);
    expect(sealedPolls(ended.when('cat', does('close-poll')).after.polls)).toEqual([]);
    given(...facts, closed)
      .when('cat', does('reopen-poll'))
      .refused('poll-secret');
  });
});

describe('hands counted in a room (P3)', () => {
  const hall: MeetingEvent = { type: 'room-tallied', pollId: 'p', room: 'Hall A', counts: [7, 4, 1] };

  test('are entered by staff for each room and option, and counted again they replace what was there', () => {
    given(...begun(), opened())
      .when('mo', counts(' Hall A ', 7, 4, 1))
      .then(hall);
    const { after } = given(...begun(), opened(), hall).when('mo', counts('hall a', 8, 4, 0));
    expect(after.polls.polls[0]!.rooms).toEqual([{ room: 'hall a', counts: [8, 4, 0] }]);
    given(...begun(), opened())
      .when('ana', counts('Hall A', 1, 0, 0))
      .refused('staff-only');
  });

  test('of a room that does not exist are taken back by counting none', () => {
    expect(given(...begun(), opened(), hall).when('mo', counts('Hall A', 0, 0, 0)).after.polls.polls[0]!.rooms).toEqual([]);
  });

  test('come in while the poll is open and until it is published, one number for each option', () => {
    for (const command of [counts('Hall A', 1, 2), counts('Hall A', 1, 2, 3, 4), counts('Hall A', -1, 0, 0)])
      given(...begun(), opened())
        .when('mo', command)
        .refused('bad-input');
    expect(given(...begun(), opened(), closed).when('mo', counts('Hall A', 1, 0, 0)).after.polls.polls[0]!.rooms).toHaveLength(1);
    given(...begun(), prepared())
      .when('mo', counts('Hall A', 1, 0, 0))
      .refused('poll-not-open');
    given(...begun(), opened(), closed, published)
      .when('mo', counts('Hall A', 1, 0, 0))
      .refused('poll-published');
  });

  test('are for staff until everybody reads them with the result, apart from those online', () => {
    const before = given(...begun(), opened(), answered('ana', 1), hall);
    expect(viewOf('everyone', before.meeting).polls.polls[0]!.rooms).toEqual([]);
    expect(viewOf('staff', before.meeting).polls.polls[0]!.rooms).toHaveLength(1);
    const after = given(...begun(), opened(), answered('ana', 1), hall, {
      type: 'poll-closed',
      pollId: 'p',
      answered: 1,
      counted: { counts: [0, 1, 0], bySide: { 'on-site': [0, 0, 0], remote: [0, 1, 0] } },
    }).when('cat', does('publish-poll')).after;
    expect(viewOf('everyone', after).polls.polls[0]).toMatchObject({
      counted: { counts: [0, 1, 0] },
      rooms: [{ room: 'Hall A', counts: [7, 4, 1] }],
    });
  });

  test('are no answers of a person: they take nobody’s place (P1)', () => {
    const { meeting } = given(...begun(), opened(), hall);
    expect(hasAnswered(meeting.polls.polls[0]!, 'mo')).toBe(false);
    expect(tallyFor('everyone', meeting).answers).toEqual({ p: { answered: 0 } });
  });
});

describe('closing and publishing', () => {
  test('a named poll is counted by side when it closes; the result is for staff until it is published (P1, N21)', () => {
    const { after } = given(...begun(), opened(), answered('ana', 0), answered('bo', 1, 'on-site'), answered('cy', 1))
      .when('cat', does('close-poll'))
      .then({
        type: 'poll-closed',
        pollId: 'p',
        answered: 3,
        counted: { counts: [1, 2, 0], bySide: { 'on-site': [0, 1, 0], remote: [1, 1, 0] } },
      });
    expect(viewOf('everyone', after).polls.polls[0]).toMatchObject({ answered: 3, counted: null });
    expect(viewOf('staff', after).polls.polls[0]!.counted).toMatchObject({ counts: [1, 2, 0] });
  });

  test('a result is published once, and only of what is closed (P1)', () => {
    for (const facts of [[prepared()], [opened()], [opened(), closed, published]]) {
      given(...begun(), ...facts)
        .when('cat', does('publish-poll'))
        .refused('poll-not-closed');
      given(...begun(), ...facts)
        .when('cat', does('reopen-poll'))
        .refused('poll-not-closed');
    }
    given(...begun(), prepared())
      .when('cat', does('close-poll'))
      .refused('poll-not-open');
  });

  test('a named poll that was closed too early is opened again with its answers (P1)', () => {
    const { after } = given(...begun(), opened(), answered('ana', 0), closed).when('cat', does('reopen-poll'));
    expect(after.polls.polls[0]).toMatchObject({ phase: 'open', answered: null, counted: null });
    expect(tallyFor('everyone', after).answers).toEqual({ p: { answered: 1 } });
  });

  test('none is opened in a meeting that has ended; what is open is closed and published all the same (P1)', () => {
    const ended: MeetingEvent = { type: 'meeting-closed' };
    given(...begun(), prepared(), ended)
      .when('cat', does('open-poll'))
      .refused('meeting-closed');
    given(...begun(), opened(), closed, ended)
      .when('cat', does('reopen-poll'))
      .refused('meeting-closed');
    expect(given(...begun(), opened(), ended).when('cat', does('close-poll')).after.polls.polls[0]!.phase).toBe('closed');
  });

  test('a fact about a poll that is not there changes nothing (P1)', () => {
    const meeting = meetingOf(...begun(), prepared());
    for (const event of [closed, published, answered('ana', 0), { type: 'poll-reopened', pollId: 'p' } as const])
      expect(reduce(meeting, { seq: 99, at: nine, by: 'cat', event }).polls).toEqual(meeting.polls);
  });
});

test('a placeholder who turns out to be somebody that answered, too, has one answer: the person’s own (P1, Q10)', () => {
  const as = { id: 'ada', attendance: 'remote', standing: 'member' } as const;
  const named: MeetingEvent = { type: 'placeholder-named', personId: 'new-1', as };
  const answersIn = (...facts: MeetingEvent[]) => meetingOf(...begun(), opened(), ...facts, named).polls.polls[0]!.answers;
  expect(answersIn(answered('new-1', 0), answered('ada', 1))).toEqual([{ personId: 'ada', attendance: 'remote', options: [1] }]);
  expect(answersIn(answered('bo', 2), answered('new-1', 0))).toEqual([
    { personId: 'bo', attendance: 'remote', options: [2] },
    { personId: 'ada', attendance: 'remote', options: [0] },
  ]);
  expect(answersIn(answered('ada', 1))).toEqual([{ personId: 'ada', attendance: 'remote', options: [1] }]);
});
