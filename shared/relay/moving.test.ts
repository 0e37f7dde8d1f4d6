import { describe, expect, test } from 'vitest';
import { tallyFor } from '../audience.ts';
import { defaultSettings } from '../conduct.ts';
import type { Command } from '../decide.ts';
import { given, meetingOf, nine } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { askersOf, medianLagMs, supportersOf, unnamedIn } from './state.ts';

const floor = 'plenary';
const begins: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
  { type: 'role-given', personId: 'max', role: 'moderator' },
  { type: 'role-given', personId: 'cat', role: 'chair' },
];
const asked = (id: string, personId = id): MeetingEvent => ({
  type: 'question-asked',
  question: {
    id,
    floor,
    text: `What of ${id}?`,
    author: { personId, attendance: 'remote', standing: 'member' },
    voice: 'read-aloud',
    enteredBy: null,
    held: false,
  },
});
const accepted = (questionId: string): MeetingEvent => ({ type: 'question-accepted', questionId });
const supported = (questionId: string, personId: string): MeetingEvent => ({ type: 'question-supported', questionId, personId });
const by = (who: string, fact: MeetingEvent) => ({ at: nine, by: who, fact });
const takenByMo = [...begins, asked('ana'), accepted('ana'), by('mo', { type: 'question-taken', questionId: 'ana' })];
const about = (name: 'take-question' | 'read-question' | 'put-back-question' | 'accept-question', questionId = 'ana'): Command => ({
  name,
  input: { questionId },
});

describe('moderators', () => {
  test('of two who take a question at once one has it, and the other is told (R1)', () => {
    const first = given(...begins, asked('ana'), accepted('ana')).when('mo', about('take-question'));
    first.then({ type: 'question-taken', questionId: 'ana' });
    expect(first.after.relay.questions).toMatchObject([{ step: 'taken', takenBy: 'mo' }]);
    given(...takenByMo)
      .when('max', about('take-question'))
      .refused('question-taken');
    given(...takenByMo)
      .when('mo', about('take-question'))
      .refused('question-moved-on');
  });

  test('what one has, another moderator does not move on; the chair may (R1)', () => {
    for (const command of [
      about('read-question'),
      { name: 'decline-question', input: { questionId: 'ana' } },
      { name: 'queue-question', input: { questionId: 'ana' } },
    ] satisfies Command[])
      given(...takenByMo)
        .when('max', command)
        .refused('question-taken');
    given(...takenByMo)
      .when('cat', about('read-question'))
      .then({ type: 'question-reading', questionId: 'ana' });
  });

  test('any of them takes a step back, one at a time, down to new (R1)', () => {
    const path: [MeetingEvent[], string][] = [
      [[{ type: 'question-reading', questionId: 'ana' }], 'taken'],
      [
        [
          { type: 'question-reading', questionId: 'ana' },
          { type: 'question-read-out', questionId: 'ana' },
        ],
        'reading',
      ],
      [
        [
          { type: 'question-read-out', questionId: 'ana' },
          { type: 'question-answered', questionId: 'ana' },
        ],
        'read-out',
      ],
      [[], 'accepted'],
    ];
    for (const [facts, to] of path) {
      const { after } = given(...takenByMo, ...facts)
        .when('max', about('put-back-question'))
        .then({ type: 'question-put-back', questionId: 'ana' } as MeetingEvent);
      expect(after.relay.questions).toMatchObject([{ step: to, takenBy: to === 'accepted' ? null : 'mo' }]);
    }
    given(...begins, asked('ana'))
      .when('mo', about('put-back-question'))
      .refused('question-moved-on');
    given(...takenByMo)
      .when('ana', about('put-back-question'))
      .refused('staff-only');
  });

  test('a question goes through its steps one by one (R1)', () => {
    given(...begins, asked('ana'))
      .when('mo', about('take-question'))
      .refused('question-moved-on');
    given(...begins, asked('ana'))
      .when('mo', about('accept-question', 'gone'))
      .refused('no-such-question');
    given(...takenByMo)
      .when('mo', { name: 'mark-answered', input: { questionId: 'ana' } })
      .refused('question-moved-on');
    given(...takenByMo)
      .when('ana', about('read-question'))
      .refused('staff-only');
  });
});

describe('support', () => {
  test('each person supports once, not their own, and may withdraw it (R2)', () => {
    const meeting = [...begins, asked('ana'), supported('ana', 'bo')];
    given(...begins, asked('ana'))
      .when('bo', { name: 'support-question', input: { questionId: 'ana' } })
      .then(supported('ana', 'bo'));
    given(...meeting)
      .when('ana', { name: 'support-question', input: { questionId: 'ana' } })
      .refused('own-question');
    expect(given(...meeting).when('bo', { name: 'support-question', input: { questionId: 'ana' } }).decision).toEqual({
      refusal: 'supported-already',
    });
    expect(given(...meeting).when('cy', { name: 'withdraw-support', input: { questionId: 'ana' } }).decision).toEqual({
      refusal: 'not-supported',
    });
    const { after } = given(...meeting)
      .when('bo', { name: 'withdraw-support', input: { questionId: 'ana' } })
      .then({ type: 'support-withdrawn', questionId: 'ana', personId: 'bo' });
    expect(tallyFor('everyone', after).support).toEqual({});
  });

  test('everybody is told how many, nobody who (R2)', () => {
    const meeting = meetingOf(...begins, asked('ana'), supported('ana', 'bo'), supported('ana', 'cy'));
    expect(tallyFor('everyone', meeting).support).toEqual({ ana: 2 });
    expect(tallyFor('public', meeting).support).toEqual({});
  });

  test('what has been read out gathers no more support (R2)', () => {
    given(...takenByMo, { type: 'question-read-out', questionId: 'ana' })
      .when('bo', { name: 'support-question', input: { questionId: 'ana' } })
      .refused('question-moved-on');
  });
});

describe('merging', () => {
  const three = [
    ...begins,
    asked('ana'),
    asked('bo'),
    asked('cy'),
    supported('ana', 'dan'),
    supported('bo', 'dan'),
    supported('bo', 'eve'),
  ];
  const merge = (questionId: string, into: string): Command => ({ name: 'merge-questions', input: { questionId, into } });

  test('keeps all askers and supporters, each of them once (R2)', () => {
    const { after } = given(...three, supported('ana', 'bo'))
      .when('mo', merge('bo', 'ana'))
      .then({ type: 'questions-merged', questionId: 'bo', into: 'ana' });
    expect(askersOf(after.relay, 'ana')).toEqual(['ana', 'bo']);
    expect(supportersOf(after.relay, 'ana')).toEqual(['dan', 'eve']);
    expect(tallyFor('everyone', after).support).toEqual({ ana: 2 });
  });

  test('counts those who ask the same without a name (R2, R4)', () => {
    const nameless: MeetingEvent = {
      type: 'question-asked',
      question: { ...(asked('x') as { question: object }).question, author: null } as never,
    };
    const { relay } = meetingOf(...three, nameless, { type: 'questions-merged', questionId: 'x', into: 'ana' });
    expect(askersOf(relay, 'ana')).toEqual(['ana']);
    expect(unnamedIn(relay, 'ana')).toBe(1);
  });

  test('goes on through a question that is itself merged (R2)', () => {
    const { relay } = meetingOf(
      ...three,
      { type: 'questions-merged', questionId: 'bo', into: 'ana' },
      { type: 'questions-merged', questionId: 'ana', into: 'cy' },
    );
    expect(askersOf(relay, 'cy')).toEqual(['cy', 'ana', 'bo']);
    expect(unnamedIn(relay, 'cy')).toBe(0);
    expect(supportersOf(relay, 'cy')).toEqual(['dan', 'eve']);
  });

  test('is refused into itself, into one that was merged or declined, or into nothing (R2)', () => {
    const meeting = given(
      ...three,
      { type: 'questions-merged', questionId: 'bo', into: 'ana' },
      { type: 'question-declined', questionId: 'cy', reason: '' },
    );
    meeting.when('mo', merge('ana', 'ana')).refused('cannot-merge-there');
    meeting.when('mo', merge('ana', 'bo')).refused('cannot-merge-there');
    meeting.when('mo', merge('ana', 'cy')).refused('cannot-merge-there');
    meeting.when('mo', merge('ana', 'gone')).refused('no-such-question');
    meeting.when('mo', merge('bo', 'ana')).refused('question-moved-on');
  });

  test('can be undone: both are there again with what they had (R1)', () => {
    const { after } = given(...three, { type: 'questions-merged', questionId: 'bo', into: 'ana' })
      .when('max', about('put-back-question', 'bo'))
      .then({ type: 'question-put-back', questionId: 'bo', to: 'new' });
    expect(supportersOf(after.relay, 'ana')).toEqual(['dan']);
    expect(supportersOf(after.relay, 'bo')).toEqual(['dan', 'eve']);
  });

  test('whoever supported the one withdraws it from both (R2)', () => {
    const { after } = given(...three, { type: 'questions-merged', questionId: 'bo', into: 'ana' })
      .when('eve', { name: 'withdraw-support', input: { questionId: 'ana' } })
      .then({ type: 'support-withdrawn', questionId: 'ana', personId: 'eve' });
    expect(supportersOf(after.relay, 'ana')).toEqual(['dan']);
  });
});

describe('lag', () => {
  const at = (minute: number, fact: MeetingEvent) => ({ at: nine + minute * 60_000, fact });
  const minutes = (...facts: Parameters<typeof meetingOf>) => (medianLagMs(meetingOf(...facts).relay) ?? Number.NaN) / 60_000;
  const readOut = (questionId: string): MeetingEvent => ({ type: 'question-read-out', questionId });

  test('is the time from accepted to read out, the median of all (R5)', () => {
    expect(medianLagMs(meetingOf(...begins).relay)).toBeNull();
    const two = [at(0, asked('ana')), at(1, accepted('ana')), at(2, asked('bo')), at(3, accepted('bo')), at(5, readOut('ana'))];
    expect(minutes(...begins, ...two)).toBe(4);
    expect(minutes(...begins, ...two, at(13, readOut('bo')))).toBe(7);
  });

  test('does not count breaks, nor what was put back before it was heard (R5)', () => {
    const pause = [at(2, { type: 'break-started', kind: 'break', until: 0 } as const), at(32, { type: 'break-ended' } as const)];
    expect(minutes(...begins, at(0, asked('ana')), at(1, accepted('ana')), ...pause, at(34, readOut('ana')))).toBe(3);
    expect(minutes(...begins, at(0, asked('ana')), pause[0]!, at(5, accepted('ana')), pause[1]!, at(34, readOut('ana')))).toBe(2);
    const back: MeetingEvent = { type: 'question-put-back', questionId: 'ana', to: 'reading' };
    expect(minutes(...begins, at(0, asked('ana')), at(1, accepted('ana')), at(2, readOut('ana')), at(3, back))).toBeNaN();
  });
});
