import { useEffect, useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { folded } from '../shared/folded.ts';
import type { Called, Mentioned } from './document-mention.ts';
import { get } from './http.ts';
import { findPeople } from './people-found.ts';
import { nameOf } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Somebody or something that may be meant. */
export type Choice = { id: string; name: string; about: string };
export type Names = Called & { find: (kind: Mentioned, typed: string) => Promise<Choice[]>; meet: (seat: Seat) => void };

const mostChoices = 8;
const gatherMs = 50;
const againMs = 60_000;
const mostAtOnce = 50;

/** What is mentioned, by its name of now. Cards that this page never met are asked for, and asked for again now and then. */
function createNames(first: Seat): Names & { close: () => void } {
  let seat = first;
  const asked = new Map<string, string | null>();
  const listeners = new Set<() => void>();
  let soon: ReturnType<typeof setTimeout> | undefined;
  const again = setInterval(() => ask([...asked.keys()]), againMs);
  const tell = () => listeners.forEach((listener) => listener());

  function ask(ids: string[]) {
    for (let i = 0; i < ids.length; i += mostAtOnce) void askFor(ids.slice(i, i + mostAtOnce));
  }
  async function askFor(ids: string[]) {
    const answer = await get<{ people: { id: string; name: string }[] }>(`/api/meetings/${seat.code}/names?ids=${ids.join()}`);
    if (!answer.ok) return;
    for (const id of ids) asked.set(id, answer.body.people.find((one) => one.id === id)?.name ?? null);
    tell();
  }
  function person(id: string): string {
    const known = Object.hasOwn(seat.people, id) ? nameOf(id, seat.people) : asked.get(id);
    if (known === undefined && id !== '') {
      asked.set(id, null);
      clearTimeout(soon);
      soon = setTimeout(() => ask([...asked].flatMap(([one, name]) => (name === null ? one : []))), gatherMs);
    }
    return known ?? t('common.unnamed');
  }

  return {
    as: (kind, id) =>
      kind === 'person' ? person(id) : (seat.meeting.agenda.items.find((item) => item.id === id)?.title ?? t('document.item-gone')),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    find: async (kind, typed) => (kind === 'person' ? findPerson(seat, typed) : findItem(seat, typed)),
    meet: (now) => {
      const isSame = now.people === seat.people && now.meeting.agenda.items === seat.meeting.agenda.items;
      // Whoever was erased is called something else now; nobody waits for that until all are asked again.
      if (rewordingsIn(now.meeting) !== rewordingsIn(seat.meeting)) asked.clear();
      seat = now;
      if (!isSame) tell();
    },
    close: () => {
      clearInterval(again);
      clearTimeout(soon);
      listeners.clear();
    },
  };
}

export function useNames(seat: Seat): Names | null {
  const [names, setNames] = useState<ReturnType<typeof createNames> | null>(null);
  const [first] = useState(seat);
  useEffect(() => {
    const made = createNames(first);
    setNames(made);
    return () => made.close();
  }, [first]);
  useEffect(() => names?.meet(seat), [names, seat]);
  return names;
}

const fits = (name: string, typed: string) => ` ${folded(name)}`.includes(typed === '' ? '' : ` ${folded(typed)}`);

/** Where the list of people is not for whoever writes, those whom this page knows. */
async function findPerson({ code, people }: Seat, typed: string): Promise<Choice[]> {
  const answer = await findPeople(code, { q: typed, limit: mostChoices });
  const found = answer.ok ? answer.body.people : Object.values(people).filter(({ name }) => fits(name, typed));
  return found.slice(0, mostChoices).map(({ id, name, organisation = '' }) => ({ id, name, about: organisation }));
}

const findItem = ({ meeting }: Seat, typed: string): Choice[] =>
  meeting.agenda.items
    .map(({ id, title }, i) => ({ id, name: title, about: t('document.item-number', { number: i + 1 }) }))
    .filter(({ name }, i) => fits(name, typed) || String(i + 1) === typed)
    .slice(0, mostChoices);
