import { useMemo, useState } from 'react';
import { isOpen } from '../shared/actions/found.ts';
import type { Action } from '../shared/actions/state.ts';
import { isRecorder, isStaff } from '../shared/people.ts';
import { Composer } from './action-form.tsx';
import { ActionRow } from './action-row.tsx';
import css from './actions.module.css';
import { DecisionRow } from './decision-row.tsx';
import './every-rule.ts';
import { sameAs, SamePersonButton } from './same-person-button.tsx';
import { useSameAs } from './same-person.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What the meeting agreed to do, open ones first and those of earlier meetings before all, and what it decided (D1, N20). */
export default function Actions({ seat }: { seat: Seat }) {
  const { actions, decisions, follows } = seat.meeting.actions;
  const [now, before] = useOpenHere(actions);
  return (
    <div className={css.panel}>
      {isRecorder(seat.meeting, seat.me) && seat.meeting.conduct.phase !== 'closed' && <Composer seat={seat} />}
      {isStaff(seat.meeting, seat.me) && <OwnersWhoCame seat={seat} />}
      <section>
        <h3>{t('actions.actions')}</h3>
        {follows !== null && <p className="sub">{t('actions.follows', { title: `\u2068${follows}\u2069` })}</p>}
        {now.length === 0 && <p className="sub">{t('actions.none')}</p>}
        <ActionRows seat={seat} actions={now} />
        {before.length > 0 && (
          <details>
            <summary>{t('actions.settled-before', { count: before.length })}</summary>
            <ActionRows seat={seat} actions={before} />
          </details>
        )}
      </section>
      <section>
        <h3>{t('actions.decisions')}</h3>
        {decisions.length === 0 && <p className="sub">{t('actions.no-decisions')}</p>}
        <ul className={css.rows}>
          {decisions.map((decision) => (
            <li key={decision.id}>
              <DecisionRow seat={seat} decision={decision} />
            </li>
          ))}
        </ul>
      </section>
      <p className={css.acts}>
        <a className={css.link} href={`/api/meetings/${seat.code}/actions.csv`} download>
          {t('actions.table')}
        </a>
        <a className={css.link} href={`/api/meetings/${seat.code}/actions.json`} download>
          {t('actions.data')}
        </a>
      </p>
    </div>
  );
}

const ActionRows = ({ seat, actions }: { seat: Seat; actions: readonly Action[] }) => (
  <ul className={css.rows}>
    {actions.map((action) => (
      <li key={action.id}>
        <ActionRow seat={seat} action={action} />
      </li>
    ))}
  </ul>
);

/** What was open at any moment since this panel is shown stays where it is, with its undo; what was settled before lies below. */
function useOpenHere(actions: readonly Action[]): [now: Action[], before: Action[]] {
  const [seen] = useState(() => new Set<string>());
  for (const action of actions) if (isOpen(action)) seen.add(action.id);
  return [actions.filter(({ id }) => seen.has(id)), actions.filter(({ id }) => !seen.has(id))];
}

/** Whoever owes something since an earlier meeting may have come by a new way: one press makes them one (Q10). */
function OwnersWhoCame({ seat }: { seat: Seat }) {
  const { actions } = seat.meeting.actions;
  const owners = useMemo(() => actions.filter(isOpen).flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])), [actions]);
  const same = useSameAs(seat, owners);
  if (same.length === 0) return null;
  return (
    <ul className={css.rows} aria-label={t('same.question')}>
      {same.map((one) => (
        <li key={one.placeholder.id}>
          <p>
            {t('same.question')} <span className="sub">{sameAs(one)}</span>
          </p>
          <p className={css.acts}>
            <SamePersonButton seat={seat} same={one} />
          </p>
        </li>
      ))}
    </ul>
  );
}
