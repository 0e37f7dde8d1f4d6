import { countsOf, sumOf, withHands } from '../shared/messages/counting.ts';
import { lastReadBack, stances, type Counts, type Message, type ReadBack } from '../shared/messages/state.ts';
import css from './messages.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** How many answered on a device, and how they stand, as last told while it is open, as counted once it has ended. */
export function standingOf(seat: Seat, { id, phase }: Message, read: ReadBack): { answered: number; counts: Counts } {
  const told = phase === 'reading' && read.endedAt === null ? seat.tally.answers[id] : undefined;
  const counts = read.counts ?? told?.bySide ?? countsOf([]);
  return { answered: sumOf(counts['on-site']) + sumOf(counts.remote), counts };
}

/** Support, can live with, object: on-site, remote and together, with the hands of rooms in the first. */
export function MessageCounts({ seat, message, read = lastReadBack(message) }: { seat: Seat; message: Message; read?: ReadBack | null }) {
  if (!read) return null;
  const { answered, counts } = standingOf(seat, message, read);
  const all = withHands(counts, read.rooms);
  const rooms = read.rooms.map(({ room, counts: hands }) => t('messages.room-hands', { room: `\u2068${room}\u2069`, count: sumOf(hands) }));
  return (
    <div className={css.counts}>
      <table>
        <caption className="hide">{t('messages.counts-of', { number: message.number })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('messages.stance')}</th>
            <th scope="col">{t('messages.on-site')}</th>
            <th scope="col">{t('messages.remote')}</th>
            <th scope="col">{t('messages.together')}</th>
          </tr>
        </thead>
        <tbody>
          {stances.map((stance, i) => (
            <tr key={stance}>
              <th scope="row">{t(`messages.${stance}`)}</th>
              <td className="num">{all['on-site'][i]}</td>
              <td className="num">{all.remote[i]}</td>
              <td className="num">{all['on-site'][i]! + all.remote[i]!}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sub">
        {t('messages.answered', { count: answered })}
        {rooms.length > 0 && ` · ${t('messages.with-hands', { rooms: rooms.join(', ') })}`}
      </p>
    </div>
  );
}

/** What those said who objected, once it is over; nobody is named. */
export const Objections = ({ read }: { read: ReadBack }) =>
  read.objections.some(isThere) && (
    <section className={css.objections}>
      <h4>{t('messages.objections')}</h4>
      <ul>
        {read.objections.filter(isThere).map((words, i) => (
          <li key={i}>
            <bdi dir="auto">{words}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );

/** What somebody wrote who was erased is not there any more; that they objected is counted. */
const isThere = (words: string) => words !== '';
