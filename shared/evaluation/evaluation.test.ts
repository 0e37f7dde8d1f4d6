import { describe, expect, test } from 'vitest';
import { factFor, viewOf } from '../audience.ts';
import type { Moment, Who } from '../command.ts';
import { defaultSettings } from '../conduct.ts';
import { decide, nextDeadline, signerOf, type Command } from '../decide.ts';
import { given, meetingOf, momentAt, nine, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Card } from '../people.ts';
import { sealedIn } from '../sealed.ts';
import { carriedEvaluation } from './series.ts';
import { meanOf, type Question } from './state.ts';

const begun: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
  { type: 'meeting-opened' },
];
const questions: Question[] = [
  { id: 's', kind: 'scale', text: 'Was it worth your time?', options: [] },
  { id: 'o', kind: 'one', text: 'Where were you?', options: ['In the room', 'Online'] },
  { id: 'm', kind: 'several', text: 'What helped?', options: ['Breaks', 'Groups', 'Captions'] },
  { id: 't', kind: 'text', text: 'What would have made it better?', options: [] },
];
const added: MeetingEvent = { type: 'evaluation-questions-added', questions };
const offered: MeetingEvent = { type: 'evaluation-offered', questions, days: 7, attended: 9 };
const ended: MeetingEvent[] = [...begun, added, { type: 'meeting-closed' }, offered];
const closed: MeetingEvent = { type: 'evaluation-closed', answered: 6, results: [] };
const scale = (text: string) => ({ kind: 'scale' as const, text });
const adds = (...asked: object[]): Command => ({ name: 'add-evaluation-questions', input: { questions: asked as never } });
const answers = (...all: { questionId: string; options?: number[]; words?: string }[]): Command => ({
  name: 'answer-evaluation',
  input: { answers: all },
});
const decided = (facts: MeetingEvent[], who: Who, command: Command, moment: Partial<Moment> = {}) =>
  decide(meetingOf(...facts), who, command, { ...momentAt(nine), ...moment });
/** A box in which so many chose each of these; the last number is that of those who answered at all. */
const holding =
  (boxes: Record<string, number[]>): Moment['box'] =>
  (id) => ({ has: () => false, counts: (options) => Array.from({ length: options }, (_none, i) => boxes[id]?.[i] ?? 0) });

describe('preparing an evaluation (N32)', () => {
  test('staff write its questions before, one or a ready set at once, and nobody else sees them', () => {
    const { after } = given(...begun)
      .when('mo', adds(scale('Was it worth your time?'), { kind: 'several', text: 'What helped?', options: ['Breaks', 'Groups'] }))
      .then({
        type: 'evaluation-questions-added',
        questions: [
          { id: 'new-1', kind: 'scale', text: 'Was it worth your time?', options: [] },
          { id: 'new-2', kind: 'several', text: 'What helped?', options: ['Breaks', 'Groups'] },
        ],
      });
    expect(viewOf('staff', after).evaluation.questions).toHaveLength(2);
    for (const audience of ['everyone', 'public'] as const) {
      expect(viewOf(audience, after).evaluation.questions).toEqual([]);
      expect(factFor(audience, { seq: 9, at: nine, by: 'mo', event: added })).toBeNull();
    }
    given(...begun)
      .when('ana', adds(scale('Mine?')))
      .refused('staff-only');
  });

  test('there are at most twenty; a choice has two to twelve options, no two alike, and only a choice has some', () => {
    const many = Array.from({ length: 20 }, (_none, i) => scale(`Question ${i}`));
    expect(given(...begun).when('mo', adds(...many)).decision).not.toHaveProperty('refusal');
    given(...begun, added)
      .when('mo', adds(...many.slice(3)))
      .refused('evaluation-questions-enough');
    for (const wrong of [
      { kind: 'one', text: 'Which?', options: ['Only one'] },
      { kind: 'one', text: 'Which?', options: ['Same', 'Same'] },
      { kind: 'several', text: 'Which?' },
      { ...scale('Which?'), options: ['A', 'B'] },
      scale(' '),
    ])
      given(...begun)
        .when('mo', adds(wrong))
        .refused('bad-input');
  });

  test('they may be changed, moved and dropped until they are offered, and not after that', () => {
    const changes: Command[] = [
      { name: 'amend-evaluation-question', input: { questionId: 's', question: { kind: 'text', text: 'Why?' } } },
      { name: 'move-evaluation-question', input: { questionId: 't', before: 's' } },
      { name: 'drop-evaluation-question', input: { questionId: 'o' } },
      { name: 'set-evaluation-days', input: { days: 14 } },
    ];
    const asked = changes.map((command) => given(...begun, added).when('mo', command).after.evaluation);
    expect(asked[0]!.questions[0]).toEqual({ id: 's', kind: 'text', text: 'Why?', options: [] });
    expect(asked[1]!.questions.map(({ id }) => id)).toEqual(['t', 's', 'o', 'm']);
    expect(asked[2]!.questions.map(({ id }) => id)).toEqual(['s', 'm', 't']);
    expect(asked[3]!.days).toBe(14);
    for (const command of [...changes, adds(scale('One more?'))])
      given(...ended)
        .when('mo', command)
        .refused('evaluation-begun');
    given(...begun)
      .when('mo', changes[0]!)
      .refused('evaluation-question-gone');
    given(...begun, added)
      .when('mo', { name: 'move-evaluation-question', input: { questionId: 's', after: 's' } })
      .refused('neighbour-gone');
  });

  test('the next meeting of a series begins with the same questions and days', () => {
    let made = 0;
    const carried = carriedEvaluation(meetingOf(...begun, added, { type: 'evaluation-days-set', days: 14 }), () => `id-${++made}`);
    const next = meetingOf(...carried).evaluation;
    expect(next).toMatchObject({ phase: 'prepared', days: 14 });
    expect(next.questions).toEqual(questions.map((one, i) => ({ ...one, id: `id-${i + 1}` })));
    expect(carriedEvaluation(meetingOf(...begun), () => 'id')).toEqual([]);
  });
});

describe('offering it (N32)', () => {
  const closing: Command = { name: 'close-meeting', input: {} };
  const cards: Card[] = ['ana', 'bo', 'cy'].map((id) => ({ id, name: id, attendance: 'remote', standing: 'member' }));

  test('the moment the meeting closes, to so many as were there, in the same breath', () => {
    const moment = { everybody: () => cards, isHere: (id: string) => id === 'ana', wasThere: (id: string) => id === 'bo' };
    expect(decided([...begun, added], person('cat'), closing, moment)).toMatchObject({
      events: [{ type: 'meeting-closed' }, { type: 'evaluation-offered', questions, days: 7, attended: 2 }],
    });
    expect(decided(begun, person('cat'), closing, moment)).toMatchObject({ events: [{ type: 'meeting-closed' }] });
  });

  test('everybody inside sees what is asked, the public does not', () => {
    const meeting = meetingOf(...ended);
    expect(viewOf('everyone', meeting).evaluation).toEqual(viewOf('staff', meeting).evaluation);
    expect(viewOf('public', meeting).evaluation.questions).toEqual([]);
  });

  test('a meeting that is opened once more asks those who came meanwhile, too, and keeps what was answered', () => {
    const again = decided([...ended, { type: 'meeting-opened' }], person('cat'), closing, { everybody: () => cards });
    expect(again).toMatchObject({ events: [{ type: 'meeting-closed' }, { type: 'evaluation-offered', attended: 3 }] });
    expect(sealedIn(meetingOf(...ended, { type: 'meeting-opened' }))).toEqual(['evaluation', 's', 'o', 'm', 't']);
    expect(decided([...ended, closed, { type: 'meeting-opened' }], person('cat'), closing, { everybody: () => cards })).toMatchObject({
      events: [{ type: 'meeting-closed' }],
    });
  });
});

describe('answering it (N32)', () => {
  test('puts each answer into the box of its question under another name, and no fact tells of it', () => {
    const all = answers(
      { questionId: 's', options: [4] },
      { questionId: 'm', options: [2, 0] },
      { questionId: 't', words: ' More breaks. ' },
    );
    expect(decided(ended, person('ana'), all)).toEqual({
      events: [],
      cards: [],
      lines: [],
      transcripts: [],
      signed: 'by-nobody',
      ballots: [
        { pollId: 'evaluation', ballot: 'evaluation ana', options: [0] },
        { pollId: 's', ballot: 's ana', options: [4, 5] },
        { pollId: 'm', ballot: 'm ana', options: [2, 0, 3] },
        { pollId: 't', ballot: 't ana', options: [0] },
        { pollId: 't', ballot: 't ana', options: [], words: 'More breaks.' },
      ],
    });
    expect(signerOf(person('ana'), all)).toBe('nobody');
  });

  test('what is emptied again is no answer any more', () => {
    expect(decided(ended, person('ana'), answers({ questionId: 'o', options: [] }, { questionId: 't', words: '' }))).toMatchObject({
      ballots: [
        { pollId: 'o', options: [] },
        { pollId: 't', options: [] },
        { pollId: 't', words: '' },
      ],
    });
  });

  test('is for those who were there; the room’s screen and the public answer nothing', () => {
    expect(decided(ended, person('late'), answers(), { wasThere: () => false })).toEqual({ refusal: 'was-not-there' });
    for (const seat of ['screen', 'public'] as const)
      given(...ended)
        .when({ ...person('x'), seat }, answers())
        .refused('not-a-participant');
  });

  test('takes one step of a scale, one option or several where the question says so, and words only where it asks for them', () => {
    for (const wrong of [
      { questionId: 's', options: [5] },
      { questionId: 's', options: [0, 1] },
      { questionId: 'o', options: [0, 1] },
      { questionId: 'm', options: [3] },
      { questionId: 's', words: 'Four' },
      { questionId: 't', options: [0] },
      { questionId: 't', words: 'x'.repeat(1001) },
    ])
      given(...ended)
        .when('ana', answers(wrong))
        .refused('bad-input');
    given(...ended)
      .when('ana', answers({ questionId: 'gone', options: [0] }))
      .refused('evaluation-question-gone');
  });

  test('is possible from when it is offered until it is closed', () => {
    for (const facts of [
      [...begun, added],
      [...ended, closed],
    ])
      given(...facts)
        .when('ana', answers())
        .refused('evaluation-not-offered');
  });

  test('a kiosk answers for whoever stands before it, each time anew, and never for more than were there', () => {
    const kiosk: Who = { ...person('kiosk'), seat: 'kiosk' };
    const one = answers({ questionId: 's', options: [0] });
    expect(decided(ended, kiosk, one)).toMatchObject({ ballots: [{ ballot: 'evaluation new-1' }, { ballot: 's new-1' }] });
    expect(decided(ended, kiosk, one, { box: holding({ evaluation: [9] }) })).toEqual({ refusal: 'everybody-answered' });
  });
});

describe('closing it (N32)', () => {
  const close: Command = { name: 'close-evaluation', input: {} };
  const boxes = { evaluation: [6], s: [0, 0, 1, 2, 3, 6], o: [3, 1, 4], m: [5, 2, 0, 5], t: [2] };

  test('counts each question; what fewer than five answered is written down nowhere', () => {
    expect(decided(ended, person('mo'), close, { box: holding(boxes) })).toMatchObject({
      events: [
        {
          type: 'evaluation-closed',
          answered: 6,
          results: [
            { questionId: 's', answered: 6, counts: [0, 0, 1, 2, 3] },
            { questionId: 'o', answered: null, counts: null },
            { questionId: 'm', answered: 5, counts: [5, 2, 0] },
            { questionId: 't', answered: 2, counts: null },
          ],
        },
      ],
    });
  });

  test('where fewer than five answered anything, nothing is told, in words neither', () => {
    const { events } = decided(ended, person('mo'), close, { box: holding({ evaluation: [4], t: [4] }) }) as { events: MeetingEvent[] };
    expect(events).toMatchObject([{ answered: null }]);
    expect(JSON.stringify(events)).not.toContain('4');
  });

  test('is for staff, once; without anybody it closes when its days are over', () => {
    given(...ended)
      .when('ana', close)
      .refused('staff-only');
    given(...ended, closed)
      .when('mo', close)
      .refused('evaluation-not-offered');
    const meeting = meetingOf(...ended);
    const week = 7 * 24 * 60 * 60 * 1000;
    const at = meeting.evaluation.offered!.at + week;
    expect(nextDeadline(meeting)).toEqual({ at, events: [] });
    expect(nextDeadline(meeting, at, holding(boxes))!.events).toMatchObject([{ type: 'evaluation-closed', answered: 6 }]);
    expect(nextDeadline(meetingOf(...ended, closed))).toBeNull();
  });

  test('ends what is sealed', () => {
    expect(sealedIn(meetingOf(...begun, added))).toEqual([]);
    expect(sealedIn(meetingOf(...ended, closed))).toEqual([]);
  });
});

describe('publishing what was written (N32)', () => {
  const publish = (...leaveOut: string[]): Command => ({ name: 'publish-evaluation-words', input: { leaveOut } });
  const wordsOn = () => [
    { id: 'w1', text: 'More breaks.' },
    { id: 'w2', text: 'Bob was rude.' },
  ];

  test('is done by staff, who may leave something out; how much is said', () => {
    const decision = decided([...ended, closed], person('mo'), publish('w2'), { wordsOn });
    expect(decision).toMatchObject({
      events: [{ type: 'evaluation-words-published', questionId: 't', words: ['More breaks.'], leftOut: 1 }],
    });
    const { events } = decision as { events: MeetingEvent[] };
    expect(meetingOf(...ended, closed, ...events).evaluation.published).toEqual([{ questionId: 't', shown: 1, leftOut: 1 }]);
    given(...ended, closed, ...events)
      .when('mo', publish())
      .refused('evaluation-words-published');
  });

  test('comes after closing', () => {
    given(...ended)
      .when('mo', publish())
      .refused('evaluation-not-closed');
    given(...ended, closed)
      .when('ana', publish())
      .refused('staff-only');
  });
});

test('a fact that comes too early or too late changes nothing (N32)', () => {
  const published: MeetingEvent = { type: 'evaluation-words-published', questionId: 't', words: ['Late'], leftOut: 0 };
  const evaluationIn = (...facts: MeetingEvent[]) => meetingOf(...facts).evaluation;
  expect(evaluationIn(...begun, added, closed, published)).toEqual(evaluationIn(...begun, added));
  expect(evaluationIn(...ended, added, { type: 'evaluation-days-set', days: 3 }, published)).toEqual(evaluationIn(...ended));
  expect(evaluationIn(...ended, closed, offered)).toEqual(evaluationIn(...ended, closed));
});

test('the mean of a scale counts from one (N32)', () => {
  expect(meanOf([0, 0, 1, 2, 3])).toBe(4.3);
  expect(meanOf([1, 0, 0, 0, 0])).toBe(1);
});
