import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { audiences, factFor, viewOf } from '../audience.ts';
import { everyFact } from '../every-fact.given.ts';
import { given } from '../given.ts';
import { cleanLine } from '../text.ts';
import { talk } from './chat.given.ts';
import { typed } from './typed.ts';

test('where the meeting allows it, q+ in the chat enters the queue, and the chat says at which place (N7)', () => {
  const chat = talk({ chatHands: 'direct' });
  chat.asks('bo');
  chat.says('ana', 'q+ to speak about costs');
  expect(chat.order()).toEqual(['Bo', 'Ana']);
  expect(chat.waiting()[1]).toMatchObject({ personId: 'ana', via: 'chat', subject: 'speak about costs', kind: 'intervention' });
  expect(chat.waiting()[1]).not.toHaveProperty('enteredBy');
  expect(chat.lines).toMatchObject([
    { number: 1, by: 'ana', text: 'q+ to speak about costs', hand: { wants: 'join', state: 'done' } },
    { number: 2, by: 'meeting', text: '', answers: 1, answer: { said: 'queued', personId: 'ana', position: 2 } },
  ]);
});

test('the place that is said is the one after the command: a point of order is first (N7, Q3)', () => {
  const chat = talk({ chatHands: 'direct' });
  chat.asks('bo');
  chat.says('ana', 'q+ point of order');
  expect(chat.answers()).toEqual([{ said: 'queued', personId: 'ana', position: 1 }]);
});

test('what the queue would refuse, the chat says with the reason, and the line is said all the same (N7, Q1, Q12)', () => {
  const chat = talk({ chatHands: 'direct' });
  chat.says('ana', 'q+');
  chat.says('ana', '✋');
  chat.closeQueue();
  chat.says('bo', 'q+');
  chat.says('cleo', 'q-');
  expect(chat.read()).toEqual(['q+', '(queued)', '✋', '(refused)', 'q+', '(refused)', 'q-', '(refused)']);
  expect(chat.answers().slice(1)).toEqual([
    { said: 'refused', because: 'already-waiting', personId: 'ana' },
    { said: 'refused', because: 'queue-closed', personId: 'bo' },
    { said: 'refused', because: 'no-such-request', personId: 'cleo' },
  ]);
  expect(chat.order()).toEqual(['Ana']);
});

test('q- leaves the queue at once, whatever the setting; an ordinary request before a point of order (N7, Q9)', () => {
  for (const chatHands of ['direct', 'offered'] as const) {
    const chat = talk({ chatHands });
    chat.asks('ana');
    chat.does('ana', { name: 'request-floor', input: { floor: 'plenary', kind: 'point-of-order' } });
    chat.says('ana', 'q-');
    expect(chat.waiting()).toMatchObject([{ kind: 'point-of-order' }]);
    chat.says('ana', 'q- point of order');
    expect(chat.waiting()).toEqual([]);
    expect(chat.answers()).toEqual([
      { said: 'withdrawn', personId: 'ana' },
      { said: 'withdrawn', personId: 'ana' },
    ]);
  }
});

test('q- later sets aside, and q+ comes back to the old number (N10, Q8)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.asks('ana');
  chat.asks('bo');
  const { number } = chat.waiting()[0]!;
  chat.says('ana', 'q- later');
  expect([chat.order(), chat.aside()]).toEqual([['Bo'], ['ana']]);
  chat.says('ana', 'q+');
  expect(chat.aside()).toEqual([]);
  expect(chat.waiting()[0]).toMatchObject({ personId: 'ana', number });
  expect(chat.answers().map(({ said }) => said)).toEqual(['set-aside', 'queued']);
  chat.says('cleo', 'q- later');
  expect(chat.answers().at(-1)).toMatchObject({ said: 'refused', because: 'no-such-request' });
});

test('q? is answered with the queue in speaking order, also for those who hear the page (N7)', () => {
  const chat = talk({ chatHands: 'direct' });
  chat.asks('bo');
  chat.asks('ana');
  chat.does('chair', { name: 'give-floor-to-next', input: { floor: 'plenary', holderISaw: null } });
  chat.says('cleo', 'q?');
  expect(chat.answers()).toEqual([{ said: 'queue', people: ['ana'], waiting: 1, speaking: 'bo' }]);
});

test('whoever asks for help is told what can be typed (N7)', () => {
  const chat = talk();
  chat.says('ana', 'q help');
  expect(chat.answers()).toEqual([{ said: 'help' }]);
});

test('staff enter others from the chat: known ones by name, unknown ones under what was typed (Q10)', () => {
  for (const chatHands of ['direct', 'offered'] as const) {
    const chat = talk({ chatHands });
    chat.says('mo', 'q+ ana, Lady in row 3: access');
    expect(chat.order()).toEqual(['Ana', 'Lady in row 3']);
    expect(chat.waiting()).toMatchObject([
      { personId: 'ana', via: 'chat', enteredBy: 'mo', subject: 'access' },
      { via: 'chat', enteredBy: 'mo', subject: 'access' },
    ]);
    expect(chat.answers()).toMatchObject([
      { said: 'queued', personId: 'ana', position: 1 },
      { said: 'queued', position: 2 },
    ]);
    chat.says('mo', 'q- lady in row 3');
    expect(chat.order()).toEqual(['Ana']);
  }
});

test('where several have a name nobody is guessed, and the same person twice is once (Q1, Q10)', () => {
  const chat = talk({ chatHands: 'direct' });
  chat.called('dan', 'Bo');
  chat.says('mo', 'q+ Bo');
  expect(chat.answers()).toEqual([{ said: 'several' }]);
  chat.says('mo', 'q+ Ana, ANA');
  expect(chat.order()).toEqual(['Ana']);
  chat.says('mo', 'q- Cleo');
  chat.says('mo', 'q- Zoe');
  expect(chat.answers().slice(2)).toEqual([
    { said: 'refused', because: 'no-such-request' },
    { said: 'refused', because: 'no-such-person' },
  ]);
});

test('a participant does not learn from the chat who is in the roster: names that are looked for alike are one hand (N7, N36)', () => {
  for (const people of [['ana'], ['ana', 'bo']]) {
    const { says, hands, answers } = talk({ peopleVisibleTo: 'staff' }, people);
    says('ana', 'q+ Bo, Bó, B\u2019o');
    expect(hands()).toHaveLength(1);
    expect(answers()).toEqual([{ said: 'offered' }]);
  }
});

test('whoever types their own name means themselves (N7)', () => {
  const chat = talk({ chatHands: 'direct' });
  chat.says('ana', 'q+ Ana to ask about access');
  expect(chat.waiting()).toMatchObject([{ personId: 'ana', via: 'chat', subject: 'ask about access' }]);
  chat.says('ana', 'q- ana');
  expect(chat.waiting()).toEqual([]);
});

test('somebody else is not entered by a participant: it is offered to staff, in either setting (N7, Q10)', () => {
  for (const chatHands of ['direct', 'offered'] as const) {
    const chat = talk({ chatHands });
    chat.says('ana', 'q+ Bo to ask about access');
    expect(chat.order()).toEqual([]);
    expect(chat.hands()).toMatchObject([{ number: 1, personId: 'ana', wants: 'join', nth: 0 }]);
    chat.takes('mo');
    expect(chat.waiting()).toMatchObject([{ personId: 'bo', via: 'chat', enteredBy: 'mo', subject: 'ask about access' }]);
    chat.says('ana', 'q- Bo');
    chat.takes('chair');
    expect([chat.order(), chat.hands()]).toEqual([[], []]);
  }
});

test('a hand that is offered waits for one press, and the number is that of the pressing (N7)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.says('ana', 'q+ to speak about costs');
  expect([chat.order(), chat.answers()]).toEqual([[], [{ said: 'offered' }]]);
  expect(chat.lines[0]).toMatchObject({ hand: { state: 'offered' } });
  chat.asks('bo');
  expect(chat.takes('bo')).toBe('staff-only');
  const hand = chat.hands()[0]!;
  expect(chat.takes('mo')).toMatchObject([{ type: 'floor-requested' }, { type: 'chat-hand-settled', how: 'taken' }]);
  expect(chat.order()).toEqual(['Bo', 'Ana']);
  expect(chat.waiting()[1]).toMatchObject({ personId: 'ana', via: 'chat', enteredBy: 'mo', subject: 'speak about costs' });
  expect(chat.answers().at(-1)).toEqual({ said: 'queued', personId: 'ana', position: 2 });
  expect(chat.lines[0]).toMatchObject({ hand: { state: 'done' } });
  expect(chat.takes('chair', hand)).toBe('no-such-hand');
});

test('a hand may be dismissed by staff and taken back by whoever raised it (N7)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.says('ana', 'q+');
  chat.dismisses('mo');
  expect(chat.lines[0]).toMatchObject({ hand: { state: 'dismissed' } });
  chat.says('ana', 'q+');
  chat.says('ana', 'q-');
  expect(chat.hands()).toEqual([]);
  expect(chat.answers().at(-1)).toEqual({ said: 'taken-back' });
  expect(chat.lines.some(({ hand }) => hand?.state === 'offered')).toBe(false);
});

test('the same wish twice is one hand, and nobody floods those who look at them (N7, S1)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.says('ana', 'q+');
  chat.says('ana', 'q+ to say more');
  expect(chat.hands()).toHaveLength(1);
  for (const text of ['q+ Guest', 'q+ Guest: costs', 'q+ Visitor, Guest']) chat.says('ana', text);
  expect(chat.hands()).toHaveLength(3);
  for (let i = 0; i < 10; i++) chat.says('ana', `q+ Guest ${i}`);
  expect(chat.hands()).toHaveLength(8);
  expect(chat.answers().at(-1)).toMatchObject({ said: 'refused', because: 'slow-down' });
});

test('an offered hand that has become pointless cannot be taken, and the button says why (N7, Q1)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.says('ana', 'q+');
  chat.asks('ana');
  expect(chat.button('mo', { name: 'take-chat-hand', input: { handId: chat.hands()[0]!.id } })).toBe('already-waiting');
  expect(chat.takes('mo')).toBe('already-waiting');
});

test('staff are told when a name they take belongs to several, or to nobody who waits (Q10)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.called('dan', 'Bo');
  chat.says('ana', 'q+ Bo');
  expect(chat.takes('mo')).toBe('several-called-that');
  chat.dismisses('mo');
  chat.says('ana', 'q- Cleo');
  expect(chat.takes('mo')).toBe('no-such-request');
});

test('where only staff enter people, a hand in the chat is how one asks them to (N7, S4)', () => {
  const offered = talk({ chatHands: 'offered', whoMayAsk: 'staff' });
  offered.says('ana', 'q+');
  expect(offered.takes('mo')).toMatchObject([{ type: 'floor-requested' }, {}]);
  const direct = talk({ chatHands: 'direct', whoMayAsk: 'staff' });
  direct.says('ana', 'q+');
  expect(direct.answers()).toMatchObject([{ said: 'refused', because: 'may-not-ask' }]);
});

test('several names in one line are several hands, and the line waits for the last (N7)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.says('ana', 'q+ Bo, Cleo');
  chat.takes('mo');
  expect(chat.lines[0]).toMatchObject({ hand: { state: 'offered' } });
  chat.takes('mo');
  expect(chat.lines[0]).toMatchObject({ hand: { state: 'done' } });
  expect(chat.order()).toEqual(['Bo', 'Cleo']);
});

test('hiding a line takes its hands with it, leaving takes one’s own (N7, N36)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.says('ana', 'q+ Rude Name');
  chat.hides('mo', 1);
  expect(chat.hands()).toEqual([]);
  expect(chat.lines[0]).toMatchObject({ state: 'hidden', text: '', hand: { state: 'dismissed' } });
  chat.says('ana', 'q+');
  chat.does('ana', { name: 'leave-meeting', input: {} });
  expect(chat.hands()).toEqual([]);
});

test('what is asked for stands in the line alone: no fact and no state has a word of it, so hiding the line erases it (N36, N7)', () => {
  for (const text of ['q+ to praise Xylophonkrieg', 'q+ Xylophonkrieg', 'q- Xylophonkrieg', 'q+ Bo, Xylophonkrieg: costs']) {
    for (const chatMode of ['open', 'moderated'] as const) {
      const chat = talk({ chatHands: 'offered', chat: chatMode });
      const facts = chat.says('ana', text);
      expect(JSON.stringify([facts, chat.meeting()])).not.toContain('Xylophonkrieg');
      chat.hides('mo', 1);
      expect(JSON.stringify([chat.lines, chat.meeting()])).not.toContain('Xylophonkrieg');
      expect(chat.hands()).toEqual([]);
    }
  }
});

test('of several names each hand finds its own in the line, in whatever order staff press (N7, Q10)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.says('ana', 'q+ Bo, Ana, Cleo to speak about costs');
  expect(chat.hands().map(({ nth }) => nth)).toEqual([0, null, 2]);
  for (const i of [2, 1, 0]) chat.takes('mo', chat.hands()[i]);
  expect(chat.order()).toEqual(['Cleo', 'Ana', 'Bo']);
  expect(chat.waiting().map(({ subject }) => subject)).toEqual(['speak about costs', 'speak about costs', 'speak about costs']);
});

test('a hand whose line is not known any more is not entered, and may be dismissed (N7, N36)', () => {
  const chat = talk({ chatHands: 'offered' });
  chat.says('ana', 'q+ to speak about costs');
  chat.lines[0] = { ...chat.lines[0]!, state: 'hidden', text: '' };
  expect(chat.takes('mo')).toBe('no-such-line');
  expect(chat.dismisses('mo')).toMatchObject([{ type: 'chat-hand-settled', how: 'dismissed' }]);
});

test('where hands in the chat are off, q+ is just what somebody wrote (N7)', () => {
  const chat = talk({ chatHands: 'off' });
  for (const text of ['q+', 'q-', 'q?', '✋']) expect(chat.says('ana', text)).toEqual([]);
  expect(chat.read()).toEqual(['q+', 'q-', 'q?', '✋']);
});

test('a subject longer than the queue shows is cut, the line is not (N7, Q2)', () => {
  const chat = talk({ chatHands: 'direct' });
  chat.says('ana', `q+ to ${'é'.repeat(400)}`);
  expect(chat.waiting()[0]!.subject).toBe(`${'é'.repeat(199)}…`);
  expect(chat.lines[0]!.text).toHaveLength(406);
});

test('what of the chat waits for staff is in the bytes of nobody else (N7, N37)', () => {
  const facts = [everyFact['line-held'], everyFact['chat-hand-offered']];
  const waits = ['"number":7', '"personId":"ada"'];
  const { meeting } = given(...facts);
  for (const audience of audiences) {
    const seen = facts.map((event, i) => factFor(audience, { seq: i + 1, at: 0, by: 'ana', event }));
    expect(seen.every((fact) => fact === null)).toBe(audience !== 'staff');
    const view = JSON.stringify(viewOf(audience, meeting).chat);
    for (const words of waits) expect(view.includes(words)).toBe(audience === 'staff');
  }
});

test('whatever is typed is said once as it is, and what is a command is answered, in every setting (N7)', () => {
  const pieces = fc.constantFrom(
    'q+',
    'q-',
    'q?',
    'Q+',
    '✋',
    'Ana',
    'Bo',
    ', ',
    ' to ',
    'cost',
    'later',
    ': ',
    'point of order',
    ' ',
    '\u200f',
    '<b>',
  );
  const texts = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
      fc.array(pieces, { minLength: 1, maxLength: 6 }).map((some) => some.join('')),
    )
    .filter((text) => cleanLine(text) !== '');
  const modes = fc.constantFrom('direct', 'offered', 'off');
  fc.assert(
    fc.property(texts, modes, fc.constantFrom('ana', 'mo'), fc.constantFrom('open', 'moderated'), (text, chatHands, who, chatMode) => {
      const chat = talk({ chatHands, chat: chatMode });
      expect(chat.says(who, text)).toBeInstanceOf(Array);
      expect(chat.lines.filter(({ by }) => by === who).map((line) => line.text)).toEqual([cleanLine(text)]);
      const isCommand = chatHands !== 'off' && typed(cleanLine(text)) !== null;
      expect(chat.answers().length > 0).toBe(isCommand);
    }),
    { numRuns: 500 },
  );
});
