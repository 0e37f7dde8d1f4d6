import { describe, expect, test } from 'vitest';
import { factsFor, tallyFor, viewOf } from '../audience.ts';
import { defaultSettings, type Settings } from '../conduct.ts';
import { given, meetingOf, person, recordedFrom } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { toldBy } from './told.ts';

const floor = 'plenary';
const held: Settings['questions'] = 'moderated';
const begins = (questions: Settings['questions'] = 'open'): MeetingEvent[] => [
  { type: 'meeting-created', title: 'Plenary', settings: { ...defaultSettings, questions } },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
  { type: 'role-given', personId: 'cat', role: 'chair' },
];
const receipt = 'the-asker-alone-knows-this';
const author = { personId: 'ana', attendance: 'remote', standing: 'member' } as const;
const asked = (about: object = {}): MeetingEvent => ({
  type: 'question-asked',
  question: { id: 'q', floor, text: 'Is it final?', author, voice: 'read-aloud', enteredBy: null, held: false, ...about },
});
const bytesFor = (audience: 'everyone' | 'staff' | 'public', ...facts: Parameters<typeof recordedFrom>[0]) =>
  JSON.stringify([factsFor(audience, recordedFrom(facts)), viewOf(audience, meetingOf(...facts)), tallyFor(audience, meetingOf(...facts))]);

describe('asking', () => {
  test('a question is asked with its text and may be read by everybody inside at once (R1)', () => {
    given(...begins())
      .when('ana', { name: 'ask-question', input: { text: 'Is it final?' } })
      .then(asked({ id: 'new-1' }));
    expect(bytesFor('everyone', ...begins(), asked())).toContain('Is it final?');
    expect(bytesFor('public', ...begins(), asked())).not.toContain('Is it final?');
  });

  test('nobody asks where questions are off, after the end, or without a seat (S4)', () => {
    const ask = { name: 'ask-question', input: { text: 'Is it final?' } } as const;
    given(...begins('off'))
      .when('ana', ask)
      .refused('questions-off');
    given(...begins(), { type: 'meeting-closed' })
      .when('ana', ask)
      .refused('meeting-closed');
    given(...begins())
      .when({ ...person('kiosk'), seat: 'kiosk' }, ask)
      .refused('not-a-participant');
  });

  test('a text is 1 to 2,000 characters and nothing else than text (S1)', () => {
    const ask = (text: string) => given(...begins()).when('ana', { name: 'ask-question', input: { text } });
    ask('x'.repeat(2001)).refused('bad-input');
    ask(' \u200b ').refused('bad-input');
    ask('👩‍👩‍👧'.repeat(2000)).then({ type: 'question-asked' } as MeetingEvent);
  });

  test('all together have as much to be read out as a screen can carry, and moderators may still write down more (R1)', () => {
    const ask = { name: 'ask-question', input: { text: 'Once more' } } as const;
    const many = (count: number, text: string) =>
      Array.from({ length: count }, (_, i) => asked({ id: `q${i}`, text, author: i % 2 ? null : { ...author, personId: `p${i}` } }));
    for (const waiting of [many(1000, 'Why?'), many(300, 'y'.repeat(2000))]) {
      expect(given(...begins(), ...waiting).when('ana', ask).decision).toEqual({ refusal: 'questions-enough' });
      const one = { name: 'ask-question', input: { text: 'And one', for: { personId: 'ana' } } } as const;
      expect(given(...begins(), ...waiting).when('mo', one).decision).toHaveProperty('events');
      const declined: MeetingEvent = { type: 'question-declined', questionId: 'q0', reason: '' };
      expect(given(...begins(), ...waiting, declined).when('ana', ask).decision).toHaveProperty('events');
    }
  });

  test('whoever has ten questions waiting waits for these first (R1)', () => {
    const ten = Array.from({ length: 10 }, (_, i) => asked({ id: `q${i}` }));
    const ask = { name: 'ask-question', input: { text: 'Once more' } } as const;
    expect(given(...begins(), ...ten).when('ana', ask).decision).toEqual({ refusal: 'questions-enough' });
    expect(
      given(...begins(), ...ten, { type: 'question-declined', questionId: 'q0', reason: '' }).when('ana', ask).decision,
    ).toHaveProperty('events');
  });

  test('a moderator writes down what somebody asks in another chat; it is accepted with that (N7)', () => {
    const { after } = given(...begins())
      .when('mo', { name: 'ask-question', input: { text: 'Is it final?', for: { name: 'Grace' } } })
      .then(asked({ id: 'new-1', author: { ...author, personId: 'new-2' }, enteredBy: 'mo' }), {
        type: 'question-accepted',
        questionId: 'new-1',
      });
    expect(after.relay.questions).toMatchObject([{ step: 'accepted', enteredBy: 'mo' }]);
    given(...begins())
      .when('mo', { name: 'ask-question', input: { text: 'Is it final?', for: { name: 'Grace' } } })
      .thenCards({ id: 'new-2', name: 'Grace', noDevice: true });
    given(...begins())
      .when('ana', { name: 'ask-question', input: { text: 'Is it final?', for: { personId: 'bo' } } })
      .refused('staff-only');
  });
});

describe('a moderated meeting', () => {
  const facts = [...begins(held), { at: 5000, by: 'ana', fact: asked({ held: true, receipt }) }];

  test('holds a question: everybody else knows its number and nothing more (R1)', () => {
    given(...begins(held))
      .when('ana', { name: 'ask-question', input: { text: 'Is it final?', receipt } })
      .then(asked({ id: 'new-1', held: true, receipt }));
    expect(viewOf('everyone', meetingOf(...facts)).relay.questions).toEqual([{ id: 'q', number: 4, step: 'new' }]);
    expect(bytesFor('everyone', ...facts)).not.toMatch(/"ana"|final|"author"|alone/);
    expect(factsFor('everyone', recordedFrom(facts)).at(-1)).toMatchObject({ seq: 4, by: 'nobody' });
    expect(bytesFor('staff', ...facts)).toMatch(/final/);
  });

  test('nobody supports what they cannot read (R2)', () => {
    given(...facts)
      .when('bo', { name: 'support-question', input: { questionId: 'q' } })
      .refused('no-such-question');
  });

  test('accepting tells the words to those who could not read them (R1)', () => {
    const accepts = given(...facts).when('mo', { name: 'accept-question', input: { questionId: 'q' } });
    accepts.then({
      type: 'question-accepted',
      questionId: 'q',
      words: { floor, askedAt: 5000, text: 'Is it final?', author, voice: 'read-aloud', enteredBy: null },
    });
    expect(viewOf('everyone', accepts.after).relay.questions).toMatchObject([{ text: 'Is it final?', step: 'accepted' }]);
  });

  test('why a question was declined is told to its asker and to nobody else but staff (R1)', () => {
    const declined: MeetingEvent = { type: 'question-declined', questionId: 'q', reason: 'Asked before lunch' };
    expect(bytesFor('everyone', ...facts, declined)).not.toMatch(/lunch|final|"ana"/);
    expect(bytesFor('staff', ...facts, declined)).toMatch(/lunch/);
    const { relay } = meetingOf(...facts, declined);
    expect(toldBy(relay, receipt)).toEqual({ step: 'declined', text: 'Is it final?', reason: 'Asked before lunch', into: null });
    expect(toldBy(relay, `${receipt}-not`)).toBeNull();
  });

  test('the receipt is in nobody’s bytes, in no kind of meeting (R4)', () => {
    for (const audience of ['everyone', 'staff', 'public'] as const) {
      expect(bytesFor(audience, ...facts, { type: 'question-accepted', questionId: 'q' })).not.toContain(receipt);
      expect(bytesFor(audience, ...begins(), asked({ receipt }))).not.toContain(receipt);
    }
  });

  test('a question that everybody read and that is declined is read by nobody else any more, until it is put back (R1)', () => {
    const open = [...begins(), asked(), { type: 'question-declined', questionId: 'q', reason: 'Names a person' } as const];
    expect(JSON.stringify(viewOf('everyone', meetingOf(...open)))).not.toMatch(/final|Names/);
    const { after } = given(...open)
      .when('mo', { name: 'put-back-question', input: { questionId: 'q' } })
      .then({ type: 'question-put-back', questionId: 'q', to: 'new', words: { text: 'Is it final?' } } as MeetingEvent);
    expect(JSON.stringify(viewOf('everyone', after))).toContain('final');
  });
});

describe('without a name', () => {
  const ask = (who: string) =>
    given(...begins()).when(who, { name: 'ask-question', input: { text: 'Is it final?', anonymous: true, voice: 'own', receipt } });

  test('neither the fact nor the decision knows who it was (R4)', () => {
    expect(ask('ana').decision).toEqual(ask('bo').decision);
    expect(ask('ana').decision).toMatchObject({ signed: 'by-nobody', events: [{ question: { author: null, voice: 'read-aloud' } }] });
    expect(JSON.stringify(ask('ana').decision)).not.toMatch(/"ana"|remote|member/);
  });

  test('on-site or remote, member or observer, chair or guest: the decision is the same (R4)', () => {
    const input = { text: 'Is it final?', anonymous: true };
    const seats = [person('ana'), person('bo', { attendance: 'on-site', standing: 'observer' }), person('cat'), person('mo')];
    const decisions = seats.map((who) => given(...begins(held)).when(who, { name: 'ask-question', input }).decision);
    for (const decision of decisions) expect(decision).toEqual(decisions[0]);
  });

  test('nobody can be called for it, and the moderator is told why (R4)', () => {
    given(...begins(), asked({ author: null }), { type: 'question-accepted', questionId: 'q' })
      .when('mo', { name: 'queue-question', input: { questionId: 'q' } })
      .refused('anonymous-question');
  });
});
