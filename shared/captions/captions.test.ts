import { expect, test } from 'vitest';
import { given, meetingOf, momentAt, nine, person } from '../given.ts';
import { plenary as floor } from '../floor-id.ts';
import type { Line, LineWrite } from '../lanes.ts';
import type { MeetingEvent } from '../meeting.ts';
import { decide } from '../decide.ts';
import { everyFact, fullTurn } from '../every-fact.given.ts';
import { fed, freshStream, outOfReach, refusedFeed, type CaptionStream } from './stream.ts';

const until = nine + 3_600_000;
const staffed: MeetingEvent[] = [
  { type: 'role-given', personId: 'sec', role: 'secretariat' },
  { type: 'role-given', personId: 'cap', role: 'captioner' },
  { type: 'meeting-opened' },
];
const linked: MeetingEvent = { type: 'caption-link-made', floor, link: { id: 'link', lang: 'fr', until, whole: false } };
const make = { name: 'make-caption-link', input: { floor, lang: 'fr' } } as const;

test('the secretariat makes a link for a floor and a language, good for a week; a new one ends the one before (N30)', () => {
  const begins = given(...staffed);
  begins.when('cap', make).refused('secretariat-only');
  begins.when('sec', { name: 'make-caption-link', input: { floor: 'nowhere', lang: 'fr' } }).refused('no-such-floor');
  const { decision } = begins.when('sec', make);
  expect(decision).toMatchObject({ events: [{ type: 'caption-link-made', floor, link: { id: 'new-1', lang: 'fr', whole: false } }] });
  const second: MeetingEvent = { ...linked, link: { ...linked.link, id: 'second' } };
  const english: MeetingEvent = { ...linked, link: { ...linked.link, id: 'english', lang: 'en' } };
  expect(meetingOf(...staffed, linked, english, second).captions.links.map(({ id }) => id)).toEqual(['english', 'second']);
});

test('a link that was revoked is no link any more, nor one whose time is over (N30)', () => {
  given(...staffed)
    .when('sec', { name: 'revoke-caption-link', input: { linkId: 'link' } })
    .refused('no-such-link');
  const open = meetingOf(...staffed, linked);
  expect(refusedFeed(open, freshStream('link'), until - 1)).toBeNull();
  expect(refusedFeed(open, freshStream('link'), until)).toBe('no-such-link');
  const revoked = meetingOf(...staffed, linked, { type: 'caption-link-revoked', floor, linkId: 'link' });
  expect(refusedFeed(revoked, freshStream('link'), nine)).toBe('no-such-link');
  const group = { ...linked, floor: 'g1' };
  expect(refusedFeed(meetingOf(...staffed, group), freshStream('link'), nine)).toBe('no-such-floor');
  const ended: MeetingEvent = { type: 'groups-ended', roundId: 'round', groupIds: ['g1'], why: 'closed' };
  expect(meetingOf(...staffed, group, ended).captions.links).toEqual([]);
});

test('captions are taken while the meeting is open, and its last words for a minute after (N30)', () => {
  expect(refusedFeed(meetingOf(linked), freshStream('link'), nine)).toBe('meeting-not-open');
  const closed = meetingOf(...staffed, linked, { type: 'meeting-closed' });
  expect(refusedFeed(closed, { ...freshStream('link'), at: nine }, nine + 59_000)).toBeNull();
  expect(refusedFeed(closed, { ...freshStream('link'), at: nine }, nine + 61_000)).toBe('meeting-closed');
});

/** What posts make of a meeting: the lines as they are kept, and how far the stream has come. */
function told(facts: MeetingEvent[], ...posts: [seq: number, text: string][]) {
  const meeting = meetingOf(...staffed, linked, ...facts);
  const lines = new Map<number, Line>();
  let stream: CaptionStream = freshStream('link');
  let made = 0;
  for (const [seq, text] of posts) {
    const after = fed(meeting, stream, { seq, text }, { at: nine, newLine: () => ++made });
    after.lines.forEach((write) => apply(lines, write));
    stream = after.stream;
  }
  return { lines: [...lines.values()], stream };
}
function apply(lines: Map<number, Line>, write: LineWrite) {
  if ('put' in write) lines.set(write.put.number, { by: 'nobody', ...write.put, at: nine });
  else lines.set(write.change.number, { ...lines.get(write.change.number)!, ...write.change });
}

test('a line is linked to who had the floor when it began, in the language of its link (N30)', () => {
  const { lines } = told([{ ...everyFact['floor-given'], turn: fullTurn }], [1, 'We'], [2, ' begin.']);
  expect(lines).toMatchObject([{ text: 'We begin.', lang: 'fr', by: 'captions', turnId: 't', speaker: 'ada', lane: 'captions' }]);
});

test('off the record nothing is taken, typed or sent, and nothing of it is kept (N30)', () => {
  given(...staffed)
    .when('cap', { name: 'set-off-record', input: { on: true } })
    .refused('staff-only');
  const write = { name: 'write-caption', input: { floor, text: 'Secret' } } as const;
  given(...staffed, { type: 'off-record-set', on: true })
    .when('cap', write)
    .refused('off-record');
  const { lines, stream } = told([{ type: 'off-record-set', on: true }], [1, 'Secret words']);
  expect(lines).toEqual([]);
  expect(JSON.stringify(stream)).not.toContain('ecret');
  expect(stream.counter.seq).toBe(1);
});

test('whoever corrects says what they saw; a stream does not write over what was corrected (N30)', () => {
  const { lines, stream } = told([], [1, 'We begun.\nThen']);
  const correct = (text: string, saw: string) => ({ name: 'correct-caption', input: { number: 1, saw, text } }) as const;
  const at = (who: string, command: ReturnType<typeof correct>) =>
    decide(meetingOf(...staffed), person(who), command, { ...momentAt(nine), line: (number) => lines[number - 1] ?? null });
  expect(at('ada', correct('We began.', 'We begun.'))).toEqual({ refusal: 'captioner-only' });
  expect(at('cap', correct('We began.', 'We begin.'))).toEqual({ refusal: 'line-moved-on' });
  expect(at('cap', correct('We began.', 'We begun.'))).toMatchObject({ lines: [{ change: { number: 1, text: 'We began.' } }] });
  const unknown = given(...staffed).when('cap', correct('We began.', 'We begun.'));
  expect(unknown.decision).toEqual({ refusal: 'no-such-line' });
  expect(outOfReach(stream, 1).lines).toEqual([{ number: 2, raw: 'Then' }]);
  expect(outOfReach(stream, 2).lines).toEqual([]);
  expect(JSON.stringify(outOfReach(stream, 2))).not.toContain('begun');
});
