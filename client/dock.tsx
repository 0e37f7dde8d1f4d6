import { useRef } from 'react';
import type { Turn } from '../shared/floor/state.ts';
import { AskForFloor } from './ask-for-floor.tsx';
import { CommandButton } from './command-button.tsx';
import css from './dock.module.css';
import { clockOf } from './floor.tsx';
import { MyAside, MyPlace } from './my-place.tsx';
import { myPlaces } from './my-places.ts';
import { useNow, type Seat } from './seat.ts';
import { SoundOffer } from './sound-offer.tsx';
import { t } from './words.ts';

/** The one thing to do next: ask, or keep my place, or say that I am done. */
export function Dock({ seat }: { seat: Seat }) {
  const dock = useRef<HTMLElement>(null);
  /** The pressed button may be gone after the press; the focus stays in the dock then. */
  const onDone = () => {
    if (document.activeElement === null || document.activeElement === document.body) dock.current?.focus();
  };
  return (
    <section ref={dock} className={css.dock} tabIndex={-1} aria-label={t('attend.your-place')}>
      <Inside seat={seat} onDone={() => requestAnimationFrame(onDone)} />
    </section>
  );
}

function Inside({ seat, onDone }: { seat: Seat; onDone: () => void }) {
  const { meeting, me, floor } = seat;
  const { queue, floor: now } = meeting.floors[floor]!;
  if (me.seat !== 'person')
    return (
      <p>
        {t('attend.only-looking')} <a href={`/m/${seat.code}`}>{t('attend.to-join')}</a>
      </p>
    );
  if (meeting.conduct.phase === 'closed')
    return (
      <p>
        {t('attend.ended')} <a href={`/m/${seat.code}/record`}>{t('attend.to-record')}</a>
      </p>
    );
  const places = myPlaces(seat);
  const asides = queue.aside.filter(({ personId }) => personId === me.id);
  const isMine = now.turn?.personId === me.id;
  const isHeld = now.interrupted.some(({ turn }) => turn.personId === me.id);
  return (
    <>
      {/* Goes by itself at the first press: on a phone nothing below it moves then, on a wide page it stands last. */}
      {places.length > 0 && <SoundOffer />}
      {isMine && now.turn && <MyTurn seat={seat} turn={now.turn} onDone={onDone} />}
      {isHeld && <p>{t('attend.interrupted')}</p>}
      {places.map((place) => (
        <MyPlace key={place.request.id} seat={seat} place={place} onDone={onDone} />
      ))}
      {asides.map((aside) => (
        <MyAside key={aside.id} seat={seat} aside={aside} onDone={onDone} />
      ))}
      {!isMine && places.length + asides.length === 0 && <AskForFloor seat={seat} onDone={onDone} />}
    </>
  );
}

function MyTurn({ seat, turn, onDone }: { seat: Seat; turn: Turn; onDone: () => void }) {
  const clock = clockOf(turn, useNow(seat));
  return (
    <>
      <div className={css.place}>
        <span className={clock.mood === 'over' ? `${css.pos} ${css.over}` : css.pos}>{clock.text}</span>
        <span className={css.says}>
          <span className={css.isNext}>{t('attend.you-speak')}</span> <span className="sub">{clock.about}</span>
        </span>
      </div>
      <div className={css.main}>
        <CommandButton
          seat={seat}
          command={{ name: 'end-turn', input: { floor: seat.floor, turnId: turn.id } }}
          className="button primary"
          why="beside"
          onDone={onDone}
        >
          {t('attend.done')}
        </CommandButton>
      </div>
    </>
  );
}
