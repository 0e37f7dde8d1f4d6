import { currentRound, isWhole } from '../groups/state.ts';
import type { Meeting } from '../meeting.ts';
import { documentIds } from './rights.ts';

type Office = { documentId: string; personId: string };

/** Whose office it is to write a document down, for those who have to know whether they do; of a group until it has reported (N23, N27). */
export function rapporteursOf(meeting: Meeting): Office[] {
  const { people, reports } = meeting;
  const rapporteurs = Object.keys(people.roles).filter((id) => people.roles[id]!.includes('rapporteur'));
  const open = (currentRound(meeting)?.groups ?? []).filter(isWhole).filter(({ phase }) => phase === 'open');
  const groups = [
    ...open.map(({ id, rapporteurId }) => ({ documentId: id, personId: rapporteurId })),
    ...reports.list
      .filter(({ state }) => state !== 'reported')
      .map(({ groupId, rapporteurId }) => ({ documentId: groupId, personId: rapporteurId })),
  ];
  return [
    ...documentIds.flatMap((documentId) => rapporteurs.map((personId) => ({ documentId, personId }))),
    ...groups.filter((one): one is Office => one.personId !== null),
  ];
}
