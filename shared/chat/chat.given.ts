import { bareMoment, openedMeeting } from '../any-meeting.ts';
import type { Moment, Who } from '../command.ts';
import type { Settings } from '../conduct.ts';
import { decide, refusalOf, type Command } from '../decide.ts';
import { plenary } from '../floor-id.ts';
import { folded } from '../folded.ts';
import { lineFor, type Line } from '../lanes.ts';
import { emptyMeeting, type MeetingEvent } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import type { Person } from '../people.ts';
import { speakingOrder } from '../queue/order.ts';
import type { Refusal } from '../refusal.ts';

const floor = plenary;

/** A meeting with a chat, told by what is said in it. Everybody's name is their id, written large; nobody else is in the roster but those named. */
export function talk(settings: Partial<Settings> = {}, people = ['ana', 'bo', 'cleo', 'dan']) {
  let meeting = emptyMeeting;
  let [seq, at, made] = [0, Date.UTC(2026, 0, 1, 9), 0];
  const names = new Map([...people, 'chair', 'secretary', 'mo'].map((id) => [id, `${id[0]!.toUpperCase()}${id.slice(1)}`]));
  const lines: Line[] = [];
  const personOf = (id: string): Person | null => (names.has(id) ? { id, attendance: 'remote', standing: 'member' } : null);
  const someone = (id: string): Who => ({ ...personOf(id)!, seat: 'person' });
  const note = (by: string, event: MeetingEvent) => (meeting = reduce(meeting, { seq: ++seq, at, by, event }));
  const moment = (): Moment => {
    let last = lines.length;
    return {
      ...bareMoment,
      at,
      newId: () => `new-${++made}`,
      draw: () => 0.5,
      personOf,
      isPlaceholder: () => false,
      named: (name) => [...names].flatMap(([id, called]) => (folded(called) === folded(name) ? [personOf(id)!] : [])),
      newLine: () => ++last,
      line: (number) => lines.find((line) => line.number === number) ?? null,
    };
  };
  const does = (who: string, command: Command): Refusal | MeetingEvent[] => {
    at += 1000;
    const button = refusalOf(meeting, someone(who), command);
    const decision = decide(meeting, someone(who), command, moment());
    if ('refusal' in decision) return decision.refusal;
    if (button) throw new Error(`The button says ${button}, the server allows it`);
    for (const event of decision.events) note(who, event);
    for (const card of decision.cards) names.set(card.id, card.name!);
    for (const write of decision.lines) {
      if ('put' in write) lines.push({ ...write.put, at, by: write.put.by ?? who });
      else lines.splice(write.change.number - 1, 1, { ...lines[write.change.number - 1]!, ...write.change });
    }
    return decision.events;
  };
  for (const event of openedMeeting) note('secretary', event);
  note('secretary', { type: 'role-given', personId: 'mo', role: 'moderator' });
  note('secretary', { type: 'settings-changed', settings });
  return {
    does,
    button: (who: string, command: Command) => refusalOf(meeting, someone(who), command),
    says: (who: string, text: string) => does(who, { name: 'say-in-chat', input: { floor, text } }),
    takes: (who: string, hand = meeting.chat.hands[0]) => does(who, { name: 'take-chat-hand', input: { handId: hand!.id } }),
    dismisses: (who: string) => does(who, { name: 'dismiss-chat-hand', input: { handId: meeting.chat.hands[0]!.id } }),
    hides: (who: string, number: number) => does(who, { name: 'hide-line', input: { number } }),
    releases: (who: string, number: number) => does(who, { name: 'release-line', input: { number } }),
    asks: (who: string) => does(who, { name: 'request-floor', input: { floor, kind: 'intervention' } }),
    called: (id: string, name: string) => names.set(id, name),
    closeQueue: () => does('chair', { name: 'close-queue', input: { floor } }),
    lines,
    /** Texts as they are read, the meeting's answers as what is said in them. */
    read: (reader: 'everyone' | 'staff' = 'everyone') =>
      lines.flatMap((line) => (lineFor(reader, line) ? [line.answer ? `(${line.answer.said})` : line.text] : [])),
    answers: () => lines.flatMap(({ answer }) => answer ?? []),
    hands: () => meeting.chat.hands,
    held: () => meeting.chat.held.map(({ number }) => number),
    order: () => speakingOrder(meeting.floors[floor]!.queue).map(({ request }) => names.get(request.personId)),
    waiting: () => meeting.floors[floor]!.queue.waiting,
    aside: () => meeting.floors[floor]!.queue.aside.map(({ personId }) => personId),
    meeting: () => meeting,
  };
}
