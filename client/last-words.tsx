import { presentedLive } from '../shared/documents/presented.ts';
import { documentIds } from '../shared/documents/rights.ts';
import { reportOf } from '../shared/reports/state.ts';
import type { LastWords as Said } from '../shared/wire.ts';
import { agoIn } from './ago.ts';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { nameInText } from './person-name.tsx';
import { presentedTitle } from './presented-title.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** What is being written: when the last words of each rapporteur came to the disk, and whether it is presented. A report that nobody has begun is one line (N27, A3). */
export default function LastWords({ seat }: { seat: Seat }) {
  const now = useNow(seat, 5_000);
  const { words = [] } = seat.presence;
  const presented = presentedLive(seat.meeting);
  // While groups work the board has their rows; here are those that are back, until they have reported.
  const groups = [...new Set(words.map(({ documentId }) => documentId))].filter((id) => reportOf(seat.meeting, id));
  return (
    <section>
      <h2 className={css.asideHead}>{t('last-words.title')}</h2>
      <ul className={css.wants}>
        {documentIds.map((id) => (
          <li key={id}>
            <span>
              {t(`last-words.${id}`)}
              <OfDocument seat={seat} words={words.filter(({ documentId }) => documentId === id)} now={now} />
              {presented?.documentId === id && <span className="sub">{t('presented.to-all', { title: presentedTitle(presented) })}</span>}
            </span>
            <CommandButton
              seat={seat}
              command={{ name: 'present', input: { documentId: presented?.documentId === id ? null : id } }}
              className="button quiet"
            >
              {t(presented?.documentId === id ? 'presented.stop' : 'presented.present')}{' '}
              <span className="hide">{t(`last-words.${id}`)}</span>
            </CommandButton>
          </li>
        ))}
        {groups.map((groupId) => (
          <li key={groupId}>
            <span>
              {t('last-words.group', { number: numberIn(seat.meeting, groupId) })}
              <OfDocument seat={seat} words={words.filter(({ documentId }) => documentId === groupId)} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const numberIn = (meeting: Seat['meeting'], groupId: string): number => reportOf(meeting, groupId)?.number ?? 0;

type Props = { seat: Seat; words: Said[]; now: number };

function OfDocument({ seat, words, now }: Props) {
  const isBegun = words.some(({ at, isHere, documentId }) => at !== null || isHere || documentId === 'plenary');
  if (!isBegun) return <span className="sub">{t('last-words.nothing')}</span>;
  const latest = words.toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0));
  return latest.map((one) => (
    <span key={one.personId} className="sub">
      {lastWordsSentence(seat, one, now)}
    </span>
  ));
}

/** "Ada, 14:32:05 · 3 min ago": by the clock of the meeting. */
function lastWordsSentence({ meeting, people }: Pick<Seat, 'meeting' | 'people'>, { personId, at, isHere }: Said, now: number): string {
  const name = nameInText(personId, people);
  if (at === null) return t(isHere ? 'last-words.none' : 'last-words.none-closed', { name });
  const time = secondIn(at, meeting.conduct.settings.zone);
  return t(isHere ? 'last-words.came' : 'last-words.came-closed', { name, time, ago: agoIn(now - at) });
}

const secondIn = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23', timeZone: zone || 'UTC' }).format(at);
