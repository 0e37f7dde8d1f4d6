import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../conduct.ts';
import { fullTurn } from '../every-fact.given.ts';
import { given, meetingOf } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Request } from '../queue/state.ts';
import type { Voice } from './state.ts';

const floor = 'plenary';
const author = { personId: 'ana', attendance: 'remote', standing: 'observer' } as const;
const begins = (voice: Voice = 'read-aloud'): MeetingEvent[] => [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'meeting-opened' },
  { type: 'question-asked', question: { id: 'q', floor, text: 'Is it final?', author, voice, enteredBy: null, held: false } },
  { type: 'question-accepted', questionId: 'q' },
];
const hand = { name: 'queue-question', input: { questionId: 'q' } } as const;
const requested = { id: 'r', ...author, kind: 'question', readAloud: 'Is it final?', via: 'relay', enteredBy: 'mo' } as const;
const queued: MeetingEvent[] = [
  ...begins(),
  { type: 'floor-requested', floor, request: requested },
  { type: 'question-queued', questionId: 'q', requestId: 'r', as: 'read-aloud' },
];
const ended = (turnId: string) => ({ turnId, ...author, kind: 'question' as const, spokenMs: 1000 });
const called = (
  id = 't',
  request: Request | null = { ...requested, number: 7, askedAt: 0, overtaken: 0 },
  ends: string[] = [],
): MeetingEvent => ({
  type: 'floor-given',
  floor,
  how: 'next',
  turn: { ...fullTurn, ...author, id, request },
  ended: ends.map(ended),
});
const stepAfter = (...facts: MeetingEvent[]) => meetingOf(...queued, ...facts).relay.questions[0]!.step;

describe('handing a question to the queue', () => {
  test('makes it a request of the asker, to be read out, at the number of the handing over (R3)', () => {
    const { after } = given(...begins())
      .when('mo', hand)
      .then(
        { type: 'floor-requested', floor, request: { ...requested, id: 'new-1', attendance: 'remote', standing: 'member' } },
        { type: 'question-queued', questionId: 'q', requestId: 'new-1', as: 'read-aloud' },
      );
    expect(after.floors.plenary!.queue.waiting).toMatchObject([{ number: 7, personId: 'ana', via: 'relay', enteredBy: 'mo' }]);
    expect(after.relay.questions).toMatchObject([{ step: 'queued', takenBy: null }]);
  });

  test('makes it the asker’s own voice where the asker chose that, with the text as the subject (R3)', () => {
    given(...begins('own'))
      .when('mo', hand)
      .then({ type: 'floor-requested', request: { subject: 'Is it final?' } } as MeetingEvent, {
        type: 'question-queued',
        questionId: 'q',
        requestId: 'new-1',
        as: 'own',
      });
    given(...begins('own'))
      .when('mo', { name: 'queue-question', input: { questionId: 'q', as: 'read-aloud' } })
      .then(
        { type: 'floor-requested', request: { readAloud: 'Is it final?' } } as MeetingEvent,
        { type: 'question-queued' } as MeetingEvent,
      );
    given(...begins('read-aloud'))
      .when('mo', { name: 'queue-question', input: { questionId: 'q', as: 'own' } })
      .refused('wants-it-read');
  });

  test('is refused while the asker waits or is set aside already, with the same reason as for anybody (Q1)', () => {
    const asks: MeetingEvent = { type: 'floor-requested', floor, request: { id: 'own', ...author, kind: 'intervention', via: 'self' } };
    given(...begins(), asks)
      .when('mo', hand)
      .refused('already-waiting');
    given(...begins(), asks, { type: 'request-set-aside', floor, requestId: 'own', personId: 'ana' })
      .when('mo', hand)
      .refused('already-aside');
  });

  test('works while the list is closed, as entering somebody does (Q12)', () => {
    expect(given(...begins(), { type: 'queue-closed', floor }).when('mo', hand).decision).toHaveProperty('events');
  });
});

describe('a question in the queue', () => {
  test('is being read while its turn lasts and read out when it ends (R3)', () => {
    expect(stepAfter()).toBe('queued');
    expect(stepAfter(called())).toBe('reading');
    expect(stepAfter(called(), { type: 'turn-ended', floor, ended: [ended('t')], why: 'done' })).toBe('read-out');
    expect(stepAfter(called(), called('u', null, ['t']))).toBe('read-out');
  });

  test('waits again when the call is taken back or the request is set aside (F3, N10)', () => {
    expect(stepAfter(called(), { type: 'floor-taken-back', floor, turnId: 't', personId: 'ana', restored: [] })).toBe('queued');
    expect(
      stepAfter(called(), { type: 'turn-set-aside', floor, turnId: 't', request: { ...requested, number: 7, askedAt: 0, overtaken: 0 } }),
    ).toBe('queued');
    expect(
      stepAfter(called(), called('u', null, ['t']), {
        type: 'floor-taken-back',
        floor,
        turnId: 'u',
        personId: 'bo',
        restored: [ended('t')],
      }),
    ).toBe('reading');
  });

  test('is accepted again when its request is withdrawn or let go (R3)', () => {
    expect(stepAfter({ type: 'request-withdrawn', floor, requestId: 'r', personId: 'ana' })).toBe('accepted');
    expect(
      stepAfter({
        type: 'leftover-settled',
        floor,
        itemId: null,
        how: 'clear',
        requests: [{ ...requested, number: 7, askedAt: 0, overtaken: 0 }],
      }),
    ).toBe('accepted');
    expect(stepAfter({ type: 'leftover-settled', floor, itemId: null, how: 'carry', requests: [] })).toBe('queued');
  });

  test('put back, it leaves the queue (R1)', () => {
    const { after } = given(...queued)
      .when('mo', { name: 'put-back-question', input: { questionId: 'q' } })
      .then(
        { type: 'request-withdrawn', floor, requestId: 'r', personId: 'ana' },
        { type: 'question-put-back', questionId: 'q', to: 'accepted' },
      );
    expect(after.floors.plenary!.queue.waiting).toEqual([]);
    expect(after.relay.questions).toMatchObject([{ step: 'accepted', requestId: null }]);
  });

  test('while it has the floor, only the chair takes it back (R3)', () => {
    given(...queued, called())
      .when('mo', { name: 'put-back-question', input: { questionId: 'q' } })
      .refused('question-on-floor');
    given(...queued, called())
      .when('mo', { name: 'mark-read-out', input: { questionId: 'q' } })
      .then({ type: 'question-read-out', questionId: 'q' });
  });
});
