import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { everyFact } from '../shared/every-fact.given.ts';
import { DeskErased } from './desk-erased.tsx';
import { seatAt } from './seat.given.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(cleanup);

test('as long as the journal of the disk holds what was erased, the desk says so beside what was done (N36)', () => {
  const facts = [everyFact['person-erased'], everyFact['erasing-finished']];
  const desk = (isInJournal: boolean) => <DeskErased seat={seatAt(facts, { isInJournal }).seat} onErase={() => {}} />;
  const { rerender } = render(desk(true));
  expect(screen.getByText(/Erased participant 1:/)).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('still in the journal');
  rerender(desk(false));
  expect(screen.queryByRole('status')).toBeNull();
});
