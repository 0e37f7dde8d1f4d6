import { useEffect, useRef } from 'react';
import { announce } from './announcer.tsx';
import { nth } from './my-places.ts';
import { stageOf } from './my-requests.ts';
import type { Seat } from './seat.ts';
import { chime, unlockSound } from './sound.ts';
import { t } from './words.ts';

/** A place that changes again and again is said once it has come to rest. */
const restMs = 2_500;

/** Sound, vibration and words when this person is next or has the floor (N13); a quiet word when the place changes. */
export function useAlerts(seat: Seat): void {
  const { is, id, position } = stageOf(seat);
  const before = useRef({ is, id });
  useEffect(() => {
    const was = before.current;
    before.current = { is, id };
    if (was.is === is && (was.id === id || is !== 'speaking')) return;
    if (is === 'next') {
      announce(t('attend.said-next'), 'assertive');
      // Whoever asks an empty queue sees it at once under the finger and needs no signal.
      if (was.is !== 'none') chime('next');
    }
    if (is === 'speaking') {
      announce(t('attend.said-speaking'), 'assertive');
      chime('floor');
    }
  }, [is, id]);

  const said = useRef(position);
  useEffect(() => {
    if (is !== 'waiting' || position === said.current) {
      said.current = position;
      return;
    }
    const rest = setTimeout(() => {
      said.current = position;
      announce(t('attend.said-place', { place: nth(position) }));
    }, restMs);
    return () => clearTimeout(rest);
  }, [is, position]);

  useEffect(() => {
    // Not as soon as a finger is down: what changes on the page then would move under it.
    const gestures = ['click', 'keydown'] as const;
    for (const gesture of gestures) document.addEventListener(gesture, unlockSound);
    return () => gestures.forEach((gesture) => document.removeEventListener(gesture, unlockSound));
  }, []);
}

export function titleOf(seat: Seat): string {
  const { is } = stageOf(seat);
  const { title } = seat.meeting.conduct;
  if (is === 'next') return t('attend.page-title-next', { title });
  return is === 'speaking' ? t('attend.page-title-speaking', { title }) : t('attend.page-title', { title });
}
