import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** "Not now", never lost: who was set aside, why, and the way back. */
export function AsideSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { floor } = seat;
  const { aside } = seat.meeting.floors[floor]!.queue;
  return (
    <Dialog title={t('chair.aside-title')} onClose={onClose}>
      {aside.length === 0 && <p>{t('chair.aside-empty')}</p>}
      <ul className={css.found}>
        {aside.map(({ id, personId, kind, reason }) => (
          <li key={id}>
            <span className={css.person}>
              <PersonName id={personId} people={seat.people} />
              <span className="sub">
                {t(`kind.${kind}`)}
                {reason && (
                  <>
                    {' · '}
                    <bdi dir="auto">{reason}</bdi>
                  </>
                )}
              </span>
            </span>
            <span className={css.choices}>
              <CommandButton seat={seat} command={{ name: 'return-request', input: { floor, requestId: id } }}>
                {t('chair.return')}
              </CommandButton>
              <CommandButton seat={seat} command={{ name: 'withdraw-request', input: { floor, requestId: id } }} className="button quiet">
                {t('chair.withdraw')}
              </CommandButton>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
