import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import { countsOf, fewestSecretAnswers, type Counted, type Poll, type PollEvent, type Polls } from './state.ts';

const pollEvents: Record<PollEvent['type'], true> = {
  'poll-prepared': true,
  'poll-amended': true,
  'poll-dropped': true,
  'poll-opened': true,
  'poll-answered': true,
  'room-tallied': true,
  'poll-closed': true,
  'poll-reopened': true,
  'poll-published': true,
};
export const isPollEvent = (event: MeetingEvent): event is PollEvent => Object.hasOwn(pollEvents, event.type);

/** The fact as this audience may know it, or null: what is prepared and counted is for staff, who answered is told to nobody (N21). */
export function pollFact(audience: Audience, event: PollEvent): PollEvent | null {
  switch (event.type) {
    case 'poll-answered':
      return null;
    case 'poll-prepared':
    case 'poll-amended':
    case 'poll-dropped':
    case 'room-tallied':
      return audience === 'staff' ? event : null;
    case 'poll-closed':
      return mayCount(audience, event.answered, event.counted) ? event : { ...event, counted: null };
    default:
      return event;
  }
}

/** Staff read the result when it is closed; a secret one only where it hides whoever answered (P2). */
const mayCount = (audience: Audience, answered: number, counted: Counted | null) =>
  audience === 'staff' && (counted?.bySide !== null || answered >= fewestSecretAnswers);

export const pollsFor = (audience: Audience, { polls }: Polls): Polls => ({
  polls: polls.flatMap((poll) => pollFor(audience, poll) ?? []),
});

function pollFor(audience: Audience, poll: Poll): Poll | null {
  if (poll.phase === 'prepared' && audience !== 'staff') return null;
  const isPublished = poll.phase === 'published';
  return {
    ...poll,
    answers: [],
    rooms: isPublished || audience === 'staff' ? poll.rooms : [],
    counted: isPublished || mayCount(audience, poll.answered ?? 0, poll.counted) ? poll.counted : null,
  };
}

/** Nobody is named in a poll: who answered what is read in pages, by those who want to know. */
export const peopleInPolls = (_polls: Polls): string[] => [];

/** Of each open poll: how many have answered, and for staff, where it is not secret, how. */
export const answersFor = (audience: Audience, { polls }: Polls): Record<string, { answered: number; counts?: number[] }> =>
  Object.fromEntries(
    polls
      .filter(({ phase }) => phase === 'open')
      .map((poll) => [poll.id, { answered: poll.answers.length, ...(audience === 'staff' && !poll.secret && { counts: countsOf(poll) }) }]),
  );
