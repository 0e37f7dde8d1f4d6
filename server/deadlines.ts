import { nextDeadline } from '../shared/decide.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** A timer knows nothing of a machine that slept or whose clock was set, so the clock itself is looked at this often. */
const longestTimerMs = 5_000;

/** What is due when: asks the rule book after every change and notes the fact when the time has come. */
export function keepDeadlines(live: LiveMeeting, now = Date.now): { look: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    clearTimeout(timer);
    const deadline = nextDeadline(live.meeting);
    if (!deadline) return;
    const left = deadline.at - now();
    timer = (left > longestTimerMs ? setTimeout(look, longestTimerMs) : setTimeout(due, Math.max(0, left))).unref();
  };
  const due = () => {
    live
      .note('clock', (meeting, { at, box }) => {
        const deadline = nextDeadline(meeting, at, box);
        return { events: deadline && deadline.at <= at ? deadline.events : [] };
      })
      .then(look, () => (timer = setTimeout(look, 1000).unref()));
  };
  return { look, stop: () => clearTimeout(timer) };
}
