import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { decide, type Command } from '../shared/decide.ts';
import { momentAt, nine, person } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import type { Sent } from '../shared/notes/carrying.ts';
import type { Edit } from '../shared/notes/edit.ts';
import { splice } from '../shared/notes/edits.ts';
import { cameBack, roundStarted } from '../shared/notes/notes.given.ts';
import { longestText } from '../shared/notes/state.ts';
import { Announcer } from './announcer.tsx';
import type { Answered } from './errands.ts';
import Notes from './notes.tsx';
import { seatAt } from './seat.given.ts';
import type { Seat } from './seat.ts';
import { useUnfinished } from './unfinished.ts';
import { sentenceFor, speak, t } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const started = roundStarted({ ana: 'g1', bo: 'g1', cleo: 'g1' });
/** The panel, without what is said aloud. */
const panel = () => within(screen.getByRole('region', { name: t('notes.title') }));
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: t('notes.label') });
/** Step by step: what is drawn within one step is only seen after it. */
async function pass(ms: number) {
  for (let gone = 0; gone < ms; gone += 50) await act(() => vi.advanceTimersByTimeAsync(Math.min(50, ms - gone)));
}

/** The page around the panel, which stays when the panel closes. */
function Connected({ seat }: { seat: Seat }) {
  useUnfinished(seat);
  return null;
}

/** The meeting answers what the screen sends, after `tripMs`; `line` says what comes of it. */
function table(me = 'ana', facts: MeetingEvent[] = [started]) {
  let { seat } = seatAt(facts, { me: person(me) });
  let line: 'good' | 'lost-on-the-way-back' | 'lost' = 'good';
  let isOpen = true;
  const tripMs = 60;
  const sent: Sent[] = [];
  let shown = render(<></>);
  const draw = () =>
    act(() =>
      shown.rerender(
        <>
          <Announcer />
          <Connected seat={seat} />
          {isOpen && <Notes seat={seat} groupId="g1" />}
        </>,
      ),
    );
  function note(...events: MeetingEvent[]) {
    const meeting = events.reduce((now, event) => reduce(now, { seq: 100 + sent.length, at: nine, by: me, event }), seat.meeting);
    seat = { ...seat, meeting };
  }
  const send = async (command: Command): Promise<Answered> => {
    sent.push(command.input as Sent);
    await new Promise((later) => setTimeout(later, tripMs));
    if (line === 'lost') return { ok: false, refusal: 'no-answer' };
    const decision = decide(seat.meeting, person(me), command, momentAt(nine));
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal };
    note(...decision.events);
    if (line === 'lost-on-the-way-back') return { ok: false, refusal: 'no-answer' };
    draw();
    return { ok: true, seq: 1 };
  };
  seat = { ...seat, send };
  draw();
  return {
    sent,
    text: () => seat.meeting.notes.g1!.text,
    become: (about: Partial<Seat>) => {
      seat = { ...seat, ...about };
      draw();
    },
    runs: (how: typeof line) => void (line = how),
    /** Somebody else has written. */
    hear: (edit: Edit) => {
      const version = seat.meeting.notes.g1!.version + 1;
      note({ type: 'notes-written', floor: 'g1', version, writer: { id: 'screen-of-bo', number: version }, edit, shown: false });
      draw();
    },
    note: (...events: MeetingEvent[]) => {
      note(...events);
      draw();
    },
    shows: (what: 'notes' | 'another-tab') => {
      isOpen = what === 'notes';
      draw();
    },
    /** Another connection, and nothing but what the device kept. */
    reload: () => {
      shown.unmount();
      shown = render(<></>);
      seat = { ...seat, send: (command) => send(command) };
      draw();
    },
  };
}

function type(text: string, caret = text.length) {
  act(() => {
    field().value = text;
    field().setSelectionRange(caret, caret);
    fireEvent.input(field());
  });
}

test('what somebody types is saved, and it says so only when it is (G4)', async () => {
  const { text, sent } = table();
  expect(panel().getByText(t('notes.kept'))).toBeTruthy();
  type('Hello');
  expect(panel().getByText(t('notes.on-its-way'))).toBeTruthy();
  await pass(100);
  expect(text()).toBe('Hello');
  expect(panel().getByText(t('notes.kept'))).toBeTruthy();
  expect(sent).toHaveLength(1);
});

test('whoever types fast sends twice a second at most, one after the other (G4)', async () => {
  const { text, sent } = table();
  for (let letters = 1; letters <= 40; letters++) {
    type('a'.repeat(letters));
    await pass(50);
  }
  await pass(1000);
  expect(text()).toBe('a'.repeat(40));
  expect(sent.length).toBeGreaterThan(3);
  expect(sent.length).toBeLessThanOrEqual(6);
  expect(sent.map(({ writer }) => writer.number)).toEqual(sent.map((_input, i) => i + 1));
});

test('what others write comes in, and my caret stays at its letter (G4)', async () => {
  const { hear, text } = table();
  type('One. Two.');
  await pass(100);
  act(() => field().focus());
  field().setSelectionRange(5, 8);
  hear(splice(0, 0, 'Zero. '));
  expect(field().value).toBe('Zero. One. Two.');
  expect([field().selectionStart, field().selectionEnd]).toEqual([11, 14]);
  type('Zero. One. Three.', 16);
  hear(splice(5, 0, ' And'));
  await pass(1000);
  expect(field().value).toBe('Zero. And One. Three.');
  expect(text()).toBe(field().value);
});

test('nobody is brought to the page by what others write (G4)', () => {
  const { hear } = table();
  hear(['Hello']);
  expect(field().value).toBe('Hello');
  expect(document.activeElement).toBe(document.body);
});

test('on a lost line it is only on this device, and says since when; it is sent when the line is back (G4)', async () => {
  const { become, hear, sent, text } = table();
  become({ link: 'reconnecting' });
  expect(panel().getByText(t('notes.kept'))).toBeTruthy();
  type('Hello');
  const since = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(nine + 60_000);
  expect(panel().getByText(t('notes.only-here', { time: since }))).toBeTruthy();
  await pass(200);
  expect(screen.getByRole('status').textContent).toContain(since);
  type('Hello all');
  await pass(60_000);
  expect(sent).toEqual([]);
  hear(['First. ']);
  become({ link: 'live' });
  await pass(1000);
  expect(text()).toBe('First. Hello all');
  expect(field().value).toBe(text());
  expect(panel().getByText(t('notes.kept'))).toBeTruthy();
});

test('an edit whose answer was lost is sent again and written once (G4)', async () => {
  const { runs, sent, text } = table();
  runs('lost-on-the-way-back');
  type('Hello');
  await pass(1000);
  expect(panel().getByText(/Only on this device/)).toBeTruthy();
  runs('good');
  await pass(3000);
  expect(sent.map(({ writer }) => writer.number)).toEqual([1, 1]);
  expect(text()).toBe('Hello');
  expect(panel().getByText(t('notes.kept'))).toBeTruthy();
});

test('after a reload in the middle of typing everything is there, and is saved (G5)', async () => {
  const { hear, reload, runs, text } = table();
  runs('lost-on-the-way-back');
  type('Hello');
  await pass(30);
  type('Hello all of you');
  reload();
  expect(field().value).toBe('Hello all of you');
  runs('good');
  hear(['First. ']);
  await pass(3000);
  expect(text()).toBe('First. Hello all of you');
  expect(field().value).toBe(text());
  expect(localStorage).toHaveLength(0);
});

test('what cannot be read of what the device kept does no harm (S1)', async () => {
  localStorage.setItem('onefloor.notes.ABC234.g1.ana', '{"kept":{"text":"a","version":1},"onItsWay":null,"typed":[99,"x"]}');
  const { text } = table();
  expect(field().value).toBe('');
  type('Hello');
  await pass(100);
  expect(text()).toBe('Hello');
});

test('what is typed when the panel closes is saved all the same, also what waits for an edit on its way (G5)', async () => {
  const { hear, sent, shows, text } = table();
  type('Hello');
  await pass(20);
  type('Hello all');
  shows('another-tab');
  hear(['First. ']);
  expect(sent).toHaveLength(1);
  await pass(2000);
  expect(text()).toBe('First. Hello all');
  expect(localStorage).toHaveLength(0);
});

test('whoever opens the notes again goes on where they were, also on a lost line (G5)', async () => {
  const { become, shows, text } = table();
  become({ link: 'reconnecting' });
  type('Hello');
  shows('another-tab');
  shows('notes');
  expect(field().value).toBe('Hello');
  type('Hello all');
  shows('another-tab');
  become({ link: 'live' });
  await pass(1000);
  expect(text()).toBe('Hello all');
  shows('notes');
  expect(field().value).toBe('Hello all');
  expect(panel().getByText(t('notes.kept'))).toBeTruthy();
});

test('when the group has come back its people read and its rapporteur writes on (G5)', async () => {
  const { note } = table();
  note(...cameBack);
  expect(field().readOnly).toBe(true);
  expect(panel().getByText(new RegExp(sentenceFor('not-your-notes')))).toBeTruthy();
  expect(panel().queryByText(t('notes.kept'))).toBeNull();
  cleanup();
  const { text } = table('bo', [started, ...cameBack]);
  expect(field().readOnly).toBe(false);
  type('We agree.');
  await pass(100);
  expect(text()).toBe('We agree.');
});

test('what can no longer be saved stays to be read and copied, with the reason (G5)', async () => {
  const { become, note } = table();
  become({ link: 'reconnecting' });
  type('My last sentence');
  note(...cameBack);
  become({ link: 'live' });
  await pass(1000);
  expect(field().value).toBe('My last sentence');
  expect(panel().getByText(/Only on this device/).textContent).toContain(sentenceFor('not-your-notes'));
});

test('a full page says so, and goes on when something is taken out (G5)', async () => {
  const { become, hear, sent, text } = table();
  for (let i = 0; i < 5; i++) hear(['a'.repeat(4000)]);
  expect(panel().getByText(t('notes.left', { count: 0 }))).toBeTruthy();
  type(`b${field().value}`);
  await pass(5000);
  expect(sent).toHaveLength(1);
  expect(panel().getByText(/Only on this device/).textContent).toContain(sentenceFor('notes-full'));
  type(field().value.slice(0, longestText - 10), 0);
  become({});
  await pass(3000);
  expect(text()).toHaveLength(longestText - 10);
  expect(text()[0]).toBe('b');
});

test('a long text that is pasted is sent in several edits (G5)', async () => {
  const { sent, text } = table();
  type('😀'.repeat(4500));
  await pass(3000);
  expect(text()).toBe('😀'.repeat(4500));
  expect(sent).toHaveLength(3);
});

test('what nobody sees does not come in with a paste (S1)', async () => {
  const { text } = table();
  type('co\u00adoperation\u202e\r\nof\tall\u200b');
  expect(field().value).toBe('cooperation\nof all');
  await pass(100);
  expect(text()).toBe('cooperation\nof all');
});

test('while an input method chooses a word nothing is sent and nothing is drawn (N35)', async () => {
  const { hear, sent, text } = table();
  act(() => void fireEvent.compositionStart(field()));
  type('ni');
  hear(['First. ']);
  await pass(2000);
  expect(field().value).toBe('ni');
  expect(sent).toEqual([]);
  type('你');
  act(() => void fireEvent.compositionEnd(field()));
  expect(field().value).toBe('First. 你');
  await pass(1000);
  expect(text()).toBe('First. 你');
});

test('whoever shares no notes is told that there are none to read (G4)', () => {
  table('ana', []);
  expect(panel().getByText(t('notes.none'))).toBeTruthy();
});
