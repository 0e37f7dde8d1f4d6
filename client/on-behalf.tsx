import type { Card } from '../shared/people.ts';
import { Side } from './marks.tsx';
import type { Cards } from './meeting-store.ts';
import { nameInText, PersonName } from './person-name.tsx';
import css from './reading.module.css';
import { t } from './words.ts';

/** `unnamed`: how many more ask the same without a name. */
type Props = { askers: string[]; anonymous: boolean; unnamed: number; people: Cards; size?: 'text' | 'large' };

/** Whose words these are, as a moderator says it before reading: a name and where it comes from, or that nobody knows. */
export function OnBehalf({ askers, anonymous, unnamed, people, size = 'text' }: Props) {
  const first = anonymous ? undefined : askers[0];
  const others = anonymous ? askers : askers.slice(1);
  const card: Card | undefined = first === undefined ? undefined : people[first];
  return (
    <div className={css.behalf}>
      <p className={css.who}>
        {first === undefined ? (
          <span className="name">{t('reading.anonymous')}</span>
        ) : (
          <>
            <span className={css.kicker}>{t('reading.on-behalf')}</span> <PersonName id={first} people={people} size={size} />
          </>
        )}
      </p>
      <p className={css.from}>
        {card?.organisation && <bdi dir="auto">{card.organisation}</bdi>}
        {card && <Side attendance={card.attendance} />}
        {others.length > 0 && <span>{t('reading.and', { names: namesOf(others, people) })}</span>}
        {unnamed > 0 && <span>{t('reading.and-unnamed', { count: unnamed })}</span>}
      </p>
    </div>
  );
}

const namesOf = (ids: string[], people: Cards) =>
  new Intl.ListFormat(document.documentElement.lang, { type: 'conjunction' }).format(ids.map((id) => nameInText(id, people)));
