import { placesAt } from '../groups/placed.ts';
import type { GroupsEvent, Round } from '../groups/state.ts';
import type { Recorded } from '../meeting.ts';
import type { ReportsEvent } from '../reports/state.ts';
import type { Draft } from './draft.ts';

/** Rounds of groups, and what each brought back (G1–G8). Who was where and when stands in the rosters. */
export function groupNotes(draft: Draft) {
  const prepared = new Map<string, number[]>();
  const roundOf = new Map<string, string>();
  const before = (key: string, seq: number) => {
    const facts = prepared.get(key) ?? [];
    prepared.set(key, facts);
    facts.push(seq);
  };
  function started(fact: Recorded, { id, title, groups, places }: Round) {
    const peopleIn = (groupId: string) => Object.keys(places).filter((personId) => places[personId]!.group === groupId);
    for (const group of groups) roundOf.set(group.id, id);
    const signs = groups.map((group) => ({ id: group.id, number: group.number, title: group.title, people: peopleIn(group.id) }));
    draft.add(id, fact, { what: 'round', title, groups: signs }, prepared.get(id)?.splice(0));
  }

  return {
    take(fact: Recorded, event: GroupsEvent | ReportsEvent): void {
      const { seq, at } = fact;
      switch (event.type) {
        case 'round-started':
          return started(fact, { ...event.round, places: placesAt(event) });
        case 'round-ended': {
          const round = draft.find('round', event.roundId, fact);
          if (!round) return draft.note('groups', seq);
          round.until ??= at;
          return;
        }
        case 'report-called': {
          const { groupId, report, turnId, text, cut } = event;
          const { number, title, rapporteurId } = report;
          const told = { groupId, number, title, personId: rapporteurId, outcome: 'called', text, cut } as const;
          draft.add(`report ${groupId}`, fact, { what: 'report', ...told }, prepared.get(`report ${groupId}`)?.splice(0));
          // The turn in which it is given.
          draft.find('turn', turnId, fact);
          return;
        }
        case 'report-written': {
          const report = draft.find('report', `report ${event.groupId}`, fact);
          if (!report) return before(`report ${event.groupId}`, seq);
          [report.text, report.cut] = [event.text, event.cut];
          return;
        }
        case 'report-skipped': {
          const report = draft.find('report', `report ${event.groupId}`, fact);
          if (!report) return draft.note('groups', seq);
          [report.outcome, report.until] = ['skipped', at];
          return;
        }
        case 'report-shown':
          if (!draft.find('report', `report ${event.groupId}`, fact)) draft.note('groups', seq);
          return;
        default: {
          const roundId =
            'roundId' in event ? event.roundId : event.type === 'round-prepared' ? event.round.id : roundOf.get(event.groupId);
          if (roundId === undefined) return draft.note('groups', seq);
          const round = draft.find('round', roundId, fact);
          if (round && event.type === 'group-amended') {
            const group = round.groups.find(({ id }) => id === event.groupId);
            if (group) group.title = event.change.title ?? group.title;
          }
          if (round && event.type === 'person-placed') {
            const group = round.groups.find(({ id }) => id === event.place?.group);
            if (group && !group.people.includes(event.personId)) group.people.push(event.personId);
          }
          if (!round) before(roundId, seq);
        }
      }
    },
    /** Of rounds that did not begin, and reports that were not called. */
    unused: () => [...prepared.values()].flat(),
  };
}
