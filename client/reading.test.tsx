import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { nine } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { beingRead } from './being-read.ts';
import ReadingRoom from './reading-room.tsx';
import { ReadingStrip } from './reading-strip.tsx';
import { seatAt, speaks } from './seat.given.ts';
import { speak, t } from './words.ts';

beforeAll(() => speak('en'));
afterEach(cleanup);

const asked = (id: string, personId: string | null, text = 'Who decides?'): MeetingEvent => ({
  type: 'question-asked',
  question: {
    id,
    floor: 'plenary',
    text,
    author: personId === null ? null : { personId, attendance: 'remote', standing: 'member' },
    voice: 'read-aloud',
    enteredBy: null,
    held: false,
  },
});
const read = (id: string, by = 'bo'): Parameters<typeof seatAt>[0] => [
  { type: 'question-accepted', questionId: id },
  { at: nine, by, fact: { type: 'question-taken', questionId: id } },
  { type: 'question-reading', questionId: id },
];

test('the chair reads what is being read out, by whom and for whom, and nothing while nothing is (N16)', () => {
  const before = seatAt([asked('q', 'cleo')]).seat;
  const { rerender, container } = render(<ReadingStrip where="below-queue" seat={before} />);
  expect(container.textContent).toBe('');
  rerender(<ReadingStrip where="below-queue" seat={seatAt([asked('q', 'cleo'), ...read('q')]).seat} />);
  expect(container.textContent).toContain(t('reading.by', { name: '\u2068Bo\u2069' }));
  expect(container.textContent).toContain('Cleo');
  expect(screen.getByText('Who decides?')).toBeTruthy();
});

test('the room reads it with whoever has the floor, and who asks the same, also without a name (N17, R2, R4)', () => {
  const { seat } = seatAt([
    speaks('dan', nine),
    asked('q', 'cleo'),
    asked('p', 'eve'),
    asked('n', null),
    { type: 'questions-merged', questionId: 'p', into: 'q' },
    { type: 'questions-merged', questionId: 'n', into: 'q' },
    ...read('q'),
  ]);
  render(<ReadingRoom seat={seat} read={beingRead(seat.meeting)!} />);
  const text = screen.getByRole('region').textContent;
  for (const said of ['Dan', 'Cleo', 'Eve', 'Who decides?', t('reading.and-unnamed', { count: 1 })]) expect(text).toContain(said);
});

test('a long text is set smaller, so that the room screen never scrolls (N17)', () => {
  const lengths = ['Who?', 'x'.repeat(150), 'x'.repeat(600), 'x'.repeat(2000)].map((long) => {
    const { seat } = seatAt([asked('q', 'cleo', long), ...read('q')]);
    const { container } = render(<ReadingRoom seat={seat} read={beingRead(seat.meeting)!} />);
    return container.querySelector('blockquote')!.dataset.length;
  });
  expect(lengths).toEqual(['short', 'middle', 'long', 'longest']);
});

test('a contribution of the queue is read out while it has the floor, a voice is not (Q11)', () => {
  const { meeting } = seatAt([speaks('dan', nine)]).seat;
  expect(beingRead(meeting)).toBeNull();
  const turn = meeting.floors.plenary!.floor.turn!;
  const request = { id: 'r', number: 3, askedAt: 0, overtaken: 0, personId: 'dan', kind: 'intervention', via: 'self' } as const;
  const aloud = { ...request, attendance: turn.attendance, standing: turn.standing, readAloud: 'I agree.' };
  const called = { ...meeting.floors.plenary!, floor: { ...meeting.floors.plenary!.floor, turn: { ...turn, request: aloud } } };
  expect(beingRead({ ...meeting, floors: { plenary: called } })).toMatchObject({ text: 'I agree.', askers: ['dan'] });
});
