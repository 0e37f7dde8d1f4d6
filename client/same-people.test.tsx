import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { MeetingEvent } from '../shared/meeting.ts';
import { Wants } from './chair-wants.tsx';
import { SamePeople } from './same-people.tsx';
import { asks, card, seatAt } from './seat.given.ts';
import { speak, t } from './words.ts';

const chair: MeetingEvent = { type: 'role-given', personId: 'ana', role: 'chair' };
let roster: object[] = [];
beforeAll(() => speak('en'));
beforeEach(() => {
  roster = [];
  vi.stubGlobal('fetch', async () => Response.json({ people: roster, total: roster.length, counts: { onSite: 0, remote: 0 } }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const seated = (facts: MeetingEvent[], here = 1) =>
  seatAt([chair, ...facts], {
    people: { zoe: card('zoe', { name: 'ZOE ÖBERG', placeholder: true, noDevice: true }), bo: card('bo'), ana: card('ana') },
    presence: { onSite: here, remote: 0, away: [] },
  });
const zoeHerself = { ...card('zoe-2', { name: 'Zoë Oberg', organisation: 'Society' }), here: true, roles: [] };
const merges = { name: 'name-placeholder', input: { personId: 'zoe', as: { personId: 'zoe-2' } } };

test('whoever joins under the name of a placeholder is offered as the same person, and one press says so (Q10)', async () => {
  const before = seated([asks('zoe')]);
  const { rerender } = render(<SamePeople seat={before.seat} />);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByText(t('same.question'))).toBeNull();
  roster = [{ ...zoeHerself, id: 'zoe', placeholder: true }, zoeHerself, { ...zoeHerself, id: 'other', name: 'Zoë' }];
  const { seat, send } = seated([asks('zoe')], 2);
  rerender(<SamePeople seat={seat} />);
  await userEvent.click(await screen.findByRole('button', { name: t('same.yes') }));
  expect(send.mock.calls).toEqual([[merges]]);
  expect(screen.getByText(/Zoë Oberg, Society/)).toBeTruthy();
});

test('on the chair’s page it stands with what waits, in the place of asking for a name (Q10)', async () => {
  roster = [zoeHerself];
  const { seat, send } = seated([asks('zoe')]);
  render(<Wants seat={seat} open={() => {}} />);
  await userEvent.click(await screen.findByRole('button', { name: t('same.yes') }));
  expect(send.mock.calls).toEqual([[merges]]);
  expect(screen.queryByRole('button', { name: t('chair.name-them') })).toBeNull();
});

test('where both wait the two cannot become one yet, and the reason stands beside the button (Q1)', async () => {
  roster = [zoeHerself];
  const { seat, send } = seated([asks('zoe'), asks('zoe-2')]);
  render(<SamePeople seat={seat} />);
  await userEvent.click(await screen.findByRole('button', { name: t('same.yes') }));
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByText(t('refusal.already-waiting'))).toBeTruthy();
});

test('a placeholder that neither waits nor speaks is nobody’s question', async () => {
  roster = [zoeHerself];
  render(<SamePeople seat={seated([]).seat} />);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByText(t('same.question'))).toBeNull();
});
