import { useState } from 'react';
import { plenary } from '../shared/floor-id.ts';
import type { Meeting } from '../shared/meeting.ts';
import { isSecretariat, roles, rolesOf } from '../shared/people.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { CardForm } from './desk-card-form.tsx';
import { SecretLink } from './desk-link.tsx';
import { WhoIsIt } from './desk-placeholder.tsx';
import css from './desk.module.css';
import { post } from './http.ts';
import { kindForAnother } from './kind-for-another.ts';
import { Side } from './marks.tsx';
import type { Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; person: Listed; shown: boolean; onShow: (open: boolean) => void; onChanged: () => void; onErase: () => void };

/** One person of the roster; opened, what the secretariat may do for them. */
export function PersonRow({ seat, person, shown, onShow, onChanged, onErase }: Props) {
  const held = rolesOf(seat.meeting, person.id);
  const about = [
    person.organisation,
    person.standing === 'observer' && t('desk.observer'),
    ...held.map((role) => t(`role.${role}`)),
    person.placeholder
      ? t(wasCarried(seat.meeting, person.id) ? 'desk.from-series' : 'desk.is-placeholder')
      : person.apologies
        ? t('desk.has-apologies')
        : person.noDevice
          ? t('desk.no-device')
          : !person.here && t('desk.not-here'),
  ].filter((text): text is string => Boolean(text));
  return (
    <li>
      <div className={css.person}>
        <span className={css.who}>
          <bdi className="name" dir="auto">
            {person.name}
          </bdi>
          <span className="sub">
            {about.map((text, i) => (
              <span key={text}>
                {i > 0 && ' · '}
                <bdi dir="auto">{text}</bdi>
              </span>
            ))}
          </span>
        </span>
        <span className="sub">
          <Side attendance={person.attendance} />
        </span>
        <button
          type="button"
          className="button quiet"
          aria-expanded={shown}
          aria-label={t(shown ? 'desk.close-of' : 'desk.change-of', { what: `\u2068${person.name}\u2069` })}
          onClick={() => onShow(!shown)}
        >
          {t(shown ? 'desk.close' : 'desk.change')}
        </button>
      </div>
      {shown && <PersonPanel seat={seat} person={person} onChanged={onChanged} onErase={onErase} />}
    </li>
  );
}

/** Known by name from an earlier meeting, and not come yet (D1). */
const wasCarried = ({ actions }: Meeting, personId: string) =>
  actions.actions.some(({ from, ownerId }) => from !== null && ownerId === personId);

function PersonPanel({ seat, person, onChanged, onErase }: Pick<Props, 'seat' | 'person' | 'onChanged' | 'onErase'>) {
  const held = rolesOf(seat.meeting, person.id);
  const ask = { floor: plenary, kind: kindForAnother(seat.meeting), for: { personId: person.id } };
  return (
    <div className={`${css.panel} ${css.columns}`}>
      <div className={css.stack}>
        <div className={css.stack}>
          <CommandButton seat={seat} command={{ name: 'request-floor', input: ask }} why="beside">
            {t('desk.ask-for')}
          </CommandButton>
        </div>
        {person.placeholder ? (
          <WhoIsIt seat={seat} person={person} onDone={onChanged} />
        ) : (
          <CardForm key={person.id} seat={seat} person={person} onDone={onChanged} />
        )}
      </div>
      <div className={css.stack}>
        <h3>{t('desk.roles')}</h3>
        <ul className={`rows ${css.roles}`}>
          {roles.map((role) => (
            <li key={role}>
              <span>{t(`desk.role-${role}`)}</span>
              <span className={css.roleAct}>
                <CommandButton
                  seat={seat}
                  command={{ name: held.includes(role) ? 'take-role' : 'give-role', input: { personId: person.id, role } }}
                  why="beside"
                  className="button quiet"
                >
                  {t(held.includes(role) ? 'desk.take-role' : 'desk.give-role')}
                  <span className="hide"> {t(`role.${role}`)}</span>
                </CommandButton>
              </span>
            </li>
          ))}
        </ul>
        <PersonalLink seat={seat} person={person} />
        {isSecretariat(seat.meeting, seat.me) && (
          <button type="button" className="button quiet" onClick={onErase}>
            {t('desk.erase-open')}
          </button>
        )}
      </div>
    </div>
  );
}

function PersonalLink({ seat, person }: Pick<Props, 'seat' | 'person'>) {
  const [link, setLink] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function ask() {
    const answer = await post<{ link: string }>(`/api/meetings/${seat.code}/invitations`, { personId: person.id });
    if (answer.ok) return setLink(answer.body.link);
    setTrouble(answer.sentence);
    announce(answer.sentence);
  }
  if (link)
    return <SecretLink link={link} heading={person.name} sentence={t('desk.sheet-person', { name: `\u2068${person.name}\u2069` })} />;
  return (
    <>
      <button type="button" className="button" onClick={() => void ask()}>
        {t('desk.personal-link')}
      </button>
      {trouble && <p className="refused">{trouble}</p>}
    </>
  );
}
