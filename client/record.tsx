import { useState } from 'react';
import { isChair, isSecretariat } from '../shared/people.ts';
import { sectionsOf } from '../shared/record/sections.ts';
import { speakingOf } from '../shared/record/speaking.ts';
import type { WholeRecord } from '../shared/record/whole.ts';
import { useAskedAgain } from './asked-again.ts';
import './every-rule.ts';
import { hourIn } from './hours.ts';
import { InMeeting } from './in-meeting.tsx';
import { PlainPage } from './plain-page.tsx';
import { RecordCourse } from './record-course.tsx';
import { Issuing } from './record-issuing.tsx';
import { EntryRow } from './record-entry.tsx';
import reading from './reading-page.module.css';
import css from './record.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A record may be long, and lines are slow. */
const atMostEveryMs = 10_000;
/** What comes after the end is little, and whoever did it looks at it. */
const afterwardsMs = 1_000;
const formats = ['pdf', 'docx', 'html', 'md', 'csv', 'json', 'ics', 'irc'] as const;

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat) => <RecordPage seat={seat} />}</InMeeting>;
}

/** All that was noted of the meeting, while it grows and after (N31). */
function RecordPage({ seat }: { seat: Seat }) {
  if (seat.me.seat === 'person') return <Read seat={seat} />;
  return (
    <PlainPage title={t('record-page.not-inside-title')} next={{ href: `/m/${seat.code}`, label: t('record-page.to-join') }}>
      {t('record-page.not-inside')}
    </PlainPage>
  );
}

function Read({ seat }: { seat: Seat }) {
  const { meeting, me, code } = seat;
  const { shown, trouble } = useAskedAgain<WholeRecord, 'upTo'>(
    seat,
    'record.json',
    'upTo',
    meeting.conduct.phase === 'closed' ? afterwardsMs : atMostEveryMs,
  );
  const back = isSecretariat(meeting, me) ? 'desk' : isChair(meeting, me) ? 'chair' : 'attend';
  return (
    <div className={`${reading.page} ${css.page}`}>
      <title>{t('record-page.page-title', { title: meeting.conduct.title })}</title>
      <header className={reading.head}>
        <a className="wordmark" href="/">
          {t('common.onefloor')}
        </a>
        <span className={css.ways}>
          {isSecretariat(meeting, me) && (
            <a className={reading.back} href={`/m/${code}/transcripts`}>
              {t('record-page.to-transcripts')}
            </a>
          )}
          <a className={reading.back} href={`/m/${code}/${back}`}>
            {t('record-page.to-meeting')}
          </a>
        </span>
      </header>
      <main>
        <h1>
          <bdi dir="auto">{meeting.conduct.title}</bdi>
        </h1>
        <p className={css.kicker}>{t('record.title')}</p>
        {trouble && <p className="refused">{trouble}</p>}
        {shown ? <Shown seat={seat} record={shown} /> : !trouble && <p className="sub">{t('common.loading')}</p>}
      </main>
    </div>
  );
}

function Shown({ seat, record }: { seat: Seat; record: WholeRecord }) {
  const [isCorrecting, correct] = useState(false);
  const mayIssue = record.phase === 'closed' && isSecretariat(seat.meeting, seat.me);
  const corrector = mayIssue && isCorrecting ? seat : null;
  const names = new Map(record.people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => isolated(names.get(id) ?? t('common.unnamed'));
  const speaking = speakingOf(record, { say: t, nameOf, hour: (at) => hourIn(at, '') });
  const { head, outcome, errata, course, people, also } = sectionsOf(record, speaking);
  const contents = [
    ['outcome', t('record.outcome')],
    ...(errata.length > 0 ? ([['errata', t('record.errata')]] as const) : []),
    ['course', t('record.course')],
    ['people', t('record.people')],
  ] as const;
  return (
    <>
      <ul className={css.facts}>
        {head.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      {mayIssue && <Issuing seat={seat} isCorrecting={isCorrecting} correct={correct} />}
      <nav className={css.contents} aria-label={t('record-page.contents')}>
        {contents.map(([id, title]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <details className={css.also}>
        <summary>{t('record-page.take-along')}</summary>
        <p className={css.files}>
          {formats.map((format) => (
            <a key={format} className="button quiet" href={`/api/meetings/${record.code}/record.${format}`} download>
              {t(`record-page.as-${format}`)}
            </a>
          ))}
          <a className="button quiet" href={`/api/meetings/${record.code}/record.zip`} download>
            {t('record-page.as-zip')}
          </a>
        </p>
      </details>
      <section id="outcome" className={css.section}>
        <h2>{t('record.outcome')}</h2>
        {outcome.length === 0 && <p className="sub">{t('record.no-outcome')}</p>}
        <ol className={css.entries}>
          {outcome.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              speaking={speaking}
              zone={record.zone}
              saidIn={saidIn(course, entry.at)}
              corrector={corrector}
            />
          ))}
        </ol>
      </section>
      {errata.length > 0 && (
        <section id="errata" className={css.section}>
          <h2>{t('record.errata')}</h2>
          <ol className={css.entries}>
            {errata.map((entry) => (
              <EntryRow key={entry.id} entry={entry} speaking={speaking} zone={record.zone} corrector={corrector} />
            ))}
          </ol>
        </section>
      )}
      <RecordCourse record={record} course={course} speaking={speaking} corrector={corrector} />
      <section id="people" className={css.section}>
        <h2>{t('record.people')}</h2>
        <ul className={css.people}>
          {people.map(({ id, name, about }) => (
            <li key={id}>
              {name} <span className="sub">{about.join(' · ')}</span>
            </li>
          ))}
        </ul>
      </section>
      {record.transcripts.length > 0 && (
        <section id="transcripts" className={css.section}>
          <h2>{t('record.transcripts')}</h2>
          <ul className={css.people}>
            {record.transcripts.map(({ id, title, preface }) => (
              <li key={id}>
                <span dir="auto">{title || t('record.transcript-untitled')}</span>
                {preface.map((text, i) => (
                  <p key={i} className="sub" dir="auto">
                    {text}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {also.length > 0 && <Also lines={also} />}
    </>
  );
}

/** What is of no weight by itself is there for whoever asks. */
function Also({ lines }: { lines: string[] }) {
  const [isOpen, open] = useState(false);
  return (
    <details className={css.also} open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t('record.also')}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** The turn in which something was written down; null where nobody was speaking. */
const saidIn = (course: WholeRecord['entries'], at: number): string | null =>
  course.findLast((entry) => entry.what === 'turn' && entry.at <= at && (entry.until ?? Infinity) >= at)?.id ?? null;

/** A name keeps its own direction within a sentence of another. */
const isolated = (name: string) => `\u2068${name}\u2069`;
