import type { AgendaItem } from '../shared/agenda/state.ts';
import { CommandButton } from './command-button.tsx';
import { AgendaForm } from './desk-agenda-form.tsx';
import css from './desk.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = {
  seat: Seat;
  item: AgendaItem;
  number: number;
  above: string | null;
  below: string | null;
  shown: boolean;
  onShow: (open: boolean) => void;
  onDropped: () => void;
};

/** One item; opened, everything about it can be said, and it can be moved and dropped. */
export function AgendaRow({ seat, item, number, above, below, shown, onShow, onDropped }: Props) {
  const { id: itemId, title, minutes, kind, phase } = item;
  const title_ = `\u2068${title}\u2069`;
  return (
    <li data-phase={phase}>
      <div className={css.item}>
        <span className={css.itemNumber}>{number}</span>
        <span className={css.itemTitle}>
          <bdi dir="auto">{title}</bdi>
          {(kind !== 'item' || phase !== 'planned') && (
            <span className="sub">
              {[
                kind !== 'item' && t(`desk.kind-${kind}`) !== title && t(`desk.kind-${kind}`),
                phase !== 'planned' && t(`desk.phase-${phase}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          )}
        </span>
        <span className={css.minutes}>{minutes !== null && t('desk.minutes', { minutes })}</span>
        <button
          type="button"
          className="button quiet"
          aria-expanded={shown}
          aria-label={t(shown ? 'desk.close-of' : 'desk.change-of', { what: title_ })}
          onClick={() => onShow(!shown)}
        >
          {t(shown ? 'desk.close' : 'desk.change')}
        </button>
      </div>
      {shown && (
        <div className={css.panel}>
          <div className={css.actions}>
            {above !== null && (
              <CommandButton seat={seat} command={{ name: 'move-agenda-item', input: { itemId, before: above } }}>
                {t('desk.up')}
              </CommandButton>
            )}
            {below !== null && (
              <CommandButton seat={seat} command={{ name: 'move-agenda-item', input: { itemId, after: below } }}>
                {t('desk.down')}
              </CommandButton>
            )}
            <CommandButton seat={seat} command={{ name: 'drop-agenda-item', input: { itemId } }} onDone={onDropped}>
              {t('desk.drop')}
            </CommandButton>
          </div>
          <AgendaForm seat={seat} item={item} onDone={() => onShow(false)} />
        </div>
      )}
    </li>
  );
}
