import { z } from 'zod/mini';
import { groupsClosingWith } from './groups/running.ts';
import { leftoverEvents, leftoverInput, leftoverRefusal } from './leftover.ts';
import { command, firstOf } from './command.ts';
import { endingsOf } from './floor/state.ts';
import { plenary } from './floor-id.ts';
import type { Recorded } from './meeting.ts';
import { isChair, isSecretariat } from './people.ts';
import { requestKinds, type RequestKind } from './queue/state.ts';
import { lineText } from './text.ts';

// ── state ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const openings = ['open', 'moderated', 'off'] as const;

/** How much people may do, set for each meeting from its objective (S4, N36). */
export type Settings = {
  /** Who may put themselves in the queue; staff may always enter people. */
  whoMayAsk: 'everyone' | 'members' | 'staff';
  kinds: RequestKind[];
  /** Speaking time in seconds by class; 0 = no limit. */
  seconds: Record<'member' | 'observer', number>;
  /** Speaking time in seconds that a kind has whatever the standing; 0 = as the class has. */
  kindSeconds: Partial<Record<RequestKind, number>>;
  chat: (typeof openings)[number];
  questions: (typeof openings)[number];
  polls: (typeof openings)[number];
  /** What `q+` and a raised hand in the chat do: enter the queue, wait for staff to press, or nothing (N7). */
  chatHands: 'direct' | 'offered' | 'off';
  /** Whether everybody may look at waiting and speaking times by side, or only staff (N15). */
  parityVisibleTo: 'everyone' | 'staff';
  /** Whether people without a session may read queue and agenda. */
  queuePublic: boolean;
  /** Whether everybody may read the list of who is here, or only staff. */
  peopleVisibleTo: 'everyone' | 'staff';
  /** Whoever joins by the open link is a member; otherwise an observer (S2). */
  everyoneEqual: boolean;
  /** The place whose time stands beside UTC: an IANA zone, or none. */
  zone: string;
};
export type Conduct = { title: string; phase: 'waiting' | 'open' | 'closed'; settings: Settings };

export const defaultSettings: Settings = {
  whoMayAsk: 'everyone',
  kinds: [...requestKinds],
  seconds: { member: 180, observer: 120 },
  kindSeconds: { 'point-of-order': 60 },
  chat: 'open',
  questions: 'open',
  polls: 'open',
  chatHands: 'offered',
  parityVisibleTo: 'everyone',
  queuePublic: true,
  peopleVisibleTo: 'everyone',
  everyoneEqual: true,
  zone: '',
};
export const emptyConduct: Conduct = { title: '', phase: 'waiting', settings: defaultSettings };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ConductEvent =
  | { type: 'meeting-created'; title: string; settings: Settings }
  | { type: 'meeting-opened' }
  | { type: 'meeting-closed' }
  | { type: 'meeting-titled'; title: string }
  | { type: 'settings-changed'; settings: Partial<Settings> };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

const isZone = (zone: string) => {
  if (zone === '') return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

// ── commands ───────────────────────────────────────────────────────────────────────────────────────────────────────

const secondsInput = z.int().check(z.minimum(0), z.maximum(7200));

/** A part of the settings, as a person may send them. */
export const settingsInput = z.partial(
  z.strictObject({
    whoMayAsk: z.enum(['everyone', 'members', 'staff']),
    kinds: z.array(z.enum(requestKinds)).check(z.minLength(1), z.maxLength(requestKinds.length)),
    seconds: z.strictObject({ member: secondsInput, observer: secondsInput }),
    kindSeconds: z.partialRecord(z.enum(requestKinds), secondsInput),
    chat: z.enum(openings),
    questions: z.enum(openings),
    polls: z.enum(openings),
    chatHands: z.enum(['direct', 'offered', 'off']),
    parityVisibleTo: z.enum(['everyone', 'staff']),
    queuePublic: z.boolean(),
    peopleVisibleTo: z.enum(['everyone', 'staff']),
    everyoneEqual: z.boolean(),
    zone: z.string().check(z.maxLength(64), z.refine(isZone)),
  }),
);

export const conductCommands = {
  'open-meeting': command({
    input: z.strictObject({}),
    policy: (meeting, who) => firstOf(!isChair(meeting, who) && 'chair-only', meeting.conduct.phase === 'open' && 'meeting-open'),
    events: ({ agenda }) => [...(agenda.pause ? [{ type: 'break-ended' as const }] : []), { type: 'meeting-opened' }],
  }),

  /** Closes the open item with it, so the same question about those still waiting is asked (Q15). */
  'close-meeting': command({
    input: z.strictObject({ leftover: z.optional(leftoverInput) }),
    policy: (meeting, who, { leftover }) =>
      firstOf(!isChair(meeting, who) && 'chair-only', notOpen(meeting.conduct), leftoverRefusal(meeting, leftover)),
    events: (meeting, _who, { leftover }, { at }) => [
      ...groupsClosingWith(meeting, at),
      ...endingsOf(plenary, meeting.floors[plenary]!.floor, at),
      ...leftoverEvents(meeting, leftover),
      ...(meeting.agenda.openItemId ? [{ type: 'agenda-item-closed' as const, itemId: meeting.agenda.openItemId }] : []),
      ...(meeting.agenda.pause ? [{ type: 'break-ended' as const }] : []),
      { type: 'meeting-closed' },
    ],
  }),

  'title-meeting': command({
    input: z.strictObject({ title: lineText }),
    policy: (meeting, who) => (isSecretariat(meeting, who) ? null : 'secretariat-only'),
    events: (_meeting, _who, { title }) => [{ type: 'meeting-titled', title }],
  }),

  'change-settings': command({
    input: z.strictObject({ settings: settingsInput }),
    policy: (meeting, who) => (isChair(meeting, who) ? null : 'chair-only'),
    events: (_meeting, _who, { settings }) => [{ type: 'settings-changed', settings: settings as Partial<Settings> }],
  }),
};

const notOpen = ({ phase }: Conduct) => (phase === 'open' ? null : phase === 'closed' ? 'meeting-closed' : 'meeting-not-open');

// ── reducer ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function reduceConduct(conduct: Conduct, { event }: Recorded): Conduct {
  switch (event.type) {
    case 'meeting-created':
      return { ...conduct, title: event.title, settings: event.settings };
    case 'meeting-opened':
      return { ...conduct, phase: 'open' };
    case 'meeting-closed':
      return { ...conduct, phase: 'closed' };
    case 'meeting-titled':
      return { ...conduct, title: event.title };
    case 'settings-changed':
      return { ...conduct, settings: { ...conduct.settings, ...event.settings } };
    default:
      return conduct;
  }
}
