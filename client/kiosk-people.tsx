import { speakingOrder } from '../shared/queue/order.ts';
import type { Queue } from '../shared/queue/state.ts';
import css from './kiosk.module.css';
import type { Listed, PeoplePage } from './people-found.ts';
import { t } from './words.ts';

type Props = {
  queue: Queue;
  found: PeoplePage | null;
  trouble: string | null;
  typed: string;
  chosen: string | null;
  onChoose: (person: Listed) => void;
  onMore: () => void;
};

/** The names of those who are known, as typed so far; each is a button as high as a finger. */
export function KioskPeople({ queue, found, trouble, typed, chosen, onChoose, onMore }: Props) {
  const places = new Map(speakingOrder(queue).map(({ request, position }) => [request.personId, position]));
  const aside = new Set(queue.aside.map(({ personId }) => personId));
  const waiting = (id: string) => {
    const place = places.get(id);
    return place !== undefined ? t('kiosk.waits', { place: t('queue.nth', { n: place }) }) : aside.has(id) ? t('kiosk.waits-aside') : null;
  };
  if (trouble) return <p className={css.hint}>{t('kiosk.list-failed')}</p>;
  if (found?.people.length === 0) return <p className={css.hint}>{typed.trim() === '' ? null : t('kiosk.nobody-found')}</p>;
  return (
    <ul className={css.people} aria-label={t('kiosk.people')}>
      {found?.people.map((person) => (
        <li key={person.id}>
          <button type="button" className={css.person} aria-pressed={person.id === chosen} onClick={() => onChoose(person)}>
            <span>
              <bdi className="name" dir="auto">
                {person.name}
              </bdi>
              {person.organisation && (
                <bdi className="sub" dir="auto">
                  {person.organisation}
                </bdi>
              )}
            </span>
            {waiting(person.id) && <span className="sub">{waiting(person.id)}</span>}
          </button>
        </li>
      ))}
      {found && found.people.length < found.total && (
        <li>
          <button type="button" className={css.person} onClick={onMore}>
            {t('kiosk.more', { count: found.total - found.people.length })}
          </button>
        </li>
      )}
    </ul>
  );
}
