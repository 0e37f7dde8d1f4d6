import { presentedLive } from '../shared/documents/presented.ts';
import { documentIds } from '../shared/documents/rights.ts';
import type { LastWords as Said } from '../shared/wire.ts';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { nameInText } from './person-name.tsx';
import { presentedTitle } from './presented-title.ts';
import { useNow, type Seat } from './seat.ts';
import { spoken, t } from './words.ts';

/** What is being written: when the last words of each rapporteur came to the disk, and whether it is presented. A report that nobody has begun is one line (N27, A3). */
export default function LastWords({ seat }: { seat: Seat }) {
  const now = useNow(seat, 5_000);
  const { words = [] } = seat.presence;
  const presented = presentedLive(seat.meeting);
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
      </ul>
    </section>
  );
}

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

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function agoIn(ms: number): string {
  const [unit, length] = units.find(([, length]) => ms >= length) ?? (['second', Infinity] as const);
  return new Intl.RelativeTimeFormat(spoken(), { style: 'short', numeric: 'auto' }).format(-Math.floor(ms / length), unit);
}
