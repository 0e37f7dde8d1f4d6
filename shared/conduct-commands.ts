import { z } from 'zod/mini';
import { command, firstOf } from './command.ts';
import { openings, type Conduct, type Settings } from './conduct.ts';
import { offeringEvaluation } from './evaluation/closing.ts';
import { endingsOf } from './floor/state.ts';
import { plenary } from './floor-id.ts';
import { groupsClosingWith } from './groups/running.ts';
import { leftoverEvents, leftoverInput, leftoverRefusal } from './leftover.ts';
import { isChair, isSecretariat } from './people.ts';
import { requestKinds } from './queue/state.ts';
import { lineText } from './text.ts';

const isZone = (zone: string) => {
  if (zone === '') return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

/** The end of the century, in ms since 1970. */
const latest = Date.UTC(2100, 0);
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
    next: z.nullable(
      z.strictObject({ at: z.int().check(z.minimum(0), z.maximum(latest)), minutes: z.int().check(z.minimum(5), z.maximum(1440)) }),
    ),
  }),
);

export const conductCommands = {
  'open-meeting': command({
    input: z.strictObject({}),
    policy: (meeting, who) => firstOf(!isChair(meeting, who) && 'chair-only', meeting.conduct.phase === 'open' && 'meeting-open'),
    events: ({ agenda }) => [...(agenda.pause ? [{ type: 'break-ended' as const }] : []), { type: 'meeting-opened' }],
  }),

  /** Closes the open item with it, so the same question about those still waiting is asked (Q15). What was prepared to be asked then is asked in the same breath (N32). */
  'close-meeting': command({
    input: z.strictObject({ leftover: z.optional(leftoverInput) }),
    policy: (meeting, who, { leftover }) =>
      firstOf(!isChair(meeting, who) && 'chair-only', notOpen(meeting.conduct), leftoverRefusal(meeting, leftover)),
    events: (meeting, _who, { leftover }, moment) => [
      ...groupsClosingWith(meeting, moment.at),
      ...endingsOf(plenary, meeting.floors[plenary]!.floor, moment.at),
      ...leftoverEvents(meeting, leftover),
      ...(meeting.agenda.openItemId ? [{ type: 'agenda-item-closed' as const, itemId: meeting.agenda.openItemId }] : []),
      ...(meeting.agenda.pause ? [{ type: 'break-ended' as const }] : []),
      { type: 'meeting-closed' },
      ...offeringEvaluation(meeting, moment),
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
