import type { AgendaEvent, Written } from '../agenda/state.ts';
import type { Recorded } from '../meeting.ts';
import type { Draft } from './draft.ts';

/** `key`: of its last entry; an item may be opened again. */
type Planned = Pick<Written, 'title' | 'minutes'> & { facts: number[]; key: string };

/** Items as they were opened and closed, breaks, and what was shown to all (A1–A4). */
export function agendaNotes(draft: Draft) {
  const planned = new Map<string, Planned>();
  let [pause, shown] = ['', ''];

  function open(fact: Recorded, itemId: string) {
    const item = planned.get(itemId);
    const key = `item ${fact.seq}`;
    draft.itemId = itemId;
    const told = { what: 'item', title: item?.title ?? '', plannedMinutes: item?.minutes ?? null, conclusion: null } as const;
    draft.add(key, fact, told, item?.facts.splice(0));
    if (item) item.key = key;
  }
  function ended(key: string, what: 'item' | 'break' | 'presented', fact: Recorded) {
    const entry = draft.find(what, key, fact);
    if (entry) entry.until ??= fact.at;
    return entry;
  }

  return {
    take(fact: Recorded, event: AgendaEvent): void {
      const { seq } = fact;
      switch (event.type) {
        case 'agenda-item-added':
          planned.set(event.itemId, { ...event.item, facts: [seq], key: '' });
          return;
        case 'agenda-item-amended': {
          const item = planned.get(event.itemId);
          if (!item) return draft.note('agenda', seq);
          Object.assign(item, event.item);
          const entry = draft.find('item', item.key, fact);
          if (!entry) return void item.facts.push(seq);
          [entry.title, entry.plannedMinutes] = [item.title, item.minutes];
          return;
        }
        case 'agenda-item-opened':
          return open(fact, event.itemId);
        case 'agenda-item-closed': {
          const entry = ended(planned.get(event.itemId)?.key ?? '', 'item', fact);
          if (!entry || entry.what !== 'item') draft.note('agenda', seq);
          else entry.conclusion = event.conclusion ?? null;
          draft.itemId = null;
          return;
        }
        case 'break-started':
          pause = `break ${seq}`;
          draft.add(pause, fact, { what: 'break', kind: event.kind, plannedUntil: event.until });
          return;
        case 'break-ended':
          if (!ended(pause, 'break', fact)) draft.note('agenda', seq);
          return;
        case 'presented':
          // What is shown instead ends what was shown before.
          ended(shown, 'presented', fact);
          shown = `shown ${seq}`;
          draft.add(shown, fact, { what: 'presented', documentId: event.documentId, section: event.section });
          return;
        case 'presenting-ended':
          if (!ended(shown, 'presented', fact)) draft.note('agenda', seq);
          return;
        default:
          return draft.note('agenda', seq);
      }
    },
    /** Items that are not open yet, or never were. */
    unused: () => [...planned.values()].flatMap(({ facts }) => facts),
  };
}
