import { expect, test } from 'vitest';
import { given, person } from '../given.ts';
import { openedMeeting } from '../any-meeting.ts';
import { decide, type Command } from '../decide.ts';
import { momentAt, nine } from '../given.ts';
import { talk } from './chat.given.ts';

const floor = 'plenary';
const saying = (text: string): Command => ({ name: 'say-in-chat', input: { floor, text } });

test('what is said in the chat is a line and no fact (N36)', () => {
  const chat = talk();
  expect(chat.says('ana', '  Good   morning <b>all</b> ')).toEqual([]);
  expect(chat.lines).toMatchObject([{ number: 1, lane: 'chat', floor, by: 'ana', text: 'Good morning <b>all</b>', state: 'shown' }]);
});

test('a line has at most five hundred letters, none that hide or turn what stands around it (N36)', () => {
  const refused = ['', ' \u200b ', 'x'.repeat(501), '👩‍👩‍👧‍👦'.repeat(501)];
  for (const text of refused)
    expect(decide(given(...openedMeeting).meeting, person('ana'), saying(text), momentAt(nine))).toEqual({ refusal: 'bad-input' });
  const chat = talk();
  chat.says('ana', `\u202e${'👩‍👩‍👧‍👦'.repeat(500)}`);
  expect(chat.lines[0]!.text).toBe('👩‍👩‍👧‍👦'.repeat(500));
});

test('where the chat is off nobody says anything in it, staff neither (N36, S4)', () => {
  const chat = talk({ chat: 'off' });
  for (const who of ['ana', 'mo', 'chair']) expect(chat.says(who, 'q+')).toBe('chat-off');
  expect(chat.button('ana', saying('Hello'))).toBe('chat-off');
  expect(chat.lines).toEqual([]);
});

test('who only looks on, and who comes after the closing, says nothing; neither does anybody on a floor that is not there (S1)', () => {
  given(...openedMeeting)
    .when({ ...person('wall'), seat: 'screen' }, saying('Hello'))
    .refused('not-a-participant');
  given(...openedMeeting, { type: 'meeting-closed' })
    .when('ana', saying('Hello'))
    .refused('meeting-closed');
  given(...openedMeeting)
    .when('ana', { name: 'say-in-chat', input: { floor: '__proto__', text: 'Hello' } })
    .refused('no-such-floor');
});

test('in a moderated chat a line is read by staff until they release it; their own are never held (N36)', () => {
  const chat = talk({ chat: 'moderated' });
  chat.says('ana', 'Good morning');
  chat.says('mo', 'Welcome');
  expect(chat.read()).toEqual(['Welcome']);
  expect(chat.read('staff')).toEqual(['Good morning', 'Welcome']);
  expect(chat.held()).toEqual([1]);
  expect(chat.releases('bo', 1)).toBe('staff-only');
  expect(chat.releases('mo', 2)).toBe('no-such-line');
  expect(chat.releases('mo', 1)).toMatchObject([{ type: 'line-settled', number: 1, how: 'released' }]);
  expect(chat.read()).toEqual(['Good morning', 'Welcome']);
  expect(chat.held()).toEqual([]);
  expect(chat.releases('chair', 1)).toBe('no-such-line');
});

test('a held line that is hidden is settled, and nobody reads it any more (N36)', () => {
  const chat = talk({ chat: 'moderated' });
  chat.says('ana', 'Rubbish');
  expect(chat.hides('mo', 1)).toMatchObject([{ type: 'line-settled', how: 'hidden' }]);
  expect(chat.held()).toEqual([]);
  expect(chat.read('staff')).toEqual([]);
});

test('a bare command is not held: there is nothing in it to look at; its subject is (N7, N36)', () => {
  const chat = talk({ chat: 'moderated', chatHands: 'direct' });
  chat.says('ana', 'q+');
  chat.says('bo', 'q+ to say something rude');
  expect(chat.read()).toEqual(['q+', '(queued)', '(queued)']);
  expect(chat.order()).toEqual(['Ana', 'Bo']);
});

test('who asks in a line that waits stands in the queue at once, and what about is read there once staff release it (N7, N36)', () => {
  const chat = talk({ chat: 'moderated', chatHands: 'direct' });
  const facts = chat.says('ana', 'q+ to speak about costs');
  expect(JSON.stringify([facts, chat.meeting()])).not.toContain('costs');
  expect(chat.order()).toEqual(['Ana']);
  expect(chat.releases('mo', 1)).toMatchObject([{ type: 'line-settled' }, { type: 'request-amended', subject: 'speak about costs' }]);
  expect(chat.waiting()).toMatchObject([{ personId: 'ana', subject: 'speak about costs' }]);
});

test('what such a line says is nowhere once it is hidden, and the place in the queue stays (N36, N7)', () => {
  const chat = talk({ chat: 'moderated', chatHands: 'direct' });
  chat.says('ana', 'q+ to say something rude');
  chat.hides('mo', 1);
  expect(chat.order()).toEqual(['Ana']);
  expect(JSON.stringify([chat.lines, chat.meeting()])).not.toContain('rude');
});

test('a line that is released late changes no other request, and none that says something else by now (N36, Q2)', () => {
  const chat = talk({ chat: 'moderated', chatHands: 'direct' });
  const settled = [{ type: 'line-settled', floor, number: 1, how: 'released' }];
  chat.says('ana', 'q+ to speak about costs');
  chat.says('ana', 'q-');
  chat.asks('ana');
  expect(chat.releases('mo', 1)).toEqual(settled);
  const other = talk({ chat: 'moderated', chatHands: 'direct' });
  other.says('ana', 'q+ to speak about costs');
  other.does('ana', { name: 'amend-request', input: { floor, requestId: other.waiting()[0]!.id, subject: 'Access' } });
  expect(other.releases('mo', 1)).toEqual(settled);
});

test('nobody floods those who look at held lines: after ten of one person the next waits (N36, S1)', () => {
  const chat = talk({ chat: 'moderated' });
  for (let i = 0; i < 10; i++) chat.says('ana', `Line ${i}`);
  expect(chat.says('ana', 'One more')).toBe('slow-down');
  expect(chat.says('bo', 'Another')).toBeInstanceOf(Array);
  chat.releases('mo', 1);
  expect(chat.says('ana', 'One more')).toBeInstanceOf(Array);
});

test('a hidden line is erased: its text is nowhere (N36)', () => {
  const chat = talk();
  chat.says('ana', 'A secret about Bo');
  expect(chat.hides('mo', 1)).toEqual([]);
  expect(JSON.stringify(chat.lines)).not.toContain('secret');
  expect(chat.read('staff')).toEqual([]);
  expect(chat.hides('mo', 1)).toBe('no-such-line');
});

test('authors hide their own lines while they are fresh, nobody else’s; staff any (N36)', () => {
  const chat = talk();
  chat.says('ana', 'Oops');
  chat.says('ana', 'Oops again');
  expect(chat.hides('bo', 1)).toBe('not-yours');
  expect(chat.hides('ana', 1)).toEqual([]);
  expect(chat.hides('ana', 99)).toBe('no-such-line');
  expect(chat.hides('mo', 2)).toEqual([]);
  given(...openedMeeting)
    .when({ ...person('wall'), seat: 'screen' }, { name: 'hide-line', input: { number: 1 } })
    .refused('not-a-participant');
});

test('captions are written by the captioner and the secretariat, in a language, and hidden like any line (N30)', () => {
  const chat = talk();
  const caption: Command = { name: 'write-caption', input: { floor, text: 'Buenos días.', lang: 'es' } };
  expect(chat.does('ana', caption)).toBe('captioner-only');
  expect(chat.button('chair', caption)).toBe('captioner-only');
  chat.does('secretary', { name: 'give-role', input: { personId: 'ana', role: 'captioner' } });
  expect(chat.does('ana', caption)).toEqual([{ type: 'captions-begun', floor, lang: 'es' }]);
  expect(chat.does('secretary', { name: 'write-caption', input: { floor, text: 'Good morning.' } })).toEqual([]);
  expect(chat.lines).toMatchObject([
    { lane: 'captions', text: 'Buenos días.', lang: 'es', by: 'ana' },
    { lane: 'captions', text: 'Good morning.' },
  ]);
  expect(chat.does('ana', { name: 'write-caption', input: { floor, text: 'x', lang: '<b>' } })).toBe('bad-input');
  expect(chat.does('ana', { name: 'write-caption', input: { floor: 'group-9', text: 'x' } })).toBe('no-such-floor');
  expect(chat.hides('mo', 1)).toEqual([]);
  expect(chat.read()).toEqual(['Good morning.']);
});

test('the last words are captioned after the closing (N30)', () => {
  const chat = talk();
  chat.does('chair', { name: 'close-meeting', input: {} });
  expect(chat.does('secretary', { name: 'write-caption', input: { floor, text: 'Thank you all.' } })).toEqual([]);
});
