import { expect, test } from 'vitest';
import type { Command } from '../decide.ts';
import { play } from './play.ts';

const floor = 'plenary';

test('the order is the order received, unless a policy says otherwise (Q3, Q4)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben', 'cleo', 'dev');
  expect(meeting.order()).toEqual(['ada', 'ben', 'cleo', 'dev']);
});

test('points of order come first, in the order received, before those on deck (Q3)', () => {
  const meeting = play();
  meeting.asks('zoe', 'ada', 'ben', 'cleo');
  meeting.next();
  meeting.ask('kim', 'point-of-order');
  meeting.ask('lee', 'point-of-order');
  expect(meeting.order()).toEqual(['kim', 'lee', 'ada', 'ben', 'cleo']);
  expect(meeting.onDeck()).toEqual(['ada', 'ben']);
});

test('rights of reply are collected after all others, also when nobody else waits yet (Q3)', () => {
  const meeting = play();
  meeting.ask('lee', 'right-of-reply');
  meeting.ask('kim', 'right-of-reply');
  meeting.asks('ada', 'ben');
  expect(meeting.order()).toEqual(['ada', 'ben', 'lee', 'kim']);
  meeting.next();
  meeting.next();
  meeting.asks('cleo');
  expect(meeting.order()).toEqual(['cleo', 'lee', 'kim']);
});

test('members before observers (Q4)', () => {
  const meeting = play({ obi: { standing: 'observer' }, ola: { standing: 'observer' } });
  meeting.sort(['members-first']);
  meeting.asks('zoe', 'obi', 'ola', 'ada', 'ben');
  expect(meeting.order()).toEqual(['zoe', 'ada', 'ben', 'obi', 'ola']);
});

test('first those who have not finished a turn, in this meeting or in this item (Q4)', () => {
  const meeting = play();
  meeting.does('chair', { name: 'add-agenda-item', input: { title: 'Budget' } }, 'budget');
  meeting.speaks('ada');
  meeting.does('chair', { name: 'open-agenda-item', input: { itemId: 'budget' } });
  meeting.speaks('ben');
  meeting.sort(['first-time-first']);
  meeting.asks('zoe', 'ada', 'ben', 'cleo');
  expect(meeting.order()).toEqual(['zoe', 'cleo', 'ada', 'ben']);
  meeting.sort(['first-time-first'], { scope: 'item' });
  expect(meeting.order()).toEqual(['zoe', 'ada', 'cleo', 'ben']);
});

test('a turn that is going on or was taken back is not a finished turn (Q4, F3)', () => {
  const meeting = play();
  meeting.sort(['first-time-first']);
  meeting.asks('ada');
  meeting.next();
  meeting.takeBack();
  expect(meeting.queue().spoken.meeting).toEqual({});
});

test('least spoken first: fewer turns, then fewer whole minutes, then order received (Q4)', () => {
  const meeting = play();
  meeting.speaks('ada', 200);
  meeting.speaks('ben', 130);
  meeting.speaks('cleo', 125);
  meeting.speaks('dev', 5);
  meeting.speaks('dev', 5);
  meeting.sort(['least-spoken-first']);
  meeting.asks('zoe', 'dev', 'ada', 'ben', 'cleo', 'eve');
  expect(meeting.order()).toEqual(['zoe', 'eve', 'ben', 'cleo', 'ada', 'dev']);
});

test('replies to the speaker come before others (Q4)', () => {
  const meeting = play();
  meeting.sort(['replies-first']);
  meeting.asks('zoe', 'ada', 'ben');
  meeting.ask('cleo', 'reply');
  expect(meeting.order()).toEqual(['zoe', 'cleo', 'ada', 'ben']);
});

test('on-site and remote take turns, and the side that did not speak last begins (Q4)', () => {
  const onSite = { attendance: 'on-site' } as const;
  const meeting = play({ s1: onSite, s2: onSite, s3: onSite, s4: onSite });
  meeting.sort(['alternate'], { deckSize: 0 });
  meeting.speaks('s1');
  meeting.asks('s2', 's3', 's4', 'r1', 'r2');
  expect(meeting.order()).toEqual(['r1', 's2', 'r2', 's3', 's4']);
});

test('the turns of the sides go on from those on deck (Q4, Q5)', () => {
  const onSite = { attendance: 'on-site' } as const;
  const meeting = play({ s1: onSite, s2: onSite, s3: onSite });
  meeting.sort(['alternate'], { deckSize: 1 });
  meeting.asks('r1', 's1', 's2', 'r2', 's3');
  expect(meeting.onDeck()).toEqual(['r1']);
  expect(meeting.order()).toEqual(['r1', 's1', 'r2', 's2', 's3']);
});

test('policies combine from left to right (Q4)', () => {
  const meeting = play({
    o1: { standing: 'observer', attendance: 'on-site' },
    o2: { standing: 'observer' },
    m1: { attendance: 'on-site' },
    m2: { attendance: 'on-site' },
  });
  meeting.sort(['members-first', 'alternate'], { deckSize: 0 });
  meeting.asks('o1', 'o2', 'm1', 'm2', 'm3');
  expect(meeting.order()).toEqual(['m1', 'm3', 'm2', 'o2', 'o1']);
});

test('the first two are on deck when the floor is given, and who asks first of all is on deck at once (Q5)', () => {
  const meeting = play();
  meeting.asks('ada', 'ben', 'cleo', 'dev');
  expect(meeting.onDeck()[0]).toBe('ada');
  meeting.next();
  expect(meeting.onDeck()).toEqual(['ben', 'cleo']);
});

test('a rule never moves those on deck (Q5)', () => {
  const meeting = play({ obi: { standing: 'observer' }, ola: { standing: 'observer' } });
  meeting.sort(['members-first']);
  meeting.asks('zoe', 'obi', 'ola');
  meeting.next();
  meeting.asks('ada');
  expect(meeting.order()).toEqual(['obi', 'ola', 'ada']);
  meeting.sort(['least-spoken-first']);
  expect(meeting.onDeck()).toEqual(['obi', 'ola']);
});

test('a point of order that interrupts announces nobody, and is neither a turn nor a side that spoke (Q4, Q5, F5)', () => {
  const meeting = play({ ada: { attendance: 'on-site' }, kim: { attendance: 'remote' } });
  meeting.asks('zoe', 'ada', 'ben', 'cleo', 'dev');
  meeting.next();
  meeting.next();
  meeting.aside('ben', 'ben');
  meeting.ask('kim', 'point-of-order');
  const before = meeting.onDeck();
  meeting.interrupt('kim');
  expect(meeting.onDeck()).toEqual(before);
  expect(meeting.queue().lastSide).toBe('on-site');
  meeting.end();
  expect(Object.keys(meeting.queue().spoken.meeting)).toEqual(['zoe']);
});

test('nobody waits for ever: overtaken so many times by rule, a request is announced next (Q6)', () => {
  const meeting = play({ obi: { standing: 'observer' } });
  meeting.sort(['members-first'], { deckSize: 1, maxOvertakes: 3 });
  meeting.asks('zoe', 'obi');
  const called: string[] = [];
  for (let turn = 1; turn <= 7; turn++) {
    meeting.asks(`m${turn}`, `n${turn}`);
    meeting.next();
    called.push(meeting.holder()!);
  }
  expect(called.indexOf('obi')).toBe(4);
});

test('a point of order, or a move by the chair, is no overtaking by rule (Q6, Q7)', () => {
  const meeting = play({ obi: { standing: 'observer' } });
  meeting.sort(['members-first'], { deckSize: 0, maxOvertakes: 1 });
  meeting.asks('ada', 'ben', 'cleo', 'obi', 'dev');
  meeting.next();
  expect(meeting.order()).toEqual(['ben', 'cleo', 'dev', 'obi']);
  meeting.ask('eve', 'point-of-order');
  meeting.next();
  expect(meeting.holder()).toBe('eve');
  meeting.after('ben', 'cleo');
  meeting.next();
  expect(meeting.holder()).toBe('cleo');
  expect(meeting.queue().waiting.map(({ id, overtaken }) => `${id} ${overtaken}`)).toEqual(['ben 0', 'obi 0', 'dev 0']);
  meeting.next();
  meeting.next();
  expect(meeting.queue().waiting).toMatchObject([{ id: 'obi', overtaken: 1 }]);
});

test('an order the chair sets is checked: known policies, each once, and only the chair (Q4)', () => {
  const meeting = play();
  const setting = (policies: string[], more = {}) => ({ name: 'set-order', input: { floor, policies, deckSize: 2, ...more } }) as Command;
  expect(meeting.refusal('chair', setting(['tallest-first']))).toBe('bad-input');
  expect(meeting.refusal('chair', setting(['alternate', 'alternate']))).toBe('bad-input');
  expect(meeting.refusal('chair', setting([], { deckSize: -1 }))).toBe('bad-input');
  expect(meeting.refusal('chair', setting([], { maxOvertakes: 0 }))).toBe('bad-input');
  expect(meeting.refusal('ada', setting([]))).toBe('chair-only');
  expect(meeting.refusal('chair', setting(['members-first', 'alternate']))).toBeNull();
});
