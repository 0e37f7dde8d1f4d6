import { expect, test } from 'vitest';
import { audiences, factFor, viewOf } from '../audience.ts';
import { everyFact } from '../every-fact.given.ts';
import { given, meetingOf, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { refusedBringing } from './commands.ts';
import { labelOf, mostTranscripts, personOfTurn } from './state.ts';

const transcriptId = 'transcript';
const brought: MeetingEvent = everyFact['transcript-brought-in'];
const published: MeetingEvent = everyFact['transcript-published'];
const past: MeetingEvent[] = [{ type: 'role-given', personId: 'cat', role: 'secretariat' }, brought];
const match = (speaker: number, to: { personId: string } | { speaker: number } | 'nobody' | null) => ({
  name: 'match-speakers' as const,
  input: { transcriptId, matches: [{ speaker, to }] },
});
const correct = (turn: number, saw: number, id = transcriptId) => ({
  name: 'correct-transcript-turn' as const,
  input: { transcriptId: id, turn, saw, text: 'Good morning.\n\nLet us begin.' },
});
const give = (turn: number, to: { personId: string } | { speaker: number } | null) => ({
  name: 'correct-transcript-turn' as const,
  input: { transcriptId, turn, saw: 0, to },
});
const of = (name: 'publish-transcript' | 'withdraw-transcript' | 'remove-transcript', id = transcriptId) => ({
  name,
  input: { transcriptId: id },
});

test('a file is brought in by the secretariat, once, and not for ever more of them (N30, S1)', () => {
  const { meeting } = given(...past);
  expect(refusedBringing(meeting, person('ada'), 'new')).toBe('secretariat-only');
  expect(refusedBringing(meeting, person('cat'), 'c0ffee')).toBe('transcript-here');
  expect(refusedBringing(meeting, person('cat'), 'new')).toBeNull();
  const many = Array.from({ length: mostTranscripts }, (_, i): MeetingEvent => ({ ...brought, transcriptId: `t${i}`, hash: `h${i}` }));
  expect(refusedBringing(meetingOf(past[0]!, ...many), person('cat'), 'new')).toBe('transcripts-enough');
});

test('a label is somebody of the meeting, the same as another, or nobody who was here; it is asked, never guessed (N30)', () => {
  const { after } = given(...past, { type: 'speakers-matched', transcriptId, matches: [{ speaker: 0, to: { personId: 'ada' } }] })
    .when('cat', match(1, { speaker: 0 }))
    .then({ type: 'speakers-matched', transcriptId, matches: [{ speaker: 1, to: { speaker: 0 } }] });
  const [draft] = after.transcripts.drafts;
  expect([0, 1, 2].map((speaker) => personOfTurn(draft!, { speaker }))).toEqual(['ada', 'ada', null]);
  expect(personOfTurn(draft!, { personId: 'bo' })).toBe('bo');
  given(...past)
    .when('cat', match(2, 'nobody'))
    .then({ type: 'speakers-matched', transcriptId, matches: [{ speaker: 2, to: 'nobody' }] });
  given(...past)
    .when('cat', match(4, null))
    .refused('no-such-speaker');
  given(...past)
    .when('cat', match(0, { personId: 'nobody-here' }))
    .refused('no-such-person');
});

test('no label is the same as itself, whichever way round (N30)', () => {
  const same: MeetingEvent = { type: 'speakers-matched', transcriptId, matches: [{ speaker: 1, to: { speaker: 0 } }] };
  given(...past)
    .when('cat', match(0, { speaker: 0 }))
    .refused('no-such-speaker');
  given(...past, same)
    .when('cat', match(0, { speaker: 1 }))
    .refused('no-such-speaker');
  const circle = { matches: { 0: { speaker: 1 }, 1: { speaker: 0 } } };
  expect([0, 1]).toContain(labelOf(circle, 0));
});

test('whoever a placeholder turns out to be is who its labels are (N30, Q10)', () => {
  const matched: MeetingEvent = { type: 'speakers-matched', transcriptId, matches: [{ speaker: 0, to: { personId: 'new-1' } }] };
  const named: MeetingEvent = { type: 'placeholder-named', personId: 'new-1', as: { id: 'ada', attendance: 'remote', standing: 'member' } };
  expect(meetingOf(...past, matched, named).transcripts.drafts[0]!.matches).toEqual({ 0: { personId: 'ada' } });
});

test('a turn is put right by whoever saw it as it is; the words are no fact (N30)', () => {
  const outcome = given(...past).when('cat', correct(2, 0));
  const { after } = outcome.then({ type: 'transcript-turn-corrected', transcriptId, turn: 2 });
  expect(outcome.decision).toMatchObject({ transcripts: [{ transcriptId, turn: 2, paragraphs: ['Good morning.', 'Let us begin.'] }] });
  expect(JSON.stringify(after)).not.toContain('Good morning');
  given(...past, everyFact['transcript-turn-corrected'])
    .when('cat', correct(1, 0))
    .refused('turn-changed');
  given(...past)
    .when('cat', correct(4, 0))
    .refused('no-such-turn');
  given(...past)
    .when('cat', correct(1, 0, 'gone'))
    .refused('no-such-transcript');
});

test('a turn is given to another label, to somebody of the meeting, or to nobody (N30)', () => {
  for (const to of [{ speaker: 3 }, { personId: 'ada' }, null])
    given(...past)
      .when('cat', give(1, to))
      .then({ type: 'transcript-turn-given', transcriptId, turn: 1, to });
  given(...past)
    .when('cat', give(1, { speaker: 4 }))
    .refused('no-such-speaker');
  given(...past)
    .when('cat', { name: 'correct-transcript-turn', input: { transcriptId, turn: 1, saw: 0 } })
    .refused('bad-input');
});

test('what the captioner remarked is a break or it is none (N30)', () => {
  const mark = (direction: number) => ({
    name: 'mark-transcript-break' as const,
    input: { transcriptId, direction, kind: 'breakout' as const },
  });
  const { after } = given(...past)
    .when('cat', mark(0))
    .then({ type: 'transcript-direction-marked', transcriptId, direction: 0, kind: 'breakout' });
  expect(after.transcripts.drafts[0]!.kinds).toEqual({ 0: 'breakout' });
  given(...past)
    .when('cat', mark(1))
    .refused('no-such-turn');
});

test('it stands beside the record, is taken away, and is gone, and never twice (N30, N31)', () => {
  given(...past)
    .when('cat', of('publish-transcript'))
    .then({ type: 'transcript-published', transcriptId, title: 'Plenary' });
  given(...past, published)
    .when('cat', of('publish-transcript'))
    .refused('transcript-laid');
  given(...past, published)
    .when('cat', of('withdraw-transcript'))
    .then({ type: 'transcript-withdrawn', transcriptId });
  given(...past)
    .when('cat', of('withdraw-transcript'))
    .refused('transcript-not-laid');
  const outcome = given(...past, published).when('cat', of('remove-transcript'));
  const { after } = outcome.then({ type: 'transcript-withdrawn', transcriptId }, { type: 'transcript-removed', transcriptId });
  expect(outcome.decision).toMatchObject({ transcripts: [{ transcriptId, remove: true }] });
  expect(after.transcripts).toEqual({ drafts: [], laid: [] });
});

test('a draft is for staff; that one is laid beside the record is for those inside (N30, S1)', () => {
  const meeting = meetingOf(...past, published);
  const seen = audiences.map((audience) => viewOf(audience, meeting).transcripts);
  expect(seen.map(({ drafts, laid }) => [drafts.length, laid.length])).toEqual([
    [0, 1],
    [1, 1],
    [0, 0],
  ]);
  const fact = (event: MeetingEvent) => ({ seq: 1, at: 1, by: 'cat', event });
  expect(audiences.map((audience) => factFor(audience, fact(brought)) !== null)).toEqual([false, true, false]);
  expect(audiences.map((audience) => factFor(audience, fact(published)) !== null)).toEqual([true, true, false]);
});
