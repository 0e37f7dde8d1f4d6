import { useEffect, useRef } from 'react';
import type { Group } from '../shared/groups/state.ts';
import { announce } from './announcer.tsx';
import { isFurther, stageOfGroup, untilNextStage, wordsOfStage, type Stage } from './group-clock.ts';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A little late on purpose: a timer that comes early would find the old minute. */
const lateMs = 5;

/** For those who hear the page: where they are, how long it lasts, and what plenary says. Each once; whoever slept hears what is true now. */
export function useGroupNews(seat: Seat, group: Group): void {
  useTime(seat, group);
  const { id: me } = seat.me;
  const { number } = group;
  useNew(group.told?.at, () => group.told && announce(t('group.told', { text: `\u2068${group.told.text}\u2069` })));
  useNew(group.help?.takenBy, (by) => announce(t('group.help-coming', { name: nameInText(by, seat.people) })));
  useNew(group.chairId === me || undefined, () => announce(t('group.said-chair', { number })));
  useNew(group.rapporteurId === me || undefined, () => announce(t('group.said-rapporteur', { number })));
}

function useTime({ now }: Seat, group: Group) {
  const said = useRef<{ stage: Stage; endsAt: number | null; words: string } | null>(null);
  const { number, title, endsAt, closesAt } = group;
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(next);
      const rest = untilNextStage(group, now());
      if (rest !== null) next = setTimeout(look, rest + lateMs);
      // Nobody hears a page that is not in front; it says how things are when it comes back.
      if (document.visibilityState !== 'visible') return;
      const before = said.current;
      const stage = stageOfGroup(group, now());
      const words = !before
        ? t('group.said-in', { number, title: `\u2068${title}\u2069` })
        : isFurther(stage, before.stage) || before.endsAt !== endsAt
          ? wordsOfStage(group, stage, now())
          : before.stage === 'closing' && stage !== 'closing'
            ? t('group.said-open', { number })
            : before.words;
      // Time that is taken away until just before a mark has been told with the same words.
      if (words !== before?.words) announce(words);
      said.current = { stage, endsAt, words };
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(next);
      document.removeEventListener('visibilitychange', look);
    };
  }, [now, number, title, endsAt, closesAt]);
}

/** What is there when the page opens is seen there; what comes later is told. */
function useNew<Value>(value: Value | null | undefined, tell: (value: Value) => void) {
  const before = useRef(value);
  useEffect(() => {
    if (value === before.current) return;
    before.current = value;
    if (value !== null && value !== undefined) tell(value);
  }, [value]);
}
