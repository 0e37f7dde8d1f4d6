import type { ReactNode } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { textOf, type Report } from '../shared/reports/state.ts';
import { clockOf } from './floor.tsx';
import { State } from './marks.tsx';
import { usePaging } from './paging.ts';
import { PersonName } from './person-name.tsx';
import css from './report-screen.module.css';
import { ReportText } from './report.tsx';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

const pageMs = 20_000;

/** What a group brings back, large, as it stands now; a long text turns its pages by itself. Beside it who speaks, the clock and the door. */
export default function ReportScreen({ seat, report, join }: { seat: Seat; report: Report; join: ReactNode }) {
  const { groupId, number, title, rapporteurId } = report;
  return (
    <TextOnScreen
      seat={seat}
      label={t('reports.of', { number, title })}
      kicker={t('reports.of-group', { number })}
      title={title}
      {...textOf(seat.meeting, groupId)}
      unlessSpeaking={rapporteurId !== null && <Rapporteur seat={seat} id={rapporteurId} />}
      join={join}
    />
  );
}

type TextProps = {
  seat: Seat;
  label: string;
  kicker: string;
  title: string;
  /** Null while it is on its way. */
  text: string | null;
  /** There is more of it. */
  cut?: boolean;
  unlessSpeaking: ReactNode;
  join: ReactNode;
};

/** A text that has the room. */
export function TextOnScreen({ seat, label, kicker, title, text, cut = false, unlessSpeaking, join }: TextProps) {
  const { place, page, pages } = usePaging(text ?? '', pageMs);
  const { turn } = seat.meeting.floors[plenary]!.floor;
  return (
    <div className={css.page}>
      <section className={css.report} aria-label={label}>
        <p className={css.kicker}>
          <span>{kicker}</span>
          {pages > 1 && <span className="num">{t('reports.page', { page, pages })}</span>}
        </p>
        <h1 className={css.title}>
          <bdi dir="auto">{title}</bdi>
        </h1>
        <div ref={place} className={css.text}>
          {text !== null && <ReportText text={text} cut={cut} />}
        </div>
      </section>
      <div className={css.beside}>
        {turn ? <Speaking seat={seat} /> : unlessSpeaking}
        {join}
      </div>
    </div>
  );
}

function Speaking({ seat }: { seat: Seat }) {
  const now = useNow(seat);
  const turn = seat.meeting.floors[plenary]!.floor.turn!;
  const clock = clockOf(turn, now);
  return (
    <section className={css.speaker} aria-label={t('floor.title')}>
      <p className={css.state}>
        <State of={clock.mood === 'over' ? 'overtime' : 'speaking'} />
      </p>
      <p className={css.name}>
        <PersonName id={turn.personId} people={seat.people} />
      </p>
      <p className={css.clock} data-mood={clock.mood}>
        <span className="clock" role="timer">
          {clock.text}
        </span>
      </p>
      <p className={css.about}>{clock.about}</p>
    </section>
  );
}

const Rapporteur = ({ seat, id }: { seat: Seat; id: string }) => (
  <p className={css.speaker}>
    <span className={css.about}>{t('reports.rapporteur')}</span>
    <span className={css.name}>
      <PersonName id={id} people={seat.people} />
    </span>
  </p>
);
