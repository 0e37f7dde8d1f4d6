import { nextDeadline } from '../shared/decide.ts';
import type { LiveMeeting } from './live-meeting.ts';

const longestTimerMs = 2 ** 31 - 1;

/** What is due when: asks the rule book after every change and notes the fact when the time has come. */
export function keepDeadlines(live: LiveMeeting, now = Date.now): { look: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    clearTimeout(timer);
    const deadline = nextDeadline(live.meeting);
    if (deadline) timer = setTimeout(due, Math.min(Math.max(0, deadline.at - now()), longestTimerMs)).unref();
  };
  const due = () => {
    live
      .note('clock', (meeting, { at }) => {
        const deadline = nextDeadline(meeting);
        return { events: deadline && deadline.at <= at ? deadline.events : [] };
      })
      .then(look, () => (timer = setTimeout(look, 1000).unref()));
  };
  return { look, stop: () => clearTimeout(timer) };
}
