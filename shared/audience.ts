import { actionsFact, isActionsEvent, peopleInActions } from './actions/seen.ts';
import { emptyActions } from './actions/state.ts';
import { captionsFact, captionsFor, isCaptionsEvent } from './captions/seen.ts';
import { emptyCaptions } from './captions/state.ts';
import { chatFact, chatFor, isChatEvent, peopleInChat } from './chat/seen.ts';
import { emptyChat } from './chat/state.ts';
import { plenary, type FloorId } from './floor-id.ts';
import {
  audienceOfGroups,
  groupsFact,
  groupsFor,
  groupsOf,
  headcount,
  isGroupsEvent,
  isUnsigned,
  ownGroups,
  peopleInGroups,
} from './groups/seen.ts';
import { nobody, type Who } from './command.ts';
import { erasingFact, erasingFor, isErasingEvent, peopleInErasing } from './erasing/seen.ts';
import { emptyErasing } from './erasing/state.ts';
import { isIssuingEvent, issuingFact, peopleInIssuing } from './issuing/seen.ts';
import { emptyIssuing } from './issuing/state.ts';
import { evaluationFact, evaluationFor, isEvaluationEvent } from './evaluation/seen.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from './meeting.ts';
import { documentsFact, isDocumentsEvent, peopleInDocuments } from './documents/seen.ts';
import { isMessagesEvent, messagesFact, messagesFor, peopleInMessages, standingsFor } from './messages/seen.ts';
import { emptyMessages } from './messages/state.ts';
import { holdsStaffRole, isStaff } from './people.ts';
import { answersFor, isPollEvent, peopleInPolls, pollFact, pollsFor } from './polls/seen.ts';
import { emptyPolls } from './polls/state.ts';
import type { Aside, Request } from './queue/state.ts';
import { isRelayEvent, peopleInRelay, relayFact, relayFor, signatureOf, supportFor } from './relay/seen.ts';
import { emptyRelay } from './relay/state.ts';
import { isReportsEvent, peopleInReports, reportsFact, reportsFor } from './reports/seen.ts';
import { emptyReports, type Reports } from './reports/state.ts';
import { emptyGroups } from './groups/state.ts';
import { isTranscriptsEvent, peopleInTranscripts, transcriptsFact, transcriptsFor } from './transcripts/seen.ts';
import { emptyTranscripts } from './transcripts/state.ts';
import type { Tally } from './wire.ts';

/** Those who are shown the same bytes: also those who share the matters of one group, or of several. */
export type Audience = 'everyone' | 'staff' | 'public' | `group:${string}`;
export const audiences = ['everyone', 'staff', 'public'] as const satisfies readonly Audience[];

/** A group is shared from when its people are known until the next round begins; its rapporteur has it as long as the meeting lasts (G4, G5). */
export function audienceOf(meeting: Meeting, who: Who): Audience {
  if (who.seat === 'public') return 'public';
  if (isStaff(meeting, who)) return 'staff';
  return who.seat === 'person' ? audienceOfGroups(sharedBy(meeting, who.id)) : 'everyone';
}

/** The audience of everybody who acts, asked for a thousand at once: what is the same for all is looked up once. */
export function audiencesOf(meeting: Meeting): (personId: string) => Audience {
  const { groups, reports } = meeting;
  const staff = new Set(Object.keys(meeting.people.roles).filter((id) => holdsStaffRole(meeting, id)));
  const rounds = groups.rounds.filter(({ id, phase }) => id === groups.current || phase === 'offered');
  const reported = reportedBy(reports);
  const [only, ...others] = rounds;
  const names = new Map(rounds.flatMap((round) => round.groups.map(({ id }) => [id, audienceOfGroups([id])])));
  return (personId) => {
    if (staff.has(personId)) return 'staff';
    if (!only || others.length > 0 || reported.has(personId)) return audienceOfGroups(sharedBy(meeting, personId));
    const group = Object.hasOwn(only.places, personId) ? only.places[personId]!.group : null;
    return group === null ? 'everyone' : names.get(group)!;
  };
}

function sharedBy({ groups, reports }: Meeting, personId: string): FloorId[] {
  const ids: FloorId[] = [];
  for (const { id, phase, places } of groups.rounds) {
    if (id !== groups.current && phase !== 'offered') continue;
    const group = Object.hasOwn(places, personId) ? places[personId]!.group : null;
    if (group !== null) ids.push(group);
  }
  for (const groupId of reportedBy(reports).get(personId) ?? []) if (!ids.includes(groupId)) ids.push(groupId);
  return ids;
}

/** Asked for everybody when a round begins. */
const reporting = new WeakMap<Reports['list'], Map<string, FloorId[]>>();
function reportedBy({ list }: Reports): Map<string, FloorId[]> {
  const known = reporting.get(list);
  if (known) return known;
  const byPerson = new Map<string, FloorId[]>();
  for (const { groupId, rapporteurId } of list)
    if (rapporteurId) byPerson.set(rapporteurId, [...(byPerson.get(rapporteurId) ?? []), groupId]);
  reporting.set(list, byPerson);
  return byPerson;
}

/**
 * Whose audience this fact may change so that they join anew; `everybody` where all are to be asked. The start of a round is
 * not among them: it carries all that its people have to know.
 */
export function reseats({ groups, reports }: Meeting, event: MeetingEvent): string[] | 'everybody' {
  switch (event.type) {
    case 'role-given':
    case 'role-taken':
    case 'person-changed':
    case 'person-placed':
    case 'person-left':
      return [event.personId];
    case 'placeholder-named':
      return [event.personId, event.as.id];
    case 'rapporteur-named': {
      const before = reports.list.find(({ groupId }) => groupId === event.groupId)?.rapporteurId;
      return [event.personId, before].filter((id) => id !== null && id !== undefined);
    }
    case 'report-called':
      return [event.report.rapporteurId].filter((id) => id !== null);
    case 'choice-offered':
    case 'choice-withdrawn':
      return groups.rounds.some(({ id, places }) => id === event.roundId && Object.keys(places).length > 0) ? 'everybody' : [];
    default:
      return [];
  }
}

/** Who is in the roster without having acted is for staff; who holds a role is for those inside. */
const hidden: Record<string, readonly MeetingEvent['type'][]> = {
  staff: [],
  everyone: ['person-entered'],
  public: ['person-entered', 'role-given', 'role-taken'],
};

/** The one audience decision, on the way out: a fact as this audience may know it, whole or in part; null = not at all. */
export function factFor(audience: Audience, recorded: Recorded): Recorded | null {
  const { event } = recorded;
  if ((hidden[audience] ?? hidden['everyone'])!.includes(event.type)) return null;
  if ('floor' in event && !sharesFloor(audience, event.floor)) return null;
  const part = partOf(event);
  if (part === null) return recorded;
  const seen = audience === 'public' ? null : part(audience);
  if (seen === event) return isUnsigned(audience, event) ? withoutHand(recorded) : recorded;
  return seen && { ...recorded, by: signatureOf(seen, recorded.by), event: seen };
}
/** One and the same for all who are told it so. */
const unsigned = new WeakMap<Recorded, Recorded>();
function withoutHand(recorded: Recorded): Recorded {
  const known = unsigned.get(recorded) ?? { ...recorded, by: nobody };
  unsigned.set(recorded, known);
  return known;
}
export const factsFor = (audience: Audience, facts: Recorded[]): Recorded[] => facts.flatMap((fact) => factFor(audience, fact) ?? []);

/** What happens on the floor of a group is its own and staff's. */
export const sharesFloor = (audience: Audience, floor: FloorId): boolean =>
  floor === plenary || audience === 'staff' || groupsOf(audience).has(floor);

/** Questions, polls, the chat and the groups say themselves what of them is for whom; the public has no part in them. */
function partOf(event: MeetingEvent): ((audience: Audience) => MeetingEvent | null) | null {
  if (isRelayEvent(event)) return (audience) => relayFact(audience, event);
  if (isPollEvent(event)) return (audience) => pollFact(audience, event);
  if (isCaptionsEvent(event)) return (audience) => captionsFact(audience, event);
  if (isChatEvent(event)) return (audience) => chatFact(audience, event);
  if (isGroupsEvent(event)) return (audience) => groupsFact(audience, event);
  if (isReportsEvent(event)) return (audience) => reportsFact(audience, event);
  if (isActionsEvent(event)) return (audience) => actionsFact(audience, event);
  if (isMessagesEvent(event)) return (audience) => messagesFact(audience, event);
  if (isDocumentsEvent(event)) return (audience) => documentsFact(audience, event);
  if (isErasingEvent(event)) return (audience) => erasingFact(audience, event);
  if (isIssuingEvent(event)) return (audience) => issuingFact(audience, event);
  if (isTranscriptsEvent(event)) return (audience) => transcriptsFact(audience, event);
  if (isEvaluationEvent(event)) return (audience) => evaluationFact(audience, event);
  return null;
}

/** The meeting as this audience would have it from its own facts alone. */
export function viewOf(audience: Audience, meeting: Meeting): Meeting {
  if (audience === 'staff')
    return {
      ...meeting,
      relay: relayFor(audience, meeting.relay),
      polls: pollsFor(audience, meeting.polls),
      messages: messagesFor(audience, meeting.messages),
    };
  const floors = floorsFor(audience, meeting.floors);
  if (audience === 'public')
    return {
      ...meeting,
      floors,
      people: { roles: {} },
      relay: emptyRelay,
      polls: emptyPolls,
      chat: emptyChat,
      captions: emptyCaptions,
      groups: emptyGroups,
      reports: emptyReports,
      actions: emptyActions,
      messages: emptyMessages,
      documents: {},
      erasing: emptyErasing,
      issuing: emptyIssuing,
      transcripts: emptyTranscripts,
      evaluation: evaluationFor(audience, meeting.evaluation),
    };
  return {
    ...meeting,
    floors,
    relay: relayFor(audience, meeting.relay),
    polls: pollsFor(audience, meeting.polls),
    chat: chatFor(audience, meeting.chat),
    captions: captionsFor(audience, meeting.captions),
    groups: groupsFor(audience, meeting.groups),
    reports: reportsFor(audience, meeting.reports),
    messages: messagesFor(audience, meeting.messages),
    erasing: erasingFor(audience, meeting.erasing),
    transcripts: transcriptsFor(audience, meeting.transcripts),
    evaluation: evaluationFor(audience, meeting.evaluation),
  };
}
const floorsFor = (audience: Audience, floors: Meeting['floors']): Meeting['floors'] =>
  Object.fromEntries(Object.entries(floors).filter(([id]) => id === plenary || groupsOf(audience).has(id)));

/** What those of a group have in view beside what everybody has; of others nothing. */
export const groupViewOf = (audience: Audience, { floors, groups, reports }: Meeting): Meeting => ({
  ...emptyMeeting,
  floors: ownOf(audience, floors),
  groups: ownGroups(audience, groups),
  reports: reportsFor(audience, reports),
});

const ownOf = <One>(audience: Audience, all: Record<FloorId, One>): Record<FloorId, One> =>
  Object.fromEntries([...groupsOf(audience)].flatMap((id) => (Object.hasOwn(all, id) ? [[id, all[id]!]] : [])));

/** Counts that change too often to be facts on every screen: told a few times a second at most, and only those that are for this audience. */
export const tallyFor = (audience: Audience, { relay, polls, groups, messages }: Meeting): Tally =>
  audience === 'public'
    ? { support: {}, answers: {}, groups: {} }
    : {
        support: supportFor(audience, relay),
        answers: { ...answersFor(audience, polls), ...standingsFor(messages) },
        groups: headcount(groups),
      };

/** Everybody a screen must be able to name to draw this meeting: ids, without repeats. */
export function peopleIn(meeting: Meeting): Set<string> {
  const { people, agenda, floors, relay, polls, chat, groups, reports, actions, messages, documents, erasing, issuing, transcripts } =
    meeting;
  const ids = new Set([
    ...Object.keys(people.roles),
    ...peopleInRelay(relay),
    ...peopleInPolls(polls),
    ...peopleInChat(chat),
    ...peopleInGroups(groups),
    ...peopleInReports(reports),
    ...peopleInActions(actions),
    ...peopleInMessages(messages),
    ...peopleInDocuments(documents),
    ...peopleInErasing(erasing),
    ...peopleInIssuing(issuing),
    ...peopleInTranscripts(transcripts),
  ]);
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

/** Whose cards ride along with these facts, from whom a view names (`peopleIn`) before and after: of everybody it meets for the first time, and of those in it whose card may have changed. */
export function cardsDue(before: Set<string>, after: Set<string>, facts: Recorded[]): Set<string> {
  const changed = new Set(facts.flatMap(recarded));
  return new Set([...after].filter((id) => !before.has(id) || changed.has(id)));
}
/** Whose card may have changed with this fact. */
export const recarded = ({ event }: Recorded): string[] =>
  event.type === 'person-changed' || event.type === 'person-erased'
    ? [event.personId]
    : event.type === 'placeholder-named'
      ? [event.personId, event.as.id]
      : [];
