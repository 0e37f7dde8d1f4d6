import { describe, expect, test } from 'vitest';
import { audiences, factFor, peopleIn, viewOf } from '../audience.ts';
import type { Command } from '../decide.ts';
import { entryOfLine } from '../documents/entries.ts';
import { given, nine, publicSeat, recordedFrom } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Role } from '../people.ts';
import { seriesFrom } from './series.ts';
import { isDay } from './found.ts';
import { emptyActions, type ActionState, type Task } from './state.ts';

const holds = (personId: string, role: Role): MeetingEvent => ({ type: 'role-given', personId, role });
const begun: MeetingEvent[] = [
  holds('cat', 'chair'),
  holds('sec', 'secretariat'),
  holds('rae', 'rapporteur'),
  holds('mod', 'moderator'),
  { type: 'meeting-opened' },
];
const item: MeetingEvent[] = [
  { type: 'agenda-item-added', itemId: 'i', item: { title: 'Budget', kind: 'item', minutes: 10, presenters: [], documents: [] } },
  { type: 'agenda-item-opened', itemId: 'i' },
];
const task: Task = { text: 'Write to the host', ownerId: 'ana', due: '2026-02-01' };
const recorded = (number = 1, about: Partial<Task> = {}): MeetingEvent => ({
  type: 'action-recorded',
  actionId: `a${number}`,
  number,
  action: { ...task, ...about },
  itemId: null,
});
const decided = (number = 1): MeetingEvent => ({
  type: 'decision-recorded',
  decisionId: `d${number}`,
  number,
  text: 'We meet in May',
  itemId: null,
});
const settled = (state: ActionState): MeetingEvent => ({ type: 'action-settled', actionId: 'a1', state });
const dropped: MeetingEvent = { type: 'action-dropped', actionId: 'a1' };
const droppedDecision: MeetingEvent = { type: 'decision-dropped', decisionId: 'd1' };
const closed: MeetingEvent = { type: 'meeting-closed' };

const record: Command = { name: 'record-action', input: { text: ' Write to\nthe host ', ownerId: 'ana', due: '2026-02-01' } };
const decide: Command = { name: 'record-decision', input: { text: 'We meet in May' } };
const settle = (state: ActionState, actionId = 'a1'): Command => ({ name: 'settle-action', input: { actionId, state } });
const drop: Command = { name: 'drop-action', input: { actionId: 'a1' } };
const restore: Command = { name: 'restore-action', input: { actionId: 'a1' } };
const dropDecision: Command = { name: 'drop-decision', input: { decisionId: 'd1' } };
const restoreDecision: Command = { name: 'restore-decision', input: { decisionId: 'd1' } };
const amend = (about: object): Command => ({ name: 'amend-action', input: { actionId: 'a1', ...about } });
const amendDecision: Command = { name: 'amend-decision', input: { decisionId: 'd1', text: 'We meet in June' } };

describe('writing down', () => {
  test('an action has a number, an owner, a day, the item that is open, and who wrote it down when (D1)', () => {
    const { after } = given(...begun, ...item)
      .when('rae', record)
      .then({ type: 'action-recorded', actionId: 'new-1', number: 1, action: task, itemId: 'i' });
    expect(after.actions.actions).toEqual([
      {
        id: 'new-1',
        number: 1,
        ...task,
        by: 'rae',
        at: nine + 7000,
        itemId: 'i',
        withdrawn: false,
        state: 'open',
        settledAt: null,
        from: null,
      },
    ]);
  });

  test('without owner, day or open item it is an action all the same; decisions have numbers of their own (D1)', () => {
    given(...begun, recorded(), recorded(2))
      .when('cat', { name: 'record-action', input: { text: 'Book the room' } })
      .then({
        type: 'action-recorded',
        actionId: 'new-1',
        number: 3,
        action: { text: 'Book the room', ownerId: null, due: null },
        itemId: null,
      });
    given(...begun, recorded(), recorded(2), decided())
      .when('sec', decide)
      .then({ type: 'decision-recorded', decisionId: 'new-1', number: 2, text: 'We meet in May', itemId: null });
  });

  test('chair, secretariat and rapporteur write down; others are told who does (D1)', () => {
    for (const command of [record, decide]) {
      for (const who of ['mod', 'ana'])
        given(...begun)
          .when(who, command)
          .refused('recorders-only');
      given(...begun)
        .when(publicSeat, command)
        .refused('recorders-only');
      given(...begun, closed)
        .when('sec', command)
        .refused('meeting-closed');
    }
  });

  test.each(['2026-02-30', '2026-2-1', '01.02.2026', 'tomorrow', '2026-13-01', '', '2026-02-01T10:00'])(
    'a day that there is not is refused: %j (D1)',
    (due) => {
      expect(isDay(due)).toBe(false);
      given(...begun)
        .when('cat', { name: 'record-action', input: { text: 'Write', due } })
        .refused('bad-input');
    },
  );

  test('a line of the notes is written down once, whoever sends it again and as what (N20, D1)', () => {
    const line = 'line-1';
    const { after } = given(...begun)
      .when('rae', { name: 'record-action', input: { text: 'Write', line } })
      .then({
        type: 'action-recorded',
        actionId: 'new-1',
        number: 1,
        action: { text: 'Write', ownerId: null, due: null, line },
        itemId: null,
      });
    expect(entryOfLine(after, line)).toEqual({ kind: 'action', id: 'new-1', number: 1, text: 'Write', withdrawn: false });
    expect(entryOfLine(after, 'line-2')).toBeNull();
    const once: MeetingEvent[] = [recorded(1, { line }), dropped];
    const again: Command[] = [
      { name: 'record-action', input: { text: 'Write', line } },
      { name: 'record-decision', input: { text: 'Write', line } },
      { name: 'draft-message', input: { text: 'Write', line } },
    ];
    for (const command of again)
      given(...begun, ...once)
        .when('cat', command)
        .refused('line-written-down');
    given(...begun, ...once)
      .when('cat', { name: 'record-decision', input: { text: 'We meet in May', line: 'line-2' } })
      .then({ type: 'decision-recorded', decisionId: 'new-1', number: 1, text: 'We meet in May', itemId: null, line: 'line-2' });
  });

  test('nobody outside the roster can owe anything, and a text has to say something (D1)', () => {
    const { decision } = given(...begun).when('cat', { name: 'record-action', input: { text: 'Write', ownerId: 'nobody' } });
    expect(decision).toEqual({ refusal: 'no-such-person' });
    given(...begun)
      .when('cat', { name: 'record-action', input: { text: ' \u200b ' } })
      .refused('bad-input');
    expect(given(...begun, recorded()).when('cat', amend({ ownerId: 'nobody' })).decision).toEqual({ refusal: 'no-such-person' });
  });

  test('there is an end to what one meeting can write down (D1)', () => {
    const many = Array.from({ length: 1000 }, (_, i) => recorded(i + 1));
    given(...begun, ...many)
      .when('cat', record)
      .refused('bad-input');
  });
});

describe('settling', () => {
  test('whoever writes down settles, and so does the owner; open again is the undo (D1)', () => {
    for (const who of ['cat', 'sec', 'rae', 'ana']) {
      const { after } = given(...begun, recorded())
        .when(who, settle('done'))
        .then(settled('done'));
      expect(after.actions.actions[0]).toMatchObject({ state: 'done', settledAt: nine + 6000 });
      const undone = given(...begun, recorded(), settled('done'))
        .when(who, settle('open'))
        .then(settled('open'));
      expect(undone.after.actions.actions[0]).toMatchObject({ state: 'open', settledAt: null });
      given(...begun, recorded())
        .when(who, settle('dropped'))
        .then(settled('dropped'));
    }
    for (const who of ['mod', 'bob'])
      given(...begun, recorded())
        .when(who, settle('done'))
        .refused('not-yours');
    given(...begun, recorded(1, { ownerId: 'public' }))
      .when(publicSeat, settle('done'))
      .refused('not-yours');
  });

  test('two who press at once settle once (D1)', () => {
    given(...begun, recorded(), settled('done'))
      .when('cat', settle('done'))
      .then();
  });

  test('what is not there or was withdrawn is not settled (D1)', () => {
    given(...begun)
      .when('cat', settle('done'))
      .refused('no-such-action');
    given(...begun, recorded(), dropped)
      .when('ana', settle('done'))
      .refused('entry-withdrawn');
  });

  test('whoever a placeholder turns out to be owes what it owed (Q10, D1)', () => {
    const named: MeetingEvent = {
      type: 'placeholder-named',
      personId: 'ana',
      as: { id: 'ana-lima', attendance: 'remote', standing: 'member' },
    };
    given(...begun, recorded(), named)
      .when('ana-lima', settle('done'))
      .then(settled('done'));
    given(...begun, recorded(), named)
      .when('ana', settle('done'))
      .refused('not-yours');
  });
});

describe('correcting', () => {
  test('text, owner and day are changed one by one, or taken away (D1)', () => {
    const change = (about: object) => given(...begun, recorded()).when('rae', amend(about)).after.actions.actions[0];
    expect(change({ text: 'Call the host' })).toMatchObject({ ...task, text: 'Call the host' });
    expect(change({ ownerId: 'bob' })).toMatchObject({ ...task, ownerId: 'bob' });
    expect(change({ ownerId: null, due: null })).toMatchObject({ ...task, ownerId: null, due: null });
    expect(given(...begun, decided()).when('cat', amendDecision).after.actions.decisions[0]).toMatchObject({
      text: 'We meet in June',
      number: 1,
    });
    for (const command of [amend({ text: 'Mine' }), drop, restore])
      given(...begun, recorded())
        .when('ana', command)
        .refused('recorders-only');
    for (const command of [amendDecision, dropDecision, restoreDecision])
      given(...begun, decided())
        .when('mod', command)
        .refused('recorders-only');
  });

  test('what is withdrawn keeps its number and its place, and comes back as it was (D1)', () => {
    const { after } = given(...begun, recorded(), settled('done'), decided())
      .when('cat', drop)
      .then(dropped);
    expect(after.actions.actions[0]).toMatchObject({ number: 1, withdrawn: true, state: 'done' });
    given(...begun, recorded(), dropped)
      .when('cat', { name: 'record-action', input: { text: 'Another' } })
      .then({ type: 'action-recorded', actionId: 'new-1', number: 2, action: { text: 'Another', ownerId: null, due: null }, itemId: null });
    given(...begun, decided(), droppedDecision)
      .when('cat', decide)
      .then({ type: 'decision-recorded', decisionId: 'new-1', number: 2, text: 'We meet in May', itemId: null });
    const back = given(...begun, recorded(), settled('done'), dropped)
      .when('cat', restore)
      .then({ type: 'action-restored', actionId: 'a1' });
    expect(back.after.actions.actions[0]).toMatchObject({ withdrawn: false, state: 'done' });
    given(...begun, decided(), droppedDecision)
      .when('cat', restoreDecision)
      .then({ type: 'decision-restored', decisionId: 'd1' });
  });

  test('nothing is withdrawn or changed twice over (D1)', () => {
    const gone = given(...begun, recorded(), dropped, decided(), droppedDecision);
    for (const command of [amend({ text: 'X' }), drop, amendDecision, dropDecision]) gone.when('cat', command).refused('entry-withdrawn');
    const there = given(...begun, recorded(), decided());
    for (const command of [restore, restoreDecision]) there.when('cat', command).refused('not-withdrawn');
    for (const command of [amend({ text: 'X' }), drop, restore])
      given(...begun)
        .when('cat', command)
        .refused('no-such-action');
    for (const command of [amendDecision, dropDecision, restoreDecision])
      given(...begun)
        .when('cat', command)
        .refused('no-such-decision');
  });

  test('when the meeting has ended the secretariat goes on settling and correcting, nobody else does (D1)', () => {
    const over = given(...begun, recorded(), decided(), closed);
    over.when('sec', settle('done')).then(settled('done'));
    over.when('sec', amend({ text: 'Call the host' })).then({ type: 'action-amended', actionId: 'a1', action: { text: 'Call the host' } });
    over.when('sec', amendDecision).then({ type: 'decision-amended', decisionId: 'd1', text: 'We meet in June' });
    over.when('sec', dropDecision).then(droppedDecision);
    for (const who of ['cat', 'rae', 'ana']) over.when(who, settle('done')).refused('meeting-closed');
    for (const command of [amend({ text: 'X' }), amendDecision, drop, dropDecision]) over.when('cat', command).refused('meeting-closed');
  });
});

test('everybody inside reads them with the names of who owes what; the public knows of none, also where the queue is public (D1)', () => {
  const { meeting } = given(...begun, recorded(), decided());
  for (const fact of recordedFrom([recorded(), decided(), settled('done')]))
    for (const audience of [...audiences, 'group:g1'] as const)
      expect(factFor(audience, fact)).toEqual(audience === 'public' ? null : fact);
  for (const audience of ['everyone', 'staff', 'group:g1'] as const) expect(viewOf(audience, meeting).actions).toEqual(meeting.actions);
  expect(viewOf('public', meeting).actions).toEqual(emptyActions);
  expect(peopleIn(viewOf('everyone', meeting))).toContain('ana');
  expect(peopleIn(viewOf('public', meeting))).not.toContain('ana');
});

describe('the next meeting of the series', () => {
  const titled: MeetingEvent = { type: 'meeting-titled', title: 'First call' };
  const before = [titled, ...begun, recorded(), recorded(2), recorded(3, { ownerId: 'gone' }), recorded(4), decided(), decided(2)];
  const settledOnes: MeetingEvent[] = [
    settled('done'),
    { type: 'action-dropped', actionId: 'a4' },
    { type: 'decision-dropped', decisionId: 'd2' },
  ];
  const ownerAs = (id: string) => (id === 'gone' ? null : `${id} again`);

  test('begins with the open actions under their numbers, and with nothing of what is settled (D1, N20)', () => {
    const { meeting } = given(...before, ...settledOnes);
    const next = given(seriesFrom(meeting, ownerAs));
    expect(next.meeting.actions.actions).toMatchObject([
      {
        number: 2,
        ownerId: 'ana again',
        due: '2026-02-01',
        from: 'First call',
        at: meeting.actions.actions[1]!.at,
        by: null,
        state: 'open',
      },
      { number: 3, ownerId: null, from: 'First call' },
    ]);
    expect(next.meeting.actions.decisions).toEqual([]);
  });

  test('numbers go on where the earlier meeting ended, also those of withdrawn ones (D1)', () => {
    const { meeting } = given(...before, ...settledOnes);
    const next = [...begun, seriesFrom(meeting, ownerAs)];
    expect(
      given(...next)
        .when('cat', record)
        .after.actions.actions.at(-1),
    ).toMatchObject({ number: 5 });
    expect(given(...next).when('cat', decide).after.actions.decisions).toMatchObject([{ number: 3 }]);
  });

  test('what is carried twice says where it came from first (D1)', () => {
    const { meeting: first } = given(...before, ...settledOnes);
    const { meeting: second } = given(
      { type: 'meeting-titled', title: 'Second call' },
      seriesFrom(first, (id) => id),
    );
    const { meeting: third } = given(seriesFrom(second, (id) => id));
    expect(third.actions.follows).toBe('Second call');
    expect(third.actions.actions.map(({ from }) => from)).toEqual(['First call', 'First call']);
  });
});
