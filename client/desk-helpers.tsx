import { useState } from 'react';
import { holdersOf, type Role } from '../shared/people.ts';
import type { Links } from './desk-links.ts';
import { SecretLink } from './desk-link.tsx';
import { StepTitle } from './desk-fields.tsx';
import css from './desk.module.css';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const inOrder = ['chair', 'co-chair', 'secretariat', 'moderator', 'rapporteur', 'captioner'] as const satisfies Role[];

/** A link for each role that has one, shown one at a time and only when asked for. */
export function CallTheHelpers({
  seat,
  links,
  trouble,
  number,
}: {
  seat: Seat;
  links: Links | null;
  trouble: string | null;
  number: number | null;
}) {
  const [shown, setShown] = useState<Role | null>(null);
  const offered = links ? inOrder.filter((role) => Object.hasOwn(links, role)) : [];
  return (
    <section className={css.step} aria-labelledby="helpers">
      <h2 id="helpers">
        <StepTitle number={number} to={t('desk.helpers')} then={t('desk.helpers-then')} />
      </h2>
      <p className={css.about}>{t('desk.helpers-about')}</p>
      {trouble && <p className="refused">{trouble}</p>}
      <ul className={`rows ${css.helpers}`}>
        {offered.map((role) => (
          <li key={role}>
            <div className={css.helper}>
              <div>
                <p>{t(`desk.role-${role}`)}</p>
                <Holders seat={seat} role={role} />
              </div>
              <button
                type="button"
                className="button quiet"
                aria-expanded={shown === role}
                aria-label={t(shown === role ? 'desk.hide-link-of' : 'desk.invite-as', { role: t(`role.${role}`) })}
                onClick={() => setShown(shown === role ? null : role)}
              >
                {t(shown === role ? 'desk.hide' : 'desk.invite')}
              </button>
            </div>
            {shown === role && links && (
              <SecretLink
                link={links[role]!}
                heading={t(`desk.role-${role}`)}
                sentence={t('desk.sheet-role', { role: t(`role.${role}`) })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Holders({ seat, role }: { seat: Seat; role: Role }) {
  const holders = holdersOf(seat.meeting, role);
  if (holders.length === 0) return null;
  const names = new Intl.ListFormat(document.documentElement.lang, { type: 'unit' }).format(
    holders.map((id) => nameInText(id, seat.people)),
  );
  return <p className="sub">{names}</p>;
}
