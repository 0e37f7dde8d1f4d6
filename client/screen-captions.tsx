import { plenary } from '../shared/floor-id.ts';
import { LastLines } from './captions-bar.tsx';
import css from './captions.module.css';
import { useLane } from './lane.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** For those in the room who read: the last two lines, as large as the next speakers. */
export default function ScreenCaptions({ seat }: { seat: Seat }) {
  const { lines } = useLane(seat, 'captions', plenary, 2);
  return (
    <section className={`caption-bar ${css.room}`} aria-label={t('captions.title')}>
      <LastLines lines={lines} most={2} />
    </section>
  );
}
