import type { Meeting } from '../meeting.ts';
import { documentIds } from './rights.ts';

/** Whose office it is to write a document down, for those who have to know whether they do (N23, N27). */
export function rapporteursOf({ people }: Meeting): { documentId: string; personId: string }[] {
  const rapporteurs = Object.keys(people.roles).filter((id) => people.roles[id]!.includes('rapporteur'));
  return documentIds.flatMap((documentId) => rapporteurs.map((personId) => ({ documentId, personId })));
}
