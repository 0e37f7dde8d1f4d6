import { useEffect, useMemo, useRef, useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import type { Card } from '../shared/people.ts';
import { findPeople, type Listed } from './people-found.ts';
import type { Seat } from './seat.ts';

const pageSize = 100;
const soonMs = 200;
/** Between two readings, for each person on the list: whoever has a thousand reads them less often. */
const restMsEach = 5;
const leastRestMs = 2_000;

/** Everybody on the roster by name, with the cards this screen has; read again when somebody comes, goes, or is given a role. */
export function useEverybody({ code, presence, people, meeting }: Seat): { everybody: Listed[] | null; trouble: string | null } {
  const [listed, setListed] = useState<Listed[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const readings = useRef({ begun: 0, shown: 0, restUntil: 0 });
  const version = `${presence.onSite} ${presence.remote} ${Object.keys(people).length} ${JSON.stringify(meeting.people.roles)} ${rewordingsIn(meeting)}`;
  useEffect(() => {
    const soon = setTimeout(
      () => {
        const mine = ++readings.current.begun;
        void everyPage(code).then((answer) => {
          if (mine < readings.current.shown) return;
          readings.current.shown = mine;
          setTrouble(answer.ok ? null : answer.sentence);
          if (!answer.ok) return;
          readings.current.restUntil = performance.now() + Math.max(leastRestMs, answer.people.length * restMsEach);
          setListed(answer.people);
        });
      },
      Math.max(soonMs, readings.current.restUntil - performance.now()),
    );
    return () => clearTimeout(soon);
  }, [code, version]);
  const everybody = useMemo(() => listed?.map((one) => asOnCard(one, people[one.id] ?? one)) ?? null, [listed, people]);
  return { everybody, trouble };
}

/** Whoever has no device is here like everybody who was entered by hand, unless they sent apologies. */
const asOnCard = ({ here, roles }: Listed, card: Card): Listed => ({
  ...card,
  roles,
  here: here || (card.noDevice === true && !card.apologies),
});

async function everyPage(code: string): Promise<{ ok: true; people: Listed[] } | { ok: false; sentence: string }> {
  const found = new Map<string, Listed>();
  for (let after = ''; ;) {
    const answer = await findPeople(code, { q: '', after, limit: pageSize });
    if (!answer.ok) return answer;
    const { people, total } = answer.body;
    for (const one of people) found.set(one.id, one);
    after = people.at(-1)?.id ?? '';
    if (found.size >= total || people.length === 0) return { ok: true, people: [...found.values()] };
  }
}
