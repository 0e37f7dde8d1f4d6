import type { Moment } from '../command.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { placeOne } from './balance.ts';
import { servesMeeting, someone } from './placing.ts';
import { runningRound, type Place } from './state.ts';

/** Somebody comes while the groups work: placed once by the rule of the round; whoever has a place keeps it (G4, N22). */
export function arriving(meeting: Meeting, personId: string, { everybody, draw }: Pick<Moment, 'everybody' | 'draw'>): MeetingEvent[] {
  const round = runningRound(meeting);
  if (!round || Object.hasOwn(round.places, personId) || round.late === 'choose' || servesMeeting(meeting, personId)) return [];
  const roster = new Map(everybody().map((card) => [card.id, card]));
  const card = roster.get(personId);
  if (!card) return [];
  const place = (group: string | null): MeetingEvent[] => [
    { type: 'person-placed', roundId: round.id, personId, place: { group, how: 'drawn' } satisfies Place, from: null },
  ];
  const isObserver = card.standing === 'observer';
  if (round.late === 'in-plenary' || (isObserver && round.observers === 'in-plenary')) return place(null);
  const apart = round.observers === 'apart' ? round.groups.at(-1)! : null;
  const open = round.groups.filter(({ phase, id }) => phase === 'open' && (apart === null || (id === apart.id) === isObserver));
  const placed = Object.entries(round.places).flatMap(([id, { group }]) =>
    group === null || !roster.has(id) ? [] : [{ ...someone(roster.get(id)!), groupId: group }],
  );
  return place(
    placeOne(
      someone(card),
      placed,
      open.map(({ id, seats }) => ({ id, seats })),
      round.spread,
      draw,
    ),
  );
}
