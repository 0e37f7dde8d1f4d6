import type { Who } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import type { Request } from '../queue/state.ts';

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

export type Written = Pick<AgendaItem, 'title' | 'kind' | 'minutes' | 'presenters' | 'documents'>;
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

export const itemIn = ({ agenda }: Meeting, itemId: string) => agenda.items.find(({ id }) => id === itemId);
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

export const isPresenter = (meeting: Meeting, who: Who) =>
  who.seat === 'person' && Boolean(openItemOf(meeting.agenda)?.presenters.some((one) => 'personId' in one && one.personId === who.id));
