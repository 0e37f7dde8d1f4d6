import type { Recorded } from '../meeting.ts';
import { isSameRoom, type Answer, type Poll, type Polls, type RoomCount, type Written } from './state.ts';

export function reducePolls(polls: Polls, { at: since, event }: Recorded): Polls {
  switch (event.type) {
    case 'poll-prepared':
      return { polls: [...polls.polls, newPoll(event.pollId, event.poll, since)] };
    case 'poll-amended':
      return changed(polls, event.pollId, 'prepared', (poll) => ({ ...poll, ...event.poll }));
    case 'poll-dropped':
      return { polls: polls.polls.filter(({ id, phase }) => id !== event.pollId || phase !== 'prepared') };
    case 'poll-opened':
      return {
        polls: [...polls.polls.filter(({ id }) => id !== event.pollId), { ...newPoll(event.pollId, event.poll, since), phase: 'open' }],
      };
    case 'poll-answered': {
      const { type: _type, pollId, ...answer } = event;
      return changed(polls, pollId, 'open', (poll) => ({ ...poll, answers: withAnswer(poll.answers, answer) }));
    }
    case 'room-tallied':
      return changed(polls, event.pollId, 'not-published', (poll) => ({ ...poll, rooms: withRoom(poll.rooms, event) }));
    case 'poll-closed':
      return changed(polls, event.pollId, 'open', (poll) => ({
        ...poll,
        phase: 'closed',
        since,
        answered: event.answered,
        counted: event.counted,
      }));
    case 'poll-reopened':
      return changed(polls, event.pollId, 'closed', (poll) => ({ ...poll, phase: 'open', since, answered: null, counted: null }));
    case 'poll-published':
      return changed(polls, event.pollId, 'closed', (poll) => ({
        ...poll,
        phase: 'published',
        since,
        counted: event.counted,
        rooms: event.rooms,
      }));
    case 'placeholder-named':
      return { polls: polls.polls.map((poll) => ({ ...poll, answers: renamed(poll.answers, event.personId, event.as.id) })) };
    default:
      return polls;
  }
}

/** Whoever a placeholder turns out to be has one answer: their own, or else that of the placeholder (P1). */
function renamed(answers: Answer[], placeholderId: string, personId: string): Answer[] {
  const others = answers.filter((answer) => answer.personId !== placeholderId);
  if (others.length === answers.length || others.some((answer) => answer.personId === personId)) return others;
  return answers.map((answer) => (answer.personId === placeholderId ? { ...answer, personId } : answer));
}

const newPoll = (id: string, poll: Written, since: number): Poll => ({
  id,
  ...poll,
  phase: 'prepared',
  since,
  answers: [],
  rooms: [],
  answered: null,
  counted: null,
});

/** A fact about a poll that is not there, or further on, changes nothing: every audience comes to the same that way. */
function changed(polls: Polls, pollId: string, phase: Poll['phase'] | 'not-published', change: (poll: Poll) => Poll): Polls {
  const fits = (poll: Poll) => (phase === 'not-published' ? poll.phase === 'open' || poll.phase === 'closed' : poll.phase === phase);
  return { polls: polls.polls.map((poll) => (poll.id === pollId && fits(poll) ? change(poll) : poll)) };
}

/** The last answer of a person counts, in the place of the first: thousands answer at once, so a list is cheaper to carry on than a table. */
function withAnswer(answers: Answer[], answer: Answer): Answer[] {
  const before = answers.findIndex(({ personId }) => personId === answer.personId);
  return before < 0 ? [...answers, answer] : answers.with(before, answer);
}

/** Counted again replaces what was counted there; a room without a hand is no longer listed, so that a wrong name can be taken back (P3). */
function withRoom(rooms: RoomCount[], { room, counts }: RoomCount): RoomCount[] {
  const before = rooms.findIndex((one) => isSameRoom(one.room, room));
  const others = rooms.filter((_one, i) => i !== before);
  if (counts.every((count) => count === 0)) return others;
  return before < 0 ? [...others, { room, counts }] : rooms.with(before, { room, counts });
}
