import { plenary } from '../shared/floor-id.ts';
import { languagesOn } from '../shared/captions/state.ts';
import { LastLines } from './captions-bar.tsx';
import { linesIn } from './captions-look.tsx';
import css from './captions.module.css';
import { useLane } from './lane.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** For those in the room who read: the last two lines, as large as the next speakers. */
export default function ScreenCaptions({ seat }: { seat: Seat }) {
  // The room reads one language: the one in which captions began.
  const lang = languagesOn(seat.meeting, plenary)[0] ?? null;
  const page = useLane(seat, 'captions', plenary, 2, lang);
  const lines = linesIn(page.lines, lang);
  return (
    <section className={`caption-bar ${css.room}`} aria-label={t('captions.title')}>
      <LastLines lines={lines} most={2} />
    </section>
  );
}
