import type { Recorded } from '../meeting.ts';
import { answersRenamed, withAnswer, withRoom } from './counting.ts';
import type { Poll, Polls, Written } from './state.ts';

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
      return { polls: polls.polls.map((poll) => ({ ...poll, answers: answersRenamed(poll.answers, event.personId, event.as.id) })) };
    default:
      return polls;
  }
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
