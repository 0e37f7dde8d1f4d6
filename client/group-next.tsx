import { ChairNext } from './chair-next.tsx';
import css from './group.module.css';
import type { Seat } from './seat.ts';

/** Who is called next, under the thumb of whoever chairs the group. */
export default function GroupNext({ seat }: { seat: Seat }) {
  return (
    <div className={css.next}>
      <ChairNext seat={seat} open={() => {}} />
    </div>
  );
}
