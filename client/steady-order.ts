import { useEffect, useRef, useState } from 'react';

/** How long rows rest after the last movement of a pointer or a key among them. */
const restMs = 3_000;

/** The order in which rows are drawn: as it is, but still while somebody is about to press one. New ones wait at the end, gone ones keep their place. */
export function useSteadyOrder(live: string[]) {
  const [held, setHeld] = useState<string[] | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => {
    clearTimeout(resting.current);
    setHeld(null);
  };
  const hold = () => {
    clearTimeout(resting.current);
    resting.current = setTimeout(release, restMs);
    setHeld((before) => before ?? live);
  };
  useEffect(() => () => clearTimeout(resting.current), []);
  return { drawn: held ? [...held, ...live.filter((id) => !held.includes(id))] : live, hold, release };
}
