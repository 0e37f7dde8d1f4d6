import { nobody, type Who } from '../shared/command.ts';
import { signerOf } from '../shared/decide.ts';
import { rolesOf } from '../shared/people.ts';
import type { Answer, CommandInput } from '../shared/wire.ts';
import { Budget } from './budget.ts';
import type { LiveMeeting } from './live-meeting.ts';

export type Seen = { what: 'command'; name: string; answer: Answer; ms: number } | { what: 'failure'; error: unknown };
export type AnswerTo = (live: LiveMeeting, who: Who, command: CommandInput) => Promise<Answer>;

/** What is sent without a name nobody can count afterwards: ten at once, and then one each minute, where commands come by tens a second. */
const unsignedPerCommand = 1 / 600;
/** What everybody here is made to read: ten lines at once, and then one each second. */
const linesPerCommand = 1 / 10;
const readByMany = new Set(['say-in-chat', 'call-for-help']);

/** Every command is taken here, whichever way it came: within what its sender may send, and always with an answer. */
export function answering(commandsPerSecond: number, observe: (seen: Seen) => void): AnswerTo {
  const budget = new Budget(commandsPerSecond);
  const unsigned = new Budget(commandsPerSecond * unsignedPerCommand, () => performance.now(), 1 / unsignedPerCommand);
  const lines = new Budget(commandsPerSecond * linesPerCommand, () => performance.now(), 1 / linesPerCommand);
  const isEnough = (live: LiveMeeting, who: Who, command: CommandInput) =>
    command.name === 'ask-question' && signerOf(who, command) === nobody && !unsigned.allows(`${live.id} ${who.id}`, 'participant');

  async function answer(live: LiveMeeting, who: Who, command: CommandInput): Promise<Answer> {
    if (who.seat !== 'person' && who.seat !== 'kiosk') return { ok: false, refusal: 'not-a-participant' };
    // A kiosk stands for many people.
    const pressesMore = who.seat === 'kiosk' || rolesOf(live.meeting, who.id).length > 0;
    try {
      // What happened is not denied because too much was sent since: a repeat gets the first answer.
      const key = `${live.id} ${who.id}`;
      const sender = pressesMore ? 'staff' : 'participant';
      if (!budget.allows(key, sender) || (readByMany.has(command.name) && !lines.allows(key, sender)))
        return (await live.answerBefore(who, command)) ?? { ok: false, refusal: 'slow-down' };
      if (isEnough(live, who, command)) return (await live.answerBefore(who, command)) ?? { ok: false, refusal: 'questions-enough' };
      return await live.handle(who, command);
    } catch (error) {
      observe({ what: 'failure', error });
      return { ok: false, refusal: 'store-failing' };
    }
  }

  return async (live, who, command) => {
    const started = performance.now();
    const answered = await answer(live, who, command);
    observe({ what: 'command', name: command.name, answer: answered, ms: performance.now() - started });
    return answered;
  };
}
