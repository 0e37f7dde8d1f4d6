import { useEffect, useMemo, useState } from 'react';
import { folded } from '../shared/folded.ts';
import type { Card } from '../shared/people.ts';
import { findPeople, type Listed } from './people-found.ts';
import type { Seat } from './seat.ts';

/** A placeholder that waits or speaks, and somebody of the list who is called the same. */
export type Same = { placeholder: Card; person: Listed };

/** Whoever joined may be somebody who was entered by a label before: asked of the list whenever people come (Q10). */
export function useSamePeople(seat: Seat): Same[] {
  const { floors } = seat.meeting;
  const ids = useMemo(
    () =>
      Object.values(floors).flatMap(({ queue, floor }) => [
        ...[...queue.waiting, ...queue.aside].map(({ personId }) => personId),
        ...(floor.turn ? [floor.turn.personId] : []),
      ]),
    [floors],
  );
  return useSameAs(seat, ids);
}

/** The same of anybody else: for each of these who is a placeholder, whoever is called so and has come. */
export function useSameAs({ code, people, presence }: Seat, ids: string[]): Same[] {
  const placeholders = useMemo(() => [...new Set(ids)].flatMap((id) => (people[id]?.placeholder ? [people[id]] : [])), [ids, people]);
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
