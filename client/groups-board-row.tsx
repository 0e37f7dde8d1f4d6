import { isWhole, peopleOf, type Group, type Round, type Sign } from '../shared/groups/state.ts';
import { agoIn } from './ago.ts';
import { BoardInside } from './groups-board-inside.tsx';
import css from './groups-board.module.css';
import { GroupClock } from './groups-board-clock.tsx';
import { GroupWork, Told } from './groups-board-marks.tsx';
import { Mark } from './marks.tsx';
import { PersonName } from './person-name.tsx';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

type Props = {
  seat: Seat;
  round: Round;
  group: Group | Sign;
  chosen: 'yes' | 'no';
  onChoose: () => void;
  shown: 'open' | 'folded';
  onShow: () => void;
};

/** One group on one line; opened, its people and what can be done for it. */
export function BoardRow({ seat, round, group, chosen, onChoose, shown, onShow }: Props) {
  const { number, title, phase } = group;
  const named = t('board.group-called', { number, title: `\u2068${title}\u2069` });
  return (
    <li className={css.row} data-phase={phase} data-open={shown === 'open' || undefined}>
      <div className={css.line}>
        <label className={css.choose}>
          <input type="checkbox" checked={chosen === 'yes'} onChange={onChoose} aria-label={t('board.choose', { group: named })} />
        </label>
        <span className={css.number} aria-hidden="true">
          {number}
        </span>
        <div className={css.what}>
          <h2>
            <button type="button" className={css.open} aria-expanded={shown === 'open'} onClick={onShow}>
              <span className="hide">{t('board.group', { number })} </span>
              <bdi dir="auto">{title}</bdi>
            </button>
          </h2>
          <Where group={group} />
        </div>
        {isWhole(group) && (
          <span className={css.offices}>
            <Office seat={seat} group={group} office="rapporteurId" />
            <Writing seat={seat} group={group} />
            <Office seat={seat} group={group} office="chairId" />
          </span>
        )}
        <Counts seat={seat} round={round} group={group} />
        <span className={css.work}>
          <GroupWork group={group} />
          {isWhole(group) && group.help && (
            <Told of="help">{t(group.help.takenBy === null ? 'board.wants-help' : 'board.help-comes')}</Told>
          )}
        </span>
        <GroupClock seat={seat} group={group} />
      </div>
      {shown === 'open' && <BoardInside seat={seat} round={round} group={group} />}
    </li>
  );
}

function Where({ group: { place, link } }: { group: Sign }) {
  if (place === '' && link === '') return null;
  return (
    <span className={`sub ${css.where}`}>
      {place !== '' && <bdi dir="auto">{place}</bdi>}
      {link !== '' && (
        <a href={link} target="_blank" rel="noreferrer">
          <bdi dir="ltr">{link.replace(/^https?:\/\//, '')}</bdi>
        </a>
      )}
    </span>
  );
}

function Office({ seat, group, office }: { seat: Seat; group: Group; office: 'chairId' | 'rapporteurId' }) {
  const word = office === 'chairId' ? 'chair' : 'rapporteur';
  const holder = group[office];
  if (holder === null)
    return (
      <span className={css.office}>
        <Told of="missing">{t(`board.no-${word}`)}</Told>
      </span>
    );
  return (
    <span className={css.office}>
      <span className="sub">{t(`board.${word}`)}</span> <PersonName id={holder} people={seat.people} />
    </span>
  );
}

/** Whether the one who is to report writes, as far as that is told (N23, N27). */
function Writing({ seat, group }: { seat: Seat; group: Group }) {
  const now = useNow(seat, 5_000);
  const said = seat.presence.words?.find(({ documentId, personId }) => documentId === group.id && personId === group.rapporteurId);
  if (!said) return null;
  const wrote = said.at === null ? t('board.wrote-nothing') : t('board.wrote', { ago: agoIn(Math.max(0, now - said.at)) });
  return <span className="sub">{said.isHere ? wrote : t('board.not-open', { wrote })}</span>;
}

/** On-site and remote alike. */
function Counts({ seat, round, group }: { seat: Seat; round: Round; group: Sign }) {
  const ids = peopleOf(round, group.id);
  const onSite = ids.filter((id) => seat.people[id]?.attendance === 'on-site').length;
  return (
    <span className={css.counts}>
      <span className="side">
        <Mark of="on-site" />
        {t('board.on-site', { count: onSite })}
      </span>
      <span className="side">
        <Mark of="remote" />
        {t('board.remote', { count: ids.length - onSite })}
      </span>
    </span>
  );
}
