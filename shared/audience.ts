import { chatFact, chatFor, isChatEvent, peopleInChat } from './chat/seen.ts';
import { emptyChat } from './chat/state.ts';
import type { Who } from './command.ts';
import type { Meeting, MeetingEvent, Recorded } from './meeting.ts';
import { isStaff } from './people.ts';
import { answersFor, isPollEvent, peopleInPolls, pollFact, pollsFor } from './polls/seen.ts';
import { emptyPolls } from './polls/state.ts';
import type { Aside, Request } from './queue/state.ts';
import { isRelayEvent, peopleInRelay, relayFact, relayFor, signatureOf, supportFor } from './relay/seen.ts';
import { emptyRelay } from './relay/state.ts';
import type { Tally } from './wire.ts';

/** Those who are shown the same bytes. Groups and single persons join this list when there is something only they may see. */
export const audiences = ['everyone', 'staff', 'public'] as const;
export type Audience = (typeof audiences)[number];

export const audienceOf = (meeting: Meeting, who: Who): Audience =>
  who.seat === 'public' ? 'public' : isStaff(meeting, who) ? 'staff' : 'everyone';

/** Who is in the roster without having acted is for staff; who holds a role is for those inside. */
const hidden: Record<Audience, readonly MeetingEvent['type'][]> = {
  staff: [],
  everyone: ['person-entered'],
  public: ['person-entered', 'role-given', 'role-taken'],
};

/** The one audience decision, on the way out: a fact as this audience may know it, whole or in part; null = not at all. */
export function factFor(audience: Audience, recorded: Recorded): Recorded | null {
  const { event } = recorded;
  if (hidden[audience].includes(event.type)) return null;
  const part = partOf(event);
  if (part === null) return recorded;
  const seen = audience === 'public' ? null : part(audience);
  return seen && (seen === event ? recorded : { ...recorded, by: signatureOf(seen, recorded.by), event: seen });
}
export const factsFor = (audience: Audience, facts: Recorded[]): Recorded[] => facts.flatMap((fact) => factFor(audience, fact) ?? []);

/** Questions, polls and the chat say themselves what of them is for whom; the public has no part in them. */
function partOf(event: MeetingEvent): ((audience: Audience) => MeetingEvent | null) | null {
  if (isRelayEvent(event)) return (audience) => relayFact(audience, event);
  if (isPollEvent(event)) return (audience) => pollFact(audience, event);
  if (isChatEvent(event)) return (audience) => chatFact(audience, event);
  return null;
}

/** The meeting as this audience would have it from its own facts alone. */
export const viewOf = (audience: Audience, meeting: Meeting): Meeting =>
  audience === 'public'
    ? { ...meeting, people: { roles: {} }, relay: emptyRelay, polls: emptyPolls, chat: emptyChat }
    : {
        ...meeting,
        relay: relayFor(audience, meeting.relay),
        polls: pollsFor(audience, meeting.polls),
        chat: chatFor(audience, meeting.chat),
      };

/** Counts that change too often to be facts on every screen: told a few times a second at most, and only those that are for this audience. */
export const tallyFor = (audience: Audience, { relay, polls }: Meeting): Tally =>
  audience === 'public' ? { support: {}, answers: {} } : { support: supportFor(audience, relay), answers: answersFor(audience, polls) };

/** Everybody a screen must be able to name to draw this meeting: ids, without repeats. */
export function peopleIn({ people, agenda, floors, relay, polls, chat }: Meeting): Set<string> {
  const ids = new Set([...Object.keys(people.roles), ...peopleInRelay(relay), ...peopleInPolls(polls), ...peopleInChat(chat)]);
  for (const { presenters, stored } of agenda.items) {
    for (const presenter of presenters) if ('personId' in presenter) ids.add(presenter.personId);
    for (const request of stored) for (const id of namedBy(request)) ids.add(id);
  }
  for (const { queue, floor } of Object.values(floors)) {
    const turns = [floor.turn, ...[...floor.interrupted, ...(floor.undo?.before ?? [])].map(({ turn }) => turn)];
    const requests = [...queue.waiting, ...queue.aside, queue.undo?.request, ...turns.map((turn) => turn?.request)];
    for (const request of requests) for (const id of namedBy(request)) ids.add(id);
    for (const { by } of [...queue.pins, ...(queue.undo?.pins ?? [])]) ids.add(by);
    for (const turn of turns) if (turn?.outOfOrder) ids.add(turn.outOfOrder.by);
    for (const one of [...turns, ...(floor.undo?.ended ?? [])]) if (one) ids.add(one.personId);
  }
  return ids;
}
const namedBy = (request: Request | Aside | null | undefined) =>
  request
    ? [request.personId, request.enteredBy, request.replyTo, 'asideBy' in request ? request.asideBy : undefined].filter(
        (id) => id !== undefined,
      )
    : [];

/** Whose cards ride along with these facts: of everybody a view meets for the first time, and of those in it whose card may have changed. */
export function cardsDue(before: Meeting, after: Meeting, facts: Recorded[]): Set<string> {
  const met = peopleIn(before);
  const changed = new Set(facts.flatMap(recarded));
  return new Set([...peopleIn(after)].filter((id) => !met.has(id) || changed.has(id)));
}
const recarded = ({ event }: Recorded): string[] =>
  event.type === 'person-changed' ? [event.personId] : event.type === 'placeholder-named' ? [event.as.id] : [];
