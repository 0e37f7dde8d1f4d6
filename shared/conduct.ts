import type { Recorded } from './meeting.ts';
import { requestKinds, type RequestKind } from './queue/state.ts';

// ── state ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const openings = ['open', 'moderated', 'off'] as const;

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
  /** When the next meeting begins, in ms since 1970, and for how long; null while nobody has said. */
  next: { at: number; minutes: number } | null;
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
  next: null,
};
export const emptyConduct: Conduct = { title: '', phase: 'waiting', settings: defaultSettings };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ConductEvent =
  | { type: 'meeting-created'; title: string; settings: Settings }
  | { type: 'meeting-opened' }
  | { type: 'meeting-closed' }
  | { type: 'meeting-titled'; title: string }
  | { type: 'settings-changed'; settings: Partial<Settings> };

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
