import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import { entryOfLine } from '../documents/entries.ts';
import type { Meeting } from '../meeting.ts';
import { isRecorder, isSecretariat } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText, saidText } from '../text.ts';
import { actionIn, decisionIn, isDay } from './found.ts';
import { actionStates, type Task } from './state.ts';

const due = z.string().check(z.maxLength(10), z.refine(isDay));
const actionId = idText;
const decisionId = idText;
/** Of each kind, with those that were carried. */
const mostKept = 1000;

const others = (meeting: Meeting, who: Who): Refusal | false => !isRecorder(meeting, who) && 'recorders-only';
const closed = ({ conduct }: Meeting): Refusal | false => conduct.phase === 'closed' && 'meeting-closed';
/** Once the meeting has ended its minutes are the secretariat's. */
const ended = (meeting: Meeting, who: Who): Refusal | false => !isSecretariat(meeting, who) && closed(meeting);
const line = z.optional(idText);
const toWrite = (meeting: Meeting, who: Who, kept: readonly object[], of: string | undefined): Refusal | null =>
  firstOf(
    others(meeting, who),
    closed(meeting),
    kept.length >= mostKept && 'bad-input',
    of !== undefined && entryOfLine(meeting, of) && 'line-written-down',
  );
const toChange = (meeting: Meeting, who: Who): Refusal | null => firstOf(others(meeting, who), ended(meeting, who));

const gone = (meeting: Meeting, id: string): Refusal | null =>
  firstOf(!actionIn(meeting, id) && 'no-such-action', actionIn(meeting, id)?.withdrawn && 'entry-withdrawn');
const goneDecision = (meeting: Meeting, id: string): Refusal | null =>
  firstOf(!decisionIn(meeting, id) && 'no-such-decision', decisionIn(meeting, id)?.withdrawn && 'entry-withdrawn');

export const actionsCommands = {
  /** Who does what until when, under the item that is open now (D1). */
  'record-action': command({
    input: z.strictObject({ text: saidText, ownerId: z.optional(idText), due: z.optional(due), line }),
    policy: (meeting, who, { line: of }) => toWrite(meeting, who, meeting.actions.actions, of),
    names: ({ ownerId }) => [ownerId],
    events: ({ actions, agenda }, _who, { text, ownerId, due: day = null, line: of }, { newId, personOf }) => [
      {
        type: 'action-recorded',
        actionId: newId(),
        number: actions.numbered.actions + 1,
        action: { text, ownerId: ownerId === undefined ? null : personOf(ownerId)!.id, due: day, ...(of && { line: of }) },
        itemId: agenda.openItemId,
      },
    ],
  }),

  /** Null takes the owner or the day away. */
  'amend-action': command({
    input: z.strictObject({
      actionId,
      text: z.optional(saidText),
      ownerId: z.optional(z.nullable(idText)),
      due: z.optional(z.nullable(due)),
    }),
    policy: (meeting, who, { actionId: id }) => firstOf(toChange(meeting, who), gone(meeting, id)),
    names: ({ ownerId }) => [ownerId ?? undefined],
    events: (_meeting, _who, { actionId: id, ownerId, ...task }, { personOf }) => {
      const owner = ownerId ? personOf(ownerId)!.id : ownerId;
      return [
        { type: 'action-amended', actionId: id, action: { ...task, ...(owner !== undefined && { ownerId: owner }) } as Partial<Task> },
      ];
    },
  }),

  /** By whoever writes down, and by its owner; open again is the undo. */
  'settle-action': command({
    input: z.strictObject({ actionId, state: z.enum(actionStates) }),
    policy: (meeting, who, { actionId: id }) => {
      const isOwner = who.seat === 'person' && actionIn(meeting, id)?.ownerId === who.id;
      return firstOf(!isOwner && !isRecorder(meeting, who) && 'not-yours', ended(meeting, who), gone(meeting, id));
    },
    events: (meeting, _who, { actionId: id, state }) =>
      actionIn(meeting, id)!.state === state ? [] : [{ type: 'action-settled', actionId: id, state }],
  }),

  /** Written down by mistake: its number stays taken. */
  'drop-action': command({
    input: z.strictObject({ actionId }),
    policy: (meeting, who, { actionId: id }) => firstOf(toChange(meeting, who), gone(meeting, id)),
    events: (_meeting, _who, { actionId: id }) => [{ type: 'action-dropped', actionId: id }],
  }),

  'restore-action': command({
    input: z.strictObject({ actionId }),
    policy: (meeting, who, { actionId: id }) => {
      const action = actionIn(meeting, id);
      return firstOf(toChange(meeting, who), !action && 'no-such-action', !action?.withdrawn && 'not-withdrawn');
    },
    events: (_meeting, _who, { actionId: id }) => [{ type: 'action-restored', actionId: id }],
  }),

  'record-decision': command({
    input: z.strictObject({ text: saidText, line }),
    policy: (meeting, who, { line: of }) => toWrite(meeting, who, meeting.actions.decisions, of),
    events: ({ actions, agenda }, _who, { text, line: of }, { newId }) => [
      {
        type: 'decision-recorded',
        decisionId: newId(),
        number: actions.numbered.decisions + 1,
        text,
        itemId: agenda.openItemId,
        ...(of && { line: of }),
      },
    ],
  }),

  'amend-decision': command({
    input: z.strictObject({ decisionId, text: saidText }),
    policy: (meeting, who, { decisionId: id }) => firstOf(toChange(meeting, who), goneDecision(meeting, id)),
    events: (_meeting, _who, { decisionId: id, text }) => [{ type: 'decision-amended', decisionId: id, text }],
  }),

  'drop-decision': command({
    input: z.strictObject({ decisionId }),
    policy: (meeting, who, { decisionId: id }) => firstOf(toChange(meeting, who), goneDecision(meeting, id)),
    events: (_meeting, _who, { decisionId: id }) => [{ type: 'decision-dropped', decisionId: id }],
  }),

  'restore-decision': command({
    input: z.strictObject({ decisionId }),
    policy: (meeting, who, { decisionId: id }) => {
      const decision = decisionIn(meeting, id);
      return firstOf(toChange(meeting, who), !decision && 'no-such-decision', !decision?.withdrawn && 'not-withdrawn');
    },
    events: (_meeting, _who, { decisionId: id }) => [{ type: 'decision-restored', decisionId: id }],
  }),
};
