import { randomUUID } from 'node:crypto';
import { seriesFrom } from '../shared/actions/series.ts';
import { erasedIn } from '../shared/erasing/state.ts';
import { carriedEvaluation } from '../shared/evaluation/series.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { LiveMeeting } from './live-meeting.ts';

/**
 * What the next meeting of a series is told of the one before, and the cards of those who owe something (D1, N32). They have not come yet and
 * are somebody else to every link and session: placeholders by their names, until whoever comes is found to be one of them (Q10).
 */
export function carriedFrom(before: LiveMeeting): { events: MeetingEvent[]; cards: Card[] } {
  const owners = new Map<string, Card>();
  const ownerAs = (personId: string): string | null => {
    const card = before.cardOf(personId);
    // What somebody owed who was erased is nobody's until it is given to somebody.
    if (!card || erasedIn(before.meeting, personId)) return null;
    const known = owners.get(card.id) ?? comingCard(card);
    owners.set(card.id, known);
    return known.id;
  };
  const events = [seriesFrom(before.meeting, ownerAs), ...carriedEvaluation(before.meeting, randomUUID)];
  return { events, cards: [...owners.values()] };
}

/** How they came, and whether for the first time, was of that meeting. */
function comingCard({ newcomer: _newcomer, apologies: _apologies, noDevice: _noDevice, ...card }: Card): Card {
  return { ...card, id: randomUUID(), placeholder: true };
}
