import { useEffect, useRef, type KeyboardEvent } from 'react';

const personButtons = (list: Element | null | undefined) => [...(list?.querySelectorAll<HTMLElement>('[data-person]') ?? [])];

/** Up and down go through a list, to its first and its last; across goes to the list before or after. */
export function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const here = (event.target as HTMLElement).closest<HTMLElement>('[data-person]');
  const list = here?.closest('ul');
  if (!here || !list) return;
  const people = personButtons(list);
  const at = people.indexOf(here);
  const onward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const lists = [...event.currentTarget.querySelectorAll('ul[data-list]')];
  const across = (step: number) => lists[lists.indexOf(list) + step]?.querySelector<HTMLElement>('[data-person][tabindex="0"]');
  const target =
    event.key === 'ArrowDown'
      ? people[at + 1]
      : event.key === 'ArrowUp'
        ? people[at - 1]
        : event.key === 'Home'
          ? people[0]
          : event.key === 'End'
            ? people.at(-1)
            : event.key === 'ArrowRight' || event.key === 'ArrowLeft'
              ? across(event.key === onward ? 1 : -1)
              : null;
  if (target === null) return;
  event.preventDefault();
  target?.focus();
}

/** When somebody was moved away from under the focus, it goes to whoever is in their place, or to the head of the list. */
export function usePlaceKept(picked: string | null) {
  const area = useRef<HTMLDivElement>(null);
  const place = useRef<{ personId: string; list: string; at: number } | null>(null);
  useEffect(() => {
    const kept = place.current;
    if (picked !== null || !kept) return;
    place.current = null;
    const list = area.current?.querySelector(`ul[data-list="${CSS.escape(kept.list)}"]`);
    const people = personButtons(list);
    const same = people.find((one) => one.dataset['person'] === kept.personId);
    (same ?? people[kept.at] ?? people.at(-1) ?? area.current?.querySelector<HTMLElement>('h4 > button'))?.focus();
  }, [picked]);
  const keep = (personId: string) => {
    const list = area.current?.querySelector(`[data-person="${CSS.escape(personId)}"]`)?.closest('ul');
    const at = personButtons(list).findIndex((one) => one.dataset['person'] === personId);
    place.current = list ? { personId, list: list.dataset['list']!, at } : null;
  };
  return [area, keep] as const;
}
