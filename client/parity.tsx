import { useState } from 'react';
import { isChair, isStaff } from '../shared/people.ts';
import type { ParityShown } from '../shared/parity/rows.ts';
import { hourIn, placeOf } from './hours.ts';
import { InMeeting } from './in-meeting.tsx';
import { useParity } from './parity-asked.ts';
import { ParityPlot } from './parity-plot.tsx';
import { ParityTable } from './parity-table.tsx';
import { groupings, isEmpty, isTelling, verdictOn, type Grouping } from './parity-words.ts';
import css from './parity.module.css';
import { PlainPage } from './plain-page.tsx';
import reading from './reading-page.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat) => <ParityPage seat={seat} />}</InMeeting>;
}

/** Whether all stand equally on the floor, for everybody who may look (N15). */
export function ParityPage({ seat }: { seat: Seat }) {
  const { meeting, me, code } = seat;
  const mayLook = me.seat === 'person' && (meeting.conduct.settings.parityVisibleTo === 'everyone' || isStaff(meeting, me));
  if (mayLook) return <Figures seat={seat} />;
  const isInside = me.seat === 'person';
  const next = { href: isInside ? `/m/${code}/attend` : `/m/${code}`, label: t(isInside ? 'parity.to-meeting' : 'parity.to-join') };
  return (
    <PlainPage title={t('parity.not-shown-title')} next={next}>
      {t('parity.not-shown')}
    </PlainPage>
  );
}

function Figures({ seat }: { seat: Seat }) {
  const { shown, trouble } = useParity(seat);
  const { meeting, me, code } = seat;
  return (
    <div className={`${reading.page} ${css.page}`}>
      <title>{t('parity.page-title', { title: meeting.conduct.title })}</title>
      <header className={`${reading.head} ${css.head}`}>
        <a className="wordmark" href="/">
          {t('common.onefloor')}
        </a>
        <bdi className="sub" dir="auto">
          {meeting.conduct.title}
        </bdi>
        <a className={reading.back} href={`/m/${code}/${isChair(meeting, me) ? 'chair' : 'attend'}`}>
          {t('parity.to-meeting')}
        </a>
      </header>
      <main>
        <h1>{t('parity.title')}</h1>
        {trouble && <p className="refused">{trouble}</p>}
        {shown ? <Shown shown={shown} zone={meeting.conduct.settings.zone} /> : !trouble && <p className="sub">{t('common.loading')}</p>}
        <Measures />
      </main>
    </div>
  );
}

function Shown({ shown, zone }: { shown: ParityShown; zone: string }) {
  const [view, choose] = useState<'plots' | 'tables'>('plots');
  if (isEmpty(shown)) return <p className={css.lead}>{t('parity.empty')}</p>;
  const { mood, sentence } = verdictOn(shown);
  const telling = groupings.filter((grouping) => isTelling(shown[grouping]));
  return (
    <>
      <p className={mood === 'uneven' ? `${css.lead} ${css.uneven}` : css.lead}>{sentence}</p>
      <p className={css.tools}>
        <span className="sub">{t('parity.as-of', { hour: hourIn(shown.at, zone), place: placeOf(zone) || 'UTC' })}</span>
        <button
          type="button"
          className="button"
          aria-pressed={view === 'tables'}
          onClick={() => choose(view === 'plots' ? 'tables' : 'plots')}
        >
          {t('parity.as-table')}
        </button>
      </p>
      {view === 'plots' && <Legend />}
      <div className={view === 'plots' ? css.sections : undefined}>
        {telling.map((grouping) => (
          <Section key={grouping} grouping={grouping} shown={shown} view={view} />
        ))}
      </div>
      {!telling.some((grouping) => grouping === 'group' || grouping === 'region') && <p className="sub">{t('parity.no-groups')}</p>}
    </>
  );
}

/** The table is always there for whoever hears the page. */
function Section({ grouping, shown, view }: { grouping: Grouping; shown: ParityShown; view: 'plots' | 'tables' }) {
  const rows = shown[grouping];
  return (
    <section className={css.section}>
      <h2>{t(`parity.by-${grouping}`)}</h2>
      {view === 'plots' && <ParityPlot grouping={grouping} rows={rows} />}
      <ParityTable grouping={grouping} rows={rows} place={view === 'plots' ? 'for-ears' : 'on-page'} />
    </section>
  );
}

const Legend = () => (
  <p className={css.legend} aria-hidden="true">
    <span>
      <i className={css.keyBar} /> {t('parity.key-share')}
    </span>
    <span>
      <i className={css.keyTick} /> {t('parity.key-fair')}
    </span>
    <span>
      <i className={css.keyWait} /> {t('parity.key-wait')}
    </span>
  </p>
);

const measures = ['here', 'turns', 'minutes', 'waiting-now', 'median-wait', 'longest-wait', 'warning', 'others'] as const;

/** Each measure in one sentence: what nobody can look up, nobody believes. */
const Measures = () => (
  <section className={css.section}>
    <h2>{t('parity.counted')}</h2>
    <dl className={css.counted}>
      {measures.map((what) => (
        <div key={what}>
          <dt>{t(`parity.${what}`)}</dt>
          <dd>{t(`parity.${what}-about`)}</dd>
        </div>
      ))}
    </dl>
  </section>
);
