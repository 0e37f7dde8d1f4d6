import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Line } from '../shared/lanes.ts';
import { nine } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { Announcer } from './announcer.tsx';
import CaptionsBar from './captions-bar.tsx';
import { Captions } from './captions.tsx';
import ScreenCaptions from './screen-captions.tsx';
import { seatAt } from './seat.given.ts';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const caption = (number: number, text: string, lang = 'en'): Line => ({
  number,
  lane: 'captions',
  floor: 'plenary',
  at: nine,
  by: 'cap',
  text,
  lang,
  state: 'shown',
});
const kept = (...lines: Line[]) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(JSON.stringify({ lines, people: [], more: false })));
const captioner: MeetingEvent = { type: 'role-given', personId: 'ana', role: 'captioner' };

async function show(panel: (seat: Seat) => ReactNode, facts: MeetingEvent[] = []) {
  const { seat, send } = seatAt(facts);
  const page = (now: Seat) => (
    <>
      {panel(now)}
      <Announcer />
    </>
  );
  const { rerender } = render(page(seat));
  await act(async () => {});
  const hears = (...lines: Line[]) => act(async () => rerender(page({ ...seat, heard: { lines, gone: [], joins: 0 } })));
  return { send, hears };
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const texts = () => screen.getAllByRole('listitem').map((item) => item.textContent);
const status = () => screen.getByRole('status').textContent;

test('the last captions stand above the dock, each in its language, the newest last (N30)', async () => {
  kept(caption(1, 'One'), caption(2, 'Two'), caption(3, 'Trois', 'fr'));
  const { hears } = await show((seat) => <CaptionsBar seat={seat} />);
  await hears(caption(4, 'أربعة', 'ar'));
  expect(texts()).toEqual(['Two', 'Trois', 'أربعة']);
  expect(screen.getAllByRole('listitem').map((item) => item.lang)).toEqual(['en', 'fr', 'ar']);
});

test('captions are put away, made larger and read aloud, and this device remembers (N30, N34)', async () => {
  kept(caption(1, 'One'));
  await show((seat) => <CaptionsBar seat={seat} />);
  await press('Size and sound of the captions');
  await press('Larger captions');
  expect(screen.getByRole('region', { name: 'Captions' }).dataset.size).toBe('2');
  await press('Hide captions');
  cleanup();
  await show((seat) => <CaptionsBar seat={seat} />);
  expect(screen.queryByRole('region', { name: 'Captions' })).toBeNull();
  await press('Show captions');
  expect(screen.getByRole('region', { name: 'Captions' }).dataset.size).toBe('2');
});

test('captions are no live region unless somebody wishes it: they would be heard twice (N34)', async () => {
  kept();
  const { hears } = await show((seat) => <CaptionsBar seat={seat} />);
  await hears(caption(1, 'One'));
  await act(async () => new Promise((done) => setTimeout(done, 200)));
  expect(status()).toBe('');
  await press('Size and sound of the captions');
  await press('Read captions aloud');
  await hears(caption(1, 'One'), caption(2, 'Two'));
  await act(async () => new Promise((done) => setTimeout(done, 200)));
  expect(status()).toBe('Two');
});

test('the captioner types, Enter sends, and the language is remembered (N30)', async () => {
  kept(caption(1, 'One'));
  const { send } = await show((seat) => <Captions seat={seat} />, [captioner]);
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'es' } });
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Buenos días.' } });
  await act(async () => void fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' }));
  expect(send.mock.calls).toEqual([[{ name: 'write-caption', input: { floor: 'plenary', text: 'Buenos días.', lang: 'es' } }]]);
  cleanup();
  await show((seat) => <Captions seat={seat} />, [captioner]);
  expect(screen.getByRole('combobox')).toHaveProperty('value', 'es');
});

test('everybody else reads the captions there, and writes none (N30)', async () => {
  kept(caption(1, 'One'), caption(2, 'Two'));
  await show((seat) => <Captions seat={seat} />);
  expect(texts()).toEqual(['One', 'Two']);
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('the room sees the last two captions, and nothing to press (N17, N30)', async () => {
  kept(caption(1, 'One'), caption(2, 'Two'), caption(3, 'Three'));
  await show((seat) => <ScreenCaptions seat={seat} />);
  expect(texts()).toEqual(['Two', 'Three']);
  expect(screen.queryByRole('button')).toBeNull();
});

test('of several languages one is read, chosen here; a line of no language is for all (N30)', async () => {
  kept(caption(1, 'Hello'), caption(2, 'Bonjour', 'fr'), { ...caption(3, '♪'), lang: undefined } as unknown as Line);
  const begun = (lang: string): MeetingEvent => ({ type: 'captions-begun', floor: 'plenary', lang });
  await show((seat) => <CaptionsBar seat={seat} />, [begun('en'), begun('fr')]);
  expect(texts()).toEqual(['Hello', '♪']);
  await press('Size and sound of the captions');
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'fr' } });
  await act(async () => {});
  expect(texts()).toEqual(['Bonjour', '♪']);
});

test('a line that grows is read aloud once it rests, whole and not word by word (N30, N34)', async () => {
  kept();
  const { hears } = await show((seat) => <CaptionsBar seat={seat} />);
  await press('Size and sound of the captions');
  await press('Read captions aloud');
  const grows = (text: string): Line => ({ ...caption(1, text), by: 'captions' });
  await hears(grows('Good'));
  await hears(grows('Good morning'));
  await act(async () => new Promise((done) => setTimeout(done, 200)));
  expect(status()).toBe('');
  await act(async () => new Promise((done) => setTimeout(done, 1_600)));
  expect(status()).toBe('Good morning');
});

test('the captioner puts a line right, saying what it said before (N30)', async () => {
  kept(caption(1, 'Good mourning'));
  const { send } = await show((seat) => <Captions seat={seat} />, [captioner]);
  await press('Correct');
  fireEvent.change(screen.getByRole('textbox', { name: 'The line, corrected' }), { target: { value: 'Good morning' } });
  await press('Put right');
  expect(send.mock.calls).toEqual([[{ name: 'correct-caption', input: { number: 1, saw: 'Good mourning', text: 'Good morning' } }]]);
});

test('who had the floor stands before the first line of each turn (N30)', async () => {
  const turn = (turnId: string, speaker: string) => ({ turnId, speaker });
  const lines = [
    { ...caption(1, 'One'), ...turn('t1', 'ana') },
    { ...caption(2, 'Two'), ...turn('t1', 'ana') },
    { ...caption(3, 'Three'), ...turn('t2', 'ben') },
  ];
  const people = [{ id: 'ben', name: 'Ben Okri', attendance: 'on-site', standing: 'member' }];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(JSON.stringify({ lines, people, more: false })));
  await show((seat) => <Captions seat={seat} />);
  expect(texts()).toEqual(['AnaOne', 'Two', 'Ben OkriThree']);
});
