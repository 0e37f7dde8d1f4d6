import { z } from 'zod/mini';
import { command, firstOf, type Moment, type Who } from '../command.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { attendances, isChair, isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText, lineText, nameText } from '../text.ts';
import {
  countsOf,
  fewestOptions,
  hasAnswered,
  isSameRoom,
  mostOptions,
  pollIn,
  pollKinds,
  type Counted,
  type Poll,
  type Written,
} from './state.ts';

const options = z.array(lineText).check(
  z.minLength(fewestOptions),
  z.maxLength(mostOptions),
  z.refine((texts) => new Set(texts).size === texts.length),
);
const chosen = z.array(z.int().check(z.minimum(0), z.maximum(mostOptions - 1))).check(
  z.minLength(1),
  z.maxLength(mostOptions),
  z.refine((numbers) => new Set(numbers).size === numbers.length),
);
const hands = z.array(z.int().check(z.minimum(0), z.maximum(100_000))).check(z.maxLength(mostOptions));
/** At least 128 bits of chance, made by the screen that answers. */
const ballot = z.string().check(z.minLength(22), z.maxLength(64));
const pollId = idText;
const mostPolls = 200;

const staffOnly = (meeting: Meeting, who: Who): Refusal | false => !isStaff(meeting, who) && 'staff-only';
/** Who opens, closes and publishes: any staff, or the chair alone where polls are moderated or off (S4, N36). */
const leaders = (meeting: Meeting, who: Who): Refusal | null =>
  firstOf(staffOnly(meeting, who), meeting.conduct.settings.polls !== 'open' && !isChair(meeting, who) && 'chair-only');
const off = ({ conduct }: Meeting): Refusal | false => conduct.settings.polls === 'off' && 'polls-off';
const over = ({ conduct }: Meeting): Refusal | false => conduct.phase === 'closed' && 'meeting-closed';
const unknown = (meeting: Meeting, id: string): Refusal | false => !pollIn(meeting, id) && 'no-such-poll';
const unless = (meeting: Meeting, id: string, phase: Poll['phase'], refusal: Refusal): Refusal | null =>
  firstOf(unknown(meeting, id), pollIn(meeting, id)?.phase !== phase && refusal);

export const pollCommands = {
  /** Prepared in advance for staff alone, or opened in the same breath (N21). */
  'prepare-poll': command({
    input: z.strictObject({
      question: lineText,
      options,
      secret: z.boolean(),
      many: z.optional(z.boolean()),
      kind: z.optional(z.enum(pollKinds)),
      open: z.optional(z.boolean()),
    }),
    policy: (meeting, who, { open }) =>
      firstOf(
        staffOnly(meeting, who),
        meeting.polls.polls.length >= mostPolls && 'bad-input',
        open && firstOf(leaders(meeting, who), over(meeting), off(meeting)),
      ),
    events: (_meeting, _who, { open, many = false, kind = 'poll', ...written }, { newId }) => {
      const poll = { pollId: newId(), poll: { ...written, many, kind } };
      return [{ type: 'poll-prepared', ...poll }, ...(open ? [{ type: 'poll-opened' as const, ...poll }] : [])];
    },
  }),

  'amend-poll': command({
    input: z.strictObject({
      pollId,
      question: z.optional(lineText),
      options: z.optional(options),
      secret: z.optional(z.boolean()),
      many: z.optional(z.boolean()),
      kind: z.optional(z.enum(pollKinds)),
    }),
    policy: (meeting, who, { pollId: id }) => firstOf(staffOnly(meeting, who), unless(meeting, id, 'prepared', 'poll-begun')),
    events: (_meeting, _who, { pollId: id, ...poll }) => [{ type: 'poll-amended', pollId: id, poll: poll as Partial<Written> }],
  }),

  'drop-poll': command({
    input: z.strictObject({ pollId }),
    policy: (meeting, who, { pollId: id }) => firstOf(staffOnly(meeting, who), unless(meeting, id, 'prepared', 'poll-begun')),
    events: (_meeting, _who, { pollId: id }) => [{ type: 'poll-dropped', pollId: id }],
  }),

  /** Several may be open at once; named or secret is settled from here on (P1). */
  'open-poll': command({
    input: z.strictObject({ pollId }),
    policy: (meeting, who, { pollId: id }) =>
      firstOf(leaders(meeting, who), unless(meeting, id, 'prepared', 'poll-begun'), over(meeting), off(meeting)),
    events: (meeting, _who, { pollId: id }) => {
      const { question, options: texts, secret, many, kind } = pollIn(meeting, id)!;
      return [{ type: 'poll-opened', pollId: id, poll: { question, options: texts, secret, many, kind } }];
    },
  }),

  /**
   * One answer each, which may be changed while the poll is open (P1). What was answered in secret goes into the box alone, under
   * a name that only the answering screen knows; changing it leaves no trace (P2).
   */
  'answer-poll': command({
    input: z.strictObject({ pollId, options: chosen, ballot: z.optional(ballot) }),
    policy: (meeting, who, { pollId: id, options: numbers }) => {
      const poll = pollIn(meeting, id);
      return firstOf(
        who.seat !== 'person' && 'not-a-participant',
        unless(meeting, id, 'open', 'poll-not-open'),
        over(meeting),
        off(meeting),
        poll && ((numbers.length > 1 && !poll.many) || numbers.some((one) => one >= poll.options.length)) && 'bad-input',
      );
    },
    guard: (meeting, who, { pollId: id, ballot: sent }, { box }) => {
      const poll = pollIn(meeting, id)!;
      const isHere = sent !== undefined && box(id).has(ballotOf(who, sent));
      return poll.secret && hasAnswered(poll, who.id) && !isHere ? 'answered-elsewhere' : null;
    },
    events: (meeting, { id: personId, attendance }, { pollId: id, options: numbers }) => {
      const poll = pollIn(meeting, id)!;
      if (!poll.secret) return [{ type: 'poll-answered', pollId: id, personId, attendance, options: numbers.toSorted((a, b) => a - b) }];
      return hasAnswered(poll, personId) ? [] : [{ type: 'poll-answered', pollId: id, personId }];
    },
    ballots: (meeting, who, { pollId: id, ballot: sent, options: numbers }, { newId }) =>
      pollIn(meeting, id)!.secret ? [{ pollId: id, ballot: ballotOf(who, sent ?? newId()), options: numbers }] : [],
  }),

  /** Hands of people without a device, counted by somebody in the room (P3); also while the last count comes in after closing. */
  'tally-room': command({
    input: z.strictObject({ pollId, room: nameText, counts: hands }),
    policy: (meeting, who, { pollId: id, room, counts }) => {
      const poll = pollIn(meeting, id);
      return firstOf(
        staffOnly(meeting, who),
        unknown(meeting, id),
        poll?.phase === 'prepared' && 'poll-not-open',
        poll?.phase === 'published' && 'poll-published',
        off(meeting),
        (counts.length !== poll?.options.length || !hasPlace(poll, room)) && 'bad-input',
      );
    },
    events: (_meeting, _who, { pollId: id, room, counts }) => [{ type: 'room-tallied', pollId: id, room, counts }],
  }),

  /** Counts, and destroys what a secret answer could be read from (P2). Possible in a meeting that has ended, so that no box stays sealed. */
  'close-poll': command({
    input: z.strictObject({ pollId }),
    policy: (meeting, who, { pollId: id }) => firstOf(leaders(meeting, who), unless(meeting, id, 'open', 'poll-not-open')),
    events: (meeting, _who, { pollId: id }, moment) => closing(pollIn(meeting, id)!, moment),
  }),

  /** A named poll that was closed too early. The answers to a secret one are gone with their box. */
  'reopen-poll': command({
    input: z.strictObject({ pollId }),
    policy: (meeting, who, { pollId: id }) =>
      firstOf(
        leaders(meeting, who),
        unless(meeting, id, 'closed', 'poll-not-closed'),
        pollIn(meeting, id)?.secret && 'poll-secret',
        over(meeting),
        off(meeting),
      ),
    events: (_meeting, _who, { pollId: id }) => [{ type: 'poll-reopened', pollId: id }],
  }),

  'publish-poll': command({
    input: z.strictObject({ pollId }),
    policy: (meeting, who, { pollId: id }) => firstOf(leaders(meeting, who), unless(meeting, id, 'closed', 'poll-not-closed')),
    events: (meeting, _who, { pollId: id }) => {
      const { counted, rooms } = pollIn(meeting, id)!;
      return [{ type: 'poll-published', pollId: id, counted: counted!, rooms }];
    },
  }),
};

/** Somebody else who shows the same ballot shows another one: nobody's answer is changed with what was seen on their screen. */
const ballotOf = ({ id }: Who, sent: string) => `${id} ${sent}`;

const mostRooms = 50;
const hasPlace = ({ rooms }: Poll, room: string) => rooms.length < mostRooms || rooms.some((one) => isSameRoom(one.room, room));

const closing = (poll: Poll, { box }: Moment): MeetingEvent[] => [
  { type: 'poll-closed', pollId: poll.id, answered: poll.answers.length, counted: counted(poll, box) },
];

/** Of a secret poll nothing by side: two small sides would tell what the whole hides. */
function counted(poll: Poll, box: Moment['box']): Counted {
  if (poll.secret) return { counts: box(poll.id).counts(poll.options.length), bySide: null };
  const [onSite, remote] = attendances.map((side) =>
    countsOf({ ...poll, answers: poll.answers.filter(({ attendance }) => attendance === side) }),
  );
  return { counts: countsOf(poll), bySide: { 'on-site': onSite!, remote: remote! } };
}
