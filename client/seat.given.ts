import { vi } from 'vitest';
import { defaultSettings, type Settings } from '../shared/conduct.ts';
import { meetingOf, nine, person, type recordedFrom } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { RequestKind } from '../shared/queue/state.ts';
import type { Answered } from './errands.ts';
import './every-rule.ts';
import type { Seat } from './seat.ts';

type Facts = Parameters<typeof recordedFrom>[0];
const floor = 'plenary';

export const created = (settings: Partial<Settings> = {}): MeetingEvent => ({
  type: 'meeting-created',
  title: 'Open consultation',
  settings: { ...defaultSettings, ...settings },
});
export const opened: MeetingEvent = { type: 'meeting-opened' };

/** Somebody asks; the request has the name of its person as id. */
export const asks = (
  id: string,
  kind: RequestKind = 'intervention',
  more: { readAloud?: string; subject?: string } = {},
): MeetingEvent => ({
  type: 'floor-requested',
  floor,
  request: { id, personId: id, attendance: 'remote', standing: 'member', kind, via: 'self', ...more },
});
/** Somebody is called out of the air and speaks from `at` on, for three minutes unless said otherwise. */
export const speaks = (
  personId: string,
  at: number,
  allottedSeconds: number | null = 180,
  kind: RequestKind = 'intervention',
): Facts[number] => ({
  at,
  fact: {
    type: 'floor-given',
    floor,
    how: kind === 'point-of-order' ? 'interrupting' : 'out-of-order',
    ended: [],
    turn: {
      id: `turn of ${personId}`,
      personId,
      attendance: 'remote',
      standing: 'member',
      kind,
      request: null,
      givenAt: at,
      runningSince: at,
      spokenMs: 0,
      allottedSeconds,
    },
  },
});

export const card = (id: string, about: Partial<Card> = {}): Card => ({
  id,
  name: `${id[0]!.toUpperCase()}${id.slice(1)}`,
  attendance: 'remote',
  standing: 'member',
  ...about,
});

/** The seat of Ana in the meeting of these facts; everybody named in `people` has a card. */
export function seatAt(facts: Facts, about: Partial<Seat> = {}) {
  const send = vi.fn<Seat['send']>(async (): Promise<Answered> => ({ ok: true, seq: 1 }));
  const seat: Seat = {
    code: 'ABC234',
    meeting: meetingOf(created(), opened, ...facts),
    me: person('ana'),
    floor,
    people: Object.fromEntries(['ana', 'bo', 'cleo', 'dan', 'eve', 'fay'].map((id) => [id, card(id)])),
    presence: { onSite: 2, remote: 3, away: [] },
    link: 'live',
    readOnly: false,
    tally: { support: {}, answers: {}, groups: {} },
    heard: { lines: [], gone: [], joins: 0 },
    missed: [],
    readMissed: () => {},
    now: () => nine + 60_000,
    send,
    ...about,
  };
  return { seat, send };
}
