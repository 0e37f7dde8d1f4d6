import { describe, expect, test } from 'vitest';
import { factFor, tallyFor, viewOf } from '../audience.ts';
import { defaultSettings } from '../conduct.ts';
import type { Command } from '../decide.ts';
import { given, meetingOf, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { hashOfWording } from './hashes.ts';
import { errataIn } from './errata.ts';
import type { Counts, Settlement, Stance, Written } from './state.ts';

const begun: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
  { type: 'role-given', personId: 'ray', role: 'rapporteur' },
  { type: 'meeting-opened' },
];
const said: Written = {
  text: 'Access is a right.',
  policyQuestion: 'Who pays?',
  audience: 'Governments',
  wayForward: 'A fund.',
  theme: '',
};
const drafted = (messageId = 'm', number = 1): MeetingEvent => ({ type: 'message-drafted', messageId, number, message: said });
const started = (messageId = 'm', wording = said): MeetingEvent => ({
  type: 'read-back-started',
  messages: [{ messageId, wording, hash: hashOfWording(wording) }],
});
const answered = (personId: string, stance: Stance, comment = '', attendance: 'on-site' | 'remote' = 'remote'): MeetingEvent => ({
  type: 'message-answered',
  messageId: 'm',
  personId,
  attendance,
  stance,
  comment,
});
const none: Counts = { 'on-site': [0, 0, 0], remote: [0, 0, 0] };
const ended = (counts = none, messageId = 'm'): MeetingEvent => ({
  type: 'read-back-ended',
  messages: [{ messageId, counts, objections: [] }],
});
const settled = (as: Settlement, messageId = 'm'): MeetingEvent => ({ type: 'message-settled', messageId, as });
const tallied = (room: string, ...counts: number[]): MeetingEvent => ({ type: 'read-back-tallied', messageId: 'm', room, counts });

const drafts: Command = { name: 'draft-message', input: { text: 'Access is a right.', policyQuestion: 'Who pays?' } };
const amends: Command = { name: 'amend-message', input: { messageId: 'm', text: 'Access is for all.' } };
const drops: Command = { name: 'drop-message', input: { messageId: 'm' } };
const starts = (...messageIds: string[]): Command => ({ name: 'start-read-back', input: { messageIds } });
const responds = (stance: Stance, comment?: string): Command => ({
  name: 'respond-to-message',
  input: { messageId: 'm', stance, ...(comment && { comment }) },
});
const counts = (room: string, ...hands: number[]): Command => ({ name: 'tally-read-back', input: { messageId: 'm', room, counts: hands } });
const ends: Command = { name: 'end-read-back', input: {} };
const settles = (as: Settlement): Command => ({ name: 'settle-message', input: { messageId: 'm', as } });
const freezes: Command = { name: 'freeze-report', input: {} };
const unfreezes: Command = { name: 'unfreeze-report', input: { reason: 'A wrong name' } };
const read = [drafted(), started(), ended()];
const objected = [drafted(), started(), ended({ ...none, remote: [4, 0, 1] })];
const messageOf = ({ messages }: { messages: { list: { id: string }[] } }, id = 'm') => messages.list.find((one) => one.id === id);

describe('drafting', () => {
  test('a rapporteur, the chair and the secretariat draft; numbers go on and are not used twice (M1)', () => {
    const { after } = given(...begun)
      .when('ray', drafts)
      .then({
        type: 'message-drafted',
        messageId: 'new-1',
        number: 1,
        message: { text: 'Access is a right.', policyQuestion: 'Who pays?', audience: '', wayForward: '', theme: '' },
      });
    expect(messageOf(after, 'new-1')).toMatchObject({ number: 1, phase: 'draft' });
    given(...begun, drafted(), { type: 'message-dropped', messageId: 'm' })
      .when('cat', drafts)
      .then({ type: 'message-drafted', messageId: 'new-1', number: 2, message: { ...said, audience: '', wayForward: '' } });
  });

  test('nobody else drafts, amends or drops (M1, S1)', () => {
    for (const who of ['mo', 'ana'])
      for (const command of [drafts, amends, drops])
        given(...begun, drafted())
          .when(who, command)
          .refused('message-writers-only');
  });

  test('a draft is amended in part, and dropped (M1)', () => {
    expect(messageOf(given(...begun, drafted()).when('ray', amends).after)).toMatchObject({
      text: 'Access is for all.',
      audience: 'Governments',
    });
    expect(given(...begun, drafted()).when('ray', drops).after.messages.list).toEqual([]);
    for (const command of [amends, drops, starts('m'), responds('support'), counts('Hall', 1, 0, 0), settles('noted')])
      given(...begun)
        .when('cat', command)
        .refused('no-such-message');
  });

  test('there is an end to how many a meeting drafts (M1)', () => {
    const many = Array.from({ length: 100 }, (_, i) => drafted(`m${i}`, i + 1));
    given(...begun, ...many)
      .when('ray', drafts)
      .refused('messages-enough');
  });

  test('everybody inside reads a draft, as its page says; the public reads none (M1)', () => {
    const meeting = meetingOf(...begun, drafted());
    expect(viewOf('everyone', meeting).messages).toEqual(meeting.messages);
    expect(viewOf('public', meeting).messages.list).toEqual([]);
    const recorded = { seq: 1, at: 1, by: 'ray', event: drafted() };
    expect(factFor('everyone', recorded)).toEqual(recorded);
    expect(factFor('public', recorded)).toBeNull();
  });
});

describe('the read-back', () => {
  test('freezes the wording: text and hash are in the fact, and it cannot be reworded or dropped (M2)', () => {
    const { after } = given(...begun, drafted(), drafted('n', 2))
      .when('ray', starts('m', 'n'))
      .then({
        type: 'read-back-started',
        messages: [
          { messageId: 'm', wording: said, hash: hashOfWording(said) },
          { messageId: 'n', wording: said, hash: hashOfWording(said) },
        ],
      });
    expect(after.messages.list.map(({ phase }) => phase)).toEqual(['reading', 'reading']);
    for (const facts of [[drafted(), started()], read, [...read, settled('agreed')]])
      for (const command of [amends, drops, starts('m')])
        given(...begun, ...facts)
          .when('cat', command)
          .refused('message-not-draft');
  });

  test('is led by those who write; in a meeting that has ended none begins and nobody answers, but it can be ended (M2, S4)', () => {
    given(...begun, drafted())
      .when('mo', starts('m'))
      .refused('message-writers-only');
    given(...begun, ...[drafted(), started()])
      .when('mo', ends)
      .refused('message-writers-only');
    const closed: MeetingEvent = { type: 'meeting-closed' };
    given(...begun, drafted(), closed)
      .when('cat', starts('m'))
      .refused('meeting-closed');
    for (const command of [responds('support'), counts('Hall', 1, 0, 0)])
      given(...begun, drafted(), started(), closed)
        .when('cat', command)
        .refused('meeting-closed');
    expect(messageOf(given(...begun, drafted(), started(), closed).when('cat', ends).after)).toMatchObject({ phase: 'read' });
  });

  test('each person answers once and may change it while it is open, with a word of why (M2)', () => {
    const past = given(...begun, drafted(), started(), answered('ana', 'object', 'Too vague.'));
    const { after } = past.when(person('ana', { attendance: 'on-site' }), responds('live-with'));
    expect(messageOf(after)).toMatchObject({ answers: [{ personId: 'ana', attendance: 'on-site', stance: 'live-with', comment: '' }] });
    for (const facts of [[drafted()], read])
      for (const command of [responds('support'), counts('Hall', 1, 0, 0)])
        given(...begun, ...facts)
          .when('cat', command)
          .refused('read-back-not-open');
    given(...begun, drafted())
      .when('cat', ends)
      .refused('read-back-not-open');
    given(...begun, drafted(), started(), drafted('n', 2))
      .when('cat', { name: 'end-read-back', input: { messageIds: ['m', 'n'] } })
      .refused('read-back-not-open');
  });

  test('whoever only looks on does not answer (M2)', () => {
    given(...begun, drafted(), started())
      .when({ ...person('a-screen'), seat: 'screen' }, responds('support'))
      .refused('not-a-participant');
  });

  test('is counted by on-site and remote, with the words of those who objected and no name (M2)', () => {
    const answers = [
      answered('ana', 'support', '', 'on-site'),
      answered('bo', 'object', 'Too vague.'),
      answered('dan', 'live-with', 'Hm.'),
    ];
    given(...begun, drafted(), started(), ...answers)
      .when('ray', ends)
      .then({
        type: 'read-back-ended',
        messages: [{ messageId: 'm', counts: { 'on-site': [1, 0, 0], remote: [0, 1, 1] }, objections: ['Too vague.'] }],
      });
  });

  test('hands of a room are the room’s, also counted by a moderator, and counted again they replace (M2, N18)', () => {
    const { after } = given(...begun, drafted(), started(), tallied('Hall A', 5, 0, 0)).when('mo', counts('hall a', 7, 5, 1));
    expect(messageOf(after)).toMatchObject({ readBacks: [{ rooms: [{ room: 'hall a', counts: [7, 5, 1] }] }] });
    given(...begun, drafted(), started())
      .when('ana', counts('Hall A', 1, 0, 0))
      .refused('message-writers-only');
    const rooms = Array.from({ length: 50 }, (_, i) => tallied(`Room ${i}`, 1, 0, 0));
    given(...begun, drafted(), started(), ...rooms)
      .when('mo', counts('One more', 1, 0, 0))
      .refused('bad-input');
    given(...begun, drafted(), started())
      .when('mo', counts('Hall A', 1, 0))
      .refused('bad-input');
  });

  test('a placeholder that turns out to be somebody who answered counts once (M2, Q10)', () => {
    const named: MeetingEvent = {
      type: 'placeholder-named',
      personId: 'new-1',
      as: { id: 'ana', attendance: 'remote', standing: 'member' },
    };
    const { meeting } = given(...begun, drafted(), started(), answered('new-1', 'object'), answered('ana', 'support'), named);
    expect(messageOf(meeting)).toMatchObject({ answers: [{ personId: 'ana', stance: 'support' }] });
  });

  test('who answered what is in no fact and no view; how many, by side, is told to everybody inside (M2)', () => {
    const answer = { seq: 1, at: 1, by: 'ana', event: answered('ana', 'object', 'Too vague.') };
    const meeting = meetingOf(...begun, drafted(), started(), answered('ana', 'object', 'Too vague.'));
    for (const audience of ['staff', 'everyone', 'public'] as const) {
      expect(factFor(audience, answer)).toBeNull();
      expect(JSON.stringify(viewOf(audience, meeting))).not.toMatch(/Too vague/);
    }
    for (const audience of ['staff', 'everyone'] as const)
      expect(tallyFor(audience, meeting).answers).toEqual({ m: { answered: 1, bySide: { ...none, remote: [0, 0, 1] } } });
    expect(tallyFor('public', meeting).answers).toEqual({});
  });
});

describe('settling', () => {
  test('it is agreed, agreed with objections noted, or sent back; the chair says so (M3)', () => {
    for (const as of ['agreed', 'noted', 'draft'] as const)
      expect(messageOf(given(...begun, ...read).when('cat', settles(as)).after)).toMatchObject({ phase: as });
    for (const who of ['ray', 'mo', 'ana'])
      given(...begun, ...read)
        .when(who, settles('agreed'))
        .refused('chair-only');
  });

  test('with an objection, of a person or a hand, it is not simply agreed (M3)', () => {
    for (const facts of [objected, [drafted(), started(), tallied('Hall', 7, 0, 1), ended()]])
      given(...begun, ...facts)
        .when('cat', settles('agreed'))
        .refused('objections-to-note');
    expect(messageOf(given(...begun, ...objected).when('cat', settles('noted')).after)).toMatchObject({ phase: 'noted' });
  });

  test('nothing is settled before it was read back, while it is read back, or twice alike (M3)', () => {
    given(...begun, drafted())
      .when('cat', settles('agreed'))
      .refused('read-back-first');
    given(...begun, drafted(), started())
      .when('cat', settles('agreed'))
      .refused('read-back-open');
    given(...begun, ...read, settled('agreed'))
      .when('cat', settles('agreed'))
      .refused('message-settled');
  });

  test('a new wording needs a new read-back; the old one stays in its history (M3)', () => {
    const sentBack = [...objected, settled('draft')];
    const other = { ...said, text: 'Access is for all.' };
    const reworded: MeetingEvent[] = [...sentBack, { type: 'message-amended', messageId: 'm', message: { text: other.text } }];
    given(...begun, ...reworded)
      .when('cat', settles('noted'))
      .refused('read-back-first');
    const { after } = given(...begun, ...reworded).when('ray', starts('m'));
    expect(messageOf(after)).toMatchObject({
      phase: 'reading',
      answers: [],
      readBacks: [
        { wording: said, counts: { remote: [4, 0, 1] } },
        { wording: other, hash: hashOfWording(other), counts: null },
      ],
    });
  });
});

describe('the frozen report', () => {
  const agreed = [...read, settled('agreed')];
  const frozen: MeetingEvent = {
    type: 'report-frozen',
    version: 1,
    hash: 'h',
    messages: [{ messageId: 'm', number: 1, as: 'agreed', hash: hashOfWording(said) }],
  };

  test('has a version, a hash over all that is settled, and who froze it (M4)', () => {
    const { after } = given(...begun, ...agreed, drafted('n', 2)).when('ray', freezes);
    expect(after.messages.versions).toMatchObject([
      { version: 1, by: 'ray', hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, messages: [{ number: 1 }], unfrozen: null },
    ]);
    given(...begun, drafted())
      .when('ray', freezes)
      .refused('nothing-settled');
    given(...begun, ...agreed, drafted('n', 2), started('n'))
      .when('ray', freezes)
      .refused('read-back-open');
    given(...begun, ...agreed)
      .when('mo', freezes)
      .refused('message-writers-only');
  });

  test('while it is frozen nothing is drafted, reworded, read back or settled (M4)', () => {
    const facts = [...begun, ...agreed, drafted('n', 2), frozen];
    const ofOther = ({ name, input }: Command) => ({ name, input: { ...(input as object), messageId: 'n' } }) as Command;
    for (const command of [drafts, ofOther(amends), ofOther(drops), starts('n'), settles('draft'), freezes])
      given(...facts)
        .when('cat', command)
        .refused('report-frozen');
  });

  test('unfreezing needs a reason and the chair; what then changes is an erratum (M4)', () => {
    given(...begun, ...agreed)
      .when('cat', unfreezes)
      .refused('report-not-frozen');
    given(...begun, ...agreed, frozen)
      .when('ray', unfreezes)
      .refused('chair-only');
    given(...begun, ...agreed, frozen)
      .when('cat', { name: 'unfreeze-report', input: { reason: ' ' } })
      .refused('bad-input');
    const { after } = given(...begun, ...agreed, frozen).when('cat', unfreezes);
    expect(after.messages.versions).toMatchObject([{ version: 1, unfrozen: { by: 'cat', reason: 'A wrong name' } }]);
    expect(errataIn(after.messages)).toEqual([]);
    const opened: MeetingEvent[] = [...begun, ...agreed, frozen, { type: 'report-unfrozen', reason: 'A wrong name' }];
    expect(errataIn(given(...opened).when('cat', settles('noted')).after.messages)).toEqual([{ number: 1, how: 'changed' }]);
    expect(errataIn(given(...opened).when('cat', settles('draft')).after.messages)).toEqual([{ number: 1, how: 'withdrawn' }]);
    const other = [drafted('n', 2), started('n'), ended(none, 'n'), settled('agreed', 'n')];
    expect(errataIn(meetingOf(...opened, ...other).messages)).toEqual([{ number: 2, how: 'added' }]);
    expect(given(...opened).when('cat', freezes).after.messages.versions).toMatchObject([{ version: 1 }, { version: 2, unfrozen: null }]);
  });
});
