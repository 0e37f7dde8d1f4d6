import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import { isOfMeeting, mayReadDocument } from '../documents/rights.ts';
import { leftoverEvents, leftoverInput, leftoverRefusal } from '../leftover.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isChair } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText, lineText, nameText, paragraphText } from '../text.ts';
import { documentInput, withIds } from './documents.ts';
import { documentsOf, isPresenter, itemIn, itemKinds, type Presenter, type Written } from './state.ts';

const presenterInput = z.union([z.strictObject({ personId: idText }), z.strictObject({ label: nameText })]);
const written = {
  minutes: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(1440)))),
  kind: z.optional(z.enum(itemKinds)),
  presenters: z.optional(z.array(presenterInput).check(z.maxLength(20))),
  documents: z.optional(z.array(documentInput).check(z.maxLength(20))),
};
const itemId = idText;
const mostItems = 200;

const chairOnly = (meeting: Meeting, who: Who): Refusal | false => !isChair(meeting, who) && 'chair-only';
const known = (meeting: Meeting, id: string): Refusal | false => !itemIn(meeting, id) && 'no-such-item';

const presenterIds = ({ presenters = [] }: { presenters?: Presenter[] | undefined }) =>
  presenters.flatMap((one) => ('personId' in one ? [one.personId] : []));

const closing = (
  meeting: Meeting,
  itemId: string,
  leftover: z.infer<typeof leftoverInput> | undefined,
  conclusion?: string,
): MeetingEvent[] => [...leftoverEvents(meeting, leftover), { type: 'agenda-item-closed', itemId, ...(conclusion && { conclusion }) }];

export const agendaCommands = {
  'add-agenda-item': command({
    input: z.strictObject({ title: lineText, ...written }),
    policy: (meeting, who) => firstOf(chairOnly(meeting, who), meeting.agenda.items.length >= mostItems && 'bad-input'),
    names: presenterIds,
    events: (_meeting, _who, { title, minutes = null, kind = 'item', presenters = [], documents = [] }, { newId }) => [
      { type: 'agenda-item-added', itemId: newId(), item: { title, minutes, kind, presenters, documents: withIds(documents, [], newId) } },
    ],
  }),

  'amend-agenda-item': command({
    input: z.strictObject({ itemId, title: z.optional(lineText), ...written }),
    policy: (meeting, who, { itemId }) => firstOf(chairOnly(meeting, who), known(meeting, itemId)),
    names: presenterIds,
    events: (meeting, _who, { itemId, documents, title, minutes, kind, presenters }, { newId }) => {
      const item: Partial<Written> = {
        ...(title !== undefined && { title }),
        ...(minutes !== undefined && { minutes }),
        ...(kind !== undefined && { kind }),
        ...(presenters !== undefined && { presenters }),
        ...(documents !== undefined && { documents: withIds(documents, itemIn(meeting, itemId)!.documents, newId) }),
      };
      return [{ type: 'agenda-item-amended', itemId, item }];
    },
  }),

  'move-agenda-item': command({
    input: z.union([z.strictObject({ itemId, before: idText }), z.strictObject({ itemId, after: idText })]),
    policy: (meeting, who, input) => {
      const neighbourId = 'before' in input ? input.before : input.after;
      return firstOf(
        chairOnly(meeting, who),
        known(meeting, input.itemId),
        (neighbourId === input.itemId || !itemIn(meeting, neighbourId)) && 'neighbour-gone',
        itemIn(meeting, input.itemId)?.phase !== 'planned' && 'item-begun',
      );
    },
    events: (_meeting, _who, input) => [
      {
        type: 'agenda-item-moved',
        itemId: input.itemId,
        ...('before' in input ? { where: 'before', neighbourId: input.before } : { where: 'after', neighbourId: input.after }),
      },
    ],
  }),

  'drop-agenda-item': command({
    input: z.strictObject({ itemId }),
    policy: (meeting, who, { itemId }) =>
      firstOf(chairOnly(meeting, who), known(meeting, itemId), itemIn(meeting, itemId)?.phase !== 'planned' && 'item-begun'),
    events: (_meeting, _who, { itemId }) => [{ type: 'agenda-item-dropped', itemId }],
  }),

  /** Closes the one before (A1), which asks what becomes of those who wait (Q15); the queue is open again (Q12). */
  'open-agenda-item': command({
    input: z.strictObject({ itemId, leftover: z.optional(leftoverInput) }),
    policy: (meeting, who, { itemId, leftover }) =>
      firstOf(
        chairOnly(meeting, who),
        known(meeting, itemId),
        meeting.conduct.phase === 'waiting' && 'meeting-not-open',
        meeting.conduct.phase === 'closed' && 'meeting-closed',
        meeting.agenda.openItemId === itemId && 'item-open',
        meeting.agenda.openItemId !== null && leftoverRefusal(meeting, leftover),
      ),
    events: (meeting, _who, { itemId, leftover }) => [
      ...(meeting.agenda.openItemId ? closing(meeting, meeting.agenda.openItemId, leftover) : []),
      { type: 'agenda-item-opened', itemId },
    ],
  }),

  'close-agenda-item': command({
    input: z.strictObject({ itemId, conclusion: z.optional(paragraphText), leftover: z.optional(leftoverInput) }),
    policy: (meeting, who, { itemId, leftover }) =>
      firstOf(
        chairOnly(meeting, who),
        known(meeting, itemId),
        meeting.agenda.openItemId !== itemId && 'item-not-open',
        leftoverRefusal(meeting, leftover),
      ),
    events: (meeting, _who, { itemId, conclusion, leftover }) => closing(meeting, itemId, leftover, conclusion),
  }),

  /** Before the meeting it counts down to the beginning, in it the floor rests (A4). `until`: ISO 8601 with zone. */
  'start-break': command({
    input: z.strictObject({ until: z.iso.datetime({ offset: true }) }),
    policy: (meeting, who) => firstOf(chairOnly(meeting, who), meeting.conduct.phase === 'closed' && 'meeting-closed'),
    events: ({ conduct }, _who, { until }) => [
      { type: 'break-started', kind: conduct.phase === 'waiting' ? 'beginning' : 'break', until: Date.parse(until) },
    ],
  }),

  'end-break': command({
    input: z.strictObject({}),
    policy: (meeting, who) => firstOf(chairOnly(meeting, who), !meeting.agenda.pause && 'not-on-break'),
    events: () => [{ type: 'break-ended' }],
  }),

  /** One document and section is what everybody who follows sees: of the agenda, or one that is being written; no document ends it (A3). */
  present: command({
    input: z.strictObject({ documentId: z.nullable(idText), section: z.optional(lineText) }),
    policy: (meeting, who, { documentId }) =>
      firstOf(
        !isChair(meeting, who) && !isPresenter(meeting, who) && 'chair-only',
        documentId !== null &&
          !documentsOf(meeting.agenda).some(({ id }) => id === documentId) &&
          (isOfMeeting(documentId) ? mayReadDocument(meeting, who, documentId) : 'no-such-document'),
      ),
    events: (_meeting, _who, { documentId, section = null }) => [
      documentId === null ? { type: 'presenting-ended' } : { type: 'presented', documentId, section },
    ],
  }),
};

/** What must happen at a time, asked by the secretary: a break ends by its own clock. */
export const agendaDeadline = ({ agenda }: Meeting): { at: number; events: MeetingEvent[] } | null =>
  agenda.pause ? { at: agenda.pause.until, events: [{ type: 'break-ended' }] } : null;
