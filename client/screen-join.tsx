import css from './screen.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The door stays in sight: whoever comes late, or has no number yet, needs nobody's help. */
export function Join({ seat: { code, meeting }, label }: { seat: Seat; label: string }) {
  if (meeting.conduct.phase === 'closed') return null;
  return (
    <aside className={css.join}>
      <p>
        {label}
        <b className={css.code}>{code.match(/../g)?.join(' ') ?? code}</b>
        <span dir="ltr">{location.host}</span>
      </p>
      <img className={css.qr} src={`/api/meetings/${code}/qr.svg`} alt={t('screen.qr')} width="176" height="176" />
    </aside>
  );
}
