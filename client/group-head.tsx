import type { Group } from '../shared/groups/state.ts';
import { clockOfGroup } from './group-clock.ts';
import { useFocusKept } from './group-focus.ts';
import type { OpenGroupSheet } from './group-sheets.ts';
import css from './group.module.css';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; group: Group; open: OpenGroupSheet };

/** Which group this is, where it meets, how long it has, and the two ways out of it: to its video room and to somebody who helps. */
export function GroupHead({ seat, group, open }: Props) {
  const { number, title, place, link, help } = group;
  const part = useFocusKept<HTMLElement>();
  return (
    <section className={css.head} aria-label={t('group.head')} ref={part}>
      <h2 className={css.title}>
        <span className={css.number}>{t('group.name', { number })}</span> <bdi dir="auto">{title}</bdi>
      </h2>
      <Clock seat={seat} group={group} />
      {place && (
        <p className={css.place}>
          <bdi dir="auto">{place}</bdi>
        </p>
      )}
      <div className={css.ways}>
        {link && (
          <a className="button quiet" href={link} target="_blank" rel="noopener noreferrer">
            {t('group.video')} <span className="hide">({t('group.new-tab')})</span>
          </a>
        )}
        {!help && (
          <button type="button" className="button quiet" onClick={() => open({ what: 'help' })}>
            {t('group.help')}
          </button>
        )}
        <button type="button" className="button quiet" onClick={() => open({ what: 'more' })}>
          {t('group.more')}
        </button>
      </div>
    </section>
  );
}

function Clock({ seat, group }: Pick<Props, 'seat' | 'group'>) {
  const clock = clockOfGroup(group, useNow(seat));
  return (
    clock && (
      <p className={css.clock} data-mood={clock.mood}>
        <span className="clock" role="timer" aria-label={t('group.clock', { number: group.number })}>
          {clock.text}
        </span>
        <span className={css.about}>{clock.about}</span>
      </p>
    )
  );
}
