import css from './desk.module.css';
import { sameAs, SamePersonButton } from './same-person-button.tsx';
import { useSamePeople } from './same-person.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Nothing, as long as nobody has come who was entered before. */
export function SamePeople({ seat }: { seat: Seat }) {
  const same = useSamePeople(seat);
  if (same.length === 0) return null;
  return (
    <ul className="rows" aria-label={t('same.question')}>
      {same.map((one) => (
        <li key={one.placeholder.id} className={css.helper}>
          <span>
            {t('same.question')} <span className="sub">{sameAs(one)}</span>
          </span>
          <SamePersonButton seat={seat} same={one} />
        </li>
      ))}
    </ul>
  );
}
