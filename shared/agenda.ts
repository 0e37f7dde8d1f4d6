import { z } from 'zod/mini';
import { command, firstOf, type Who } from './command.ts';
import { leftoverEvents, leftoverInput, leftoverRefusal } from './leftover.ts';
import type { Meeting, MeetingEvent, Recorded } from './meeting.ts';
import { isChair } from './people.ts';
import type { Request } from './queue/state.ts';
import type { Refusal } from './refusal.ts';
import { idText, lineText, linkText, nameText, paragraphText } from './text.ts';

// ── state ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const itemKinds = ['item', 'break', 'groups', 'report-back'] as const;
export type AgendaDocument = { id: string; title: string; link: string; section?: string };
/** A person of the roster, or words such as "Secretariat". */
export type Presenter = { personId: string } | { label: string };

export type AgendaItem = {
  id: string;
  title: string;
  kind: (typeof itemKinds)[number];
  /** Planned. */
  minutes: number | null;
  presenters: Presenter[];
  documents: AgendaDocument[];
  phase: 'planned' | 'open' | 'closed';
  openedAt: number | null;
  /** Time it was open before `openedAt`, in ms. */
  tookMs: number;
  conclusion: string | null;
  /** Who still waited when it closed, where the chair kept that (Q15). */
  stored: Request[];
};
/** One clock for everybody: before the meeting begins, or in a break; `until` in ms, server time (A4, N4). */
export type Pause = { kind: 'beginning' | 'break'; since: number; until: number };
export type Agenda = {
  items: AgendaItem[];
  openItemId: string | null;
  /** What everybody who follows sees now (A3). */
  presenting: { documentId: string; section: string | null } | null;
  pause: Pause | null;
};
export const emptyAgenda: Agenda = { items: [], openItemId: null, presenting: null, pause: null };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Written = Pick<AgendaItem, 'title' | 'kind' | 'minutes' | 'presenters' | 'documents'>;
export type AgendaEvent =
  | { type: 'agenda-item-added'; itemId: string; item: Written }
  | { type: 'agenda-item-amended'; itemId: string; item: Partial<Written> }
  | { type: 'agenda-item-moved'; itemId: string; where: 'before' | 'after'; neighbourId: string }
  | { type: 'agenda-item-dropped'; itemId: string }
  | { type: 'agenda-item-opened'; itemId: string }
  | { type: 'agenda-item-closed'; itemId: string; conclusion?: string }
  | { type: 'break-started'; kind: Pause['kind']; until: number }
  | { type: 'break-ended' }
  | { type: 'presented'; documentId: string; section: string | null }
  | { type: 'presenting-ended' };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

const itemIn = ({ agenda }: Meeting, itemId: string) => agenda.items.find(({ id }) => id === itemId);
export const openItemOf = ({ items, openItemId }: Agenda) => items.find(({ id }) => id === openItemId) ?? null;
export const documentsOf = ({ items }: Agenda) => items.flatMap(({ documents }) => documents);

/** Time an item has been open, in ms; `now` is server time (A2). */
export const tookMsAt = ({ tookMs, openedAt }: AgendaItem, now: number) => tookMs + (openedAt === null ? 0 : Math.max(0, now - openedAt));

/** When each item not yet closed would begin and the whole would end, from the plan and what is open now (ms, server time). */
export function forecast({ items }: Agenda, now: number): { begins: Map<string, number>; ends: number } {
  const begins = new Map<string, number>();
  let ends = now;
  for (const item of items.toSorted((a, b) => Number(b.phase === 'open') - Number(a.phase === 'open'))) {
    if (item.phase === 'closed') continue;
    if (item.phase === 'planned') begins.set(item.id, ends);
    ends += Math.max(0, (item.minutes ?? 0) * 60_000 - tookMsAt(item, now));
  }
  return { begins, ends };
}

const isPresenter = (meeting: Meeting, who: Who) =>
  who.seat === 'person' && Boolean(openItemOf(meeting.agenda)?.presenters.some((one) => 'personId' in one && one.personId === who.id));

// ── commands ───────────────────────────────────────────────────────────────────────────────────────────────────────

const documentInput = z.strictObject({ title: lineText, link: linkText, section: z.optional(lineText) });
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
const withIds = (documents: { title: string; link: string; section?: string | undefined }[], newId: () => string): AgendaDocument[] =>
  documents.map(({ title, link, section }) => ({ id: newId(), title, link, ...(section && { section }) }));

const closing = (meeting: Meeting, itemId: string, leftover: z.infer<typeof leftoverInput> | undefined, conclusion?: string): MeetingEvent[] => [
  ...leftoverEvents(meeting, leftover),
  { type: 'agenda-item-closed', itemId, ...(conclusion && { conclusion }) },
];

export const agendaCommands = {
  'add-agenda-item': command({
    input: z.strictObject({ title: lineText, ...written }),
    policy: (meeting, who) => firstOf(chairOnly(meeting, who), meeting.agenda.items.length >= mostItems && 'bad-input'),
    events: (_meeting, _who, { title, minutes = null, kind = 'item', presenters = [], documents = [] }, { newId }) => [
      { type: 'agenda-item-added', itemId: newId(), item: { title, minutes, kind, presenters, documents: withIds(documents, newId) } },
    ],
  }),

  'amend-agenda-item': command({
    input: z.strictObject({ itemId, title: z.optional(lineText), ...written }),
    policy: (meeting, who, { itemId }) => firstOf(chairOnly(meeting, who), known(meeting, itemId)),
    events: (_meeting, _who, { itemId, documents, title, minutes, kind, presenters }, { newId }) => {
      const item: Partial<Written> = {
        ...(title !== undefined && { title }),
        ...(minutes !== undefined && { minutes }),
        ...(kind !== undefined && { kind }),
        ...(presenters !== undefined && { presenters }),
        ...(documents !== undefined && { documents: withIds(documents, newId) }),
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
      { type: 'agenda-item-moved', itemId: input.itemId, ...('before' in input ? { where: 'before', neighbourId: input.before } : { where: 'after', neighbourId: input.after }) },
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

  /** One document and section is what everybody who follows sees; no document ends it (A3). */
  present: command({
    input: z.strictObject({ documentId: z.nullable(idText), section: z.optional(lineText) }),
    policy: (meeting, who, { documentId }) =>
      firstOf(
        !isChair(meeting, who) && !isPresenter(meeting, who) && 'chair-only',
        documentId !== null && !documentsOf(meeting.agenda).some(({ id }) => id === documentId) && 'no-such-document',
      ),
    events: (_meeting, _who, { documentId, section = null }) => [
      documentId === null ? { type: 'presenting-ended' } : { type: 'presented', documentId, section },
    ],
  }),
};

/** What must happen at a time, asked by the secretary: a break ends by its own clock. */
export const agendaDeadline = ({ agenda }: Meeting): { at: number; events: MeetingEvent[] } | null =>
  agenda.pause ? { at: agenda.pause.until, events: [{ type: 'break-ended' }] } : null;

// ── reducer ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function reduceAgenda(agenda: Agenda, { at, event }: Recorded): Agenda {
  const change = (itemId: string, amend: (item: AgendaItem) => AgendaItem) => agenda.items.map((item) => (item.id === itemId ? amend(item) : item));
  switch (event.type) {
    case 'agenda-item-added':
      return { ...agenda, items: [...agenda.items, { ...blank, id: event.itemId, ...event.item }] };
    case 'agenda-item-amended':
      return shown({ ...agenda, items: change(event.itemId, (item) => ({ ...item, ...event.item })) });
    case 'agenda-item-moved':
      return { ...agenda, items: moved(agenda.items, event) };
    case 'agenda-item-dropped':
      return shown({ ...agenda, items: agenda.items.filter(({ id }) => id !== event.itemId) });
    case 'agenda-item-opened':
      return { ...agenda, openItemId: event.itemId, items: change(event.itemId, (item) => ({ ...item, phase: 'open', openedAt: at })) };
    case 'agenda-item-closed':
      return {
        ...agenda,
        openItemId: null,
        presenting: null,
        items: change(event.itemId, (item) => ({ ...item, phase: 'closed', openedAt: null, tookMs: tookMsAt(item, at), conclusion: event.conclusion ?? item.conclusion })),
      };
    case 'leftover-settled':
      return event.how === 'store' && event.itemId ? { ...agenda, items: change(event.itemId, (item) => ({ ...item, stored: [...item.stored, ...event.requests] })) } : agenda;
    case 'break-started':
      return { ...agenda, pause: { kind: event.kind, since: at, until: event.until } };
    case 'break-ended':
      return { ...agenda, pause: null };
    case 'presented':
      return { ...agenda, presenting: { documentId: event.documentId, section: event.section } };
    case 'presenting-ended':
      return { ...agenda, presenting: null };
    default:
      return agenda;
  }
}

const blank: Omit<AgendaItem, 'id' | keyof Written> = { phase: 'planned', openedAt: null, tookMs: 0, conclusion: null, stored: [] };

function moved(items: AgendaItem[], { itemId, where, neighbourId }: AgendaEvent & { type: 'agenda-item-moved' }): AgendaItem[] {
  const item = items.find(({ id }) => id === itemId);
  const others = items.filter(({ id }) => id !== itemId);
  const beside = others.findIndex(({ id }) => id === neighbourId);
  return item && beside >= 0 ? others.toSpliced(beside + (where === 'after' ? 1 : 0), 0, item) : items;
}

/** Nothing is presented that is on no item any more. */
const shown = (agenda: Agenda): Agenda =>
  documentsOf(agenda).some(({ id }) => id === agenda.presenting?.documentId) ? agenda : { ...agenda, presenting: null };
