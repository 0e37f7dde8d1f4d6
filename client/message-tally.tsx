import { useId, useState } from 'react';
import { sumOf } from '../shared/messages/counting.ts';
import { lastReadBack, stances, type Message } from '../shared/messages/state.ts';
import { isSameRoom } from '../shared/polls/state.ts';
import { longest } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { remember, remembered } from './device-memory.ts';
import { Dialog } from './dialog.tsx';
import css from './polls.module.css';
import { RoomHands, roomSavedUnder } from './room-hands.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Hands of those without a device, counted by somebody who stands in the room, into the same read-back as those online (M2, N18). */
export function MessageTally({ seat, message, onClose }: { seat: Seat; message: Message; onClose: () => void }) {
  const id = useId();
  const [room, setRoom] = useState(() => remembered(roomSavedUnder, 'always'));
  const [counts, setCounts] = useState(() => countedIn(message, room));
  const [saved, setSaved] = useState<string | null>(null);
  const name = room.trim();
  const set = (i: number, count: number) => {
    setCounts((before) => before.with(i, count));
    setSaved(null);
  };
  const onDone = () => {
    remember(roomSavedUnder, name, 'always');
    const text = t('messages.tally-saved', { count: sumOf(counts), room: `\u2068${name}\u2069` });
    setSaved(text);
    announce(text);
  };
  return (
    <Dialog title={t('messages.tally-title')} onClose={onClose}>
      <div className={css.tally}>
        <h3>
          {t('messages.number', { number: message.number })}: <bdi dir="auto">{message.text}</bdi>
        </h3>
        <p id={`${id}about`} className="sub">
          {t('messages.tally-about')}
        </p>
        <label className={css.field}>
          <span>{t('messages.tally-room')}</span>
          <input
            dir="auto"
            autoComplete="off"
            maxLength={longest.name}
            value={room}
            aria-describedby={`${id}about`}
            onChange={(event) => setRoom(event.target.value)}
            onBlur={() => sumOf(counts) === 0 && setCounts(countedIn(message, name))}
          />
        </label>
        <ul className={css.steps}>
          {stances.map((one, i) => {
            const stance = t(`messages.${one}`);
            return (
              <li key={one}>
                <span>{stance}</span>
                <RoomHands
                  count={counts[i]!}
                  set={(count) => set(i, count)}
                  words={{
                    less: t('messages.tally-less', { stance }),
                    hands: t('messages.tally-hands', { stance }),
                    more: t('messages.tally-more', { stance }),
                  }}
                />
              </li>
            );
          })}
        </ul>
        <p role="status">{saved ?? t('messages.tally-sum', { count: sumOf(counts) })}</p>
        {name === '' ? (
          <p className="why">{t('messages.tally-need-room')}</p>
        ) : (
          <CommandButton
            seat={seat}
            command={{ name: 'tally-read-back', input: { messageId: message.id, room: name, counts } }}
            className="button primary"
            why="beside"
            onDone={onDone}
          >
            {t('messages.tally-save')}
          </CommandButton>
        )}
      </div>
    </Dialog>
  );
}

/** What was counted there before, so that a mistake is corrected and not counted anew. */
const countedIn = (message: Message, room: string): number[] =>
  lastReadBack(message)?.rooms.find((one) => isSameRoom(one.room, room))?.counts ?? stances.map(() => 0);
