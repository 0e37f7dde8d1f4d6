import { roundForRoom } from './groups-for-room.ts';
import css from './kiosk.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const mostInLine = 6;

/** For whoever comes to the microphone while groups work: where each of them meets, in one line. */
export function KioskGroups({ seat }: { seat: Seat }) {
  const round = roundForRoom(seat.meeting);
  if (round?.phase !== 'running') return null;
  const open = round.groups.filter(({ phase }) => phase === 'open');
  const placed = open.filter(({ place }) => place !== '');
  if (placed.length === 0 || open.length > mostInLine) return <p className={css.groups}>{t('kiosk.groups', { count: open.length })}</p>;
  return (
    <ul className={css.groups} aria-label={t('kiosk.groups', { count: open.length })}>
      {placed.map(({ id, number, place }) => (
        <li key={id}>{t('kiosk.group-place', { number, place: `\u2068${place}\u2069` })}</li>
      ))}
    </ul>
  );
}
