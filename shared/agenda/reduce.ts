import type { Recorded } from '../meeting.ts';
import { repersoned, type PeopleEvent } from '../people.ts';
import { documentsOf, tookMsAt, type Agenda, type AgendaEvent, type AgendaItem, type Written } from './state.ts';

export function reduceAgenda(agenda: Agenda, { at, event }: Recorded): Agenda {
  const change = (itemId: string, amend: (item: AgendaItem) => AgendaItem) =>
    agenda.items.map((item) => (item.id === itemId ? amend(item) : item));
  switch (event.type) {
    case 'agenda-item-added':
      return { ...agenda, items: [...agenda.items, { ...blank, id: event.itemId, ...event.item }] };
    case 'agenda-item-amended':
      return shown(agenda, { ...agenda, items: change(event.itemId, (item) => ({ ...item, ...event.item })) });
    case 'agenda-item-moved':
      return { ...agenda, items: moved(agenda.items, event) };
    case 'agenda-item-dropped':
      return shown(agenda, { ...agenda, items: agenda.items.filter(({ id }) => id !== event.itemId) });
    case 'agenda-item-opened':
      return { ...agenda, openItemId: event.itemId, items: change(event.itemId, (item) => ({ ...item, phase: 'open', openedAt: at })) };
    case 'agenda-item-closed':
      return {
        ...agenda,
        openItemId: null,
        presenting: isShownFrom(agenda, event.itemId) ? null : agenda.presenting,
        items: change(event.itemId, (item) => ({
          ...item,
          phase: 'closed',
          openedAt: null,
          tookMs: tookMsAt(item, at),
          conclusion: event.conclusion ?? item.conclusion,
        })),
      };
    case 'leftover-settled':
      return event.how === 'store' && event.itemId
        ? { ...agenda, items: change(event.itemId, (item) => ({ ...item, stored: [...item.stored, ...event.requests] })) }
        : agenda;
    case 'break-started':
      return { ...agenda, pause: { kind: event.kind, since: at, until: event.until } };
    case 'break-ended':
      return { ...agenda, pause: null };
    case 'presented':
      return { ...agenda, presenting: { documentId: event.documentId, section: event.section } };
    case 'presenting-ended':
      return { ...agenda, presenting: null };
    case 'placeholder-named':
      return { ...agenda, items: agenda.items.map((item) => renamed(item, event)) };
    default:
      return agenda;
  }
}

/** Whoever a placeholder turned out to be presents, and had been waiting (Q10). */
const renamed = (item: AgendaItem, event: PeopleEvent & { type: 'placeholder-named' }): AgendaItem => ({
  ...item,
  presenters: item.presenters.map((one) => ('personId' in one && one.personId === event.personId ? { personId: event.as.id } : one)),
  stored: item.stored.map((request) => repersoned(request, event)),
});

const blank: Omit<AgendaItem, 'id' | keyof Written> = { phase: 'planned', openedAt: null, tookMs: 0, conclusion: null, stored: [] };

function moved(items: AgendaItem[], { itemId, where, neighbourId }: AgendaEvent & { type: 'agenda-item-moved' }): AgendaItem[] {
  const item = items.find(({ id }) => id === itemId);
  const others = items.filter(({ id }) => id !== itemId);
  const beside = others.findIndex(({ id }) => id === neighbourId);
  return item && beside >= 0 ? others.toSpliced(beside + (where === 'after' ? 1 : 0), 0, item) : items;
}

/** What is shown belongs to this item; another item's paper, shown ahead of it, outlives the closing. */
const isShownFrom = ({ items, presenting }: Agenda, itemId: string) =>
  items.some((item) => item.id === itemId && item.documents.some(({ id }) => id === presenting?.documentId));

/** Nothing is presented that was on an item and is on none any more. */
const shown = (before: Agenda, agenda: Agenda): Agenda => (has(before) && !has(agenda) ? { ...agenda, presenting: null } : agenda);
const has = (agenda: Agenda) => documentsOf(agenda).some(({ id }) => id === agenda.presenting?.documentId);
