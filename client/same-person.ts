import { useEffect, useMemo, useState } from 'react';
import { folded } from '../shared/folded.ts';
import type { Card } from '../shared/people.ts';
import { findPeople, type Listed } from './people-found.ts';
import type { Seat } from './seat.ts';

/** A placeholder that waits or speaks, and somebody of the list who is called the same. */
export type Same = { placeholder: Card; person: Listed };

/** Whoever joined may be somebody who was entered by a label before: asked of the list whenever people come (Q10). */
export function useSamePeople({ code, meeting, people, presence }: Seat): Same[] {
  const placeholders = useMemo(() => {
    const ids = Object.values(meeting.floors).flatMap(({ queue, floor }) => [
      ...[...queue.waiting, ...queue.aside].map(({ personId }) => personId),
      ...(floor.turn ? [floor.turn.personId] : []),
    ]);
    return [...new Set(ids)].flatMap((id) => (people[id]?.placeholder ? [people[id]] : []));
  }, [meeting.floors, people]);
  const labels = placeholders.map(({ name }) => name).join('\n');
  const [found, setFound] = useState<Listed[]>([]);
  useEffect(() => {
    let gone = false;
    const names = labels === '' ? [] : labels.split('\n');
    void Promise.all(names.map((q) => findPeople(code, { q, limit: 5 }))).then((answers) => {
      if (!gone) setFound(answers.flatMap((answer) => (answer.ok ? answer.body.people : [])));
    });
    return () => {
      gone = true;
    };
  }, [code, labels, presence.onSite, presence.remote]);
  return placeholders.flatMap((placeholder) => {
    const person = found.find(
      ({ id, name, placeholder: also }) => id !== placeholder.id && !also && folded(name) === folded(placeholder.name),
    );
    return person ? [{ placeholder, person }] : [];
  });
}
