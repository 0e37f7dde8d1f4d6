import { handsOf, type Counted, type Poll } from '../shared/polls/state.ts';
import css from './poll-result.module.css';
import { t } from './words.ts';

type Props = { poll: Poll; counted: Counted; size?: 'text' | 'room' };

/** A result as bars with their numbers, devices and rooms apart and together (P3); for those who hear it, as a table. */
export function PollResult({ poll, counted: { counts, bySide }, size = 'text' }: Props) {
  const hands = handsOf(poll);
  const together = counts.map((count, i) => count + hands[i]!);
  const most = Math.max(1, ...together);
  const apart = (i: number) => [
    bySide
      ? t('polls.devices-sides', { count: counts[i]!, onSite: bySide['on-site'][i]!, remote: bySide.remote[i]! })
      : t('polls.devices-count', { count: counts[i]! }),
    ...poll.rooms.map((room) => t('polls.room-count', { room: `\u2068${room.room}\u2069`, count: room.counts[i]! })),
  ];
  return (
    <div
      className={size === 'room' ? `${css.result} ${css.room}` : css.result}
      data-many={poll.options.length > 6}
      data-dense={isDense(poll)}
    >
      <ul aria-hidden="true">
        {poll.options.map((option, i) => (
          <li key={option}>
            <span className={css.option}>
              <bdi dir="auto">{option}</bdi>
              <b className="num">{together[i]}</b>
            </span>
            <span className={css.bar}>
              <i style={{ inlineSize: `${(together[i]! / most) * 100}%` }} />
            </span>
            {size === 'text' && <span className="sub">{apart(i).join(' · ')}</span>}
          </li>
        ))}
      </ul>
      {!poll.many && <Sums poll={poll} counts={counts} />}
      <div className="hide">
        <table>
          <caption>{t('polls.result-of', { question: poll.question })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('polls.option')}</th>
              <th scope="col">{t('polls.devices')}</th>
              {poll.rooms.map(({ room }) => (
                <th key={room} scope="col">
                  {room}
                </th>
              ))}
              <th scope="col">{t('polls.together')}</th>
            </tr>
          </thead>
          <tbody>
            {poll.options.map((option, i) => (
              <tr key={option}>
                <th scope="row">{option}</th>
                <td>{counts[i]}</td>
                {poll.rooms.map((room) => (
                  <td key={room.room}>{room.counts[i]}</td>
                ))}
                <td>{together[i]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** What fits in one line of a room's large type. */
const shortOption = 40;
/** Too much to read for large type. */
export const isDense = ({ options }: Pick<Poll, 'options'>) => options.length > 6 || options.some(({ length }) => length > shortOption);

const sumOf = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);

/** How many people stand behind it, by where they were counted; of several choices each that cannot be told. */
function Sums({ poll, counts }: { poll: Poll; counts: number[] }) {
  const rooms = poll.rooms.map(({ room, counts: hands }) => t('polls.room-count', { room: `\u2068${room}\u2069`, count: sumOf(hands) }));
  const together = sumOf(counts) + sumOf(handsOf(poll));
  return (
    <p className={css.sums}>
      {[t('polls.devices-count', { count: sumOf(counts) }), ...rooms].join(' · ')} · <b>{t('polls.together-count', { count: together })}</b>
    </p>
  );
}

/** What kind of poll it is, and on every screen that it binds nobody (P4). */
export const PollKind = ({ poll }: { poll: Pick<Poll, 'kind' | 'secret'> }) => (
  <>
    <b>{t(`polls.${poll.kind}`)}</b> · {t(poll.secret ? 'polls.secret' : 'polls.named')} · {t('polls.not-binding')}
  </>
);
